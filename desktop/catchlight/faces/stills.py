"""Stills become faces: each page of each file looked at in the passes of its plan, several files at once.

Who decodes is a parameter, as in `faces.analysis`. Decoding goes on while earlier pages are examined; a large page is
examined alone, because detection takes up to 20 bytes a pixel.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from catchlight.errors import MediaRefused
from catchlight.faces.crop import crop_of
from catchlight.faces.engine import FaceEngine
from catchlight.faces.findings import PageFindings, StillFindings
from catchlight.faces.lanes import lane_count, lanes
from catchlight.faces.plan import Mode, plan_still
from catchlight.jobs import JobControl
from catchlight.media.facts import StillFacts
from catchlight.media.frames import Pixels

MOST_PAGES_UNDER_WAY = 4
LARGE_PAGE = 30_000_000
"""Pixels; larger pages are examined one at a time."""

_one_large_page = threading.Lock()


class DecodedPage(Protocol):
    """One decoded page."""

    @property
    def number(self) -> int:
        """From 0, in the order of the file."""

    @property
    def pixels(self) -> Pixels:
        """`(height, width, 3) uint8 BGR`, upright; may be read until `release` was called."""

    @property
    def release(self) -> Callable[[], None]:
        """Gives the memory of `pixels` back; to be called once."""


class DecodedPages(Protocol):
    """The pages of one still; iterate it once, then the rest is complete."""

    facts: StillFacts
    failed: list[int]
    warnings: list[str]

    def __iter__(self) -> Iterator[DecodedPage]:
        """The pages that decode, in order."""


OpenPages = Callable[[bytes], AbstractContextManager[DecodedPages]]
"""`media.stills.open_pages`, or a decoder process's `pages`."""


@dataclass
class _File:
    """One file under way."""

    facts: StillFacts | None = None
    refusal: MediaRefused | None = None
    pages: list[Future[PageFindings]] = field(default_factory=list)
    failed: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


def analyse_stills(
    engine: FaceEngine,
    open_pages: OpenPages,
    images: Iterable[bytes],
    mode: Mode,
    *,
    control: JobControl | None = None,
) -> Iterator[StillFindings | MediaRefused]:
    """Every face on each page of each still, in order; a still that cannot be decoded yields its refusal.

    Args:
        engine: The engine.
        open_pages: Decodes a file.
        images: The files' bytes.
        mode: How thoroughly each is looked at.
        control: Told the index of an image whenever its examination gets on, from several threads.

    Raises:
        JobCancelled: if the job was cancelled.
    """
    control = control or JobControl()
    waiting: deque[_File] = deque()
    with lanes(min(lane_count(), MOST_PAGES_UNDER_WAY)) as threads:
        for number, data in enumerate(images):
            step = partial(control.step, number)
            step()
            examine = partial(_examined, engine, mode, step)
            waiting.append(_decoded(open_pages, data, partial(threads.submit, examine), step))
            while len(waiting) > 1 and (_is_done(waiting[0]) or _pages_under_way(waiting) >= MOST_PAGES_UNDER_WAY):
                yield _outcome(waiting.popleft(), mode)
        while waiting:
            yield _outcome(waiting.popleft(), mode)


def _decoded(
    open_pages: OpenPages,
    data: bytes,
    submit: Callable[[int, Pixels], Future[PageFindings]],
    step: Callable[[], None],
) -> _File:
    """Decode a file, page by page, and have each page examined."""
    file = _File()
    try:
        with open_pages(data) as pages:
            step()
            for page in pages:
                try:
                    pixels = page.pixels.copy()
                finally:
                    page.release()
                step()
                file.pages.append(submit(page.number, pixels))
                _wait_for_room(file.pages)
            file.facts, file.failed, file.warnings = pages.facts, tuple(pages.failed), tuple(pages.warnings)
    except MediaRefused as refusal:
        file.refusal = refusal
    return file


def _wait_for_room(pages: list[Future[PageFindings]]) -> None:
    """A file of many pages does not fill the memory with them."""
    if len(pages) > MOST_PAGES_UNDER_WAY:
        pages[-MOST_PAGES_UNDER_WAY].result()


def _pages_under_way(files: Iterable[_File]) -> int:
    return sum(not page.done() for file in files for page in file.pages)


def _is_done(file: _File) -> bool:
    return all(page.done() for page in file.pages)


def _outcome(file: _File, mode: Mode) -> StillFindings | MediaRefused:
    """What a file holds, once its pages are examined."""
    pages = tuple(page.result() for page in file.pages)
    facts = file.facts
    if file.refusal is not None:
        return file.refusal
    if facts is None:
        raise RuntimeError("a still with neither facts nor a refusal")
    return StillFindings(
        format=facts.format,
        plan=plan_still(mode, facts.width, facts.height),
        pages=pages,
        failed=file.failed,
        warnings=file.warnings,
        captured_exif=facts.captured_exif,
    )


def _examined(engine: FaceEngine, mode: Mode, step: Callable[[], None], number: int, pixels: Pixels) -> PageFindings:
    """The faces of one page, from left to right; runs in any thread."""
    step()
    height, width = pixels.shape[:2]
    with _one_large_page if width * height > LARGE_PAGE else nullcontext():
        detections = engine.detect(pixels, passes=plan_still(mode, width, height).passes)
        step()
        faces = tuple(sorted(engine.describe(pixels, detections), key=lambda face: (face.box.x, face.box.y)))
    return PageFindings(number, width, height, faces, tuple(crop_of(pixels, face.box) for face in faces))
