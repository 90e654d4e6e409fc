import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.evidence.cases import Case
from catchlight.evidence.problems import Problem
from catchlight.evidence.verification import Verification
from catchlight.gui.session import Session
from catchlight.gui.views.log_page import LogPage
from catchlight.lab.folder import Lab


@pytest.fixture
def page(session: Session, lab: Lab, case: Case, qtbot: QtBot) -> LogPage:
    with qtbot.waitSignal(session.lab_changed):
        session.open_lab(lab.folder)
    made = LogPage(session)
    qtbot.addWidget(made)
    made.refresh()
    qtbot.waitUntil(lambda: made.model.rowCount() == 2)
    return made


def test_newest_entries_come_first_and_the_current_one_is_shown_in_full(page: LogPage, qtbot: QtBot) -> None:
    rows = [[page.model.index(row, column).data() for column in (0, 2, 3, 4)] for row in (0, 1)]
    assert rows == [["2", "Case opened", "A. Example", "2026-001"], ["1", "Lab created", "A. Example", "–"]]
    assert json.loads(page.entry.toPlainText())["action"] == "case.opened"
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.entry_title.text() == "Entry 1"
    assert json.loads(page.entry.toPlainText()) == page.model.rows[1].document
    assert page.leaf.toolTip() == page.model.rows[1].leaf_hash
    assert page.entry.accessibleName() == "The entry"


def test_a_log_that_holds_is_said_to_with_what_that_cannot_exclude(page: LogPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.verify, Qt.Key.Key_Space)
    assert not page.verify.isEnabled()
    qtbot.waitUntil(page.verify.isEnabled)
    assert page.verdict.property("banner") == "good"
    said = page.verdict.text.text()
    assert said.startswith("All 2 entries hold")
    assert "cannot exclude" in said


def test_problems_are_told_by_entry_until_another_lab_is_opened(page: LogPage) -> None:
    page._on_verified(Verification(2, "a" * 64, (Problem(2, "was changed"), Problem(None, "lost a trigger"))))
    assert page.verdict.property("banner") == "bad"
    lines = page.verdict.text.text().splitlines()
    assert lines[:3] == ["2 problems in the log:", "Entry 2: was changed", "The log: lost a trigger"]
    page.clear()
    assert page.verdict.isHidden()
    assert page.model.rowCount() == 0
