"""Faces joined to tracks by motion, and by embedding only where motion leaves a doubt."""

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
import pytest
from tests.faces.sightings import ANNA, BERT, Embedder, Sighted, Vector, person, sighting, unit

from catchlight.faces.face import Verdict
from catchlight.faces.track import WINDOW_MICROSECONDS, Track
from catchlight.faces.tracker import Tracker

STEP = 40_000
"""Microseconds from frame to frame."""


class Scene:
    """A tracker, and what it embedded."""

    def __init__(self) -> None:
        self.embedder = Embedder()
        self.tracker = Tracker(self.embedder)
        self.late: list[tuple[int, int]] = []

    def at(self, frame: int, faces: Sequence[Sighted], *, microseconds: int | None = None) -> list[int]:
        time = STEP * frame if microseconds is None else microseconds
        self.tracker.forget(frame, time)
        tracks = self.tracker.follow(frame, time, faces)
        self.note()
        return [track.number for track in tracks]

    def end(self) -> None:
        self.tracker.end()
        self.note()

    def note(self) -> None:
        self.late += [(news.track.number, news.frame) for news in self.tracker.embedded()]


@pytest.fixture
def scene() -> Scene:
    return Scene()


def walk(scene: Scene, frames: Iterable[int], who: Vector, *, start: float = 0, speed: float = 3) -> set[int]:
    return {number for at in frames for number in scene.at(at, [sighting(start + speed * at, who)])}


def test_tracks_are_numbered_by_first_appearance_and_from_left_to_right(scene: Scene) -> None:
    assert scene.at(0, [sighting(0, ANNA), sighting(300, BERT)]) == [1, 2]
    assert scene.at(1, [sighting(0, ANNA), sighting(300, BERT), sighting(600, person(3))]) == [1, 2, 3]


def test_a_face_alone_is_followed_and_its_best_face_embedded_when_the_window_ends(scene: Scene) -> None:
    """The first window is a second: frames 0 to 24."""
    for frame in range(25):
        assert scene.at(frame, [sighting(3 * frame, ANNA, sharpness=0.7 if frame == 5 else 0.5)]) == [1]
        assert not scene.late
    scene.at(25, [sighting(75, ANNA)])
    assert scene.late == [(1, 5)]


def test_the_faces_that_still_wait_are_embedded_at_the_end(scene: Scene) -> None:
    scene.at(0, [sighting(0, ANNA), sighting(300, BERT)])
    scene.end()
    assert scene.late == [(1, 0), (2, 0)]
    assert scene.tracker.tracks == []


def test_a_track_that_can_no_longer_go_on_is_embedded_then(scene: Scene) -> None:
    scene.at(0, [sighting(0, ANNA)])
    scene.at(50, [])
    assert scene.late == []
    scene.at(51, [])
    assert scene.late == [(1, 0)]


def test_a_new_face_that_nobody_can_have_come_from_needs_no_embedding(scene: Scene) -> None:
    scene.at(0, [sighting(0, ANNA)])
    assert scene.at(1, [sighting(2, ANNA), sighting(900, BERT)]) == [1, 2]
    assert scene.late == []


def test_a_face_that_comes_back_is_embedded_and_so_is_what_waits_in_its_track(scene: Scene) -> None:
    scene.at(0, [sighting(0, ANNA)])
    assert scene.at(30, [sighting(60, ANNA)]) == [1]
    assert sorted(scene.late) == [(1, 0), (1, 30)]


def test_two_faces_near_each_other_are_told_apart_by_their_embeddings(scene: Scene) -> None:
    scene.at(0, [sighting(0, ANNA), sighting(50, BERT)])
    assert scene.at(1, [sighting(0, BERT), sighting(50, ANNA)]) == [2, 1]
    assert len(scene.late) == 4


def test_two_people_who_cross_are_not_swapped(scene: Scene) -> None:
    seen: dict[str, set[int]] = {"anna": set(), "bert": set()}
    for frame in range(60):
        people = [("anna", sighting(5 * frame, ANNA)), ("bert", sighting(295 - 5 * frame, BERT))]
        people.sort(key=lambda pair: pair[1].face.box.x)
        if 27 <= frame <= 31:
            people = [pair for pair in people if pair[0] == "bert"]
        for (name, _), number in zip(people, scene.at(frame, [face for _, face in people]), strict=True):
            seen[name].add(number)
    assert seen == {"anna": {1}, "bert": {2}}


@pytest.mark.parametrize(("seconds", "number"), [(1.9, 1), (2.1, 2)])
def test_a_gap_is_bridged_for_two_seconds(scene: Scene, seconds: float, number: int) -> None:
    scene.at(0, [sighting(0, ANNA)], microseconds=0)
    assert scene.at(50, [sighting(60, ANNA)], microseconds=round(seconds * 1e6)) == [number]


def test_a_slow_recorder_keeps_its_tracks(scene: Scene) -> None:
    scene.at(0, [sighting(0, ANNA)], microseconds=0)
    assert scene.at(1, [sighting(60, ANNA)], microseconds=5_000_000) == [1]


def test_the_same_face_across_the_room_is_not_the_same_track(scene: Scene) -> None:
    scene.at(0, [sighting(0, ANNA)])
    assert scene.at(1, [sighting(1500, ANNA)]) == [2]


def test_motion_joins_what_the_embedding_cannot_tell(scene: Scene) -> None:
    scene.at(0, [sighting(0, ANNA)])
    assert scene.at(5, [sighting(4, unit(0.5 * ANNA + person(9)))]) == [1]


def test_somebody_who_walks_off_is_followed_from_the_first_step_on(scene: Scene) -> None:
    assert walk(scene, range(12), ANNA, speed=28) == {1}
    assert scene.late == []


def test_who_else_could_be_meant_makes_a_long_step_a_doubt(scene: Scene) -> None:
    scene.at(0, [sighting(0, ANNA), sighting(100, BERT)])
    assert scene.at(1, [sighting(28, ANNA), sighting(128, BERT)]) == [1, 2]
    assert scene.late != []


def test_another_person_in_the_same_place_ends_the_track_within_two_windows(scene: Scene) -> None:
    """Frames 0 to 49 are Anna; Bert takes over without a gap."""
    walk(scene, range(50), ANNA, speed=0)
    numbers = [scene.at(frame, [sighting(0, BERT)])[0] for frame in range(50, 160)]
    windows = 2 * WINDOW_MICROSECONDS // 40_000
    assert numbers[0] == 1
    assert set(numbers[windows:]) == {2}
    assert numbers == sorted(numbers)
    scene.end()
    assert any(track == 1 and frame >= 50 for track, frame in scene.late)


def test_what_another_person_says_does_not_enter_the_template(scene: Scene) -> None:
    walk(scene, range(50), ANNA, speed=0)
    (track,) = scene.tracker.tracks
    for frame in range(50, 160):
        scene.at(frame, [sighting(0, BERT)])
    assert track not in scene.tracker.tracks
    assert track.template is not None
    assert float(np.frombuffer(track.template, "<f4") @ ANNA) == pytest.approx(1, abs=1e-5)
    assert all(one.frame < 50 for one in track.best)


def test_a_face_too_poor_to_compare_does_not_end_a_track(scene: Scene) -> None:
    walk(scene, range(50), ANNA, speed=0)
    for frame in range(50, 101):
        assert scene.at(frame, [sighting(0, BERT, verdict=Verdict.NOT_SUITABLE)]) == [1]


def test_a_held_track_is_not_offered_to_a_face_beside_it(scene: Scene) -> None:
    scene.at(0, [sighting(0, ANNA)])
    (joined,) = scene.tracker.follow(1, STEP, [sighting(45, BERT)], held={1})
    assert joined.number == 2
    assert scene.tracker.tracks[0].seen_frame == 1
    assert not scene.embedder.done


def test_no_more_than_two_tracks_come_of_two_people_in_a_crowd_that_flickers(scene: Scene) -> None:
    rng = np.random.default_rng(3)
    for frame in range(120):
        faces = [sighting(0, ANNA), sighting(46, BERT)]
        scene.at(frame, [one for one in faces if rng.random() < 0.7])
    assert scene.tracker.count == 2


def test_the_same_faces_give_the_same_tracks_from_a_state_that_was_written_down() -> None:
    """Each frame is taken in by a tracker made from what the one before it left."""
    rng = np.random.default_rng(5)
    people = [person(10 + number) for number in range(5)]
    frames = [
        [
            sighting(70 * at + 2 * frame, who, sharpness=rng.random())
            for at, who in enumerate(people)
            if rng.random() < 0.8
        ]
        for frame in range(120)
    ]
    whole = Scene()
    expected = [whole.at(frame, faces) for frame, faces in enumerate(frames)]
    broken = Scene()
    found = []
    for frame, faces in enumerate(frames):
        broken.tracker = _resumed(broken.tracker, frames)
        found.append(broken.at(frame, faces))
    whole.end()
    broken.end()
    assert found == expected
    assert broken.late == whole.late


def _resumed(before: Tracker, frames: Sequence[Sequence[Sighted]]) -> Tracker:
    written = msgspec.msgpack.encode(before.tracks)
    after = Tracker(before._embed, tracks=msgspec.msgpack.decode(written, type=list[Track]), count=before.count)
    for track in after.tracks:
        if track.pending is not None:
            after.revive(track, next(one for one in frames[track.pending.frame] if one.face == track.pending.face))
    return after
