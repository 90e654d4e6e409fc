"""A long read as many short ones: each takes some milliseconds, so that other reads come in between."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session

SECONDS = 0.05
"""What one part should take."""
LEAST, MOST = 500, 200_000
_GROWTH = 4


@dataclass(frozen=True)
class Part:
    """What one part gave, and where the next begins; None at the end."""

    found: Any
    after: Any


Read = Callable[[Any, int], Part]
"""Called in the reading thread with where to begin and how many rows to look at."""


class InParts(QObject):
    """Reads part after part; `told` carries what each found, `ended` comes after the last.

    Beginning anew gives up what is being read: nothing of it is told any more.
    """

    told = Signal(object)
    ended = Signal()

    def __init__(self, session: Session, parent: QObject, *, first: int = 4_000) -> None:
        super().__init__(parent)
        self._session = session
        self._most = first
        self._turn = 0
        self.is_reading = False

    def begin(self, read: Read, after: Any) -> None:
        """Read from there to the end."""
        self._turn += 1
        self.is_reading = True
        self._next(read, after, self._turn)

    def stop(self) -> None:
        """Tell nothing more."""
        self._turn += 1
        self.is_reading = False

    def _next(self, read: Read, after: Any, turn: int) -> None:
        most = self._most

        def work(_job: Job) -> tuple[Part, float]:
            began = time.perf_counter()
            return read(after, most), time.perf_counter() - began

        def on_read(got: tuple[Part, float]) -> None:
            if turn != self._turn or not isValid(self):  # its window may have gone while the read went on
                return
            part, seconds = got
            wanted = most * SECONDS / max(seconds, SECONDS / _GROWTH)
            self._most = int(min(MOST, max(LEAST, wanted)))
            if part.after is not None:
                self._next(read, part.after, turn)
            else:
                self.is_reading = False
            self.told.emit(part.found)
            if part.after is None and turn == self._turn:
                self.ended.emit()

        def on_lost(*_: object) -> None:
            if turn == self._turn:
                self.is_reading = False

        job = self._session.read(work)
        job.succeeded.connect(on_read)
        job.failed.connect(on_lost)
        job.cancelled.connect(on_lost)
