from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.gui.views.case_dialog import CaseDialog


def test_a_case_needs_both_its_number_and_its_offence(qtbot: QtBot) -> None:
    dialog = CaseDialog()
    qtbot.addWidget(dialog)
    enabled = []
    for number, offence in (("", ""), ("2026-001", ""), ("2026-001", "   "), ("", "robbery"), ("2026-001", "robbery")):
        dialog.number.setText(number)
        dialog.offence.setText(offence)
        enabled.append(dialog.proceed.isEnabled())
    assert enabled == [False, False, False, False, True]


def test_it_is_filled_in_and_accepted_by_keyboard(qtbot: QtBot) -> None:
    dialog = CaseDialog()
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.show()
    QTest.keyClicks(dialog.number, "2026-001")
    QTest.keyClicks(dialog.offence, "robbery")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.offence, Qt.Key.Key_Return)
    assert (dialog.number.text(), dialog.offence.text()) == ("2026-001", "robbery")
    assert (dialog.number.accessibleName(), dialog.offence.accessibleName()) == (
        "Case number",
        "Offence under investigation",
    )
