"""Faces of a plain loop joined to appearances, and what another run found of them: frame by frame, person by person."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catchlight.faces.face import Box

SAME_FACE = 0.5
"""Intersection over union from which two boxes of one frame are the same face."""

FEWEST_FRAMES = 3
"""An appearance is a face seen in at least so many consecutive frames."""

_REACH = 1.5
"""How far a face gets from one frame to the next, in its own widths."""

Boxes = Mapping[int, Sequence[Box]]
"""The boxes of each frame."""


@dataclass(frozen=True)
class Seen:
    """One box of an appearance."""

    frame: int
    box: Box


@dataclass(frozen=True)
class Comparison:
    """What one run found of what another one found.

    Attributes:
        same: Boxes that both have.
        missed: Boxes that only the first has.
        extra: Boxes that only the second has.
        frames_of_extra: Their frames.
    """

    same: int
    missed: int
    extra: int
    frames_of_extra: tuple[int, ...]


def compare(first: Boxes, second: Boxes) -> Comparison:
    """Match the boxes of each frame one to one."""
    same = missed = 0
    over: list[int] = []
    for frame in sorted({*first, *second}):
        left = list(second.get(frame, ()))
        for box in first.get(frame, ()):
            best = max(left, key=box.overlap, default=None)
            if best is not None and box.overlap(best) >= SAME_FACE:
                left.remove(best)
                same += 1
            else:
                missed += 1
        over += [frame] * len(left)
    return Comparison(same, missed, len(over), tuple(over))


def appearances(boxes: Boxes) -> list[list[Seen]]:
    """Faces followed from each frame to the very next one; those of fewer than `FEWEST_FRAMES` frames are left out."""
    done: list[list[Seen]] = []
    going: list[list[Seen]] = []
    for frame in sorted(boxes):
        left = list(boxes[frame])
        still = []
        for one in going:
            last = one[-1]
            near = [box for box in left if _is_near(last.box, box)] if last.frame == frame - 1 else []
            if near:
                nearest = min(near, key=lambda box, last=last: _distance(last.box, box))  # type: ignore[misc]
                left.remove(nearest)
                one.append(Seen(frame, nearest))
                still.append(one)
            else:
                done.append(one)
        going = still + [[Seen(frame, box)] for box in left]
    return [one for one in (*done, *going) if len(one) >= FEWEST_FRAMES]


def found_in(appearance: Sequence[Seen], boxes: Boxes) -> Iterator[tuple[int, Box]]:
    """The boxes of another run that are faces of this appearance, with their frames."""
    for seen in appearance:
        best = max(boxes.get(seen.frame, ()), key=seen.box.overlap, default=None)
        if best is not None and seen.box.overlap(best) >= SAME_FACE:
            yield seen.frame, best


def _is_near(one: Box, other: Box) -> bool:
    return _distance(one, other) <= _REACH * max(one.width, other.width)


def _distance(one: Box, other: Box) -> float:
    across = one.x + one.width / 2 - other.x - other.width / 2
    down = one.y + one.height / 2 - other.y - other.height / 2
    return math.hypot(across, down)
