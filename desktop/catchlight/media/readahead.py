"""Footage decoded by a thread of its own, a bounded number of frames ahead of whoever examines them."""

import queue
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from catchlight.media.footage import Footage, Frame

MOST_BYTES = 192 * 1024 * 1024
MOST_FRAMES = 32
FRAMES_BETWEEN_SIGNS = 32


class ReadAhead:
    """Iterate it for frames; a plain number instead of a frame says that frames up to it were passed over.

    Args:
        footage: Opened footage whose frames nobody has asked for yet.
        start: Number of the first frame wanted.
    """

    def __init__(self, footage: Footage, *, start: int = 0) -> None:
        facts = footage.facts
        depth = MOST_BYTES // max(1, facts.width * facts.height * 3)
        self._footage = footage
        self._start = start
        self._stopped = threading.Event()
        self._queue: queue.Queue[Frame | int | BaseException | None] = queue.Queue(max(2, min(MOST_FRAMES, depth)))
        self._thread = threading.Thread(target=self._read, name="readahead", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        while self._thread.is_alive():
            self._empty()
            self._thread.join(0.02)

    def __iter__(self) -> Iterator[Frame | int]:
        while True:
            item = self._queue.get()
            if item is None:
                return
            if isinstance(item, BaseException):
                raise item
            yield item

    def _read(self) -> None:
        try:
            for frame in self._footage.frames(start=self._start, passed=self._passed):
                if self._stopped.is_set():
                    return
                self._queue.put(frame)
        except _StoppedError:
            return
        except BaseException as error:  # noqa: BLE001 - raised again in the thread that iterates
            self._queue.put(error)
        else:
            self._queue.put(None)

    def _passed(self, number: int) -> None:
        if self._stopped.is_set():
            raise _StoppedError
        if number % FRAMES_BETWEEN_SIGNS == 0:
            self._queue.put(number)

    def _empty(self) -> None:
        try:
            while True:
                self._queue.get_nowait()
        except queue.Empty:
            return


class _StoppedError(Exception):
    """The reader is no longer wanted."""
