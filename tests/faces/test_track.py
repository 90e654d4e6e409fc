"""Faces joined to tracks by motion and embedding."""

from dataclasses import replace

import numpy as np
import pytest

from catchlight.faces.face import Box, Face, Quality, Verdict
from catchlight.faces.track import Track, Tracker

Vector = np.ndarray[tuple[int], np.dtype[np.float32]]


def _person(seed: int) -> Vector:
    vector = np.random.default_rng(seed).normal(size=128).astype(np.float32)
    return vector / np.linalg.norm(vector)


ANNA, BERT = _person(1), _person(2)


def _face(
    x: float, who: Vector, *, y: float = 50, size: float = 40, noise: int | None = None, sharpness: float = 0.5
) -> Face:
    if noise is not None:
        who = who + 0.05 * np.random.default_rng(noise).normal(size=128).astype(np.float32)
        who = who / np.linalg.norm(who)
    quality = Quality(20, sharpness, 0.5, 7, 0.8, 0, 0, 0, Verdict.USABLE)
    return Face(Box(x, y, size, size), ((0, 0),) * 5, 0.9, quality, who.astype("<f4").tobytes())


def _followed(face: Face) -> Face:
    return replace(face, embedding=None)


def _numbers(tracks: list[Track]) -> list[int]:
    return [track.number for track in tracks]


def test_tracks_are_numbered_by_first_appearance() -> None:
    tracker = Tracker()
    assert _numbers(tracker.update(0, 0, [_face(0, ANNA), _face(300, BERT)])) == [1, 2]
    assert _numbers(tracker.update(1, 40_000, [_face(600, _person(3))])) == [3]


def test_two_people_who_cross_are_not_swapped() -> None:
    tracker = Tracker()
    seen: dict[str, set[int]] = {"anna": set(), "bert": set()}
    for frame in range(60):
        anna, bert = _face(5 * frame, ANNA, noise=frame), _face(295 - 5 * frame, BERT, noise=1000 + frame)
        faces = sorted([("anna", anna), ("bert", bert)], key=lambda pair: pair[1].box.x)
        if 27 <= frame <= 31:
            faces = [pair for pair in faces if pair[0] == "bert"]
        tracks = tracker.update(frame, 40_000 * frame, [face for _, face in faces])
        for (name, _), track in zip(faces, tracks, strict=True):
            seen[name].add(track.number)
    assert seen == {"anna": {1}, "bert": {2}}


@pytest.mark.parametrize(("seconds", "number"), [(1.9, 1), (2.1, 2)])
def test_a_gap_is_bridged_for_two_seconds(seconds: float, number: int) -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA)])
    assert _numbers(tracker.update(50, round(seconds * 1e6), [_face(60, ANNA, noise=1)])) == [number]


def test_a_slow_recorder_keeps_its_tracks() -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA)])
    assert _numbers(tracker.update(1, 5_000_000, [_face(60, ANNA, noise=1)])) == [1]


def test_another_person_in_the_same_place_begins_a_new_track() -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA)])
    assert _numbers(tracker.update(1, 40_000, [_face(0, BERT)])) == [2]


def test_motion_joins_what_the_embedding_cannot_tell() -> None:
    blurred = 0.5 * ANNA + _person(9)
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA)])
    assert _numbers(tracker.update(1, 40_000, [_face(4, blurred / np.linalg.norm(blurred))])) == [1]


def test_the_same_face_across_the_room_is_not_the_same_track() -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA)])
    assert _numbers(tracker.update(1, 40_000, [_face(1500, ANNA)])) == [2]


def test_the_best_face_and_the_template_follow_quality() -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA, noise=1, sharpness=0.2)])
    (track,) = tracker.update(1, 40_000, [_face(2, ANNA, sharpness=0.8)])
    tracker.update(2, 80_000, [_face(4, ANNA, noise=2, sharpness=0.1)])
    template = np.frombuffer(track.template, dtype="<f4")
    assert track.best_frame == 1
    assert template.dtype == np.float32
    assert np.linalg.norm(template) == pytest.approx(1, abs=1e-6)
    assert float(template @ ANNA) > 0.97


def test_replay_leaves_the_state_of_the_first_run() -> None:
    rng = np.random.default_rng(5)
    people = [_person(10 + number) for number in range(4)]
    scene = [
        (
            frame,
            [
                _face(200 * i + 3 * frame, who, noise=frame * 10 + i)
                for i, who in enumerate(people)
                if rng.random() < 0.7
            ],
        )
        for frame in range(40)
    ]
    first, second = Tracker(), Tracker()
    expected = []
    for frame, faces in scene:
        tracks = first.update(frame, 40_000 * frame, faces)
        expected.append([(track.number, track.best_frame, track.template) for track in tracks])
        if frame < 25:
            second.replay(frame, 40_000 * frame, faces, _numbers(tracks))
        else:
            again = second.update(frame, 40_000 * frame, faces)
            assert [(track.number, track.best_frame, track.template) for track in again] == expected[-1]


def test_a_face_alone_over_its_track_needs_no_embedding() -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA)])
    next_one = _followed(_face(3, ANNA))
    assert tracker.to_embed(1, 40_000, [next_one]) == []
    (track,) = tracker.update(1, 40_000, [next_one])
    assert (track.number, track.best_frame) == (1, 0)


def test_a_new_face_needs_its_embedding() -> None:
    tracker = Tracker()
    assert tracker.to_embed(0, 0, [_followed(_face(0, ANNA))]) == [0]
    tracker.update(0, 0, [_face(0, ANNA)])
    assert tracker.to_embed(1, 40_000, [_followed(_face(2, ANNA)), _followed(_face(400, BERT))]) == [1]


def test_two_faces_near_each_other_need_theirs() -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA), _face(50, BERT)])
    assert tracker.to_embed(1, 40_000, [_followed(_face(2, ANNA)), _followed(_face(48, BERT))]) == [0, 1]


def test_a_track_is_embedded_twice_a_second() -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA)])
    embedded = []
    for frame in range(1, 26):
        face = _followed(_face(frame, ANNA))
        needed = tracker.to_embed(frame, 40_000 * frame, [face])
        embedded += [frame] * len(needed)
        tracker.update(frame, 40_000 * frame, [_face(frame, ANNA) if needed else face])
    assert embedded == [13]


def test_a_better_face_is_embedded_and_a_little_better_one_is_not() -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA, sharpness=0.5)])
    assert tracker.to_embed(1, 40_000, [_followed(_face(2, ANNA, sharpness=0.52))]) == []
    assert tracker.to_embed(1, 40_000, [_followed(_face(2, ANNA, sharpness=0.6))]) == [0]


def test_a_face_without_embedding_that_does_not_plainly_go_on_is_a_bug() -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA)])
    with pytest.raises(ValueError, match="plainly go on"):
        tracker.update(1, 40_000, [_followed(_face(900, ANNA))])


def test_another_person_in_the_same_place_is_told_apart_at_the_next_embedding() -> None:
    tracker = Tracker()
    tracker.update(0, 0, [_face(0, ANNA)])
    numbers = []
    for frame in range(1, 16):
        face = _followed(_face(0, BERT))
        needed = tracker.to_embed(frame, 40_000 * frame, [face])
        numbers += _numbers(tracker.update(frame, 40_000 * frame, [_face(0, BERT) if needed else face]))
    assert numbers[0] == 1
    assert numbers[-1] == 2
