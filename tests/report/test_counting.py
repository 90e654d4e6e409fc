"""Searches by a name: as it was written first, whatever its capitals and spaces."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from catchlight.gallery.authorisations import Authorisation, AuthorisationState
from catchlight.report.counting import counted, is_abandoned
from catchlight.report.search_facts import SearchFact
from catchlight.report.statistics import Count

BEGUN = SearchFact(
    id="s1",
    entry=1,
    case="robbery",
    account="a",
    started_at=datetime(2026, 1, 1, tzinfo=UTC),
    scope="gallery",
    probe="f1",
    probe_face="f1",
    template_sha256="",
    pack="p",
    authorisation=Authorisation(AuthorisationState.NOT_NEEDED),
)


def of(offence: str, *, candidates: int | None = None, abandoned: bool = False) -> SearchFact:
    return replace(BEGUN, case=offence, candidates=candidates, is_abandoned=abandoned)


def test_the_most_frequent_comes_first_and_equal_ones_by_name() -> None:
    searches = [of("theft"), of("Arson"), of("robbery", candidates=3), of("robbery", candidates=0)]
    assert counted(searches, lambda one: one.case) == (
        Count("robbery", 2, 1, 0),
        Count("Arson", 1, 0, 0),
        Count("theft", 1, 0, 0),
    )


def test_names_that_differ_in_capitals_and_spaces_alone_are_one() -> None:
    searches = [of("armed  Robbery"), of(" ARMED robbery", abandoned=True)]
    assert counted(searches, lambda one: one.case) == (Count("armed  Robbery", 2, 0, 1),)


def test_months_stand_in_their_order() -> None:
    searches = [of("2026-02"), of("2026-01"), of("2026-02")]
    assert [one.name for one in counted(searches, lambda one: one.case, by_name=True)] == ["2026-01", "2026-02"]


def test_a_search_with_a_result_was_not_abandoned() -> None:
    assert is_abandoned(of("x", abandoned=True))
    assert not is_abandoned(of("x", abandoned=True, candidates=0))
    assert not is_abandoned(of("x"))
