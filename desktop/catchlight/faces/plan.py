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
