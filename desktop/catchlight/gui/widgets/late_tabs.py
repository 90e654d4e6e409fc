"""Tabs whose views are made when they are first shown or needed: making them all at once would hold up the window."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget


class LateTabs(QTabWidget):
    """An empty widget stands in each tab until its view is put in its place; `shown` carries the tab that is shown.

    While they are taken apart one tab after the other becomes the current one, and nothing is made or told.
    """

    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, documentMode=True)
        self._to_make: dict[QWidget | None, Callable[[], QWidget]] = {}
        self._number = 0
        self.currentChanged.connect(self._on_current)

    def add_late(self, make: Callable[[], QWidget], words: str) -> None:
        """A tab whose view `make` makes, or gives where it was needed before; it calls `put_in` with it."""
        place = QWidget()
        self._to_make[place] = make
        before = self.blockSignals(True)  # the first tab becomes the current one at once
        self.addTab(place, words)
        self.blockSignals(before)
        self._number = self.count()

    def make_shown(self) -> None:
        """Make the view of the tab that is shown, where nothing made it yet."""
        make = self._to_make.get(self.currentWidget())
        if make is not None:
            make()

    def put_in(self, at: int, view: QWidget) -> None:
        """Put the view of the tab at that number where it belongs."""
        place, words, is_visible = self.widget(at), self.tabText(at), self.isTabVisible(at)
        is_shown = self.currentIndex() == at
        self._to_make.pop(place, None)
        before = self.blockSignals(True)
        self.removeTab(at)
        self.insertTab(at, view, words)
        self.setTabVisible(at, is_visible)
        if is_shown:
            self.setCurrentIndex(at)
        self.blockSignals(before)
        if place is not None:
            place.deleteLater()

    def _on_current(self, at: int) -> None:
        if self.count() < self._number:
            return
        make = self._to_make.get(self.widget(at))
        if make is not None:
            make()
        self.shown.emit(at)
