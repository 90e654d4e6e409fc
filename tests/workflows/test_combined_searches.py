"""Searches of several cases, possibly for the same person: only by templates that are what the log says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import another_case, entries_of, joined, search_again, searched

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.report.statistics import Statistics
from catchlight.workflows.case_access import case_for
from catchlight.workflows.erase_search import EraseSearch, erase_search
from catchlight.workflows.oversight import Oversight, oversight

VECTORS = random_vectors(8, dimension=32)


@pytest.fixture
def auditor(lab: Lab, actor: Actor) -> Actor:
    return joined(lab, actor, "A. Uditor", Role.AUDITOR)


@pytest.fixture
def examiner(lab: Lab, actor: Actor, case: Case) -> Actor:
    """An examiner of the unit North, with a case of her own, 2026-002."""
    made = joined(lab, actor, "N. Orth", Role.EXAMINER, unit="North")
    another_case(lab, made, "2026-002", offence="Burglary")
    return made


def statistics(lab: Lab, auditor: Actor, **period: Any) -> Statistics:
    return oversight(lab, Oversight(auditor, **period))


def number_two(lab: Lab, examiner: Actor) -> Case:
    with lab.reading() as db:
        return case_for(lab, db, examiner, "2026-002")


def test_the_same_person_in_several_cases_is_a_hint(
    lab: Lab, actor: Actor, case: Case, examiner: Actor, auditor: Actor
) -> None:
    fill(lab, VECTORS[:3])
    two = number_two(lab, examiner)
    searched(lab, actor, case, VECTORS[7])
    searched(lab, examiner, two, VECTORS[7], k=1)
    searched(lab, examiner, two, VECTORS[6])
    seen = statistics(lab, auditor)
    (group,) = seen.possibly_same
    assert (group.cases, group.searches) == (("2026-001", "2026-002"), ("s1", "s2"))
    assert group.because == "the probes look alike"
    assert seen.not_compared == 0
    searched(lab, actor, case, VECTORS[0])
    searched(lab, examiner, two, VECTORS[0])
    assert "the same person is listed first" in statistics(lab, auditor).possibly_same[1].because


def test_a_template_that_is_not_what_the_log_says_is_not_compared(
    lab: Lab, actor: Actor, case: Case, examiner: Actor, auditor: Actor
) -> None:
    searched(lab, actor, case, VECTORS[7])
    searched(lab, examiner, number_two(lab, examiner), VECTORS[7])
    with lab.reading() as db:
        db.conn.execute("UPDATE faces SET embedding = ? WHERE id = 1", (VECTORS[6].tobytes(),))
    seen = statistics(lab, auditor)
    assert (seen.possibly_same, seen.not_compared) == ((), 1)


def test_an_erased_search_is_compared_with_nothing(
    lab: Lab, actor: Actor, case: Case, examiner: Actor, auditor: Actor
) -> None:
    searched(lab, actor, case, VECTORS[7])
    searched(lab, examiner, number_two(lab, examiner), VECTORS[7])
    erase_search(lab, EraseSearch(actor, case.number, "s1", "no longer needed"))
    seen = statistics(lab, auditor)
    assert (seen.possibly_same, seen.not_compared) == ((), 1)


def test_earlier_searches_are_compared_with_those_of_the_period(
    lab: Lab, actor: Actor, case: Case, examiner: Actor, auditor: Actor
) -> None:
    two = number_two(lab, examiner)
    for who, of in ((actor, case), (examiner, two)):
        searched(lab, who, of, VECTORS[7])
    search_again(lab, actor, case, "f1")
    last = datetime.fromisoformat(entries_of(lab, "search.started")[2].document["time"])
    assert statistics(lab, auditor, since=last).possibly_same[0].searches == ("s1", "s2", "s3")
    assert statistics(lab, auditor, until=last).possibly_same[0].searches == ("s1", "s2")
