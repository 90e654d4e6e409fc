from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.gallery_maker import random_vectors

from catchlight.gallery import exact
from catchlight.gallery.exact import rank_persons, scan
from catchlight.gallery.templates import Templates
from catchlight.jobs import JobCancelled, JobControl

TODAY = 20_000


def gallery(vectors: NDArray[np.float32], persons: list[int], retain: list[int] | None = None) -> Templates:
    return Templates(
        vectors,
        np.arange(1, len(vectors) + 1, dtype=np.int64),
        np.array(persons, dtype=np.int64),
        np.array(retain or [TODAY] * len(vectors), dtype=np.int32),
    )


def by_hand(templates: Templates, probe: NDArray[np.float32], k: int) -> list[tuple[int, int]]:
    best: dict[int, tuple[float, int]] = {}
    for row in range(len(templates)):
        score = float((templates.vectors[row].astype(np.float64) * probe.astype(np.float64)).sum())
        person, portrait = int(templates.persons[row]), int(templates.portraits[row])
        if person not in best or (score, -portrait) > (best[person][0], -best[person][1]):
            best[person] = (score, portrait)
    order = sorted(best, key=lambda person: (-best[person][0], person))
    return [(person, best[person][1]) for person in order[:k]]


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 60), st.integers(1, 12), st.integers(0, 1000), st.integers(1, 9))
def test_the_list_is_that_of_a_plain_loop(count: int, k: int, seed: int, per_person: int) -> None:
    vectors = random_vectors(count, dimension=4, seed=seed)
    templates = gallery(vectors, [at // per_person for at in range(count)])
    probe = random_vectors(1, dimension=4, seed=seed + 1)[0]
    found = rank_persons(templates, probe, k=k, today=TODAY)
    assert [(one.person, one.portrait) for one in found.persons] == by_hand(templates, probe, k)
    assert found.searched == count


def test_equal_scores_are_ordered_by_person_then_portrait_wherever_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "_BLOCK_ROWS", 3)
    vector = random_vectors(1, dimension=128)
    templates = gallery(np.repeat(vector, 11, axis=0), [at // 2 for at in range(11)])
    found = rank_persons(templates, vector[0], k=4, today=TODAY)
    assert [(one.person, one.portrait) for one in found.persons] == [(0, 1), (1, 3), (2, 5), (3, 7)]
    assert len({one.score for one in found.persons}) == 1


def test_a_person_appears_once_with_the_best_portrait() -> None:
    templates = gallery(np.eye(3, dtype=np.float32), [5, 5, 8])
    found = rank_persons(templates, np.array([0.6, 0.8, 0.0], np.float32), k=10, today=TODAY)
    assert (found.persons[0].person, found.persons[0].portrait) == (5, 2)
    assert found.persons[0].score == pytest.approx(0.8)
    assert [one.person for one in found.persons] == [5, 8]


def test_expired_portraits_are_left_out_and_counted() -> None:
    templates = gallery(np.eye(3, dtype=np.float32), [1, 1, 2], [TODAY, TODAY - 1, TODAY - 9])
    found = rank_persons(templates, np.array([0.0, 1.0, 0.0], np.float32), k=10, today=TODAY)
    assert [(one.person, one.portrait) for one in found.persons] == [(1, 1)]
    assert (found.searched, found.expired) == (1, 2)


def test_a_gallery_of_expired_portraits_and_an_empty_one_give_no_candidate() -> None:
    probe = np.array([0.0, 1.0, 0.0], np.float32)
    expired = gallery(np.eye(3, dtype=np.float32), [1, 2, 3], [0, 0, 0])
    assert rank_persons(expired, probe, k=3, today=TODAY).persons == ()
    empty = gallery(np.empty((0, 0), np.float32), [])
    assert rank_persons(empty, probe, k=3, today=TODAY) == exact.Ranking((), 0, 0)


def test_the_threshold_is_the_lowest_score_listed() -> None:
    templates = gallery(np.eye(3, dtype=np.float32), [1, 2, 3])
    probe = np.array([0.6, 0.8, 0.0], np.float32)
    scores = [one.score for one in rank_persons(templates, probe, k=3, today=TODAY, threshold=0.5).persons]
    assert scores == pytest.approx([0.8, 0.6])
    assert rank_persons(templates, probe, k=3, today=TODAY, threshold=0.9).persons == ()


def test_a_probe_of_another_dimension_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="probe"):
        scan(np.eye(3, dtype=np.float32), np.ones(4, np.float32))


def test_a_scan_can_be_cancelled() -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(JobCancelled):
        rank_persons(gallery(np.eye(3, dtype=np.float32), [1, 2, 3]), np.ones(3, np.float32), k=1, today=0,
                     control=control)  # fmt: skip


def test_a_hundred_thousand_templates_are_searched_as_a_plain_loop_would(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = random_vectors(100_000, dimension=64)
    templates = gallery(vectors, [at // 3 for at in range(100_000)])
    probe = random_vectors(1, dimension=64, seed=5)[0]
    found = rank_persons(templates, probe, k=50, today=TODAY)
    scores = vectors.astype(np.float64) @ probe.astype(np.float64)
    best = np.full(33_334, -2.0)
    np.maximum.at(best, np.arange(100_000) // 3, scores)
    assert [one.person for one in found.persons] == np.argsort(-best)[:50].tolist()
