from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.gallery.browse import Person
from catchlight.gui.models.persons_model import PersonsModel
from catchlight.gui.reads import PersonsPage
from catchlight.gui.widgets.person_list import PersonList

PERSONS = tuple(Person(row, f"P-{row}", "F", 1980, 2, str(row) * 64, "2036-01-01") for row in (1, 2))


class News(QObject):
    changed = Signal()


def test_the_keyboard_goes_down_the_list_and_each_picture_is_asked_for(qtbot: QtBot) -> None:
    model, news = PersonsModel(), News()
    model.start("")
    model.add(PersonsPage("", 0, 2, PERSONS))
    asked: list[Any] = []

    def picture_of(crop: Any, _side: int) -> QPixmap | None:
        asked.append(crop)
        return None

    shown = PersonList(model, news.changed, picture_of=picture_of)
    qtbot.addWidget(shown)
    shown.resize(600, 300)
    shown.show()
    shown.setCurrentIndex(model.index(0, 0))
    with qtbot.waitSignal(shown.chosen) as chosen:
        QTest.keyClick(shown, Qt.Key.Key_Down)
    assert chosen.args == [PERSONS[1]]
    shown.grab()
    assert {"1" * 64, "2" * 64} <= set(asked)
    assert shown.accessibleName() == "Persons"
