"""How a file is looked at: which frames, where in them, and at which scales; decided once per file and stored.

A mode is the examiner's choice between speed and thoroughness; a plan is what it means for a file of this size. No
decoder and no model is loaded here, so a window can show a plan before anything runs.
"""

from dataclasses import dataclass
from enum import StrEnum

from catchlight.media.request import GateSettings

SMALLEST_FACE = 10
"""Width in pixels of the smallest face that the detector looks for at the resolution it is given.

Source: YuNet is trained on WIDER FACE from 10 pixels on (Wu et al. 2023, "YuNet: A Tiny Millisecond-level Face
Detector").
"""

SMALLEST_EVER = 8.0
"""Width in pixels below which no face is looked for, however much a picture is enlarged."""


class Mode(StrEnum):
    """How frames are chosen and looked at; the examiner's choice.

    `FAST`: every frame is decoded and compared with what was looked at before; only what changed is looked at, and
    every few seconds the whole frame. `THOROUGH`: the same gate, and what changed is looked at enlarged and reduced
    too, for tiny faces and close-ups. `EVERY_FRAME`: the whole of every frame at full resolution, changed or not.
    """

    FAST = "fast"
    THOROUGH = "thorough"
    EVERY_FRAME = "every-frame"


DEFAULT_MODE = Mode.EVERY_FRAME


@dataclass(frozen=True)
class Pass:
    """One look at a picture.

    Attributes:
        scale: Size of the image looked at, as a multiple of the original.
        border: Grey border around it, as a share of its longer side.
    """

    scale: float
    border: float = 0.0


@dataclass(frozen=True)
class DetectionPlan:
    """How one file is looked at.

    Attributes:
        mode: The mode it follows from.
        passes: The looks at each frame (or at each changed region); the first is at native resolution.
        gate: The motion gate, or None where every frame is looked at as a whole.
        smallest_face: Width in pixels of the narrowest face that is looked for.
    """

    mode: Mode
    passes: tuple[Pass, ...]
    gate: GateSettings | None
    smallest_face: float


_ENLARGED_SIDE, _ENLARGED_SIDE_THOROUGH = 800, 1600
"""Longer side, pixels, up to which a still is enlarged."""

_SHRUNK_SIDE = 1280
"""Longer side, pixels, to which a large still is shrunk: YuNet misses faces wider than about 800 pixels."""

_SHRUNK_FRAME = 640
"""Longer side, pixels, to which a large frame is shrunk: its own look finds faces up to about 800 pixels wide."""

_LARGE_FRAME = 1280
"""Longer side, pixels, above which a frame can hold a face too large to be found at its own resolution."""

_THUMBNAIL_SIDE = 160
"""Longer side, pixels, at which YuNet finds a face that fills the frame, with a border. Of 90 enlarged portraits that
fill half of a picture of 640 to 2,400 pixels up to more than all of it, it finds as many (all) as at 320."""

_THUMBNAIL_BORDER = 0.25


def plan_for(mode: Mode, width: int, height: int) -> DetectionPlan:
    """How footage is looked at.

    Its own resolution always; large frames reduced too, for close-ups; thoroughly also enlarged twice, for tiny
    faces, and as a thumbnail with a border, for a face that fills the frame.

    Args:
        mode: The examiner's choice.
        width: Width of a frame, pixels.
        height: Height of a frame, pixels.
    """
    longest = max(width, height)
    passes = [Pass(1.0)]
    if mode is Mode.THOROUGH:
        passes.append(Pass(2.0))
    if longest > _LARGE_FRAME:
        passes.append(Pass(_SHRUNK_FRAME / longest))
    if mode is Mode.THOROUGH:
        passes.append(_thumbnail(longest))
    return DetectionPlan(mode, tuple(passes), gate_of(mode), _smallest(passes))


def gate_of(mode: Mode) -> GateSettings | None:
    """The motion gate of a mode, or None where every frame is looked at."""
    return None if mode is Mode.EVERY_FRAME else GateSettings()


def plan_still(mode: Mode, width: int, height: int) -> DetectionPlan:
    """How one page of a still is looked at.

    Fast: its own resolution, and as a thumbnail with a border, for a close-up. Otherwise also enlarged two and four
    times where it is small, and reduced where it is large; thoroughly, larger stills are enlarged too.

    Args:
        mode: The examiner's choice.
        width: Width of the page, pixels.
        height: Height of the page, pixels.
    """
    longest = max(width, height)
    passes = [Pass(1.0)]
    if mode is not Mode.FAST:
        largest = _ENLARGED_SIDE_THOROUGH if mode is Mode.THOROUGH else _ENLARGED_SIDE
        passes += [Pass(scale) for scale in (2.0, 4.0) if longest * scale <= largest]
        passes += [Pass(_SHRUNK_SIDE / longest)] if longest > _SHRUNK_SIDE else []
    passes.append(_thumbnail(longest))
    return DetectionPlan(mode, tuple(passes), None, _smallest(passes))


def _thumbnail(longest: int) -> Pass:
    return Pass(min(1.0, _THUMBNAIL_SIDE / longest), border=_THUMBNAIL_BORDER)


def _smallest(passes: list[Pass]) -> float:
    """Width in pixels of the narrowest face that is looked for in these passes."""
    return max(SMALLEST_EVER, SMALLEST_FACE / max(one.scale for one in passes))
