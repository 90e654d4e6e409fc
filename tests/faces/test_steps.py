"""Steps put together frame by frame: each thing is told once, and a run goes on from the state in any of them."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np
import pytest
from tests.faces.sightings import ANNA, Embedder, Sighted, sighting

from catchlight.errors import ResumeRefused
from catchlight.faces.findings import FootageStep, HeldFace, Resume
from catchlight.faces.plan import Mode, plan_for
from catchlight.faces.steps import RunState, StepBuilder, frames_to_look_at_again, state_of
from catchlight.faces.track import WINDOW_MICROSECONDS
from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.frames import Frame, Unchanged
from catchlight.media.request import Region

FACTS = FootageFacts(640, 360, "h264", "mp4", 6, True, None, Fraction(25))
PLAN = plan_for(Mode.FAST, 640, 360)
WHOLE = (Region(0, 0, 640, 360),)
ELSEWHERE = (Region(500, 0, 140, 360),)
PIXELS = np.zeros((360, 640, 3), np.uint8)


class Stream:
    """An opened file whose frames the test makes up."""

    def __init__(self) -> None:
        self.facts = FACTS
        self.failed: list[int] = []
        self.warnings: list[DecodeWarning] = []
        self.failed_unlisted = 0
        self.broken: str | None = None

    def __iter__(self) -> Iterator[Frame]:
        raise AssertionError("the steps do not read")


@pytest.fixture
def stream() -> Stream:
    return Stream()


def builder(stream: Stream, before: FootageStep | None = None) -> StepBuilder:
    if before is None:
        return StepBuilder(stream, PLAN, Embedder())
    state = state_of(Resume(before.decoded_until, before.state))
    return StepBuilder(stream, PLAN, Embedder(), start=before.decoded_until, state=state)


def add(
    steps: StepBuilder,
    number: int,
    *faces: Sighted,
    regions: tuple[Region, ...] = WHOLE,
    again: Sequence[Sighted] = (),
    fingerprint: int | None = None,
) -> list[Sequence[Region]]:
    """Take in a frame; returns where it was looked at again."""
    asked: list[Sequence[Region]] = []

    def look(places: Sequence[Region]) -> Sequence[Sighted]:
        asked.append(places)
        return again

    mark = number if fingerprint is None else fingerprint
    steps.add(Frame(number, 40_000 * number, PIXELS, mark, regions), faces, look)
    return asked


def stand(steps: StepBuilder, *numbers: int, fingerprint: int | None = None) -> None:
    for number in numbers:
        steps.stand(Unchanged(number, 40_000 * number, number if fingerprint is None else fingerprint))


def test_a_step_tells_every_frame_and_the_next_one_only_what_is_new(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0)
    add(steps, 1, sighting(10, ANNA))
    first = steps.finish(last=False)
    stand(steps, 2)
    second = steps.finish(last=True)
    assert [(one.number, one.microseconds, one.gated) for one in first.frames] == [(0, 0, False), (1, 40_000, False)]
    assert [(one.number, one.gated) for one in second.frames] == [(2, True)]
    assert [(face.frame, face.track) for face in first.faces] == [(1, 1)]
    assert (first.decoded_until, first.finished, second.decoded_until, second.finished) == (2, False, 3, True)
    assert (first.facts, first.plan, second.state) == (FACTS, PLAN, b"")
    assert second.faces == ()


def test_a_new_track_is_told_before_anything_of_it_is_embedded(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0, sighting(10, ANNA))
    (begun,) = steps.finish(last=False).tracks
    assert (begun.number, begun.best, begun.template) == (1, (), None)
    add(steps, 1, sighting(11, ANNA))
    assert steps.finish(last=False).tracks == ()


def test_an_embedding_comes_with_its_face_or_after_it_and_its_crop_once(stream: Stream) -> None:
    steps, after = builder(stream), WINDOW_MICROSECONDS // 40_000
    add(steps, 0, sighting(10, ANNA))
    early = steps.finish(last=False)
    stand(steps, *range(1, after))
    add(steps, after, sighting(11, ANNA))
    late = steps.finish(last=False)
    last = steps.finish(last=True)
    assert early.faces[0].face.embedding is None
    assert [(one.track, one.frame) for one in late.embedded] == [(1, 0)]
    assert [[(best.frame, best.crop is None) for best in one.tracks[0].best] for one in (late, last)] == [
        [(0, False)],
        [(0, True), (after, False)],
    ]


def test_a_face_that_is_embedded_within_its_step_has_its_embedding_there(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0, sighting(10, ANNA))
    step = steps.finish(last=True)
    assert step.faces[0].face.embedding == ANNA.tobytes()
    assert step.embedded == ()


def test_a_face_stands_while_nothing_changes(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0, sighting(10, ANNA))
    stand(steps, 1, 2)
    first = steps.finish(last=False)
    stand(steps, 3)
    add(steps, 4, sighting(10, ANNA))
    stand(steps, 5)
    second = steps.finish(last=True)
    assert first.held == (HeldFace(1, 0, 2, 80_000),)
    assert second.held == (HeldFace(1, 0, 3, 120_000), HeldFace(1, 4, 5, 200_000))
    assert {face.track for face in second.faces} == {1}


def test_a_face_stands_while_something_changes_elsewhere(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0, sighting(10, ANNA))
    assert add(steps, 1, regions=ELSEWHERE) == []
    assert steps.finish(last=True).held == (HeldFace(1, 0, 1, 40_000),)


def test_a_face_that_was_lost_does_not_stand(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0, sighting(10, ANNA))
    add(steps, 1)
    stand(steps, 2, 3)
    assert steps.finish(last=True).held == ()


def test_a_face_that_was_looked_at_in_part_is_looked_for_again(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0, sighting(490, ANNA))
    asked = add(steps, 1, regions=ELSEWHERE, again=[sighting(492, ANNA)])
    step = steps.finish(last=True)
    assert asked == [[Region(470, 30, 80, 80)]]
    assert [(face.frame, face.track, face.face.box.x) for face in step.faces] == [(0, 1, 490), (1, 1, 492)]
    assert step.held == ()


def test_identical_frames_are_counted_across_steps_and_runs(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0, fingerprint=7)
    stand(steps, 1, fingerprint=7)
    first = steps.finish(last=False)
    again = builder(stream, first)
    stand(again, 2, fingerprint=7)
    add(again, 3, fingerprint=8)
    assert (first.duplicates, again.finish(last=True).duplicates) == (1, 1)


def test_what_the_decoder_says_of_later_frames_is_told_with_those(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0)
    stream.failed.append(1)
    stream.warnings.append(DecodeWarning(1, None, "The frame could not be converted."))
    early = steps.finish(last=False)
    add(steps, 2)
    late = steps.finish(last=True)
    assert (early.failed, early.warnings) == ((), ())
    assert (late.failed, [one.frame for one in late.warnings]) == ((1,), [1])


def test_what_an_earlier_run_told_is_not_told_again(stream: Stream) -> None:
    stream.failed.append(0)
    stream.warnings.append(DecodeWarning(0, None, "The frame could not be converted."))
    steps = builder(stream)
    add(steps, 1)
    first = steps.finish(last=False)
    again = builder(stream, first)
    add(again, 2)
    second = again.finish(last=True)
    assert (first.failed, second.failed) == ((0,), ())
    assert first.warnings == second.warnings  # which the ledger stores once


def test_that_the_decoder_failed_on_the_way_to_where_a_run_goes_on_is_told(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 7)
    first = steps.finish(last=False)
    again = builder(stream, first)
    stream.warnings.append(DecodeWarning(3, 120, "The decoder was ended by SIGSEGV at frame 3."))
    add(again, 8)
    assert [one.frame for one in again.finish(last=False).warnings] == [3]


def test_frames_that_failed_at_the_end_are_told_in_the_last_step(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0)
    stream.failed += [1, 2]
    last = steps.finish(last=True)
    assert (last.failed, last.decoded_until) == ((1, 2), 3)


def test_failed_frames_that_nobody_lists_are_counted_in_the_last_step(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0)
    stream.failed_unlisted = 10**8
    assert [steps.finish(last=last).failed_unlisted for last in (False, True)] == [0, 10**8]


def test_a_stream_that_breaks_off_says_why_in_the_last_step_and_what_waits_is_embedded(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0, sighting(10, ANNA))
    stream.broken = "The decoder was ended by SIGSEGV twice at frame 1."
    assert steps.finish(last=False).broken is None
    last = steps.finish(last=True)
    assert last.broken == stream.broken
    assert [(one.track, one.frame) for one in last.embedded] == [(1, 0)]


def test_a_run_goes_on_with_its_tracks_and_asks_for_the_frames_of_faces_that_wait(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0, sighting(10, ANNA))
    kept = steps.finish(last=False)
    assert frames_to_look_at_again(state_of(Resume(1, kept.state))) == (0,)
    again = builder(stream, kept)
    again.revive(0, lambda track: sighting(10, ANNA))
    add(again, 1, sighting(11, ANNA))
    step = again.finish(last=True)
    assert [face.track for face in step.faces] == [1]
    assert [(one.track, one.frame) for one in step.embedded] == [(1, 0)]


def test_a_face_whose_frame_does_not_come_again_stays_without_an_embedding(stream: Stream) -> None:
    steps = builder(stream)
    add(steps, 0, sighting(10, ANNA))
    again = builder(stream, steps.finish(last=False))
    stream.broken = "The file ends before the frame."
    step = again.finish(last=True)
    assert (step.embedded, step.broken) == ((), stream.broken)


def test_a_state_that_cannot_be_read_is_a_stated_failure() -> None:
    for state in (b"\xc1", b"\x80", b"[1]"):
        with pytest.raises(ResumeRefused, match="cannot be read"):
            state_of(Resume(5, state))


def test_what_another_version_left_is_not_gone_on_from(stream: Stream, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = builder(stream).finish(last=False).state
    assert state_of(Resume(5, kept)).tracks == []
    monkeypatch.setattr("catchlight.faces.steps.__version__", "9.9")
    with pytest.raises(ResumeRefused, match="cannot be read"):
        state_of(Resume(5, kept))


def test_a_run_that_begins_knows_nothing() -> None:
    assert state_of(None) == RunState(0, None, [])
    assert frames_to_look_at_again(state_of(None)) == ()


def test_nothing_of_a_file_without_frames_is_still_a_step(stream: Stream) -> None:
    step = builder(stream).finish(last=True)
    assert (step.frames, step.decoded_until, step.finished, step.facts) == ((), 0, True, FACTS)
