"""Searches of different cases are linked by what they look like or list first; never within one case."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.gallery_maker import random_vectors

from catchlight.gallery.authorisations import Authorisation, AuthorisationState
from catchlight.jobs import JobCancelled, JobControl
from catchlight.report import same_person
from catchlight.report.same_person import LINKED, SameGroup, possibly_same
from catchlight.report.search_facts import SearchFact

VECTORS = random_vectors(4, dimension=128)


def fact(number: int, case: str, *, pack: str = "p", best: str | None = None, score: float | None = None) -> SearchFact:
    return SearchFact(
        id=f"s{number}",
        entry=number,
        case=case,
        account="a",
        started_at=datetime(2026, 1, 1, tzinfo=UTC),
        scope="gallery",
        probe="f1",
        probe_face="f1",
        template_sha256="",
        pack=pack,
        authorisation=Authorisation(AuthorisationState.NOT_NEEDED),
        best=best,
        best_score=score,
    )


def like(vector: NDArray[np.float32], score: float) -> NDArray[np.float32]:
    """A vector of unit length with that comparison score to the given one."""
    other = VECTORS[3] - (VECTORS[3] @ vector) * vector
    mixed: NDArray[np.float32] = (score * vector + np.sqrt(1 - score**2) * other / np.linalg.norm(other)).astype(
        np.float32
    )
    return mixed


def test_probes_that_look_alike_link_their_searches() -> None:
    searches = [fact(1, "a"), fact(2, "b"), fact(3, "c")]
    templates = {"s1": VECTORS[0], "s2": like(VECTORS[0], LINKED + 0.01), "s3": VECTORS[1]}
    assert possibly_same(searches, templates) == (SameGroup(("s1", "s2"), by_probe=True, by_candidate=False),)


def test_below_the_bound_nothing_is_linked() -> None:
    templates = {"s1": VECTORS[0], "s2": like(VECTORS[0], LINKED - 0.01)}
    assert possibly_same([fact(1, "a"), fact(2, "b")], templates) == ()


def test_searches_of_one_case_are_no_group() -> None:
    templates = {f"s{number}": VECTORS[0] for number in (1, 2, 3)}
    assert possibly_same([fact(number, "a") for number in (1, 2, 3)], templates) == ()


def test_within_a_group_a_case_may_have_several_searches() -> None:
    templates = {f"s{number}": VECTORS[0] for number in (1, 2, 3)}
    (group,) = possibly_same([fact(1, "a"), fact(2, "a"), fact(3, "b")], templates)
    assert group.searches == ("s1", "s2", "s3")


def test_templates_of_different_packs_are_never_compared() -> None:
    templates = {"s1": VECTORS[0], "s2": VECTORS[0]}
    assert possibly_same([fact(1, "a", pack="p"), fact(2, "b", pack="q")], templates) == ()


def test_the_same_person_listed_first_links_searches_that_score_high_enough_also_across_packs() -> None:
    searches = [
        fact(1, "a", best="P1", score=LINKED),
        fact(2, "b", best="P1", score=0.9, pack="q"),
        fact(3, "c", best="P1", score=LINKED - 0.001),
        fact(4, "d", best="P2", score=0.9),
        fact(5, "e", best=None, score=0.9),
        fact(6, "f", best=None, score=0.9),
    ]
    assert possibly_same(searches, {}) == (SameGroup(("s1", "s2"), by_probe=False, by_candidate=True),)


def test_links_of_both_kinds_join_into_one_group() -> None:
    searches = [fact(1, "a", best="P1", score=0.9), fact(2, "b", best="P1", score=0.9), fact(3, "c")]
    templates = {"s2": VECTORS[0], "s3": VECTORS[0]}
    assert possibly_same(searches, templates) == (SameGroup(("s1", "s2", "s3"), by_probe=True, by_candidate=True),)


def test_groups_that_a_later_search_joins_keep_their_reasons() -> None:
    searches = [fact(number, f"case {number}") for number in range(1, 6)]
    first, second = VECTORS[0], like(VECTORS[0], 0.3)
    between = (first + second) / np.linalg.norm(first + second)
    templates = {"s1": first, "s2": first, "s3": second, "s4": second, "s5": between.astype(np.float32)}
    assert possibly_same(searches, {name: templates[name] for name in ("s1", "s2", "s3", "s4")}) == (
        SameGroup(("s1", "s2"), by_probe=True, by_candidate=False),
        SameGroup(("s3", "s4"), by_probe=True, by_candidate=False),
    )
    (group,) = possibly_same(searches, templates)
    assert group == SameGroup(("s1", "s2", "s3", "s4", "s5"), by_probe=True, by_candidate=False)


def test_blocks_find_what_one_look_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    persons = random_vectors(20, dimension=32, seed=3)
    searches = [fact(number, f"c{rng.integers(12)}") for number in range(90)]
    templates = {}
    for one in searches:
        noisy = persons[rng.integers(20)] + 0.12 * rng.standard_normal(32)
        templates[one.id] = (noisy / np.linalg.norm(noisy)).astype(np.float32)
    whole = possibly_same(searches, templates)
    assert len(whole) > 5
    monkeypatch.setattr(same_person, "_BLOCK_ROWS", 7)
    assert possibly_same(searches, templates) == whole


def test_some_thousand_searches_take_seconds_and_can_be_cancelled() -> None:
    vectors = random_vectors(6000, dimension=128)
    searches = [fact(number, f"c{number}") for number in range(6000)]
    templates = {one.id: vectors[at] for at, one in enumerate(searches)}
    began = time.perf_counter()
    assert possibly_same(searches, templates) == ()
    assert time.perf_counter() - began < 20
    control = JobControl()
    control.cancel()
    with pytest.raises(JobCancelled):
        possibly_same(searches, templates, control=control)
