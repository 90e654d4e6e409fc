from __future__ import annotations

import importlib
import multiprocessing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.gallery_maker import random_vectors

from catchlight.gallery import annoy_index as annoy_index_module
from catchlight.gallery.annoy_index import annoy_index, unavailable_because, write_index
from catchlight.jobs import JobCancelled, JobControl, Progress

annoy = pytest.importorskip("annoy")
VECTORS = random_vectors(200, dimension=8)


def test_an_index_finds_what_it_was_built_from(tmp_path: Path) -> None:
    assert write_index(VECTORS, tmp_path / "a.ann", trees=3)
    index = annoy_index(8)
    index.load(str(tmp_path / "a.ann"))
    assert index.get_nns_by_vector(VECTORS[5], 1) == [5]
    assert (index.get_n_items(), index.get_n_trees()) == (200, 3)
    index.unload()


def test_a_large_gallery_s_index_is_built_by_a_process_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annoy_index_module, "_APART_FROM", 100)
    np.save(tmp_path / "vectors.npy", VECTORS)
    mapped = np.load(tmp_path / "vectors.npy", mmap_mode="r")
    assert write_index(mapped, tmp_path / "apart.ann", trees=3)
    index = annoy_index(8)
    index.load(str(tmp_path / "apart.ann"))
    assert [index.get_nns_by_vector(vector, 1) for vector in VECTORS[:5]] == [[0], [1], [2], [3], [4]]
    assert (index.get_n_items(), index.get_n_trees()) == (200, 3)
    index.unload()
    assert not write_index(mapped, tmp_path / "nowhere" / "index.ann")


def test_a_cancelled_job_ends_the_process_that_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annoy_index_module, "_APART_FROM", 100)
    np.save(tmp_path / "vectors.npy", random_vectors(20_000, dimension=64))
    mapped = np.load(tmp_path / "vectors.npy", mmap_mode="r")
    polls: list[int] = []

    def cancel_while_it_builds(_: Progress) -> None:
        polls.append(len(multiprocessing.active_children()))
        if len(polls) == 3:
            control.cancel()

    control = JobControl(cancel_while_it_builds)
    with pytest.raises(JobCancelled):
        write_index(mapped, tmp_path / "index.ann", trees=200, control=control)
    assert polls[1:] == [1, 1]
    assert multiprocessing.active_children() == []
    assert not (tmp_path / "index.ann").exists()


def test_an_index_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    assert not write_index(VECTORS, tmp_path / "nowhere" / "index.ann")


def test_without_the_package_there_is_no_index_and_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.import_module

    def without_annoy(name: str, package: str | None = None) -> Any:
        if name == "annoy":
            raise ImportError(name)
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", without_annoy)
    assert "annoy package is not installed" in (unavailable_because() or "")
    assert not write_index(VECTORS, tmp_path / "index.ann")
    assert list(tmp_path.iterdir()) == []
