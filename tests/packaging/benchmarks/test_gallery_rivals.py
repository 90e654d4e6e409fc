"""The comparison with other engines: a whole scan loses nothing, a careless one does, and what is missing is said."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from benchmarks.gallery_maker import PACK, made_lab
from benchmarks.gallery_rivals import (
    RIVALS,
    Opened,
    Rival,
    Vectors,
    annoy,
    compared,
    faiss_graph,
    insightface,
    numpy_whole,
    selected_probes,
)
from catchlight.gallery.filters import Filters
from catchlight.gallery.selection import Selection
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.view import GalleryView, open_view
from catchlight.jobs import JobControl
from catchlight.workflows.gallery_files import ready_generation
from catchlight.workflows.sign_in import SignIn, sign_in


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> tuple[GalleryView, Selection]:
    lab = made_lab(tmp_path_factory.mktemp("rivals"), templates=3000, dimension=32)
    actor = sign_in(lab, SignIn("Benchmark", "a passphrase of the benchmark"))
    with lab.reading() as db:
        ready_generation(lab, db, actor, pack=PACK, control=JobControl())
        with open_view(lab, db, pack=PACK) as view:
            return view, view.select(Filters(), today=today_in_days())


def test_a_whole_scan_loses_nothing_and_a_careless_search_does(gallery: tuple[GalleryView, Selection]) -> None:
    view, selection = gallery
    probes, mates = selected_probes(view, selection, 40)
    whole = compared(Rival("numpy", numpy_whole), view, selection, probes, mates)
    careless = compared(Rival("annoy", annoy(1, 1)), view, selection, probes, mates)
    assert whole["mates_exact_finds"] == careless["mates_exact_finds"] > 20
    assert whole["mates_lost"] == 0 < careless["mates_lost"]
    assert whole["median_ms"] > 0 < whole["exact_ms"]


def test_a_graph_finds_most(gallery: tuple[GalleryView, Selection]) -> None:
    view, selection = gallery
    probes, mates = selected_probes(view, selection, 20)
    found = compared(Rival("graph", faiss_graph), view, selection, probes, mates)
    assert found["mates_lost"] < found["mates_exact_finds"]


def test_a_loop_over_some_rows_is_scaled_and_says_so(
    gallery: tuple[GalleryView, Selection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.gallery_rivals.INSIGHTFACE_ROWS", 100)
    view, selection = gallery
    probes, mates = selected_probes(view, selection, 5)
    found = compared(Rival("loop", insightface), view, selection, probes, mates)
    assert found["rows"] == 100
    assert found["scaled_to_all_ms"] > found["median_ms"]
    assert "mates_lost" not in found


def test_an_engine_that_is_not_installed_is_said_not_to_have_run(gallery: tuple[GalleryView, Selection]) -> None:
    @contextmanager
    def opened(vectors: Vectors) -> Iterator[Opened]:
        if len(vectors):
            raise ImportError("no such engine")
        yield (lambda _: np.empty(0, np.int64)), 0

    view, selection = gallery
    probes, mates = selected_probes(view, selection, 3)
    assert compared(Rival("none", opened), view, selection, probes, mates) == {"not_run": "no such engine"}
    assert len({rival.name for rival in RIVALS}) == len(RIVALS)
