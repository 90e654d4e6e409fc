import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from catchlight.evidence.cases import Case
from catchlight.gui.session import Session
from catchlight.gui.views.erase_dialog import EraseDialog
from catchlight.lab.folder import Lab


@pytest.fixture
def dialog(at_work: Session, case: Case, qtbot: QtBot) -> EraseDialog:
    made = EraseDialog(at_work, case.number)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: EraseDialog) -> str:
    return " ".join(one.text() for one in dialog.going.findChildren(QLabel))


def test_it_counts_first_and_changes_nothing(dialog: EraseDialog, lab: Lab, qtbot: QtBot) -> None:
    with lab.reading() as db:
        before = list(db.conn.iterdump())
    qtbot.waitUntil(lambda: dialog._is_counted)
    assert "Related records" in shown(dialog)
    with lab.reading() as db:
        assert list(db.conn.iterdump()) == before


def test_it_needs_the_reason_and_the_number_typed(dialog: EraseDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog._is_counted)
    dialog.reason.setPlainText("no longer needed")
    assert not dialog.proceed.isEnabled()
    dialog.number.setText("2026-00")
    assert not dialog.proceed.isEnabled()
    dialog.number.setText("2026-001")
    with qtbot.waitSignal(dialog.confirmed) as confirmed:
        dialog.proceed.click()
    assert confirmed.args == ["no longer needed"]


def test_what_cannot_be_counted_cannot_be_erased(at_work: Session, qtbot: QtBot) -> None:
    dialog = EraseDialog(at_work, "no such case")
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.waitUntil(lambda: bool(dialog.notice.text.text()))
    dialog.reason.setPlainText("x")
    dialog.number.setText("no such case")
    assert not dialog.proceed.isEnabled()
