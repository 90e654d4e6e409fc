from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.gallery_maker import random_vectors

from catchlight.gallery.segments import (
    Rounding,
    Segment,
    blank_rows,
    by_this_thread,
    engine,
    rounded,
    scanners,
    scores_at,
    scores_of,
    write_segment,
)

VECTORS = random_vectors(50, dimension=24)
PROBE = random_vectors(1, dimension=24, seed=2)[0]
ASKED = rounded(PROBE)


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, Rounding]:
    path = tmp_path / "00000.faiss"
    return path, write_segment(path, VECTORS)


def test_a_segment_gives_the_best_rows_with_approximate_scores(written: tuple[Path, Rounding]) -> None:
    segment = Segment(*written)
    scores, rows = segment.nearest(ASKED, 50)
    assert segment.rows == 50
    assert sorted(rows.tolist()) == list(range(50))
    assert np.all(np.diff(scores) <= 0)
    assert np.abs(scores - VECTORS[rows] @ PROBE).max() <= segment.rounding.off_by + ASKED.rounding.off_by < 0.03


@pytest.mark.parametrize("chosen", [2, 3, 4, 49], ids="{} of 50".format)
def test_the_best_of_some_rows_only(written: tuple[Path, Rounding], chosen: int) -> None:
    segment, among = Segment(*written), np.zeros(50, dtype=bool)
    among[np.random.default_rng(chosen).choice(50, chosen, replace=False)] = True
    scores, rows = segment.nearest(ASKED, 2, among=among)
    whole, order = segment.nearest(ASKED, 50)
    of_these = among[order]
    assert rows.tolist() == order[of_these][:2].tolist()
    assert np.allclose(scores, whole[of_these][:2], rtol=1e-6)


def test_rows_are_overwritten_under_the_eyes_of_who_has_it_open(written: tuple[Path, Rounding]) -> None:
    segment = Segment(*written)
    blank_rows(written[0], np.array([0, 49]), total=50, dimension=24)
    scores, rows = segment.nearest(ASKED, 50)
    assert {row for row, score in zip(rows.tolist(), scores.tolist(), strict=True) if score == 0} == {0, 49}
    assert np.abs(scores[scores != 0] - (VECTORS @ PROBE)[rows[scores != 0]]).max() < 0.03


def test_scores_in_single_precision_are_those_of_numpy() -> None:
    assert np.allclose(scores_of(VECTORS[3:9], PROBE), VECTORS[3:9] @ PROBE, atol=1e-6)
    rows = np.array([40, 2, 2])
    assert np.allclose(scores_at(VECTORS, PROBE, rows), VECTORS[rows] @ PROBE, atol=1e-6)
    assert scores_of(VECTORS[:0], PROBE).shape == scores_at(VECTORS, PROBE, rows[:0]).shape == (0,)


def test_what_is_no_segment_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "no.faiss").write_bytes(b"nothing of the kind")
    with pytest.raises(RuntimeError):
        Segment(tmp_path / "no.faiss", Rounding(1.0, 0.0))


def test_all_searches_share_the_threads() -> None:
    assert scanners() is scanners()


def test_a_thread_searches_alone_and_then_as_before() -> None:
    faiss, before = engine(), engine().omp_get_max_threads()
    with by_this_thread():
        assert faiss.omp_get_max_threads() == 1
    assert faiss.omp_get_max_threads() == before
