"""How good the faces are that a run chose as best, measured with one ruler for all runs.

What a run itself measured would favour it: in a cut-out region a face's points lie a little elsewhere, and of many
measures the largest is chosen. So each chosen face is looked at anew in its frame, the whole of it, moved by a few
pixels eight times, and its quality is that of the points' mean.
"""

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from catchlight.faces.detect import Detection, YuNetDetector
from catchlight.faces.embed import align
from catchlight.faces.face import Box, Verdict
from catchlight.faces.quality import assess
from catchlight.faces.rank import detail
from catchlight.media.frames import Frame
from catchlight.media.read import read_footage
from catchlight.media.request import ReadRequest

_SHIFTS = ((0, 0), (3, 5), (13, 11), (30, 18), (1, 23), (11, 29), (3, 37), (13, 43))
"""Pixels to the right and down; the detector's grid has 32."""
_SAME_FACE = 0.4
_FEWEST_LOOKS = 4
_STANDINGS = (Verdict.NOT_SUITABLE, Verdict.LIMITED, Verdict.USABLE)


@dataclass(frozen=True)
class Chosen:
    """A face that a run chose."""

    frame: int
    box: Box


@dataclass(frozen=True)
class Measured:
    """What the ruler says of a face.

    Attributes:
        standing: 0 for not suitable, 1 for limited, 2 for usable.
        detail: See `rank.detail`.
    """

    standing: int
    detail: float


def measured(clip: Path, faces: Iterable[Chosen], detector: YuNetDetector) -> dict[Chosen, Measured]:
    """The ruler's measure of each face; those that it does not find in half of its looks are left out."""
    wanted: dict[int, set[Chosen]] = defaultdict(set)
    for face in faces:
        wanted[face.frame].add(face)
    found = {}
    with read_footage(clip, ReadRequest()) as stream:
        for item in stream:
            if isinstance(item, Frame) and item.number in wanted:
                looks = [_moved_look(item.pixels, detector, across, down) for across, down in _SHIFTS]
                for face in wanted[item.number]:
                    result = _measured(item.pixels, face.box, looks)
                    if result is not None:
                        found[face] = result
    return found


def compared(pairs: Sequence[tuple[Chosen, Chosen]], values: dict[Chosen, Measured]) -> dict[str, Any]:
    """How the first of each pair does against the second: shares of its detail, and how often its verdict is worse."""
    known = [(values[one], values[other]) for one, other in pairs if one in values and other in values]
    shares = [one.detail / other.detail for one, other in known]
    if len(shares) < 2:
        return {"compared": len(shares)}
    return {
        "compared": len(shares),
        "median": round(statistics.median(shares), 3),
        "tenth_percentile": round(float(np.quantile(shares, 0.1)), 3),
        "mean": round(statistics.mean(shares), 3),
        "verdict_worse": sum(one.standing < other.standing for one, other in known),
        "verdict_better": sum(one.standing > other.standing for one, other in known),
    }


def _moved_look(pixels: NDArray[np.uint8], detector: YuNetDetector, across: int, down: int) -> list[Detection]:
    """The faces of the whole frame, found where it lies elsewhere on the detector's grid; in pixels of the frame."""
    moved = cv2.copyMakeBorder(pixels, down, 0, across, 0, cv2.BORDER_CONSTANT, value=(127, 127, 127))
    return [
        Detection(
            Box(one.box.x - across, one.box.y - down, one.box.width, one.box.height),
            tuple((x - across, y - down) for x, y in one.landmarks),
            one.score,
        )
        for one in detector.detect(np.asarray(moved, np.uint8))
    ]


def _measured(pixels: NDArray[np.uint8], box: Box, looks: Iterable[Sequence[Detection]]) -> Measured | None:
    nearest = [max(look, key=lambda one: one.box.overlap(box)) for look in looks if look]
    same = [one for one in nearest if one.box.overlap(box) >= _SAME_FACE]
    if len(same) < _FEWEST_LOOKS:
        return None
    points = tuple((float(x), float(y)) for x, y in np.mean([one.landmarks for one in same], axis=0))
    boxes = [(one.box.x, one.box.y, one.box.width, one.box.height) for one in same]
    mean = Box(*np.mean(boxes, axis=0).tolist())
    quality = assess(align(pixels, points), pixels, points, mean)
    return Measured(_STANDINGS.index(quality.verdict), detail(quality))
