"""A person's record: portraits, tags, legal hold, and scores in a search."""

from datetime import date

import pytest
from tests.gallery_maker import a_portrait, enrolled, fill, random_vectors
from tests.search_maker import asked, stored_face

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.gallery.people import (
    hold_person,
    person_record,
    refuse_if_person_held,
    release_person,
    scores_in_search,
)
from catchlight.gallery.searches import start_search
from catchlight.gallery.tags import tag_portraits
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab


def test_a_record_has_every_portrait_newest_first_with_tags(lab: Lab, actor: Actor) -> None:
    vectors = random_vectors(2)
    enrolled(
        lab,
        a_portrait("old.jpg", vectors[0], person="P", captured_on=date(2020, 1, 1), sex="F", birth_year=1990),
        a_portrait("new.jpg", vectors[1], person="P", captured_on=date(2024, 1, 1)),
    )
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.CUSTODIAN)) as act:
        tag_portraits(act, "gang", [1])
    with lab.reading() as db:
        record = person_record(db, "P")

    assert [one.file_name for one in record.portraits] == ["new.jpg", "old.jpg"]
    assert (record.sex, record.birth_year, record.tags, record.held_since) == ("F", 1990, {1: ("gang",)}, None)


def test_nobody_of_that_id(lab: Lab) -> None:
    with lab.reading() as db, pytest.raises(CatchlightError, match="Nobody with the id X"):
        person_record(db, "X")


def test_scores_of_all_portraits_of_that_person_only(lab: Lab, case: Case, actor: Actor) -> None:
    fill(lab, random_vectors(4), per_person=2)
    probe = stored_face(lab, case, random_vectors(1, seed=7)[0])
    with lab.reading() as db, acting(lab, db, actor) as act:
        row = start_search(act, case, asked(probe))
        act.log("search.started", case=case.identifier)
        db.conn.execute("INSERT INTO candidates (search_id, rank, score, portrait) VALUES (?, 1, 0.7, 2)", (row,))
        db.conn.execute("INSERT INTO candidates (search_id, rank, score, portrait) VALUES (?, 2, 0.6, 3)", (row,))
        scored = [(row, 1, 2, 0.7), (row, 1, 1, 0.2), (row, 2, 3, 0.6)]
        db.conn.executemany(
            "INSERT INTO candidate_portraits (search_id, rank, portrait, score) VALUES (?, ?, ?, ?)", scored
        )
        first, second = person_record(db, "P0").row, person_record(db, "P1").row
        assert scores_in_search(db, row, first) == {1: 0.2, 2: 0.7}
        assert scores_in_search(db, row, second) == {3: 0.6}
        assert scores_in_search(db, row + 1, first) == {}


def test_a_hold_is_set_refuses_and_is_released(lab: Lab, actor: Actor) -> None:
    fill(lab, random_vectors(1))
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        hold_person(act, "P0", reason=" trial ")
        record = person_record(db, "P0")
        assert record.held_because == "trial"
        with pytest.raises(CatchlightError, match="under legal hold since"):
            refuse_if_person_held(record)
        with pytest.raises(CatchlightError, match="already"):
            hold_person(act, "P0", reason="again")
        release_person(act, "P0", reason="over")
        refuse_if_person_held(person_record(db, "P0"))
        with pytest.raises(CatchlightError, match="not under legal hold"):
            release_person(act, "P0", reason="over")
    with lab.reading() as db:
        said = [entry.document for entry in read_log(db, actions=["person.*"])]
    assert [(one["action"], one["details"]["reason"]) for one in said] == [
        ("person.held", "trial"),
        ("person.released", "over"),
    ]


def test_a_hold_needs_its_reason(lab: Lab, actor: Actor) -> None:
    fill(lab, random_vectors(1))
    with (
        pytest.raises(CatchlightError, match="needs its reason"),
        lab.reading() as db,
        acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act,
    ):
        hold_person(act, "P0", reason=" ")
