"""Keeps Python's own search for garbage short.

A search through all that lives holds every thread up, the window's too: 50 to 90 ms once the pages are made. What came
to stay, the pages and what modules brought, is therefore set aside (`gc.freeze`) and no search goes through it. While
the program is locked all is gone through once, so that nothing stays that should not.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_LOOK = 1000  # milliseconds


class Collector(QObject):
    """From its making on there is no search while the program starts, and none through what has come to stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._modules = 0
        self._has_settled = False
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Set aside what there is once no more modules come; from then on new garbage is searched for again."""
        modules = len(sys.modules)
        if modules != self._modules:
            self._modules, self._has_settled = modules, False
        elif not self._has_settled:
            gc.freeze()
            gc.enable()
            self._has_settled = True

    def search_all(self) -> None:
        """Go through all there is, once; takes 50 to 100 ms."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
