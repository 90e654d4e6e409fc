"""Pairs of persons above a threshold, the same whatever the blocks."""

import numpy as np
import pytest
from tests.gallery_maker import random_vectors

from catchlight.gallery import duplicates
from catchlight.gallery.duplicates import duplicate_pairs
from catchlight.gallery.list_vectors import ListVectors


def persons(count: int) -> ListVectors:
    rows = np.arange(count, dtype=np.int64)
    return ListVectors(random_vectors(count, dimension=8), rows + 100, rows + 500)


@pytest.mark.parametrize("block", [7, 64, 4096])
def test_the_same_pairs_as_a_plain_loop_whatever_the_blocks(monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(duplicates, "_BLOCK_ROWS", block)
    best = persons(60)
    scores = best.vectors.astype(np.float64) @ best.vectors.T.astype(np.float64)
    expected = {(100 + i, 100 + j) for i in range(60) for j in range(i + 1, 60) if scores[i, j] >= 0.6}

    found = duplicate_pairs(best, threshold=0.6)

    assert len(expected) > 10
    assert {(pair.first, pair.second) for pair in found.listed} == expected
    assert (found.found, found.persons) == (len(expected), 60)
    assert [pair.score for pair in found.listed] == sorted((pair.score for pair in found.listed), reverse=True)


def test_the_best_are_kept_where_there_are_too_many() -> None:
    best = persons(60)
    everything, few = duplicate_pairs(best, threshold=0.5), duplicate_pairs(best, threshold=0.5, limit=5)

    assert few.listed == everything.listed[:5]
    assert few.found == everything.found > 5


def test_nobody_and_one_person_have_no_pair() -> None:
    assert duplicate_pairs(persons(0), threshold=0.0).listed == ()
    assert duplicate_pairs(persons(1), threshold=-1.0).found == 0
