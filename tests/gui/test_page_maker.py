"""Pages are made one by one, and no more after a stop."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from catchlight.gui.page_maker import PageMaker


class Pages(QWidget):
    """Makes pages of ten labels each, and keeps them."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[QWidget] = []

    def make(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        for number in range(10):
            layout.addWidget(QLabel(str(number)))
        self.made.append(page)
        return page


def test_each_page_is_made_once_in_turn(qtbot: QtBot) -> None:
    pages = Pages()
    qtbot.addWidget(pages)
    maker = PageMaker([pages.make, pages.make, pages.make], pages)
    assert pages.made == []
    maker.begin()
    assert pages.made == []  # not before the event loop turns
    qtbot.waitUntil(lambda: len(pages.made) == 3)
    qtbot.waitUntil(lambda: not maker._breath.isActive())
    assert len(pages.made) == 3


def test_what_is_replaced_before_its_turn_is_passed_over(qtbot: QtBot) -> None:
    pages = Pages()
    qtbot.addWidget(pages)
    maker = PageMaker([pages.make, pages.make], pages)
    maker.begin()
    qtbot.waitUntil(lambda: len(pages.made) == 1)
    for label in pages.made[0].findChildren(QLabel):
        label.setParent(None)
        label.deleteLater()
    qtbot.waitUntil(lambda: len(pages.made) == 2)


def test_after_a_stop_no_page_is_made(qtbot: QtBot) -> None:
    pages = Pages()
    qtbot.addWidget(pages)
    maker = PageMaker([pages.make, pages.make], pages)
    maker.begin()
    qtbot.waitUntil(lambda: len(pages.made) == 1)
    maker.stop()
    assert not maker._breath.isActive()
    qtbot.wait(60)
    assert len(pages.made) == 1
