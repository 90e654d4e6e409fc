from pathlib import Path

from tests.gui.entered import waiting

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.gui import reads_oversight
from catchlight.gui.reads_oversight import Handing, Period
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab


def test_what_leaves_the_lab_is_a_file_and_an_entry(lab: Lab, actor: Actor, case: Case, tmp_path: Path) -> None:
    waiting(lab, actor, case)
    shown = reads_oversight.statistics(lab, actor, Period(), JobControl())
    assert shown.submitted == 1
    page, table = tmp_path / "figures.html", tmp_path / "history.csv"
    made = reads_oversight.hand_over_statistics(lab, actor, shown, Handing(page, "html", "the court"))
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert f"Entry {made.entry} of the log" in reads_oversight.handed_words(made)
    reads_oversight.hand_over_history(lab, actor, case, Handing(table, "csv", ""))
    assert "find the suspect" in table.read_text("utf-8-sig")
    year = shown.until.year
    reads_oversight.hand_over_annual(lab, actor, year, Handing(tmp_path / "year.html", "html", ""))
    with lab.reading() as db:
        written = [entry.document for entry in read_log(db) if entry.document["action"] == "report.written"]
    assert [document["details"]["to"] for document in written] == ["the court", None, None]
    assert [document["case"] for document in written] == [None, case.identifier, None]
