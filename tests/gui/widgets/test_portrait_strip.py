import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.samples import stored_face

from catchlight.faces.records import StoredFace
from catchlight.gui.widgets.portrait_strip import MOST, PortraitStrip

FACES = tuple(stored_face(row, microseconds=row) for row in range(1, 8))


class News(QObject):
    changed = Signal()


def picture_of(_face: StoredFace, side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.red)
    return picture


@pytest.fixture
def strip(qtbot: QtBot) -> PortraitStrip:
    news = News()
    made = PortraitStrip(news.changed)
    news.setParent(made)
    qtbot.addWidget(made)
    return made


def test_up_to_five_are_shown_and_the_current_one_is_marked(strip: PortraitStrip) -> None:
    strip.show_faces(FACES, current=FACES[1], picture_of=picture_of, name_of=lambda face: face.id)
    assert [button.accessibleName() for button in strip.buttons] == ["f1", "f2", "f3", "f4", "f5"]
    assert [button.isChecked() for button in strip.buttons].index(True) == 1
    assert len(strip.faces) == MOST
    grab = strip.buttons[0].grab().toImage()
    assert grab.pixelColor(grab.width() // 2, grab.height() // 2) == Qt.GlobalColor.red


def test_one_face_is_nothing_to_choose_from(strip: PortraitStrip) -> None:
    strip.show_faces(FACES[:1], current=FACES[0], picture_of=picture_of, name_of=lambda face: face.id)
    assert strip.isHidden()


def test_the_keyboard_chooses_a_face(strip: PortraitStrip, qtbot: QtBot) -> None:
    strip.show_faces(FACES[:3], current=FACES[0], picture_of=picture_of, name_of=lambda face: face.id)
    with qtbot.waitSignal(strip.chosen) as chosen:
        QTest.keyClick(strip.buttons[2], Qt.Key.Key_Space)
    assert chosen.args == [FACES[2]]
