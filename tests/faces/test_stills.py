"""Stills through the engine: every page, in order, a bad one costs itself, and memory stays bounded."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
from PIL import Image
from tests.footage_maker import encoded, portraits

from catchlight.errors import MediaRefused
from catchlight.faces import stills
from catchlight.faces.engine import FaceEngine
from catchlight.faces.findings import StillFindings
from catchlight.faces.plan import Mode, plan_still
from catchlight.faces.stills import analyse_stills
from catchlight.jobs import JobCancelled, JobControl
from catchlight.media.stills import Page, Pages, open_pages


def picture(name: str) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(portraits()[name][:, :, ::-1]))


def pair() -> Image.Image:
    both = Image.new("RGB", (400, 200))
    both.paste(picture("astronaut"), (0, 0))
    both.paste(picture("second"), (200, 0))
    return both


def found(engine: FaceEngine, *images: bytes, mode: Mode = Mode.EVERY_FRAME) -> list[StillFindings | MediaRefused]:
    return list(analyse_stills(engine, open_pages, images, mode))


def test_stills_come_in_order_and_a_bad_one_costs_itself(engine: FaceEngine) -> None:
    blank = Image.new("RGB", (64, 48), "grey")
    given = [
        encoded(picture("astronaut"), "PNG"),
        b"broken",
        encoded(pair(), "PNG"),
        encoded(blank, "PNG"),
        b"",
        encoded(picture("second"), "JPEG"),
    ]
    outcomes = found(engine, *given)
    assert [isinstance(one, MediaRefused) for one in outcomes] == [False, True, False, False, True, False]
    assert [len(one.faces) for one in outcomes if isinstance(one, StillFindings)] == [1, 2, 0, 1]
    both = outcomes[2]
    assert isinstance(both, StillFindings)
    assert both.faces[0].box.x < 200 < both.faces[1].box.x + both.faces[1].box.width
    assert all(crop.startswith(b"\x89PNG") for crop in both.crops)
    assert all(face.embedding is not None for face in both.faces)


def test_every_page_is_examined(engine: FaceEngine) -> None:
    pages = [picture("astronaut"), Image.new("RGB", (90, 60)), pair()]
    file = io.BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    (outcome,) = found(engine, file.getvalue())
    assert isinstance(outcome, StillFindings)
    assert [(one.number, one.width, one.height, len(one.faces)) for one in outcome.pages] == [
        (0, 200, 200, 1),
        (1, 90, 60, 0),
        (2, 400, 200, 2),
    ]
    assert outcome.failed == ()


def test_the_plan_is_that_of_the_first_page(engine: FaceEngine) -> None:
    for mode in Mode:
        (outcome,) = found(engine, encoded(picture("astronaut"), "PNG"), mode=mode)
        assert isinstance(outcome, StillFindings)
        assert outcome.plan == plan_still(mode, 200, 200)


def test_many_pages_do_not_fill_the_memory(engine: FaceEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the last pages are decoded, the first ones have been examined and let go."""
    pages = [Image.new("L", (40, 30), number) for number in range(40)]
    file = io.BytesIO()
    pages[0].save(file, "TIFF", save_all=True, append_images=pages[1:])
    waiting: list[int] = []
    whole = stills._wait_for_room

    def counted(under_way: list[object]) -> None:
        whole(under_way)  # type: ignore[arg-type]
        waiting.append(sum(not one.done() for one in under_way))  # type: ignore[attr-defined]

    monkeypatch.setattr(stills, "_wait_for_room", counted)
    (outcome,) = found(engine, file.getvalue())
    assert isinstance(outcome, StillFindings)
    assert len(outcome.pages) == 40
    assert max(waiting) <= stills.MOST_PAGES_UNDER_WAY


def test_each_page_is_given_back_once(engine: FaceEngine) -> None:
    given, taken = [], []

    class Shared:
        def __init__(self, pages: Pages) -> None:
            self.facts, self.failed, self.warnings = pages.facts, pages.failed, pages.warnings
            self._pages = pages

        def __iter__(self) -> Iterator[Page]:
            for page in self._pages:
                given.append(page.number)
                yield Page(page.number, page.pixels, lambda number=page.number: taken.append(number))  # type: ignore[misc]

    @contextmanager
    def shared(data: bytes) -> Iterator[Shared]:
        with open_pages(data) as pages:
            yield Shared(pages)

    file = io.BytesIO()
    pair().save(file, "TIFF", save_all=True, append_images=[picture("first")])
    list(analyse_stills(engine, shared, [file.getvalue()], Mode.FAST))
    assert given == taken == [0, 1]


def test_a_cancel_stops_between_images(engine: FaceEngine) -> None:
    control = JobControl()

    def images() -> Iterator[bytes]:
        for _ in range(100):
            yield encoded(Image.new("RGB", (40, 30)), "PNG")

    outcomes = analyse_stills(engine, open_pages, images(), Mode.FAST, control=control)
    next(outcomes)
    control.cancel()
    with pytest.raises(JobCancelled):
        list(outcomes)
