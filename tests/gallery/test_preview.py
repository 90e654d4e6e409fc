from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.gallery_maker import random_vectors

from catchlight.gallery.exact import rank_persons
from catchlight.gallery.preview import preview_persons, unavailable_because, write_index
from catchlight.gallery.templates import Templates

annoy = pytest.importorskip("annoy")


@pytest.fixture
def templates() -> Templates:
    count = 2000
    return Templates(
        random_vectors(count, dimension=32),
        np.arange(count, dtype=np.int64),
        (np.arange(count) // 2).astype(np.int64),
        np.where(np.arange(count) == 10, 5, 50).astype(np.int32),
    )


def test_in_a_small_gallery_the_preview_is_the_exact_list(templates: Templates, tmp_path: Path) -> None:
    index = tmp_path / "index.ann"
    assert write_index(templates.vectors, index)
    probe = templates.vectors[100]
    found = preview_persons(templates, index, probe, k=5, today=10)
    assert found.persons == rank_persons(templates, probe, k=5, today=10).persons
    assert (found.searched, found.expired) == (1999, 1)


def test_an_expired_portrait_is_not_shown_and_the_threshold_holds(templates: Templates, tmp_path: Path) -> None:
    write_index(templates.vectors, tmp_path / "index.ann")
    probe = templates.vectors[10]
    shown = preview_persons(templates, tmp_path / "index.ann", probe, k=3, today=10)
    assert 10 not in [one.portrait for one in shown.persons]
    assert preview_persons(templates, tmp_path / "index.ann", probe, k=3, today=10, threshold=0.99).persons == ()


def test_a_missing_index_is_an_error_of_the_system(templates: Templates, tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"no\.ann|No such file|Unable"):
        preview_persons(templates, tmp_path / "no.ann", templates.vectors[0], k=3, today=10)


def test_an_index_that_cannot_be_written_is_done_without(templates: Templates, tmp_path: Path) -> None:
    assert not write_index(templates.vectors, tmp_path / "nowhere" / "index.ann")


def test_without_the_package_there_is_no_preview_and_it_says_so(
    templates: Templates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.import_module

    def without_annoy(name: str, package: str | None = None) -> Any:
        if name == "annoy":
            raise ImportError(name)
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", without_annoy)
    assert "annoy package is not installed" in (unavailable_because() or "")
    assert not write_index(templates.vectors, tmp_path / "index.ann")
    assert list(tmp_path.iterdir()) == []
