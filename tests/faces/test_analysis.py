"""Real faces panned through short clips: found in every frame, followed, and the same after an interruption."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from tests.footage_maker import H264, background, encoded, numbered_frames, paste, portraits, write_footage

from catchlight.errors import MediaRefused
from catchlight.faces.analysis import analyse_footage, analyse_stills, lane_count, look_again
from catchlight.faces.engine import FaceEngine
from catchlight.faces.findings import FootageStep, Resume, StillFindings
from catchlight.faces.pack import DEFAULT_PACK, load_pack
from catchlight.jobs import JobCancelled, JobControl

FRAMES = 24
TIMES = [40 * number + (500 if number >= 12 else 0) for number in range(FRAMES)]


@pytest.fixture(scope="module")
def engine() -> FaceEngine:
    return FaceEngine(load_pack(DEFAULT_PACK), threads=1, detector_count=lane_count())


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two people walk through each other's place; nobody is there in the last frames."""
    people = portraits()
    frames = []
    for number in range(FRAMES):
        frame = background(320, 192)
        if number < FRAMES - 3:
            paste(frame, people["astronaut"], left=10 + 8 * number, top=4, size=90)
            paste(frame, people["second"], left=220 - 8 * number, top=98, size=90)
        frames.append(frame)
    return write_footage(tmp_path_factory.mktemp("clip") / "two people.mp4", frames, TIMES, encoding=H264)


def _joined(steps: list[FootageStep]) -> tuple[object, ...]:
    tracks = {update.number: update for step in steps for update in step.tracks}
    crops = {update.number: update.crop for step in steps for update in step.tracks if update.crop is not None}
    return (
        tuple(frame for step in steps for frame in step.frames),
        tuple(face for step in steps for face in step.faces),
        {number: (update.best_frame, update.template) for number, update in tracks.items()},
        crops,
        tuple(number for step in steps for number in step.failed),
        tuple(warning for step in steps for warning in step.warnings),
    )


@pytest.fixture(scope="module")
def steps(engine: FaceEngine, clip: Path) -> list[FootageStep]:
    return list(analyse_footage(engine, clip, step_seconds=0.0))


def test_every_frame_is_examined_at_its_own_time(steps: list[FootageStep]) -> None:
    assert [frame for step in steps for frame in step.frames] == [(n, 1000 * time) for n, time in enumerate(TIMES)]
    assert steps[0].facts.frames_expected == FRAMES
    assert [step.finished for step in steps] == [False] * (len(steps) - 1) + [True]


def test_two_people_are_two_tracks_with_their_best_faces(steps: list[FootageStep]) -> None:
    faces = [face for step in steps for face in step.faces]
    assert {face.track for face in faces} == {1, 2}
    assert len(faces) >= 2 * (FRAMES - 3) - 4
    for track in (1, 2):
        own = [
            np.frombuffer(face.face.embedding, "<f4")
            for face in faces
            if face.track == track and face.face.embedding is not None
        ]
        assert len(own) >= 2
        assert min(float(own[0] @ other) for other in own) > 0.5


def test_an_update_names_its_best_face_and_brings_the_crop_once(steps: list[FootageStep]) -> None:
    for step in steps:
        for update in step.tracks:
            assert (update.best_in_step is None) == (update.crop is None)
            if update.best_in_step is not None:
                best = step.faces[update.best_in_step]
                assert (best.track, best.frame) == (update.number, update.best_frame)
                assert update.crop is not None
                png = cv2.imdecode(np.frombuffer(update.crop, np.uint8), cv2.IMREAD_COLOR)
                assert png is not None
                assert png.shape[1] >= best.face.box.width


def test_a_face_that_plainly_goes_on_is_followed_without_an_embedding(steps: list[FootageStep]) -> None:
    for track in (1, 2):
        own = [face for step in steps for face in step.faces if face.track == track]
        embedded = [face.microseconds for face in own if face.face.embedding is not None]
        assert own[0].face.embedding is not None
        assert len(embedded) < len(own)
        assert all(min(abs(face.microseconds - at) for at in embedded) <= 500_000 for face in own)


def test_a_best_face_is_embedded(steps: list[FootageStep]) -> None:
    best = {update.number: update.best_frame for step in steps for update in step.tracks}
    found = {(face.track, face.frame): face for step in steps for face in step.faces}
    assert all(found[track, frame].face.embedding is not None for track, frame in best.items())


def test_a_face_looked_at_again_is_the_same(engine: FaceEngine, steps: list[FootageStep], clip: Path) -> None:
    update = steps[0].tracks[0]
    assert update.best_in_step is not None
    best = steps[0].faces[update.best_in_step]
    again = look_again(engine, clip, frame=best.frame, face=best.face)
    assert (again.crop, again.embedding) == (update.crop, best.face.embedding)


def test_a_face_that_was_only_followed_gets_its_embedding_when_asked(
    engine: FaceEngine, steps: list[FootageStep], clip: Path
) -> None:
    faces = [face for step in steps for face in step.faces if face.track == 1]
    followed = next(face for face in faces if face.face.embedding is None)
    again = np.frombuffer(look_again(engine, clip, frame=followed.frame, face=followed.face).embedding, "<f4")
    assert float(again @ np.frombuffer(faces[0].face.own_embedding, "<f4")) > 0.5


@pytest.mark.parametrize("done", [1, 3, 11, 19])
def test_a_resumed_run_ends_like_an_unbroken_one(
    engine: FaceEngine, clip: Path, steps: list[FootageStep], done: int
) -> None:
    committed = steps[:done]
    resume = Resume(committed[-1].decoded_until, tuple(face for step in committed for face in step.faces))
    rest = list(analyse_footage(engine, clip, resume, step_seconds=0.05))
    assert _joined(committed + rest) == _joined(steps)
    assert _joined(steps) == _joined(list(analyse_footage(engine, clip, step_seconds=60.0)))


def test_a_resumed_run_gives_signs_of_life_while_it_passes_over_frames(
    engine: FaceEngine, tmp_path: Path, steps: list[FootageStep]
) -> None:
    long = write_footage(tmp_path / "long.mp4", numbered_frames(100))
    rest = list(analyse_footage(engine, long, Resume(90, ()), step_seconds=0.0))
    assert rest[0].frames == ()
    assert rest[0].decoded_until == 90
    assert [number for step in rest for number, _ in step.frames] == list(range(90, 100))


def test_the_narrowest_face_looked_for_is_stated(engine: FaceEngine, steps: list[FootageStep]) -> None:
    assert {step.smallest_face for step in steps} == {10.0}
    (still,) = analyse_stills(engine, [encoded(Image.new("RGB", (640, 480)), "PNG")])
    assert isinstance(still, StillFindings)
    assert still.smallest_face == 10.0


def test_a_cancel_stops_the_run_and_leaves_no_thread(engine: FaceEngine, clip: Path) -> None:
    control = JobControl()
    run: Iterator[FootageStep] = analyse_footage(engine, clip, step_seconds=0.0, control=control)
    next(run)
    control.cancel()
    with pytest.raises(JobCancelled):
        next(run)


def test_stills_come_in_order_and_a_bad_one_costs_itself(engine: FaceEngine) -> None:
    people = portraits()
    images = [Image.fromarray(np.ascontiguousarray(people[name][:, :, ::-1])) for name in ("astronaut", "second")]
    pair = Image.new("RGB", (400, 200))
    pair.paste(images[0], (0, 0))
    pair.paste(images[1], (200, 0))
    blank = Image.new("RGB", (64, 48), "grey")
    given = [
        encoded(images[0], "PNG"),
        b"broken",
        encoded(pair, "PNG"),
        encoded(blank, "PNG"),
        b"",
        encoded(images[1], "JPEG"),
    ]
    found = list(analyse_stills(engine, given))
    assert [isinstance(one, MediaRefused) for one in found] == [False, True, False, False, True, False]
    counts = [len(one.faces) for one in found if isinstance(one, StillFindings)]
    assert counts == [1, 2, 0, 1]
    both = found[2]
    assert isinstance(both, StillFindings)
    assert both.faces[0].box.x < 200 < both.faces[1].box.x + both.faces[1].box.width
    assert all(crop.startswith(b"\x89PNG") for crop in both.crops)
