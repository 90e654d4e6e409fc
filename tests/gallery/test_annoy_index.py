from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from tests.gallery_maker import random_vectors

from catchlight.gallery.annoy_index import annoy_index, unavailable_because, write_index

annoy = pytest.importorskip("annoy")
VECTORS = random_vectors(200, dimension=8)


def test_an_index_finds_what_it_was_built_from_and_is_the_same_each_time(tmp_path: Path) -> None:
    assert write_index(VECTORS, tmp_path / "a.ann", trees=3)
    index = annoy_index(8)
    index.load(str(tmp_path / "a.ann"))
    assert index.get_nns_by_vector(VECTORS[5], 1) == [5]
    assert (index.get_n_items(), index.get_n_trees()) == (200, 3)
    index.unload()


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
