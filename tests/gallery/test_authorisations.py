"""The authorisation of a search: its states in order, the newest in force, and a clock that says what is late."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from tests.gallery_maker import fill, random_vectors
from tests.search_maker import asked, begun, stored_face

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.log import acting
from catchlight.gallery.authorisations import (
    Authorisation,
    AuthorisationState,
    authorisation_of,
    authorisations_of,
    note_authorisation,
    searches_awaiting,
)
from catchlight.gallery.searches import search_named, search_of_id
from catchlight.lab.folder import Lab

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
REQUESTED = Authorisation(AuthorisationState.REQUESTED, authority="OM", due_at=timestamp(NOW))
GRANTED = Authorisation(
    AuthorisationState.GRANTED, authority="RC", reference="26/1", decided_at=timestamp(NOW), due_at=timestamp(NOW)
)


@pytest.fixture
def row(lab: Lab, case: Case) -> int:
    """A search that has begun."""
    vectors = random_vectors(2)
    fill(lab, vectors[1:])
    return begun(lab, case, asked(stored_face(lab, case, vectors[0])))


def noted(lab: Lab, actor: Actor, row: int, *authorisations: Authorisation) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        for one in authorisations:
            note_authorisation(act, row, one)
        act.log("test")


def test_without_a_row_nothing_is_in_force(lab: Lab, case: Case, row: int) -> None:
    with lab.reading() as db:
        assert authorisation_of(db, row) is None
        stored = search_named(db, case, "s1")
    assert (stored.authorisation, stored.is_refused, stored.is_overdue) == (None, False, False)


def test_the_newest_is_in_force_and_the_others_stay(lab: Lab, actor: Actor, case: Case, row: int) -> None:
    noted(lab, actor, row, REQUESTED, GRANTED)
    with lab.reading() as db:
        first, second = authorisations_of(db, row)
        stored = search_named(db, case, "s1")
    assert (first.state, second.state) == (AuthorisationState.REQUESTED, AuthorisationState.GRANTED)
    assert stored.authorisation == second
    assert (second.authority, second.reference, second.recorded_by) == ("RC", "26/1", actor.name)
    assert second.recorded_at.endswith("Z")


def test_a_requested_one_is_overdue_once_its_time_is_over() -> None:
    assert not REQUESTED.is_overdue(NOW)
    assert REQUESTED.is_overdue(NOW + timedelta(microseconds=1))
    assert not GRANTED.is_overdue(NOW + timedelta(days=9))
    assert not Authorisation(AuthorisationState.NOT_NEEDED).is_overdue(NOW)


@pytest.mark.parametrize(("hours", "is_late"), [(-1, False), (0, False), (1, True)])
def test_one_that_is_granted_after_its_time_is_late(hours: int, is_late: bool) -> None:
    decided = timestamp(NOW + timedelta(hours=hours))
    granted = Authorisation(AuthorisationState.GRANTED, decided_at=decided, due_at=timestamp(NOW))
    assert granted.is_late == is_late
    assert not Authorisation(AuthorisationState.GRANTED, decided_at=decided).is_late


def test_what_waits_for_a_decision_is_listed_by_its_due_time(lab: Lab, actor: Actor, case: Case, row: int) -> None:
    more = [begun(lab, case, asked(stored_face(lab, case, vector))) for vector in random_vectors(2, seed=9)]
    later = Authorisation(AuthorisationState.REQUESTED, due_at=timestamp(NOW + timedelta(hours=1)))
    noted(lab, actor, row, later)
    noted(lab, actor, more[0], REQUESTED)
    noted(lab, actor, more[1], REQUESTED, GRANTED)
    with lab.reading() as db:
        assert searches_awaiting(db) == [more[0], row]


def test_a_state_that_is_none_is_not_stored(lab: Lab, actor: Actor, row: int) -> None:
    with lab.reading() as db, pytest.raises(sqlite3.IntegrityError):
        db.conn.execute(
            "INSERT INTO authorisations (search_id, state, recorded_at, recorded_by) VALUES (?, 'maybe', '', '')",
            (row,),
        )


def test_a_search_is_found_by_its_id_in_whatever_case(lab: Lab, actor: Actor, row: int) -> None:
    with lab.reading() as db:
        found = search_of_id(db, "s1")
        assert found is not None
        assert (found.id, found.searched_by_account, found.erased_at) == ("s1", actor.account, None)
        assert search_of_id(db, "s2") is None
        assert search_of_id(db, "1") is None
