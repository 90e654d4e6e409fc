"""Stored searches against the log: gone ones, ones of no entry, and such as are as they were."""

import pytest
from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import searched

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.gallery.searches import StoredSearch, searches_of
from catchlight.lab.folder import Lab
from catchlight.workflows.compare_searches import LoggedSearches, compare_searches, differing_names


@pytest.fixture
def both(lab: Lab, actor: Actor, case: Case) -> tuple[list[StoredSearch], LoggedSearches]:
    """A search in the tables, and in the log."""
    fill(lab, random_vectors(5))
    searched(lab, actor, case, random_vectors(1, seed=1)[0])
    logged = LoggedSearches()
    with lab.reading() as db:
        for entry in read_log(db):
            if entry.document["action"].startswith("search."):
                logged.read(entry)
        return searches_of(db, case), logged


def told(lab: Lab, case: Case, stored: list[StoredSearch], logged: LoggedSearches) -> list[str]:
    with lab.reading() as db:
        return [one.problem for one in compare_searches(db, stored, case.identifier, logged, {})]


def test_a_search_is_what_its_entries_say(
    lab: Lab, case: Case, both: tuple[list[StoredSearch], LoggedSearches]
) -> None:
    stored, logged = both
    assert (len(stored), told(lab, case, stored, logged)) == (1, [])


def test_one_that_is_gone_and_one_that_no_entry_knows_are_named(
    lab: Lab, case: Case, both: tuple[list[StoredSearch], LoggedSearches]
) -> None:
    stored, logged = both
    assert told(lab, case, [], logged) == ["the search s1 is gone from its case in the lab's tables"]
    unknown = told(lab, case, stored, LoggedSearches())
    assert unknown == ["the search s1 stands in the lab's tables and in no entry of its case"]


def test_only_what_the_log_says_is_compared() -> None:
    assert differing_names({"k": 3, "purpose": "a", "mode": "exact"}, {"k": 4, "purpose": "a"}) == "k"
