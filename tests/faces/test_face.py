"""Boxes and what is known of a face: overlap is a share, and an embedding is never made up."""

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.faces.face import Box, Face, Quality, Reason, Verdict

QUALITY = Quality(60.0, 0.9, 0.5, 7.0, 0.9, 0.0, 0.0, 0.0, Verdict.USABLE)
FACE = Face(Box(10, 20, 30, 40), ((0.0, 0.0),) * 5, 0.9, QUALITY, b"\0\0\x80\x3f")

_places = st.floats(-1e6, 1e6)
_sizes = st.floats(0.01, 1e6)
boxes = st.builds(Box, _places, _places, _sizes, _sizes)


@given(boxes, boxes)
def test_overlap_is_symmetric_and_a_share(one: Box, other: Box) -> None:
    assert one.overlap(other) == other.overlap(one)
    assert 0.0 <= one.overlap(other) <= 1.0


@given(boxes)
def test_a_box_overlaps_itself_wholly_wherever_it_lies(box: Box) -> None:
    # A corner is x + width, so a small box far out loses digits; what is left of them decides how exact this can be.
    exact = min(box.width, box.height) / (max(abs(box.x), abs(box.y)) + 1)
    assert box.overlap(box) == pytest.approx(1.0, abs=1e-14 / exact)


@given(boxes, boxes)
def test_boxes_side_by_side_do_not_overlap(one: Box, other: Box) -> None:
    beside = replace(other, x=one.x + one.width)
    assert one.overlap(beside) == 0.0


def test_half_a_box_overlaps_by_half() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(0, 0, 5, 10)) == 0.5


def test_a_box_without_extent_overlaps_nothing() -> None:
    assert Box(5, 5, 0, 0).overlap(Box(0, 0, 10, 10)) == 0.0


def test_the_area_of_a_box_is_in_square_pixels() -> None:
    assert Box(-5, -5, 4, 2.5).area == 10.0


def test_an_embedded_face_gives_its_own_embedding() -> None:
    assert FACE.own_embedding == b"\0\0\x80\x3f"


def test_a_face_that_was_only_followed_has_none_to_give() -> None:
    with pytest.raises(ValueError, match="was followed and not embedded"):
        _ = replace(FACE, embedding=None).own_embedding


def test_a_face_cannot_be_changed_after_it_was_found() -> None:
    with pytest.raises(FrozenInstanceError):
        FACE.detector_score = 1.0  # type: ignore[misc]


def test_verdicts_and_reasons_are_written_as_stored() -> None:
    assert (str(Verdict.NOT_SUITABLE), str(Reason.CUT_OFF)) == ("not-suitable", "cut-off")
