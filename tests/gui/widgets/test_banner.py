from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.banner import Banner


def test_it_is_there_only_while_it_has_something_to_say(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    banner = Banner()
    QVBoxLayout(place).addWidget(banner)
    place.show()
    assert banner.isHidden()
    banner.say("bad", "The disk is full.")
    assert not banner.isHidden()
    assert (banner.text.text(), banner.accessibleName()) == ("The disk is full.", "The disk is full.")
    banner.say("info", "")
    assert banner.isHidden()


def test_what_it_says_before_it_has_a_place_is_no_window_and_appears_with_its_place(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    silent, spoken = Banner(), Banner("warn", "One file failed.")
    silent.say("info", "All were read.")
    assert not silent.isVisible()
    assert not spoken.isVisible()
    column = QVBoxLayout(place)
    for banner in (silent, spoken):
        column.addWidget(banner)
    place.show()
    assert silent.isVisible()
    assert spoken.isVisible()


def test_kinds_differ_by_their_picture_and_not_by_colour_alone(qtbot: QtBot) -> None:
    pictures = []
    for kind in ("info", "good", "warn", "bad"):
        banner = Banner(kind, "text")
        qtbot.addWidget(banner)
        assert banner.property("banner") == kind
        alpha = banner._icon.pixmap().toImage().convertToFormat(banner._icon.pixmap().toImage().Format.Format_Alpha8)
        pictures.append(bytes(alpha.constBits()))
    assert len(set(pictures)) == len(pictures)


def test_what_is_offered_goes_with_the_next_thing_said(qtbot: QtBot) -> None:
    banner = Banner("good", "t1 was split.")
    qtbot.addWidget(banner)
    undone: list[str] = []
    banner.offer("Un&do", lambda: undone.append("t1"))
    assert banner.button is not None
    assert (banner.button.isHidden(), banner.button.accessibleName()) == (False, "Undo")
    QTest.keyClick(banner.button, Qt.Key.Key_Space)
    assert undone == ["t1"]
    banner.say("good", "The split was undone.")
    assert banner.button.isHidden()
