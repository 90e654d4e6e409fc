"""Footage becomes faces and tracks: reading, detection, quality, embedding and tracking, overlapped.

No process code lives here: who reads the file is a parameter, so the worker runs it with the decoder process, and the
tests and benchmarks run it directly. Each frame's faces are found and judged by one of several threads, each with a
session of one thread, while the decoder is ahead; results are taken in frame order, so they do not depend on which
thread was faster. There, in order, the tracker says which faces need an embedding: those of one frame go to the engine
together, so that a graphics processor gets them in one batch. Which they are depends on the footage alone.
"""

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from catchlight.faces.crop import crop_of
from catchlight.faces.detect import Detection
from catchlight.faces.engine import FaceEngine, Sighting
from catchlight.faces.face import Face
from catchlight.faces.findings import FaceAgain, FootageStep, Resume
from catchlight.faces.lanes import lane_count, lanes
from catchlight.faces.plan import DetectionPlan, Mode, gate_of, plan_for
from catchlight.faces.standing import covers
from catchlight.faces.steps import StepBuilder, frames_to_look_at_again, state_of
from catchlight.faces.track import Track
from catchlight.jobs import JobControl
from catchlight.media.frames import Frame, FrameStream, Passed, Pixels, Unchanged
from catchlight.media.request import ReadRequest, Region

STEP_SECONDS = 2.0
"""Seconds of work that a kill or a power cut may cost."""

_SECONDS_BETWEEN_REPORTS = 0.05
_MOST_WAITING = 256
_FRAMES_FOR_EACH_LANE = 8
"""Frames under way: enough for the lanes to go on while faces are embedded."""

Reader = Callable[[Path, ReadRequest], AbstractContextManager[FrameStream]]
"""`media.read.read_footage`, or a decoder process's `footage`."""


def analyse_footage(  # noqa: PLR0913 - what, how, and where an earlier run stopped
    engine: FaceEngine,
    reader: Reader,
    path: Path,
    mode: Mode,
    resume: Resume | None = None,
    *,
    control: JobControl | None = None,
    step_seconds: float = STEP_SECONDS,
) -> Iterator[FootageStep]:
    """Every face of a piece of footage, in steps that can be committed one by one.

    Args:
        engine: The engine.
        reader: Reads the file.
        path: The footage.
        mode: How its frames are chosen and looked at.
        resume: Where an interrupted run of the same mode goes on: frames before are decoded again, because only that
            gives the same numbers, times and regions, but not examined again. What follows is what an unbroken run
            finds.
        control: Told the number of the frame that is worked on; its cancel point.
        step_seconds: Seconds of work in a step.

    Raises:
        MediaRefused: if the file cannot be decoded at all.
        ResumeRefused: if the state of `resume` cannot be read.
        JobCancelled: if the job was cancelled.
    """
    state, start = state_of(resume), resume.next_frame if resume else 0
    request = ReadRequest(start, frames_to_look_at_again(state), gate_of(mode))
    with reader(path, request) as stream, _UnderWay(start) as under_way, lanes() as threads:
        plan = plan_for(mode, stream.facts.width, stream.facts.height)
        steps = StepBuilder(stream, plan, engine.embed_together, start=start, state=state)
        run = _Run(engine, plan, steps, under_way, threads, control or JobControl())
        yield from run.steps(stream, step_seconds)


def look_again(engine: FaceEngine, pixels: Pixels, face: Face) -> FaceAgain:
    """The embedding and a lossless crop of a face that was found before, from its frame of footage.

    Args:
        engine: The engine.
        pixels: The frame in which it was found, `(height, width, 3) uint8 BGR`.
        face: The face as it was found.
    """
    again = engine.embed(_seen_again(engine, pixels, face))
    return FaceAgain(again.own_embedding, crop_of(pixels, face.box))


class _UnderWay:
    """Frames in order that are being examined; gives back those that nobody takes, when no thread reads them."""

    def __init__(self, start: int) -> None:
        self._items: deque[tuple[Frame, Future[list[Sighting]]] | Unchanged] = deque()
        self.start = start
        self.frames = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for item in self._items:
            if not isinstance(item, Unchanged):
                item[0].release()
        self._items.clear()

    def __len__(self) -> int:
        return len(self._items)

    def add(self, item: tuple[Frame, Future[list[Sighting]]] | Unchanged) -> None:
        """One more, after all others."""
        self._items.append(item)
        self.frames += not isinstance(item, Unchanged)

    def is_next_ready(self) -> bool:
        """Whether the first can be taken without waiting."""
        first = self._items[0]
        return isinstance(first, Unchanged) or first[1].done()

    def first(self) -> tuple[Frame, Future[list[Sighting]]] | Unchanged:
        """The first; it stays until `taken`."""
        return self._items[0]

    def taken(self) -> None:
        """The first was taken in; its pixels are not read again."""
        item = self._items.popleft()
        if not isinstance(item, Unchanged):
            self.frames -= 1
            item[0].release()


class _Run:
    """One pass over one file."""

    def __init__(
        self,
        engine: FaceEngine,
        plan: DetectionPlan,
        steps: StepBuilder,
        under_way: _UnderWay,
        threads: ThreadPoolExecutor,
        control: JobControl,
    ) -> None:
        self._engine = engine
        self._plan = plan
        self._steps = steps
        self._under_way = under_way
        self._threads = threads
        self._control = control
        self._newest: tuple[tuple[int, tuple[Region, ...]], Future[list[Sighting]]] | None = None
        self._reached = under_way.start
        self._told = 0.0
        self._most_frames = _FRAMES_FOR_EACH_LANE * lane_count()

    def steps(self, stream: FrameStream, step_seconds: float) -> Iterator[FootageStep]:
        began = time.monotonic()
        for item in stream:
            self._take_up(item)
            took = self._take_in()
            now = time.monotonic()
            self._tell(now)
            if took and now - began >= step_seconds:
                yield self._steps.finish(last=False)
                began = time.monotonic()
        while self._under_way:
            self._take_first()
            self._tell(time.monotonic())
        yield self._steps.finish(last=True)

    def _take_up(self, item: Frame | Unchanged | Passed) -> None:
        """Have a frame examined, or let it wait for its turn."""
        if isinstance(item, Unchanged):
            if self._under_way:
                self._under_way.add(item)
            else:
                self._stand(item)
        elif isinstance(item, Passed):
            self._reached = item.number
        elif item.number < self._under_way.start:
            self._revive(item)
        else:
            self._examine(item)

    def _examine(self, frame: Frame) -> None:
        """Have the faces of a frame found; a recorder that writes the same picture twice has it looked at once."""
        same = (frame.fingerprint, frame.regions)
        if self._newest is None or self._newest[0] != same:
            try:
                self._newest = same, self._threads.submit(_sightings, self._engine, self._plan, frame)
            except BaseException:
                frame.release()
                raise
        self._under_way.add((frame, self._newest[1]))

    def _take_in(self) -> bool:
        """Take in what is ready, or wait where too much is under way; says whether the run got on."""
        under_way = self._under_way
        took = not under_way
        while under_way and (
            under_way.is_next_ready() or under_way.frames > self._most_frames or len(under_way) > _MOST_WAITING
        ):
            self._take_first()
            took = True
        return took

    def _take_first(self) -> None:
        item = self._under_way.first()
        if isinstance(item, Unchanged):
            self._stand(item)
        else:
            frame, sightings = item
            self._steps.add(frame, sightings.result(), partial(_look_in, self._engine, self._plan, frame.pixels))
            self._reached = frame.number
        self._under_way.taken()

    def _stand(self, frame: Unchanged) -> None:
        self._steps.stand(frame)
        self._reached = frame.number

    def _revive(self, frame: Frame) -> None:
        """Make again what was seen in a frame before the interruption."""
        try:
            self._steps.revive(frame.number, partial(_pending_again, self._engine, frame.pixels))
        finally:
            frame.release()

    def _tell(self, now: float) -> None:
        if now - self._told >= _SECONDS_BETWEEN_REPORTS or self._control.is_cancelled:
            self._told = now
            self._control.step(self._reached)


def _sightings(engine: FaceEngine, plan: DetectionPlan, frame: Frame) -> list[Sighting]:
    """The faces in the regions of a frame; runs in any thread."""
    height, width = frame.pixels.shape[:2]
    if covers(frame.regions, width, height):
        return engine.look(frame.pixels, engine.detect(frame.pixels, passes=plan.passes))
    return _look_in(engine, plan, frame.pixels, frame.regions)


def _look_in(engine: FaceEngine, plan: DetectionPlan, pixels: Pixels, regions: Sequence[Region]) -> list[Sighting]:
    return engine.look(pixels, engine.detect(pixels, passes=plan.passes, regions=regions))


def _pending_again(engine: FaceEngine, pixels: Pixels, track: Track) -> Sighting:
    if track.pending is None:
        raise RuntimeError("no face waits")
    return _seen_again(engine, pixels, track.pending.face)


def _seen_again(engine: FaceEngine, pixels: Pixels, face: Face) -> Sighting:
    (again,) = engine.look(pixels, [Detection(face.box, face.landmarks, face.detector_score)])
    return again
