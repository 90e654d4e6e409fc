"""Makes the pages of the window one by one while nobody waits, so that each is there when it is first shown."""

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_A_FEW = 6  # widgets that are given their style in one go
_BREATH = 15  # milliseconds for the examiner's own events between two pages that are made


@runtime_checkable
class InParts(Protocol):
    """A page that is too much to be made in one go."""

    def later(self) -> Sequence[Callable[[], QWidget]]:
        """What makes its other parts, or gives them where they were needed before."""


class PageMaker(QObject):
    """Each of `pages` makes a page, or gives it where it was needed before; `begin` starts, `stop` ends it.

    The parts of a page that is made in parts (`InParts`) come next.
    """

    def __init__(self, pages: Sequence[Callable[[], QWidget]], parent: QObject) -> None:
        super().__init__(parent)
        self._to_make = list(pages)
        self._to_polish: list[QWidget] = []
        self._breath = QTimer(self, singleShot=True, interval=_BREATH)
        self._breath.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Make the first page at the next turn of the event loop."""
        self._breath.start(0)

    def stop(self) -> None:
        """Make no more."""
        self._breath.stop()
        self._to_make.clear()
        self._to_polish.clear()

    def _go_on(self) -> None:
        """Make a page, or give a few widgets of it their style, which otherwise all get when it is first shown."""
        if self._to_polish:
            for widget in self._to_polish[:_A_FEW]:
                if isValid(widget):  # what shows facts may have replaced its labels meanwhile
                    widget.ensurePolished()
            del self._to_polish[:_A_FEW]
        elif self._to_make:
            page = self._to_make.pop(0)()
            self._to_polish = page.findChildren(QWidget)
            if isinstance(page, InParts):
                self._to_make[:0] = page.later()
        else:
            return
        self._breath.start(_BREATH)
