"""Pages are made one by one, and no more after a stop."""

import sys
from collections.abc import Callable
from functools import cached_property

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from catchlight.gui.page_maker import PageMaker, imported_first


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


class InTwoParts(QWidget):
    """A page that leaves one part for later."""

    def __init__(self, made: list[str]) -> None:
        super().__init__()
        self.made = made
        made.append("page")

    def _part(self) -> QWidget:
        self.made.append("part")
        return self

    def later(self) -> list[Callable[[], QWidget]]:
        return [self._part] if self.made == ["page"] else []


def test_the_parts_of_a_page_come_before_the_next_page(qtbot: QtBot) -> None:
    made: list[str] = []
    page = InTwoParts(made)
    pages = Pages()
    for widget in (page, pages):
        qtbot.addWidget(widget)
    maker = PageMaker([lambda: page, pages.make], pages)
    maker.begin()
    qtbot.waitUntil(lambda: bool(made[1:]))
    assert pages.made == []
    qtbot.waitUntil(lambda: len(pages.made) == 1)
    assert made == ["page", "part"]


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


class Late:
    """Something that is made when it is first asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    @cached_property
    def sidebar(self) -> QWidget:
        self.asked.append("sidebar")
        return QWidget()


def test_modules_are_imported_before_what_needs_them_is_made() -> None:
    late = Late()
    first, second = imported_first(late, {"sidebar": ("sidebar",)})
    assert first() is sys.modules["catchlight.gui.views.sidebar"]
    assert late.asked == []
    assert second() is late.sidebar
    assert late.asked == ["sidebar"]
