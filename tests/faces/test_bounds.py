"""How far a face is beyond the bounds of what is usable."""

from dataclasses import replace

import pytest

from catchlight.faces.bounds import LOW_CONTRAST_BELOW, SMALL_WIDTH, beyond
from catchlight.faces.face import Box, Quality, Verdict

GOOD = Quality(45.0, 0.55, 0.5, 7.0, 0.7, 3.0, -2.0, 1.0, Verdict.USABLE, compression=0.1)
WIDE = Box(100, 100, 100, 120)


def test_a_face_within_all_bounds_is_beyond_none() -> None:
    assert beyond(GOOD, WIDE) == 0
    assert beyond(replace(GOOD, compression=None), WIDE) == 0


@pytest.mark.parametrize(
    "worse",
    [
        replace(GOOD, sharpness=0.3),
        replace(GOOD, luminance=0.1),
        replace(GOOD, luminance=0.9),
        replace(GOOD, dynamic_range=5.0),
        replace(GOOD, illumination_uniformity=0.2),
        replace(GOOD, yaw=-50.0),
        replace(GOOD, pitch=40.0),
        replace(GOOD, roll=50.0),
        replace(GOOD, compression=0.5),
    ],
)
def test_each_measure_counts(worse: Quality) -> None:
    assert beyond(worse, WIDE) > 0.5


def test_it_grows_steadily_from_the_bound_and_adds_up() -> None:
    little, more = (replace(GOOD, dynamic_range=LOW_CONTRAST_BELOW - step) for step in (0.001, 0.1))
    narrow = Box(0, 0, SMALL_WIDTH - 5, 50)

    assert 0 < beyond(little, WIDE) < 0.01 < beyond(more, WIDE) < beyond(more, narrow)
