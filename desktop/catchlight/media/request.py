"""What is asked of a decoder, and where in a frame; plain data that travels between processes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Region:
    """A rectangle in whole pixels of the upright frame, wholly inside it."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class GateSettings:
    """How the motion gate works.

    Attributes:
        whole_every_microseconds: Media time after which the whole frame is looked at, changed or not.
    """

    whole_every_microseconds: int = 10_000_000


@dataclass(frozen=True)
class ReadRequest:
    """Which frames are wanted of a piece of footage.

    Attributes:
        start: Number of the first frame wanted; those before are decoded (and gated) all the same, because only that
            gives the same numbers, times and regions.
        also: Numbers before `start` of frames that are wanted too, as `Frame`s.
        gate: The motion gate, or None: then every frame is a `Frame` with one region.
    """

    start: int = 0
    also: tuple[int, ...] = ()
    gate: GateSettings | None = None


@dataclass(frozen=True)
class FrameAddress:
    """What finds a frame again, and proves that it is the same.

    Attributes:
        number: From 0.
        microseconds: The container's time.
        fingerprint: Hash of its pixels; None where none was stored: then the file is decoded from its beginning.
    """

    number: int
    microseconds: int
    fingerprint: int | None
