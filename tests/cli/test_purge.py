"""`catchlight purge`: a preview by default, an erasure with --yes."""

from pathlib import Path

from tests.cli.conftest import Command


def test_without_yes_nothing_is_erased(in_lab: Command) -> None:
    in_lab("case", "retain", "2026-1", "--until", "2020-01-01", "--reason", "minor")

    preview = in_lab("purge").document

    assert preview["purged"] is False
    assert [one["case"] for one in preview["cases"]] == ["2026-1"]
    assert preview["would_go"][0]["rows"]["cases"] == 1
    assert [one["case"] for one in in_lab("case", "list").document["cases"]] == ["2026-1"]


def test_with_yes_it_goes_and_leaves_a_certificate(in_lab: Command, tmp_path: Path) -> None:
    in_lab("case", "retain", "2026-1", "--until", "2020-01-01", "--reason", "minor")

    purged = in_lab("purge", "--yes", "--certificates", tmp_path / "certificates").document

    assert (purged["purged"], purged["off_disk"]) == (True, True)
    assert [Path(path).read_text()[:1] for path in purged["written"]] == ["{"]
    assert in_lab("case", "list").document["cases"] == []
    assert in_lab("log", "verify").code == 0


def test_texts_say_what_stays_and_why(in_lab: Command, run: Command) -> None:
    assert in_lab("case", "list").code == 0
    assert "Nothing is due" in run("purge").out
    assert "Nothing was due" in run("purge", "--yes").out
    run("case", "retain", "2026-1", "--until", "2020-01-01", "--reason", "minor")
    assert "Say --yes" in run("purge").out
    run("case", "hold", "2026-1", "--reason", "appeal")

    held = run("purge").out

    assert "Kept by its legal hold: 2026-1" in held
    assert "appeal" in held
