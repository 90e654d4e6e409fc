"""Impostor hubs: portraits near many others."""

import numpy as np
import pytest
from tests.gallery_maker import random_vectors

from catchlight.gallery import hubs
from catchlight.gallery.hubs import impostor_hubs
from catchlight.gallery.list_vectors import ListVectors


def gallery_with_hub(count: int = 400, *, of_whom: int = 7) -> ListVectors:
    """Random portraits that share a direction a little, and one portrait that is that direction."""
    vectors = random_vectors(count, dimension=32)
    vectors[:, 0] += 0.6
    vectors[-1] = 0
    vectors[-1, 0] = 1
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    rows = np.arange(count, dtype=np.int64)
    return ListVectors(vectors, rows + 1, rows if of_whom != -1 else rows * 0)


@pytest.mark.parametrize("block", [64, 65_536])
def test_a_portrait_near_everybody_is_listed(monkeypatch: pytest.MonkeyPatch, block: int) -> None:
    monkeypatch.setattr(hubs, "_ROWS_AT_ONCE", block)
    every = gallery_with_hub()
    scores = every.vectors @ every.vectors.T
    np.fill_diagonal(scores, -np.inf)
    nearest = np.argsort(-scores, axis=1)[:, :10]

    found = impostor_hubs(every, sample=10**6)

    assert (found.sample, found.portraits, found.expected) == (400, 400, 10.0)
    assert [hub.portrait for hub in found.listed] == [400]
    assert found.listed[0].occurrences == np.count_nonzero(nearest == 399) > 100


def test_the_sample_is_the_same_each_time() -> None:
    every = gallery_with_hub()
    assert impostor_hubs(every, sample=100) == impostor_hubs(every, sample=100)
    assert impostor_hubs(every, sample=100).sample == 100


def test_portraits_of_one_person_are_no_neighbours() -> None:
    assert impostor_hubs(gallery_with_hub(of_whom=-1)).found == 0


def test_an_empty_gallery_has_none() -> None:
    empty = ListVectors(np.empty((0, 0), np.float32), np.empty(0, np.int64), np.empty(0, np.int64))
    assert impostor_hubs(empty).listed == ()
