"""`catchlight erase`: shown first, done with --yes and a reason."""

from pathlib import Path

from tests.cli.conftest import Command


def test_a_case_is_shown_first_and_erased_with_yes(in_lab: Command) -> None:
    preview = in_lab("erase", "case", "2026-1").document
    assert preview["erased"] is False
    assert preview["would_go"]["rows"] == {"case_members": 1, "cases": 1}

    without_reason = in_lab("erase", "case", "2026-1", "--yes")
    assert (without_reason.code, "reason" in without_reason.document["error"]) == (1, True)

    erased = in_lab("erase", "case", "2026-1", "--yes", "--reason", "court order").document
    assert (erased["erased"], erased["off_disk"], erased["certificate"]["kind"]) == (True, True, "case")
    assert in_lab("erase", "case", "2026-1").code == 1


def test_certificates_are_listed_and_written_again(in_lab: Command, run: Command, tmp_path: Path) -> None:
    assert run("erase", "certificates").out.strip() == "Nothing was erased yet."
    entry = in_lab("erase", "case", "2026-1", "--yes", "--reason", "order").document["certificate"]["entry"]

    listed = in_lab("erase", "certificates", "--to", tmp_path / "certificates").document

    assert [one["entry"] for one in listed["certificates"]] == [entry]
    assert [Path(path).name for path in listed["written"]] == [f"erasure-{entry}.json"]
    assert "case" in run("erase", "certificates").out


def test_a_search_that_is_not_there_is_stated(in_lab: Command) -> None:
    answer = in_lab("erase", "search", "2026-1", "s1", "--yes", "--reason", "order")

    assert answer.code == 1
    assert "no search s1" in answer.document["error"]


def test_the_text_says_that_nothing_was_erased(in_lab: Command, run: Command) -> None:
    assert in_lab("case", "list").code == 0
    assert "Nothing was erased. Say --yes" in run("erase", "case", "2026-1").out
    assert "off the disk" in run("erase", "case", "2026-1", "--yes", "--reason", "order").out
