"""The certified exact search: the list of a plain loop over every template, whatever the gallery looks like."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.gallery_maker import a_portrait, enrolled, fill, random_vectors
from tests.view_maker import LONG_AFTER, built, by_hand, selected, stock, viewed

from catchlight.gallery import exact, generation_files
from catchlight.gallery.exact import Ranking, search_exact
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.folder import Lab


@pytest.fixture
def small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generation_files, "SEGMENT_ROWS", 16)
    monkeypatch.setattr(generation_files, "PAGE_BYTES", 64)
    monkeypatch.setattr(exact, "_LEAST_TAKEN", 2)


def listed(found: Ranking) -> list[tuple[int, int]]:
    return [(one.person, one.portrait) for one in found.persons]


def searched(view: GalleryView, probe: NDArray[np.float32], *, k: int, today: int | None = None) -> Ranking:
    return search_exact(view, probe, k=k, selection=selected(view, today=today))


@pytest.fixture
def many(lab: Lab, small_segments: None) -> Lab:
    """90 portraits, three a person, in six segments, and nine more that no generation knows."""
    vectors = random_vectors(99, dimension=4)
    portraits = [a_portrait(f"{at}.jpg", vector, person=f"P{at // 3 % 30}") for at, vector in enumerate(vectors)]
    enrolled(lab, *portraits[:90])
    built(lab)
    enrolled(lab, *portraits[90:])
    return lab


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 50), st.integers(0, 1000), st.booleans())
def test_the_list_is_that_of_a_plain_loop(many: Lab, k: int, seed: int, from_gallery: bool) -> None:
    with viewed(many) as view:
        probe = view.vectors(np.array([seed % 99]))[0] if from_gallery else random_vectors(1, dimension=4, seed=seed)[0]
        found = searched(view, probe, k=k)
        assert listed(found) == by_hand(view, selected(view), probe, k)
    assert found.searched == 99
    assert found.certificate is not None
    assert found.certificate.holds


def test_equal_scores_are_ordered_by_person_then_portrait_wherever_they_stand(lab: Lab, small_segments: None) -> None:
    vector = random_vectors(1, dimension=128)[0]
    fill(lab, np.repeat(vector[np.newaxis], 41, axis=0), per_person=2)
    built(lab)
    enrolled(lab, a_portrait("late.jpg", vector, person="late"))
    with viewed(lab) as view:
        found = searched(view, vector, k=30)
    assert listed(found) == [(2 * at + 1, 2 * at + 1) for at in range(21)] + [(42, 42)]
    assert len({one.score for one in found.persons}) == 1


def test_a_person_appears_once_with_all_portraits_and_is_ranked_by_the_best(lab: Lab) -> None:
    enrolled(lab, *(a_portrait(f"{at}.jpg", vector, person="A" if at < 2 else "B")
                    for at, vector in enumerate(np.eye(3, dtype=np.float32))))  # fmt: skip
    built(lab)
    enrolled(lab, a_portrait("late.jpg", np.array([0.8, 0.6, 0.0], np.float32), person="A"))
    with viewed(lab) as view:
        found = searched(view, np.array([0.6, 0.8, 0.0], np.float32), k=10)
    assert listed(found) == [(1, 4), (3, 3)]
    assert [portrait for portrait, _ in found.persons[0].portraits] == [4, 2, 1]
    assert [score for _, score in found.persons[0].portraits] == pytest.approx([0.96, 0.8, 0.6])


def test_the_old_portraits_of_a_person_whose_new_one_is_best_are_scored_too(lab: Lab) -> None:
    fill(lab, np.eye(4, dtype=np.float32), per_person=2)
    built(lab)
    enrolled(lab, a_portrait("late.jpg", np.array([0, 0.6, 0.8, 0], np.float32), person="P0"))
    with viewed(lab) as view:
        first, *_ = searched(view, np.array([0, 0.6, 0.8, 0], np.float32), k=1).persons
    assert [portrait for portrait, _ in first.portraits] == [5, 2, 1]


def test_expired_portraits_are_left_out_and_counted_from_the_next_day_on(lab: Lab) -> None:
    vectors = np.eye(3, dtype=np.float32)
    enrolled(lab, a_portrait("a.jpg", vectors[0], person="A", retain_until=date(2099, 1, 1)))
    enrolled(lab, *(a_portrait(f"{at}.jpg", vectors[at], person="B") for at in (1, 2)))
    built(lab)
    enrolled(lab, a_portrait("late.jpg", vectors[1], person="C"))
    with viewed(lab) as view:
        found = searched(view, vectors[1], k=9, today=LONG_AFTER)
        assert (listed(found), found.searched, found.expired) == ([(1, 1)], 1, 3)
        assert searched(view, vectors[1], k=9, today=LONG_AFTER - 1).expired == 0
    assert found.persons[0].portraits == ((1, 0.0),)


def test_a_gallery_of_expired_portraits_and_an_empty_one_give_no_candidate(lab: Lab) -> None:
    probe = np.array([0.0, 1.0, 0.0], np.float32)
    built(lab)
    with viewed(lab) as view:
        empty = searched(view, probe, k=3)
    assert (empty.persons, empty.searched) == ((), 0)
    fill(lab, np.eye(3, dtype=np.float32))
    with viewed(lab) as view:
        assert searched(view, probe, k=3, today=LONG_AFTER).persons == ()


def test_a_list_longer_than_the_gallery_holds_everybody(many: Lab) -> None:
    probe = random_vectors(1, dimension=4, seed=3)[0]
    with viewed(many) as view:
        found = searched(view, probe, k=1000)
        assert listed(found) == by_hand(view, selected(view), probe, 1000)
    assert len(found.persons) == 30
    assert found.certificate is not None
    assert (found.certificate.cut, found.certificate.rescored) == (None, 99)


def test_one_person_with_very_many_portraits_does_not_hide_the_others(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exact, "_MOST_TAKEN", 512)
    centre, others = random_vectors(1, dimension=8)[0], random_vectors(40, dimension=8, seed=2)
    near = centre + 0.01 * random_vectors(10_000, dimension=8, seed=3)
    stock(lab, np.concatenate((near, others)).astype(np.float32), [7] * 10_000 + list(range(10, 50)))
    built(lab)
    with viewed(lab) as view:
        found = searched(view, centre, k=20)
        assert listed(found) == by_hand(view, selected(view), centre, 20)
    assert len(found.persons[0].portraits) == 10_000
    assert found.certificate is not None
    assert found.certificate.widened > 0


def test_the_threshold_is_the_lowest_score_listed(many: Lab) -> None:
    probe = random_vectors(1, dimension=4, seed=9)[0]
    with viewed(many) as view:
        selection = selected(view)
        everybody = search_exact(view, probe, k=50, selection=selection)
        at = everybody.persons[6].score
        found = search_exact(view, probe, k=50, selection=selection, threshold=at)
        assert found.persons == everybody.persons[:7]
        assert found.certificate is not None
        assert found.certificate.holds
        assert search_exact(view, probe, k=50, selection=selection, threshold=1.0).persons == ()


def test_a_probe_of_another_dimension_is_a_bug_of_the_caller(many: Lab) -> None:
    with viewed(many) as view, pytest.raises(ValueError, match="probe"):
        searched(view, np.ones(5, np.float32), k=1)


def test_a_scan_can_be_cancelled(many: Lab) -> None:
    control = JobControl()
    control.cancel()
    with viewed(many) as view, pytest.raises(JobCancelled):
        search_exact(view, np.ones(4, np.float32), k=1, selection=selected(view), control=control)


def test_a_large_gallery_is_searched_as_a_plain_loop_would(lab: Lab) -> None:
    stock(lab, random_vectors(70_000, dimension=16), [at // 3 + 1 for at in range(70_000)])
    built(lab)
    probe = random_vectors(1, dimension=16, seed=5)[0]
    with viewed(lab) as view:
        found = searched(view, probe, k=50)
        assert listed(found) == by_hand(view, selected(view), probe, 50)
    assert found.certificate is not None
    assert found.certificate.rescored < 1000


def test_one_person_with_ten_thousand_portraits_hides_nobody(lab: Lab) -> None:
    probe = random_vectors(1, dimension=16, seed=5)[0]
    near = probe + 0.3 * random_vectors(10_000, dimension=16, seed=6)
    near /= np.linalg.norm(near, axis=1, keepdims=True)
    others = random_vectors(2_000, dimension=16, seed=7)
    stock(lab, np.concatenate((near.astype(np.float32), others)), [1] * 10_000 + list(range(2, 2_002)))
    built(lab)
    with viewed(lab) as view:
        found = search_exact(view, probe, k=10, selection=selected(view))
    scores = np.sort(others.astype(np.float64) @ probe.astype(np.float64))[::-1]
    assert [found.persons[0].person, len(found.persons[0].portraits)] == [1, 10_000]
    assert np.allclose([one.score for one in found.persons[1:]], scores[:9], atol=1e-9)
    assert found.certificate is not None
    assert found.certificate.holds
