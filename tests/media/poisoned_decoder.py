"""A decoder process that a frame kills, as a hostile file does; it runs in the child.

The poison is a variable of the environment, `DEED@FRAME[@FILE]`: what is done when that frame is begun, and, for a
poison that works once, a file that is there until it did.
"""

import ctypes
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest import mock

from catchlight.media import decoder_child, limits
from catchlight.media.capture import Room
from catchlight.media.frames import Frame, FrameStream, Passed, Unchanged
from catchlight.media.read import read_footage
from catchlight.media.request import ReadRequest
from catchlight.media.shared_memory import MemoryView
from catchlight.media.stills import Page, Pages, open_pages

POISON = "CATCHLIGHT_TEST_POISON"


class Poisoned:
    """A stream that does the deed when its frame is begun."""

    def __init__(self, stream: FrameStream, replies: Connection) -> None:
        deed, frame, *self._once = os.environ[POISON].split("@")
        self._stream = stream
        self._deed = deed
        self.frame = int(frame)
        self.replies = replies

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __iter__(self) -> Iterator[Frame | Unchanged | Passed]:
        if self.frame == 0:
            self._do()
        for item in self._stream:
            yield item
            if item.number + 1 == self.frame:
                self._do()

    def _do(self) -> None:
        for marker in self._once:
            try:
                Path(marker).unlink()
            except FileNotFoundError:
                return
        _DEEDS[self._deed](self)


class PoisonedPages:
    """A still whose page kills."""

    def __init__(self, pages: Pages, page: int) -> None:
        self._pages = pages
        self._page = page

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pages, name)

    def __iter__(self) -> Iterator[Page]:
        for page in self._pages:
            if page.number == self._page:
                os.abort()
            yield page


def _abort(_: Poisoned) -> None:
    os.abort()


def _spin(_: Poisoned) -> None:
    while True:
        pass


def _sleep(_: Poisoned) -> None:
    time.sleep(1000)


def _hold(_: Poisoned) -> None:
    ctypes.PyDLL(None).sleep(1000)  # holds Python's lock: no other thread runs


def _grab(_: Poisoned) -> None:
    bytearray(limits.footage_memory(4000, 4000))


def _swell(_: Poisoned) -> None:
    swollen = b"x" * (400 * 1024 * 1024)
    time.sleep(len(swollen))


def _babble(poisoned: Poisoned) -> None:
    poisoned.replies.send_bytes(b"\xc1")
    time.sleep(1000)


def _bug(poisoned: Poisoned) -> None:
    raise KeyError(poisoned.frame)


_DEEDS: dict[str, Callable[[Poisoned], None]] = {
    "abort": _abort,
    "spin": _spin,
    "sleep": _sleep,
    "hold": _hold,
    "grab": _grab,
    "swell": _swell,
    "babble": _babble,
    "bug": _bug,
}


def main(requests: Connection, replies: Connection, memory: MemoryView, patience_seconds: float) -> None:
    """Serve like `decoder_child.main`."""

    @contextmanager
    def poisoned(path: Path, request: ReadRequest, *, room: Room | None = None) -> Iterator[FrameStream]:
        if os.environ[POISON].startswith("never-open@") and "poisoned" in path.name:
            os.abort()
        with read_footage(path, request, room=room) as stream:
            yield Poisoned(stream, replies) if "poisoned" in path.name else stream

    @contextmanager
    def poisoned_pages(data: bytes, *, name: str) -> Iterator[Pages | PoisonedPages]:
        deed, _, page = os.environ[POISON].partition("@")
        with open_pages(data, name=name) as pages:
            yield PoisonedPages(pages, int(page)) if deed == "page" and "bad" in name else pages

    with (
        mock.patch.object(decoder_child, "read_footage", poisoned),
        mock.patch.object(decoder_child, "open_pages", poisoned_pages),
    ):
        decoder_child.main(requests, replies, memory, patience_seconds)
