"""What the decoder process tells its owner of the frames it decoded: few messages, in order."""

import time
from collections.abc import Callable

from catchlight.media import decoder_messages as messages
from catchlight.media.facts import DecodeWarning
from catchlight.media.frames import Frame, FrameStream, Passed, Unchanged

MOST_UNCHANGED = 64
"""Frames without a change that are told of at once; a frame with pixels is told of immediately."""
SECONDS_UNTOLD = 0.1
SECONDS_SILENT = 1.0


class Teller:
    """Tells the owner what was decoded: in few messages, and in order.

    Args:
        job: The job.
        send: Sends a message.
    """

    def __init__(self, job: int, send: Callable[[messages.Reply], None]) -> None:
        self._job = job
        self._send = send
        self._unchanged: list[tuple[int, int, int]] = []
        self._last = time.monotonic()
        self._stream: FrameStream | None = None
        self._failed: list[int] = []
        self._warnings: list[DecodeWarning] = []
        self._told = (0, 0)

    def watch(self, stream: FrameStream) -> None:
        """Tell of this stream's failed frames and warnings too."""
        self._stream, self._failed, self._warnings = stream, stream.failed, stream.warnings

    def unchanged(self, item: Unchanged, *, plain: bool) -> None:
        """Nothing changed in a frame; told later where `plain` is false."""
        self._unchanged.append((item.number, item.microseconds, item.fingerprint))
        if plain or len(self._unchanged) >= MOST_UNCHANGED or time.monotonic() - self._last >= SECONDS_UNTOLD:
            self.flush()

    def passed(self, item: Passed) -> None:
        """A frame was passed over."""
        self._tell(passed=item.number)

    def shown(self, frame: Frame, slot: int) -> None:
        """A frame lies in a slot."""
        height, width = frame.pixels.shape[:2]
        regions = tuple((one.x, one.y, one.width, one.height) for one in frame.regions)
        self._tell(
            shown=messages.Shown(slot, width, height, frame.number, frame.microseconds, frame.fingerprint, regions)
        )

    def alive(self) -> None:
        """Tell what is left, if only that work goes on, where nothing was told for long."""
        if time.monotonic() - self._last >= SECONDS_SILENT:
            self._tell()

    def flush(self) -> None:
        """Tell what is left."""
        if self._unchanged or self._told != (len(self._failed), len(self._warnings)):
            self._tell()

    def _tell(self, *, passed: int | None = None, shown: messages.Shown | None = None) -> None:
        failed, warnings = self._told
        self._told = (len(self._failed), len(self._warnings))
        progress = messages.Progress(
            self._job,
            tuple(self._unchanged),
            passed,
            shown,
            runs(self._failed[failed:]),
            tuple(self._warnings[warnings:]),
            0 if self._stream is None else self._stream.failed_unlisted,
        )
        self._unchanged.clear()
        self._last = time.monotonic()
        self._send(progress)


def runs(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    """First and last of each run of successive numbers."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)
