"""Makes the pages of the window one by one while nobody waits, so that each is there when it is first shown."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_A_FEW = 6  # widgets that are given their style in one go
_BREATH = 15  # milliseconds for the examiner's own events between two pages that are made


Step = Callable[[], object]
"""Imports a module, or makes a page or a part of one and gives it; one that was needed before is only given."""


@runtime_checkable
class InParts(Protocol):
    """A page that is too much to be made in one go."""

    def later(self) -> Sequence[Step]:
        """What makes its other parts."""


def imported_first(owner: object, modules: Mapping[str, tuple[str, ...]]) -> Iterator[Step]:
    """For each attribute of `owner` that is made when it is first asked for: import what that needs, then make it.

    Importing takes as long as making, so each module is a step of its own.

    Args:
        owner: The window or page.
        modules: The views' modules by the attribute's name, those that others import first.
    """
    for name, needed in modules.items():
        for module in needed:
            yield partial(import_module, f"catchlight.gui.views.{module}")
        yield partial(getattr, owner, name)


class PageMaker(QObject):
    """Takes one step after the other, with a breath between them; `begin` starts, `stop` ends it.

    The parts of a page that is made in parts (`InParts`) come next.
    """

    def __init__(self, steps: Sequence[Step], parent: QObject) -> None:
        super().__init__(parent)
        self._to_make = list(steps)
        self._to_polish: list[QWidget] = []
        self._breath = QTimer(self, singleShot=True, interval=_BREATH)
        self._breath.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Take the first step at the next turn of the event loop."""
        self._breath.start(0)

    def stop(self) -> None:
        """Make no more."""
        self._breath.stop()
        self._to_make.clear()
        self._to_polish.clear()

    def _go_on(self) -> None:
        """Take a step, or give a few widgets their style, which otherwise all get when their page is first shown."""
        if self._to_polish:
            for widget in self._to_polish[:_A_FEW]:
                if isValid(widget):  # what shows facts may have replaced its labels meanwhile
                    widget.ensurePolished()
            del self._to_polish[:_A_FEW]
        elif self._to_make:
            made = self._to_make.pop(0)()
            if isinstance(made, QWidget):
                self._to_polish = made.findChildren(QWidget)
            if isinstance(made, InParts):
                self._to_make[:0] = made.later()
        else:
            return
        self._breath.start(_BREATH)
