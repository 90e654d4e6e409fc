"""Footage read frame by frame: decoded, fingerprinted and gated; the same wherever it runs.

Whoever examines gets every frame exactly once, in order: as a `Frame` where it has to be looked at, as `Unchanged`
where nothing in it differs from what was looked at before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from catchlight.media.capture import Room
from catchlight.media.facts import DecodeWarning
from catchlight.media.fingerprint import fingerprint
from catchlight.media.footage import Footage, open_footage
from catchlight.media.frames import Frame, FrameStream, Passed, Unchanged
from catchlight.media.gate import MotionGate
from catchlight.media.request import ReadRequest, Region

FRAMES_BETWEEN_SIGNS = 32
"""Frames that are passed over from one `Passed` to the next."""


class Reading:
    """One pass over opened footage, as a `FrameStream`."""

    def __init__(self, footage: Footage, request: ReadRequest, room: Room | None = None) -> None:
        self._footage = footage
        self._request = request
        self._room = room
        self._also = frozenset(request.also)
        self.facts = footage.facts
        self.failed: list[int] = footage.failed
        self.warnings: list[DecodeWarning] = footage.warnings
        self.broken: str | None = None

    @property
    def failed_unlisted(self) -> int:
        """How many more failed than `failed` lists, so far."""
        return self._footage.failed_unlisted

    def __iter__(self) -> Iterator[Frame | Unchanged | Passed]:
        """The frames asked for, in order, and a sign of life now and then before them."""
        settings = self._request.gate
        gate = MotionGate(settings, self.facts.width, self.facts.height) if settings else None
        start = self._request.start
        for number, microseconds, pixels in self._footage.decoded(self._room):
            mark = fingerprint(pixels)
            if gate is None:
                regions: tuple[Region, ...] = (Region(0, 0, pixels.shape[1], pixels.shape[0]),)
            else:
                regions = gate.regions(pixels, microseconds)
            if number in self._also or (number >= start and regions):
                yield Frame(number, microseconds, pixels, mark, regions)
            elif number >= start:
                yield Unchanged(number, microseconds, mark)
            elif number % FRAMES_BETWEEN_SIGNS == 0:
                yield Passed(number)


@contextmanager
def read_footage(path: Path, request: ReadRequest, *, room: Room | None = None) -> Iterator[FrameStream]:
    """Open a file as footage and read it once; it is closed afterwards.

    Args:
        path: The file; no other is opened.
        request: Which frames are wanted.
        room: Where pixels go: asked before each frame is decoded, for an array of its size, which then is
            `Frame.pixels`. An array may be given again when its frame was not yielded as a `Frame`. None for fresh
            arrays.

    Raises:
        MediaRefused: if it is empty, a playlist, a still, or holds no video that can be decoded.
    """
    with open_footage(path) as footage:
        yield Reading(footage, request, room)
