"""Real faces panned through short clips: found, followed, and the same after an interruption anywhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from tests.footage_maker import H264, LOSSLESS, background, numbered_frames, paste, portraits, write_footage

from catchlight.errors import MediaRefused
from catchlight.faces.analysis import analyse_footage, look_again
from catchlight.faces.engine import FaceEngine
from catchlight.faces.findings import ExaminedFrame, FootageStep, FoundFace, Resume
from catchlight.faces.lanes import lane_count
from catchlight.faces.pack import DEFAULT_PACK, load_pack
from catchlight.faces.plan import Mode, plan_for
from catchlight.jobs import JobCancelled, JobControl
from catchlight.media.frames import Frame, FrameStream, Passed, Unchanged
from catchlight.media.read import read_footage
from catchlight.media.request import ReadRequest

FRAMES = 40
TIMES = [80 * number + (500 if number >= 12 else 0) for number in range(FRAMES)]


@pytest.fixture(scope="module")
def engine() -> FaceEngine:
    return FaceEngine(load_pack(DEFAULT_PACK), threads=1, detector_count=lane_count())


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two people walk past each other and stand still; nobody is there in the last frames."""
    people = portraits()
    frames = []
    for number in range(FRAMES):
        frame = background(480, 192)
        step = min(number, 20)
        if number < FRAMES - 6:
            paste(frame, people["astronaut"], left=10 + 8 * step, top=4, size=90)
            paste(frame, people["second"], left=380 - 8 * step, top=98, size=90)
        frames.append(frame)
    return write_footage(tmp_path_factory.mktemp("clip") / "two people.mp4", frames, TIMES, encoding=H264)


@dataclass(frozen=True)
class Result:
    """What the steps of a run come to, joined as the program joins them."""

    frames: list[ExaminedFrame]
    faces: dict[tuple[int, int], FoundFace]
    held: dict[tuple[int, int], tuple[int, int]]
    tracks: dict[int, tuple[tuple[int, ...], bytes | None]]
    crops: dict[tuple[int, int], bytes]
    duplicates: int
    warnings: list[object]


def joined(steps: list[FootageStep]) -> Result:
    faces = {(face.track, face.frame): face for step in steps for face in step.faces}
    crops: dict[tuple[int, int], bytes] = {}
    tracks = {}
    for step in steps:
        for late in step.embedded:
            found = faces[late.track, late.frame]
            assert found.face.embedding is None, "embedded twice"
            faces[late.track, late.frame] = replace(found, face=replace(found.face, embedding=late.embedding))
        for update in step.tracks:
            crops |= {(update.number, best.frame): best.crop for best in update.best if best.crop is not None}
            tracks[update.number] = (tuple(best.frame for best in update.best), update.template)
    return Result(
        frames=[frame for step in steps for frame in step.frames],
        faces=faces,
        held={(one.track, one.frame): (one.until_frame, one.until_microseconds) for s in steps for one in s.held},
        tracks=tracks,
        crops={(track, frame): crops[track, frame] for track, (best, _) in tracks.items() for frame in best},
        duplicates=sum(step.duplicates for step in steps),
        warnings=[warning for step in steps for warning in step.warnings],
    )


def run(engine: FaceEngine, clip: Path, mode: Mode, *, step_seconds: float = 60.0) -> list[FootageStep]:
    return list(analyse_footage(engine, read_footage, clip, mode, step_seconds=step_seconds))


@pytest.fixture(scope="module")
def whole(engine: FaceEngine, clip: Path) -> dict[Mode, Result]:
    return {mode: joined(run(engine, clip, mode)) for mode in Mode}


@pytest.mark.parametrize("mode", Mode)
def test_every_frame_is_told_at_its_own_time(whole: dict[Mode, Result], mode: Mode) -> None:
    assert [(one.number, one.microseconds) for one in whole[mode].frames] == [
        (n, 1000 * t) for n, t in enumerate(TIMES)
    ]
    assert any(one.gated for one in whole[mode].frames) == (mode is not Mode.EVERY_FRAME)


@pytest.mark.parametrize("mode", Mode)
def test_two_people_are_two_tracks_of_one_person_each(whole: dict[Mode, Result], mode: Mode) -> None:
    result = whole[mode]
    assert set(result.tracks) == {1, 2}
    for track, (best, template) in result.tracks.items():
        embedded = [face.face.embedding for (own, _), face in result.faces.items() if own == track]
        vectors = [np.frombuffer(one, "<f4") for one in embedded if one is not None]
        assert len(best) == len(vectors) >= 2
        assert template is not None
        assert min(float(np.frombuffer(template, "<f4") @ one) for one in vectors) > 0.5


def test_every_mode_accounts_for_everyone_in_every_frame(whole: dict[Mode, Result]) -> None:
    """A face was found in the frame, or stands from an earlier one because nothing changed there."""
    for mode, result in whole.items():
        there: dict[int, set[int]] = {1: set(), 2: set()}
        for track, frame in result.faces:
            until, _ = result.held.get((track, frame), (frame, 0))
            there[track] |= set(range(frame, until + 1))
        for frames in there.values():
            assert len(frames & set(range(FRAMES - 6))) >= FRAMES - 6 - 3, mode


def test_fast_does_not_look_for_standing_faces_in_every_frame(whole: dict[Mode, Result]) -> None:
    assert len(whole[Mode.FAST].faces) < len(whole[Mode.EVERY_FRAME].faces)
    assert whole[Mode.FAST].held
    assert not whole[Mode.EVERY_FRAME].held


def test_few_faces_are_embedded_and_the_best_of_them_are_the_tracks(whole: dict[Mode, Result]) -> None:
    for result in whole.values():
        embedded = {key for key, face in result.faces.items() if face.face.embedding is not None}
        assert len(embedded) < len(result.faces) / 3
        assert {(track, frame) for track, (best, _) in result.tracks.items() for frame in best} == embedded
        assert all(crop.startswith(b"\x89PNG") for crop in result.crops.values())


@pytest.mark.parametrize("mode", [Mode.FAST, Mode.EVERY_FRAME])
def test_a_run_that_is_cut_after_each_step_ends_like_an_unbroken_one(
    engine: FaceEngine, clip: Path, whole: dict[Mode, Result], mode: Mode
) -> None:
    steps: list[FootageStep] = []
    resume: Resume | None = None
    while not (steps and steps[-1].finished):
        pieces = analyse_footage(engine, read_footage, clip, mode, resume, step_seconds=0.0)
        step = next(piece for piece in pieces if piece.frames or piece.finished)
        pieces.close()  # type: ignore[attr-defined]
        steps.append(step)
        resume = Resume(step.decoded_until, step.state)
    assert len(steps) > 3  # how many there are depends on how many results come in together
    assert joined(steps) == whole[mode]


def test_where_the_steps_are_cut_makes_no_difference(engine: FaceEngine, clip: Path, whole: dict[Mode, Result]) -> None:
    steps = run(engine, clip, Mode.FAST, step_seconds=0.0)
    assert len(steps) > 3  # how many there are depends on how many results come in together
    assert [step.finished for step in steps] == [False] * (len(steps) - 1) + [True]
    assert joined(steps) == whole[Mode.FAST]


def test_the_plan_is_told_with_each_step(engine: FaceEngine, clip: Path) -> None:
    for mode in (Mode.FAST, Mode.EVERY_FRAME):
        (step,) = run(engine, clip, mode)
        assert step.plan == plan_for(mode, 480, 192)
        assert step.facts.frames_expected == FRAMES


def test_identical_frames_are_counted(engine: FaceEngine, tmp_path: Path) -> None:
    frames = [one for one in numbered_frames(5) for _ in range(2)]
    (step,) = run(engine, write_footage(tmp_path / "twice.avi", frames), Mode.EVERY_FRAME)
    assert step.duplicates == sum(
        first.fingerprint == second.fingerprint for first, second in zip(step.frames, step.frames[1:], strict=False)
    )


def test_a_picture_that_comes_twice_is_looked_at_once_and_told_twice(engine: FaceEngine, tmp_path: Path) -> None:
    picture = background(240, 160)
    paste(picture, portraits()["astronaut"], left=20, top=20, size=110)
    clip = write_footage(tmp_path / "still.mkv", [picture] * 6, encoding=LOSSLESS)
    with mock.patch.object(engine, "detect", wraps=engine.detect) as detect:
        (step,) = run(engine, clip, Mode.EVERY_FRAME)
    assert step.duplicates == 5
    assert [face.frame for face in step.faces] == list(range(6))
    assert detect.call_count == 1


def test_a_resumed_run_gives_signs_of_life_while_it_passes_over_frames(engine: FaceEngine, tmp_path: Path) -> None:
    long = write_footage(tmp_path / "long.mp4", numbered_frames(100))
    told: list[int] = []
    control = JobControl(lambda progress: told.append(progress.done))
    resume = Resume(90, b"")
    steps = list(analyse_footage(engine, read_footage, long, Mode.FAST, resume, control=control))
    assert told[0] < 90
    assert [frame.number for step in steps for frame in step.frames] == list(range(90, 100))


def test_a_face_looked_at_again_is_the_same(engine: FaceEngine, clip: Path, whole: dict[Mode, Result]) -> None:
    result = whole[Mode.EVERY_FRAME]
    (track, frame), crop = next(iter(result.crops.items()))
    face = result.faces[track, frame].face
    with read_footage(clip, ReadRequest()) as stream:
        pixels = next(one for one in stream if isinstance(one, Frame) and one.number == frame).pixels
    again = look_again(engine, pixels, face)
    assert (again.crop, again.embedding) == (crop, face.embedding)


class Counting:
    """A reader that counts how often each frame is given back."""

    def __init__(self, *, fails_at: int | None = None) -> None:
        self.released: dict[int, int] = {}
        self.fails_at = fails_at

    @contextmanager
    def __call__(self, path: Path, request: ReadRequest) -> Iterator[FrameStream]:
        with read_footage(path, request) as stream:
            yield _Counted(stream, self)
        assert set(self.released.values()) <= {1}, (
            "the stream was closed with frames still out, or one given back twice"
        )


class _Counted:
    def __init__(self, stream: FrameStream, counting: Counting) -> None:
        self._stream = stream
        self._counting = counting
        self.facts, self.failed, self.warnings = stream.facts, stream.failed, stream.warnings
        self.failed_unlisted = 0
        self.broken: str | None = None

    def __iter__(self) -> Iterator[Frame | Unchanged | Passed]:
        for item in self._stream:
            if item.number == self._counting.fails_at:
                raise MediaRefused("The file is gone.", hint="Look for it.")
            if isinstance(item, Frame):
                self._counting.released[item.number] = 0
                yield replace(item, release=self._releasing(item.number))
            else:
                yield item

    def _releasing(self, number: int) -> Callable[[], None]:
        def release() -> None:
            self._counting.released[number] += 1

        return release


def test_each_frame_is_given_back_once(engine: FaceEngine, clip: Path) -> None:
    reader = Counting()
    first = analyse_footage(engine, reader, clip, Mode.FAST, step_seconds=0.0)
    step = next(piece for piece in first if len(piece.faces) > 1 or piece.decoded_until > 8)
    first.close()  # type: ignore[attr-defined]
    list(analyse_footage(engine, reader, clip, Mode.FAST, Resume(step.decoded_until, step.state)))
    assert reader.released


def test_each_frame_is_given_back_after_an_error_too(engine: FaceEngine, clip: Path) -> None:
    reader = Counting(fails_at=7)
    with pytest.raises(MediaRefused, match="gone"):
        list(analyse_footage(engine, reader, clip, Mode.EVERY_FRAME))
    assert reader.released == dict.fromkeys(range(7), 1)


def test_a_cancel_stops_the_run_and_gives_back_every_frame(engine: FaceEngine, clip: Path) -> None:
    control, reader = JobControl(), Counting()
    pieces = analyse_footage(engine, reader, clip, Mode.EVERY_FRAME, step_seconds=0.0, control=control)
    next(pieces)
    control.cancel()
    with pytest.raises(JobCancelled):
        next(pieces)
    assert set(reader.released.values()) == {1}
