"""Steps put together frame by frame: each thing is told once, and a resumed run goes on with the same tracks."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.footage_maker import numbered_frames, write_footage

from catchlight.faces.engine import Sighting
from catchlight.faces.face import Box, Face, Quality, Verdict
from catchlight.faces.findings import Resume
from catchlight.faces.steps import StepBuilder, crop_of
from catchlight.media.facts import DecodeWarning
from catchlight.media.footage import Footage, Frame, open_footage

PERSON = np.eye(1, 128, dtype="<f4").tobytes()


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_footage(tmp_path_factory.mktemp("clip") / "a.mp4", numbered_frames(6))


@pytest.fixture
def footage(clip: Path) -> Iterator[Footage]:
    with open_footage(clip) as opened:
        yield opened


def sighting(left: float, *, sharpness: float = 0.5) -> Sighting:
    quality = Quality(20, sharpness, 0.5, 7, 0.8, 0, 0, 0, Verdict.USABLE)
    face = Face(Box(left, 10, 20, 20), ((0.0, 0.0),) * 5, 0.9, quality, None)
    return Sighting(face, np.zeros((112, 112, 3), np.uint8))


def embed(sightings: Sequence[Sighting]) -> list[Face]:
    return [replace(one.face, embedding=PERSON) for one in sightings]


def frame(number: int) -> Frame:
    pixels = np.arange(64 * 96 * 3, dtype=np.uint32).reshape(64, 96, 3) % 251
    return Frame(number, number * 40_000, pixels.astype(np.uint8))


def test_a_step_tells_every_frame_and_the_next_one_only_what_is_new(footage: Footage) -> None:
    builder = StepBuilder(footage, None, embed)
    builder.add(frame(0), [])
    builder.add(frame(1), [sighting(10)])
    first, second = builder.finish(last=False), builder.finish(last=True)
    assert first.frames == ((0, 0), (1, 40_000))
    assert [(face.frame, face.track) for face in first.faces] == [(1, 1)]
    assert (first.decoded_until, first.finished) == (2, False)
    assert (second.frames, second.faces, second.tracks, second.finished) == ((), (), (), True)


def test_the_best_face_brings_its_crop_once(footage: Footage) -> None:
    builder = StepBuilder(footage, None, embed)
    builder.add(frame(0), [sighting(10)])
    (begun,) = builder.finish(last=False).tracks
    builder.add(frame(1), [sighting(11)])
    (worse,) = builder.finish(last=False).tracks
    builder.add(frame(2), [sighting(12, sharpness=0.9)])
    (better,) = builder.finish(last=True).tracks
    assert [(one.best_frame, one.best_in_step, one.crop is None) for one in (begun, worse, better)] == [
        (0, 0, False),
        (0, None, True),
        (2, 0, False),
    ]


def test_only_the_faces_that_need_one_are_embedded(footage: Footage) -> None:
    asked: list[int] = []

    def counting(sightings: Sequence[Sighting]) -> list[Face]:
        asked.append(len(sightings))
        return embed(sightings)

    builder = StepBuilder(footage, None, counting)
    for number in range(3):
        builder.add(frame(number), [sighting(10 + number)])
    step = builder.finish(last=True)
    assert sum(asked) == 1
    assert [face.face.embedding is None for face in step.faces] == [False, True, True]


def test_what_the_decoder_says_of_later_frames_is_told_with_those(footage: Footage) -> None:
    builder = StepBuilder(footage, None, embed)
    builder.add(frame(0), [])
    footage.failed.append(1)
    footage.warnings.append(DecodeWarning(1, None, "The frame could not be converted."))
    early = builder.finish(last=False)
    builder.add(frame(2), [])
    late = builder.finish(last=True)
    assert (early.failed, early.warnings) == ((), ())
    assert (late.failed, [one.frame for one in late.warnings]) == ((1,), [1])


def test_frames_that_failed_at_the_end_are_told_in_the_last_step(footage: Footage) -> None:
    builder = StepBuilder(footage, None, embed)
    builder.add(frame(0), [])
    footage.failed += [1, 2]
    last = builder.finish(last=True)
    assert (last.failed, last.decoded_until) == ((1, 2), 3)


def test_a_resumed_run_goes_on_with_the_same_track(clip: Path) -> None:
    with open_footage(clip) as opened:
        before = StepBuilder(opened, None, embed)
        before.add(frame(0), [sighting(10)])
        kept = before.finish(last=False)
    with open_footage(clip) as opened:
        after = StepBuilder(opened, Resume(kept.decoded_until, kept.faces), embed)
        after.add(frame(1), [sighting(11)])
        step = after.finish(last=True)
    assert [face.track for face in step.faces] == [1]
    assert (step.tracks[0].best_frame, step.tracks[0].crop) == (0, None)
    assert step.tracks[0].template == kept.tracks[0].template


def test_nothing_of_a_file_without_frames_is_still_a_step(footage: Footage) -> None:
    step = StepBuilder(footage, None, embed).finish(last=True)
    assert (step.frames, step.decoded_until, step.finished, step.facts) == ((), 0, True, footage.facts)


def test_the_crop_in_a_step_is_the_crop_of_the_whole_frame(footage: Footage) -> None:
    builder = StepBuilder(footage, None, embed)
    seen = sighting(33.7)
    builder.add(frame(0), [seen])
    (track,) = builder.finish(last=True).tracks
    assert track.crop == crop_of(frame(0).pixels, seen.face.box)


@pytest.mark.parametrize("box", [Box(-50, 10, 20, 20), Box(300, 10, 20, 20), Box(10, -99, 20, 20), Box(10, 99, 20, 20)])
def test_a_face_that_lies_wholly_outside_is_cut_at_the_edge(box: Box) -> None:
    cut = cv2.imdecode(np.frombuffer(crop_of(frame(0).pixels, box), np.uint8), cv2.IMREAD_COLOR)
    assert cut is not None
    assert cut.size


def test_a_crop_keeps_every_pixel_value() -> None:
    pixels = frame(0).pixels
    cut = cv2.imdecode(np.frombuffer(crop_of(pixels, Box(20, 20, 10, 10)), np.uint8), cv2.IMREAD_COLOR)
    assert cut is not None
    assert np.array_equal(cut, pixels[15:35, 15:35])
