"""Where a followed face is expected, and what a face in the next frame can have to do with it: boxes and times only.

Source: Yang et al. 2023, "Hard to Track Objects with Irregular Motions and Similar Appearances? Make It Easier by
Buffering the Matching Space" (overlap measured on enlarged boxes).
"""

import math

from catchlight.faces.face import Box

LEAST_OVERLAP = 0.1
"""Intersection over union of enlarged boxes from which motion joins."""
MARGIN = 0.3
"""How much a box is enlarged on each side, as a share of its size."""
STILL_REACH, REACH_PER_SECOND = 2.0, 12.0
"""How far a face can get, in its own widths; a walking person covers about ten face widths a second."""
LEAST_GROWTH, MOST_GROWTH = 0.4, 2.5
"""How much narrower or wider a face can have become."""
LONGEST_PREDICTION_SECONDS = 0.5

Velocity = tuple[float, float]
"""Pixels a second, across and down."""


def ahead(box: Box, velocity: Velocity, seconds: float) -> Box:
    """The box after so many seconds at this velocity; a prediction does not reach further than half a second."""
    seconds = min(seconds, LONGEST_PREDICTION_SECONDS)
    return Box(box.x + velocity[0] * seconds, box.y + velocity[1] * seconds, box.width, box.height)


def enlarged_overlap(first: Box, second: Box) -> float:
    """Intersection over union of both boxes, each enlarged by `MARGIN` on every side."""
    return enlarged(first).overlap(enlarged(second))


def enlarged(box: Box, margin: float = MARGIN) -> Box:
    """The box with a margin on every side, as a share of its size."""
    more = 1 + 2 * margin
    return Box(box.x - margin * box.width, box.y - margin * box.height, more * box.width, more * box.height)


def is_in_reach(last: Box, now: Box, seconds: float) -> bool:
    """Whether a face can have come from one box to the other in so many seconds."""
    across = last.x + last.width / 2 - now.x - now.width / 2
    down = last.y + last.height / 2 - now.y - now.height / 2
    reach = (STILL_REACH + REACH_PER_SECOND * seconds) * max(last.width, now.width)
    grown = LEAST_GROWTH * last.width < now.width < MOST_GROWTH * last.width
    return grown and math.hypot(across, down) <= reach


def velocity_between(last: Box, now: Box, seconds: float) -> Velocity:
    """Velocity of a box's centre."""
    across = now.x + now.width / 2 - last.x - last.width / 2
    down = now.y + now.height / 2 - last.y - last.height / 2
    return across / seconds, down / seconds
