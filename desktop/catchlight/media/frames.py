"""What reading footage yields: frames with their true times, and whether anything in them changed.

Plain data and one protocol; who decodes (this process or the decoder process) makes no difference to who examines.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.request import Region

Pixels = npt.NDArray[np.uint8]
"""Shape (height, width, 3), uint8, BGR."""


def keep() -> None:
    """The frame's pixels are its own: nothing has to be given back."""


@dataclass(frozen=True, eq=False)
class Frame:
    """One decoded frame that has to be looked at.

    Attributes:
        number: From 0, in the order in which the frames are shown.
        microseconds: The container's time, counted from the start of the video stream.
        pixels: Shape (height, width, 3), uint8, BGR, upright, square pixels; may lie in shared memory until `release`.
        fingerprint: Hash of the pixels, see `media.fingerprint`.
        regions: Where it differs from what was looked at before; one region over the whole frame without a gate.
        release: Gives the memory of `pixels` back; to be called once, when nothing reads them any more.
    """

    number: int
    microseconds: int
    pixels: Pixels
    fingerprint: int
    regions: tuple[Region, ...]
    release: Callable[[], None] = field(default=keep, repr=False)


@dataclass(frozen=True)
class Unchanged:
    """A decoded frame in which nothing changed: whatever was found where stands."""

    number: int
    microseconds: int
    fingerprint: int


@dataclass(frozen=True)
class Passed:
    """A sign of life: frames up to this number were decoded again on the way to `ReadRequest.start`."""

    number: int


class FrameStream(Protocol):
    """One pass over one file; iterate it once, then `failed` and `warnings` are complete.

    Attributes:
        facts: What the container announces.
        failed: Numbers of the frames that are known to exist and did not decode, so far; at most `limits.MOST_FAILED`.
        warnings: What went otherwise than it should, so far.
        broken: Why decoding ended before the end of the file (the decoder crashed, hung or was ended twice at the same
            place), or None. What was yielded stands.
    """

    facts: FootageFacts
    failed: list[int]
    warnings: list[DecodeWarning]
    broken: str | None

    @property
    def failed_unlisted(self) -> int:
        """How many more failed than `failed` lists, so far."""

    def __iter__(self) -> Iterator[Frame | Unchanged | Passed]:
        """The frames from `ReadRequest.start` on, in order; each frame is there as a `Frame` or as `Unchanged`."""
