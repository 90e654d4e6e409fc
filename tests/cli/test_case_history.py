"""`catchlight case history`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command


def test_the_history_of_a_case_is_sentences(in_lab: Command, run: Command) -> None:
    document = in_lab("case", "history", "2026-1").document
    assert (document["case"], document["offence"]) == ("2026-1", "burglary")
    assert [line["what"] for line in document["lines"]] == ["opened the case 2026-1 for burglary", "read the case"]
    assert "opened the case 2026-1 for burglary" in run("case", "history", "2026-1").out


def test_a_page_of_it_is_logged_in_the_case_with_whom_it_is_for(in_lab: Command, tmp_path: Path) -> None:
    page = tmp_path / "history.html"
    (written,) = in_lab("case", "history", "2026-1", "--html", page, "--to", "the defence").document["written"]
    assert page.read_text(encoding="utf-8").count("<tr>") >= 3
    lines = in_lab("case", "history", "2026-1").document["lines"]
    (told,) = [line for line in lines if line["action"] == "report.written"]
    assert (told["to_whom"], told["entry"]) == ("the defence", written["entry"])


def test_a_case_that_is_not_there_is_a_stated_failure(in_lab: Command) -> None:
    answer = in_lab("case", "history", "2026-9")
    assert answer.code == 1
    assert "2026-9" in answer.document["error"]
