from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from catchlight.gui.views.enrol_dialog import EnrolDialog


def test_it_shows_what_is_enrolled_and_the_choices_are_reached_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = EnrolDialog((tmp_path / "portretten één.csv",))
    qtbot.addWidget(dialog)
    texts = [one.text() for one in dialog.findChildren(QLabel)]
    assert "portretten één.csv" in texts
    assert str(tmp_path) in texts
    assert not dialog.largest.isChecked()
    QTest.keyClick(dialog.largest, Qt.Key.Key_Space)
    dialog.source.setText(" Booking desk ")
    dialog.retain_until.setText("2031-12-31")
    asked = dialog.asked
    assert (asked["largest_face"], asked["source"], asked["retain_until"]) == (True, "Booking desk", date(2031, 12, 31))
    assert (asked["manifest"], asked["more"], asked["images"]) == (tmp_path / "portretten één.csv", (), None)
    with qtbot.waitSignal(dialog.accepted):
        dialog.proceed.click()


def test_a_day_that_is_none_is_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = EnrolDialog((tmp_path / "a.csv",))
    qtbot.addWidget(dialog)
    dialog.show()
    for text in ("31-12-2031", "2031-13-31", "2031"):
        dialog.retain_until.setText(text)
        dialog.accept()
        assert dialog.isVisible()
        assert "2031-12-31" in dialog.error.text()


def test_records_are_told_as_such(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = EnrolDialog(tuple(tmp_path / f"{at}.an2" for at in range(6)))
    qtbot.addWidget(dialog)
    texts = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert "Type-10" in texts
    assert "3.an2, …" in texts
    assert len(dialog.asked["more"]) == 5
