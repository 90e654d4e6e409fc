"""One track: its motion, its window, its template and its best faces; and that it survives being written down."""

import msgspec
import numpy as np
import pytest
from tests.faces.sightings import ANNA, BERT, face, person

from catchlight.faces import rank
from catchlight.faces.face import Box, Verdict
from catchlight.faces.rank import MOST_BEST
from catchlight.faces.track import (
    FIRST_WINDOW_MICROSECONDS,
    FIRST_WINDOWS,
    WINDOW_FRAMES,
    WINDOW_MICROSECONDS,
    Track,
    begun,
)

BOX = Box(100, 50, 40, 40)


@pytest.fixture
def track() -> Track:
    return begun(1, BOX, 0, 0)


def test_the_first_step_sets_the_velocity_and_later_ones_smooth_it(track: Track) -> None:
    track.move(Box(110, 50, 40, 40), 1, 100_000)
    assert track.velocity == pytest.approx((100.0, 0.0))
    track.move(Box(110, 50, 40, 40), 2, 200_000)
    assert track.velocity == pytest.approx((60.0, 0.0))
    assert track.expected(300_000).x == pytest.approx(116.0)


def test_two_frames_at_one_time_leave_the_velocity_as_it_is(track: Track) -> None:
    track.move(Box(150, 50, 40, 40), 1, 0)
    assert track.velocity is None


def test_a_held_face_stays_where_it_is_and_alive(track: Track) -> None:
    track.move(Box(110, 50, 40, 40), 1, 100_000)
    for frame in range(2, 200):
        track.hold(frame, 100_000 * frame)
    assert track.expected(19_900_000) == track.box
    assert track.can_go_on(205, 20_500_000)
    assert (track.frame, track.seen_frame) == (1, 199)


@pytest.mark.parametrize(
    ("frame", "microseconds", "goes_on"),
    [(50, 1_900_000, True), (50, 2_100_000, False), (2, 60_000_000, True), (299, 0, True), (301, 0, False)],
)
def test_a_track_bridges_two_seconds_or_two_frames(track: Track, frame: int, microseconds: int, goes_on: bool) -> None:
    assert track.can_go_on(frame, microseconds) is goes_on


def test_the_best_face_of_a_window_waits(track: Track) -> None:
    assert track.offer(face(0, sharpness=0.5), 0, 0)
    assert not track.offer(face(1, sharpness=0.4), 1, 40_000)
    assert track.offer(face(2, sharpness=0.6), 2, 80_000)
    assert track.pending is not None
    assert (track.pending.frame, track.pending.began_frame) == (2, 0)


@pytest.mark.parametrize(
    ("frame", "microseconds", "over"),
    [
        (9, WINDOW_MICROSECONDS - 1, False),
        (9, WINDOW_MICROSECONDS, True),
        (WINDOW_FRAMES - 1, 0, False),
        (WINDOW_FRAMES, 0, True),
    ],
)
def test_a_window_ends_with_media_time_or_with_frames(track: Track, frame: int, microseconds: int, over: bool) -> None:
    assert not track.is_window_over(frame, microseconds)
    for at in range(FIRST_WINDOWS):
        track.take_embedded(face(at, ANNA), at)
    track.offer(face(0), 0, 0)
    assert track.is_window_over(frame, microseconds) is over


def test_the_first_windows_are_short(track: Track) -> None:
    for at in range(FIRST_WINDOWS):
        track.offer(face(at), at, 0)
        assert track.is_window_over(9, FIRST_WINDOW_MICROSECONDS)
        track.take_embedded(face(at, ANNA), at)
    assert not track.is_window_over(9, FIRST_WINDOW_MICROSECONDS)


def test_the_template_is_that_of_all_its_embedded_faces(track: Track) -> None:
    assert track.template is None
    faces = [face(at, person(at), sharpness=0.1 * (at + 1)) for at in range(8)]
    for at, one in enumerate(faces):
        track.take_embedded(one, at)
    assert track.template == rank.fused_template(faces)


def test_the_best_faces_are_kept_best_first(track: Track) -> None:
    for at, sharpness in enumerate((0.3, 0.9, 0.1, 0.5, 0.9, 0.2, 0.4)):
        track.take_embedded(face(at, ANNA, sharpness=sharpness), at)
    assert [one.frame for one in track.best] == [1, 4, 3, 6, 0]
    assert len(track.best) == MOST_BEST


def test_another_persons_face_is_recognised_as_such(track: Track) -> None:
    assert not track.is_other(face(0, BERT))
    track.take_embedded(face(0, ANNA), 0)
    assert not track.is_other(face(0, BERT))  # half a face at the picture's edge may have been the first
    track.take_embedded(face(1, ANNA), 1)
    assert track.is_other(face(0, BERT))
    assert not track.is_other(face(0, ANNA))


def test_a_face_that_is_not_suitable_accuses_nobody(track: Track) -> None:
    track.take_embedded(face(0, ANNA), 0)
    assert not track.is_other(face(0, BERT, verdict=Verdict.NOT_SUITABLE))


def test_a_track_that_was_written_down_is_the_same_to_the_last_bit(track: Track) -> None:
    for at in range(1, 8):
        track.move(Box(100 + at / 3, 50, 40, 40), at, 33_333 * at)
        track.take_embedded(face(at, person(at), sharpness=1 / (at + 1)), at)
    track.offer(face(0.1 + 0.2, sharpness=1 / 3), 8, 8)
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(track), type=Track)
    assert again == track
    assert again.template == track.template
    assert np.frombuffer(again.total).tobytes() == np.frombuffer(track.total).tobytes()
