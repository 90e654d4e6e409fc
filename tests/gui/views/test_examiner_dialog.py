from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.gui.views.examiner_dialog import ExaminerDialog


def test_a_name_is_needed_and_comes_without_its_blanks(qtbot: QtBot) -> None:
    dialog = ExaminerDialog("")
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.assertNotEmitted(dialog.named):
        QTest.keyClicks(dialog.name, "   ")
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.name, "A. Example ")
    with qtbot.waitSignals([dialog.named, dialog.accepted]), qtbot.waitSignal(dialog.named) as named:
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert named.args == ["A. Example"]


def test_who_works_already_is_there_and_may_stay(qtbot: QtBot) -> None:
    dialog = ExaminerDialog("B. Example")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.name.text() == "B. Example"
    assert dialog.name.accessibleName() == "Examiner's name"
    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.named):
        QTest.keyClick(dialog.name, Qt.Key.Key_Escape)
