"""Forgetting portraits: their rows everywhere, the persons left without any, and the clear texts that name them."""

from datetime import date

from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.keeping_maker import FIGURES
from tests.search_maker import asked, stored_face

from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, clear_texts, read_log
from catchlight.evidence.retention import hold
from catchlight.gallery.browse import PersonFilter
from catchlight.gallery.filters import Filters
from catchlight.gallery.forgetting_persons import (
    clear_texts_about_persons,
    expired_portraits,
    forget_portraits,
    persons_only_of,
    portraits_of_person,
)
from catchlight.gallery.people import hold_person
from catchlight.gallery.searches import Listed, finish_search, start_search
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.consult import consult_gallery
from catchlight.workflows.verify_log import verify_log

TODAY = date(2026, 3, 1)


def two_persons(lab: Lab) -> None:
    """P has the portraits 1 (expired) and 2, Q has 3 (expired)."""
    old, vectors = date(2026, 2, 28), random_vectors(3)
    enrolled(
        lab,
        a_portrait("1", vectors[0], person="P", retain_until=old),
        a_portrait("2", vectors[1], person="P"),
        a_portrait("3", vectors[2], person="Q", retain_until=old),
    )


def a_result(lab: Lab, case: Case, actor: Actor) -> None:
    """A search that lists P with both portraits, and Q."""
    probe = stored_face(lab, case, random_vectors(1, seed=7)[0])
    with lab.reading() as db, acting(lab, db, actor) as act:
        row = start_search(act, case, asked(probe))
        finish_search(act, row, FIGURES, [Listed(1, 0.7, 2, None), Listed(2, 0.6, 3, None)])
        db.conn.executemany(
            "INSERT OR IGNORE INTO candidate_portraits (search_id, rank, portrait, score) VALUES (?, ?, ?, 0.5)",
            [(row, 1, 2), (row, 1, 1), (row, 2, 3)],
        )
        act.log("search.finished", case=case.identifier)


def test_what_is_expired_and_what_holds_it(lab: Lab, case: Case, actor: Actor) -> None:
    two_persons(lab)
    a_result(lab, case, actor)
    with lab.reading() as db:
        assert [(one.row, one.is_held, one.held_case) for one in expired_portraits(db, today=TODAY)] == [
            (1, False, None),
            (3, False, None),
        ]
        assert [one.row for one in expired_portraits(db, today=TODAY, after=1, limit=5)] == [3]
        assert expired_portraits(db, today=date(2026, 2, 28)) == []
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        hold_person(act, "Q", reason="trial")
        hold(act, case, reason="appeal")
    with lab.reading() as db:
        assert [(one.is_held, one.held_case) for one in expired_portraits(db, today=TODAY)] == [
            (False, case.number),
            (True, case.number),
        ]


def test_one_of_two_portraits_leaves_the_person(lab: Lab, case: Case, actor: Actor) -> None:
    two_persons(lab)
    a_result(lab, case, actor)
    with lab.reading() as db:
        db.conn.execute("DELETE FROM templates")
        assert persons_only_of(db, [1, 3]) == ["Q"]
        forgotten = forget_portraits(db, [1, 3])
        left = db.conn.execute("SELECT rank, portrait FROM candidate_portraits").fetchall()
        assert [one.row for one in portraits_of_person(db, 1)] == [2]

    assert dict(forgotten.rows) == {"candidate_portraits": 2, "candidates": 1, "portraits": 2, "persons": 1}
    assert len(forgotten.files) == 4
    assert left == [(1, 2)]


def test_what_was_typed_to_find_a_person_goes_with_them(lab: Lab, actor: Actor) -> None:
    for text in ("anna", "ANNA-19", "anna-199", "bert"):
        consult_gallery(lab, actor, PersonFilter(text, Filters(tags=frozenset({"gang"}))))
    with lab.reading() as db:
        found = set(clear_texts_about_persons(db, ["Anna-1980"]))
        (*entries,) = read_log(db, actions=["gallery.consulted"])
        kept = [
            text
            for one in entries
            for digest, text in sorted(clear_texts(db, one.sequence).items(), key=lambda pair: pair[1])
            if bytes.fromhex(digest) not in found and text.startswith("ids")
        ]
    assert kept == ["ids with anna-199", "ids with bert"]
    assert len(found) == 2
    assert verify_log(lab, JobControl()).ok


def test_clear_texts_that_name_a_person_and_no_others(lab: Lab, case: Case, actor: Actor) -> None:
    two_persons(lab)
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        hold_person(act, "Q", reason="trial")
        listed = [{"person_id": Personal("P")}, {"person_id": Personal("Q")}]
        act.log("search.finished", details={"purpose": Personal("Q"), "candidates": listed})
    with lab.reading() as db:
        found = set(clear_texts_about_persons(db, ["Q"]))
        texts = [
            text
            for (sequence,) in db.conn.execute("SELECT sequence FROM log ORDER BY sequence").fetchall()
            for digest, text in clear_texts(db, sequence).items()
            if bytes.fromhex(digest) in found
        ]
        assert set(clear_texts_about_persons(db, [])) == set()
    assert sorted(texts) == ["Q", "Q", "Q", "trial"]
