from array import array
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.gallery.browse import Person
from catchlight.gui.models.persons_model import PersonRole, PersonsModel
from catchlight.gui.widgets.person_list import PersonList

PERSONS = tuple(Person(row, f"P-{row}", "F", 1980, 2, str(row) * 64, "2036-01-01") for row in (1, 2))


class News(QObject):
    changed = Signal()


def test_the_keyboard_goes_down_the_list_and_each_picture_is_asked_for(qtbot: QtBot) -> None:
    model, news = PersonsModel(), News()
    model.wanted.connect(lambda block: model.add(block, PERSONS))
    model.replace(array("q", (1, 2)))
    asked: list[Any] = []

    def picture_of(crop: Any, _side: int) -> QPixmap | None:
        asked.append(crop)
        return None

    shown = PersonList(model, news.changed, picture_of=picture_of)
    qtbot.addWidget(shown)
    shown.resize(600, 300)
    shown.show()
    shown.setCurrentIndex(model.index(0, 0))
    qtbot.waitUntil(lambda: shown.currentIndex().data(PersonRole) == PERSONS[0])
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.keyClick(shown, Qt.Key.Key_Down)
    assert chosen.args == [PERSONS[1]]
    shown.grab()
    assert {"1" * 64, "2" * 64} <= set(asked)
    assert shown.accessibleName() == "Persons"


def test_two_and_a_half_million_are_laid_out_and_scrolled_without_being_read(qtbot: QtBot) -> None:
    model, news, asked = PersonsModel(), News(), list[Any]()
    shown = PersonList(model, news.changed, picture_of=lambda _crop, _side: None)
    qtbot.addWidget(shown)
    shown.resize(600, 300)
    shown.show()
    model.wanted.connect(asked.append)
    model.replace(array("q", range(2_650_000)))
    qtbot.waitUntil(lambda: model.rowCount() == 2_650_000)
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert shown.currentIndex().row() == 2_649_999
    qtbot.waitUntil(lambda: bool(asked))
    shown.keyboardSearch("P-77")
    assert shown.currentIndex().row() == 2_649_999
    assert len(asked) <= 2  # what was in view at first, and at the end
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert shown.currentIndex().row() == 0


def test_enter_opens_a_person(qtbot: QtBot) -> None:
    model, news = PersonsModel(), News()
    shown = PersonList(model, news.changed, picture_of=lambda _crop, _side: None)
    qtbot.addWidget(shown)
    model.wanted.connect(lambda block: model.add(block, PERSONS))
    model.replace(array("q", (1, 2)))
    shown.setCurrentIndex(model.index(1, 0))
    qtbot.waitUntil(lambda: shown.currentIndex().data(PersonRole) is not None)
    with qtbot.waitSignal(shown.opened) as opened:
        QTest.keyClick(shown, Qt.Key.Key_Return)
    assert opened.args == [PERSONS[1]]
