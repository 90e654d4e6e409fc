"""A case's history: a line for each entry, with who, when, what, why and to whom."""

from __future__ import annotations

from datetime import UTC, datetime

from catchlight.evidence.log import LogEntry
from catchlight.report.history import CaseHistory, HistoryLine, history_document, history_lines

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
LINE = HistoryLine(4, AT, "A. Example", "examiner", "case.opened", "opened the case", "", "")


def test_an_entry_becomes_a_line() -> None:
    document = {
        "time": "2026-11-23T10:00:00.000000Z",
        "actor": {"account": "acc", "name": None},
        "role": "supervisor",
        "action": "report.written",
        "case": "c",
        "details": {"title": "History", "format": "html", "to": "the defence"},
    }
    (line,) = history_lines([LogEntry(9, document, "")], names={})
    assert line == HistoryLine(
        9, AT, "(erased)", "supervisor", "report.written", "wrote History as html", "", "the defence"
    )


def test_the_page_is_one_table_of_all_lines() -> None:
    history = CaseHistory("2026-1", "id", "robbery", "lab", 40, AT, (LINE, LINE))
    page = history_document(history)
    (table,) = page.tables
    assert page.title == "History of the case 2026-1"
    assert dict(page.facts)["Read"].endswith("40 entries in the log, 2 of this case")
    assert table.rows[0] == ("4", "2026-11-23 10:00:00 UTC", "A. Example (examiner)", "opened the case", "", "")
