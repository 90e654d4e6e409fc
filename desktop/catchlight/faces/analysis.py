"""Stills and footage become faces and tracks: decoding, detection, quality, embedding and tracking, overlapped.

No process code lives here: the worker runs it in the child, the tests and benchmarks run it directly. Each frame's
faces are found and judged by one of several threads, each with a session of one thread, while another thread decodes
ahead; results are taken in frame order, so they do not depend on which thread was faster. There, in order, the tracker
says which faces need an embedding.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catchlight.errors import MediaRefused
from catchlight.faces.detect import Detection, smallest_face
from catchlight.faces.engine import FaceEngine, Sighting
from catchlight.faces.face import Face
from catchlight.faces.findings import FaceAgain, FootageStep, Resume, StillFindings
from catchlight.faces.runtime import usable_cores
from catchlight.faces.steps import StepBuilder, crop_of
from catchlight.jobs import JobControl
from catchlight.media.capture import cv2
from catchlight.media.footage import Frame, frame_at, open_footage
from catchlight.media.readahead import ReadAhead
from catchlight.media.stills import decode_still

STEP_SECONDS = 2.0
"""Seconds of work that a kill or a power cut may cost."""
MOST_IMAGES_UNDER_WAY = 4
MOST_LANES = 8
LARGE_STILL = 30_000_000
"""Pixels; larger stills are examined one at a time, because detection takes up to 20 bytes a pixel."""

_one_large_still = threading.Lock()

Pixels = NDArray[np.uint8]


def lane_count() -> int:
    """How many frames are examined at the same time; build the engine with as many detectors."""
    return max(2, min(MOST_LANES, usable_cores()))


def analyse_stills(
    engine: FaceEngine, images: Iterable[bytes], *, control: JobControl | None = None
) -> Iterator[StillFindings | MediaRefused]:
    """Every face of each still, in order; a still that cannot be decoded yields its refusal.

    Args:
        engine: The engine.
        images: The files' bytes.
        control: Told the index of an image whenever its examination gets on, from several threads.

    Raises:
        JobCancelled: if the job was cancelled.
    """
    control = control or JobControl()
    waiting: deque[Future[StillFindings | MediaRefused]] = deque()
    with _lanes(min(lane_count(), MOST_IMAGES_UNDER_WAY)) as lanes:
        for number, data in enumerate(images):
            waiting.append(lanes.submit(_still, engine, data, partial(control.step, number)))
            if len(waiting) >= MOST_IMAGES_UNDER_WAY:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def analyse_footage(
    engine: FaceEngine,
    path: Path,
    resume: Resume | None = None,
    *,
    control: JobControl | None = None,
    step_seconds: float = STEP_SECONDS,
) -> Iterator[FootageStep]:
    """Every face of every frame at its native resolution, in steps that can be committed one by one.

    Args:
        engine: The engine.
        path: The footage.
        resume: Where an interrupted run goes on: frames before are decoded again, because only that gives the same
            numbers and times, but not examined again; empty steps say meanwhile that work goes on. What follows
            is what an unbroken run finds.
        control: Told the number of each frame; its cancel point.
        step_seconds: Seconds of work in a step.

    Raises:
        MediaRefused: if the file cannot be decoded at all.
        JobCancelled: if the job was cancelled.
    """
    control = control or JobControl()
    start = resume.next_frame if resume else 0
    lane_total = lane_count()
    with (
        open_footage(path) as footage,
        ReadAhead(footage, start=start) as ahead,
        _lanes(lane_total) as lanes,
        _lanes(lane_total) as embedders,
    ):
        steps = StepBuilder(footage, resume, partial(_embed, engine, embedders))
        under_way: deque[tuple[Frame, Future[list[Sighting]]]] = deque()
        step_began = time.monotonic()
        for item in ahead:
            if isinstance(item, int):
                control.step(item)
            else:
                under_way.append((item, lanes.submit(_sightings, engine, item.pixels)))
                if len(under_way) <= 2 * lane_total:
                    continue
                _take(under_way, steps, control)
            if time.monotonic() - step_began >= step_seconds:
                yield steps.finish(last=False)
                step_began = time.monotonic()
        while under_way:
            _take(under_way, steps, control)
        yield steps.finish(last=True)


def look_again(engine: FaceEngine, path: Path, *, frame: int, face: Face) -> FaceAgain:
    """The embedding and a lossless crop of a face that was found before, from its frame of footage.

    Raises:
        MediaRefused: if the file cannot be decoded or has no such frame.
    """
    pixels = frame_at(path, frame).pixels
    found = Detection(face.box, face.landmarks, face.detector_score)
    (again,) = engine.describe(pixels, [found])
    return FaceAgain(again.own_embedding, crop_of(pixels, face.box))


@contextmanager
def _lanes(count: int) -> Iterator[ThreadPoolExecutor]:
    """Threads that are joined in the end, with what has not begun dropped; OpenCV adds none of its own."""
    cv2.setNumThreads(1)
    lanes = ThreadPoolExecutor(count, thread_name_prefix="lane")
    try:
        yield lanes
    finally:
        lanes.shutdown(wait=True, cancel_futures=True)


def _take(
    under_way: deque[tuple[Frame, Future[list[Sighting]]]],
    steps: StepBuilder,
    control: JobControl,
) -> None:
    frame, sightings = under_way.popleft()
    control.step(frame.number)
    steps.add(frame, sightings.result())


def _sightings(engine: FaceEngine, pixels: Pixels) -> list[Sighting]:
    return engine.look(pixels, engine.detect(pixels))


def _embed(engine: FaceEngine, embedders: ThreadPoolExecutor, sightings: Sequence[Sighting]) -> list[Face]:
    """One by one: on a processor a batch takes longer than its faces alone."""
    if len(sightings) < 2:
        return [engine.embed(one) for one in sightings]
    return list(embedders.map(engine.embed, sightings))


def _still(engine: FaceEngine, data: bytes, step: Callable[[], None]) -> StillFindings | MediaRefused:
    step()
    try:
        still = decode_still(data)
    except MediaRefused as refusal:
        return refusal
    step()
    facts = still.facts
    alone = _one_large_still if facts.width * facts.height > LARGE_STILL else nullcontext()
    with alone:
        detections = engine.detect_still(still.pixels)
        step()
        faces = sorted(engine.describe(still.pixels, detections), key=lambda face: (face.box.x, face.box.y))
    return StillFindings(
        width=facts.width,
        height=facts.height,
        format=facts.format,
        warnings=facts.warnings,
        faces=tuple(faces),
        crops=tuple(crop_of(still.pixels, face.box) for face in faces),
        captured_exif=facts.captured_exif,
        smallest_face=smallest_face(facts.width, facts.height),
    )
