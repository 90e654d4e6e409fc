from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from catchlight.gui.views.enrol_dialog import EnrolDialog


def test_it_shows_what_is_enrolled_and_the_one_choice_is_reached_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = EnrolDialog(tmp_path / "portretten één.csv")
    qtbot.addWidget(dialog)
    texts = [one.text() for one in dialog.findChildren(QLabel)]
    assert "portretten één.csv" in texts
    assert str(tmp_path) in texts
    assert not dialog.largest.isChecked()
    QTest.keyClick(dialog.largest, Qt.Key.Key_Space)
    assert dialog.largest.isChecked()
    with qtbot.waitSignal(dialog.accepted):
        dialog.proceed.click()
