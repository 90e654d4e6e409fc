"""Faces are counted once, and followed from frame to frame."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.appearances import Seen, appearances, compare, found_in
from catchlight.faces.face import Box

_boxes = st.builds(Box, *[st.integers(0, 50)] * 2, *[st.integers(1, 50)] * 2)
_found = st.dictionaries(st.integers(0, 3), st.lists(_boxes, max_size=4))


@given(_found, _found)
def test_every_face_is_counted_once(first: dict[int, list[Box]], second: dict[int, list[Box]]) -> None:
    found = compare(first, second)
    assert found.same + found.missed == sum(map(len, first.values()))
    assert found.same + found.extra == sum(map(len, second.values()))
    assert len(found.frames_of_extra) == found.extra


@given(_found)
def test_the_same_faces_are_all_found(boxes: dict[int, list[Box]]) -> None:
    assert compare(boxes, boxes).missed == compare(boxes, boxes).extra == 0


def test_a_face_in_another_frame_or_place_is_not_the_same() -> None:
    found = compare({0: [Box(0, 0, 10, 10)]}, {1: [Box(0, 0, 10, 10)], 0: [Box(6, 0, 10, 10)]})
    assert (found.same, found.missed, found.frames_of_extra) == (0, 1, (0, 1))


def test_a_walking_face_is_one_appearance_and_one_that_stays_beside_it_another() -> None:
    boxes = {frame: [Box(8 * frame, 0, 10, 10), Box(200, 50, 10, 10)] for frame in range(4)}

    seen = appearances(boxes)

    assert [len(one) for one in seen] == [4, 4]
    assert {one[-1].box for one in seen} == {Box(24, 0, 10, 10), Box(200, 50, 10, 10)}


def test_an_appearance_ends_where_a_frame_has_no_face_and_short_ones_do_not_count() -> None:
    here = Box(0, 0, 10, 10)

    seen = appearances({0: [here], 1: [here], 2: [here], 3: [], 4: [here], 5: [here]})

    assert [[one.frame for one in appearance] for appearance in seen] == [[0, 1, 2]]


def test_what_another_run_has_of_an_appearance() -> None:
    here, near, far = Box(0, 0, 10, 10), Box(1, 0, 10, 10), Box(90, 0, 10, 10)

    found = list(found_in([Seen(0, here), Seen(1, here), Seen(2, here)], {0: [far, near], 2: [far]}))

    assert found == [(0, near)]
