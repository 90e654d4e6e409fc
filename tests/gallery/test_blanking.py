from __future__ import annotations

import numpy as np
import pytest
from tests.gallery_maker import fill, random_vectors
from tests.view_maker import built

from catchlight.gallery import generation_files as files
from catchlight.gallery.blanking import blank_portraits, rows_of_portraits
from catchlight.lab.folder import Lab

VECTORS = random_vectors(10)


def test_only_the_rows_asked_for_are_overwritten_and_their_new_checksums_told(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "SEGMENT_ROWS", 4)
    monkeypatch.setattr(files, "PAGE_BYTES", 128)
    fill(lab, VECTORS)
    folder = built(lab).folder
    before = files.checksums(folder)
    changed = blank_portraits(folder, np.array([3, 6, 77]))
    assert set(changed) == {("templates.npy", 1), ("templates.npy", 2), ("segments/00000.faiss", 0),
                            ("segments/00001.faiss", 0)}  # fmt: skip
    assert {**before, **changed} == files.checksums(folder)
    vectors = files.map_array(folder / "templates.npy")
    assert np.flatnonzero(~vectors.any(axis=1)).tolist() == [2, 5]
    assert np.allclose(vectors[[0, 1, 3, 4, 6, 7, 8, 9]], VECTORS[[0, 1, 3, 4, 6, 7, 8, 9]], atol=1e-6)


def test_nothing_is_touched_where_none_of_them_is(lab: Lab) -> None:
    fill(lab, VECTORS)
    folder = built(lab, with_index=True).folder
    before = files.checksums(folder)
    assert blank_portraits(folder, np.array([99])) == {}
    assert files.checksums(folder) == before


def test_rows_are_told_by_the_portraits_that_are_there() -> None:
    stored = np.array([7, 3, 9, 5])
    order = np.argsort(stored).astype(np.int32)
    assert rows_of_portraits(stored, order, np.array([9, 4, 3, 100, 1])).tolist() == [2, 1]
    assert rows_of_portraits(stored[:0], order[:0], np.array([1])).tolist() == []
