"""Boxes in motion: where one is expected, and what can have become of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.faces.face import Box
from catchlight.faces.motion import ahead, enlarged, enlarged_overlap, is_in_reach, velocity_between

BOX = Box(100, 50, 40, 60)
_boxes = st.builds(Box, *[st.floats(-1000, 1000)] * 2, *[st.floats(1, 500)] * 2)


def test_a_box_is_expected_where_its_velocity_takes_it() -> None:
    assert ahead(BOX, (100.0, -50.0), 0.2) == Box(120, 40, 40, 60)


def test_a_prediction_reaches_half_a_second_and_no_further() -> None:
    assert ahead(BOX, (100.0, 0.0), 60.0) == ahead(BOX, (100.0, 0.0), 0.5) == Box(150, 50, 40, 60)


def test_velocity_is_that_of_the_centre() -> None:
    assert velocity_between(BOX, Box(90, 40, 60, 80), 0.5) == (0.0, 0.0)
    assert velocity_between(BOX, Box(110, 50, 40, 60), 0.5) == (20.0, 0.0)


def test_an_enlarged_box_keeps_its_centre() -> None:
    assert enlarged(BOX, 0.5) == Box(80, 20, 80, 120)


def test_boxes_that_just_miss_each_other_overlap_enlarged() -> None:
    beside = Box(145, 50, 40, 60)
    assert BOX.overlap(beside) == 0
    assert enlarged_overlap(BOX, beside) > 0.1


@given(_boxes, _boxes)
def test_overlap_is_a_share_and_the_same_both_ways(first: Box, second: Box) -> None:
    assert 0 <= enlarged_overlap(first, second) <= 1
    assert enlarged_overlap(first, second) == pytest.approx(enlarged_overlap(second, first))


@given(_boxes)
def test_a_box_is_within_its_own_reach(box: Box) -> None:
    assert is_in_reach(box, box, 0.0)


@pytest.mark.parametrize(
    ("x", "seconds", "reached"), [(179, 0.0, True), (181, 0.0, False), (281, 0.2, False), (275, 0.2, True)]
)
def test_reach_grows_with_time(x: float, seconds: float, reached: bool) -> None:
    assert is_in_reach(BOX, Box(x, 50, 40, 60), seconds) is reached


@pytest.mark.parametrize(("width", "reached"), [(15, False), (20, True), (90, True), (110, False)])
def test_a_face_does_not_become_another_size_at_once(width: float, reached: bool) -> None:
    assert is_in_reach(BOX, Box(100, 50, width, 60), 0.1) is reached
