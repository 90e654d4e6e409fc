from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.evidence.cases import Case
from catchlight.gui.session import Session
from catchlight.gui.views.case_dialog import CaseDialog
from catchlight.gui.views.cases_page import CasesPage
from catchlight.lab.accounts import Role


@pytest.fixture
def page(at_work: Session, qtbot: QtBot) -> CasesPage:
    made = CasesPage(at_work)
    qtbot.addWidget(made)
    return made


def test_the_first_case_is_asked_for_and_opened(page: CasesPage, qtbot: QtBot) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    page.new.click()
    (dialog,) = page.findChildren(CaseDialog)
    dialog.number.setText("2026-002")
    dialog.offence.setText("fraud")
    with qtbot.waitSignal(page.opened) as opened:
        dialog.proceed.click()
    (case,) = opened.args
    assert (case.number, case.offence, case.opened_by) == ("2026-002", "fraud", "A. Example")


def test_a_case_is_a_row_and_enter_opens_it(page: CasesPage, case: Case, qtbot: QtBot) -> None:
    page.refresh()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.table)
    shown = [page.model.index(0, column).data() for column in range(5)]
    assert shown == ["2026-001", "robbery", "Open", "0", "A. Example"]
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [case]
    page.clear()
    assert page.model.rowCount() == 0
    assert page.stack.currentWidget() is not page.table


def test_who_is_no_examiner_opens_no_case(page: CasesPage, session: Session) -> None:
    session.signed_in = replace(session.actor(), roles=frozenset({Role.AUDITOR}), role=Role.AUDITOR)
    session.actor_changed.emit()
    assert page.new.isHidden()
