from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.gallery_maker import random_vectors

from catchlight.gallery import sweep_index
from catchlight.gallery.sweep_index import nearest_codes, read_sweep, write_sweep


def test_an_index_finds_a_template_among_the_best_codes_and_is_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweep_index, "FEWEST", 500)
    vectors = random_vectors(600, dimension=32)
    assert write_sweep(vectors, tmp_path / "a")
    assert write_sweep(vectors, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    found = nearest_codes(read_sweep(tmp_path / "a"), vectors[:40], 20)
    assert found.shape == (40, 20)
    assert all(at in row for at, row in enumerate(found.tolist()))


def test_small_galleries_and_odd_dimensions_have_none(tmp_path: Path) -> None:
    assert not write_sweep(random_vectors(50, dimension=32), tmp_path / "a")
    assert not write_sweep(np.zeros((sweep_index.FEWEST, 5), np.float32), tmp_path / "a")
    assert list(tmp_path.iterdir()) == []
