"""A person's record, alone and in a search; holds."""

import pytest
from tests.gallery_maker import a_portrait, enrolled, fill, random_vectors
from tests.keeping_maker import FIGURES, enlist
from tests.search_maker import asked, stored_face

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.gallery.searches import Listed, finish_search, start_search
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.show_person import hold, release, show_person, show_person_in_search
from catchlight.workflows.verify_log import verify_log


def test_a_record_is_opened_and_logged(lab: Lab, actor: Actor) -> None:
    fill(lab, random_vectors(2), per_person=2)

    shown = show_person(lab, actor, "P0")

    assert [one.id for one in shown.record.portraits] == ["p2", "p1"]
    assert (shown.scores, shown.score, shown.fusion) == ({}, None, "maximum")
    with lab.reading() as db:
        assert len(list(read_log(db, actions=["person.consulted"]))) == 1


def searched(lab: Lab, case: Case, actor: Actor) -> str:
    enrolled(lab, *(a_portrait(f"{at}", random_vectors(3)[at], person=f"P{at // 2}") for at in range(3)))
    probe = stored_face(lab, case, random_vectors(1, seed=7)[0])
    with lab.reading() as db, acting(lab, db, actor) as act:
        row = start_search(act, case, asked(probe))
        finish_search(act, row, FIGURES, [Listed(1, 0.7, 2, None)])
        db.conn.executemany(
            "INSERT OR IGNORE INTO candidate_portraits (search_id, rank, portrait, score) VALUES (?, 1, ?, ?)",
            [(row, 2, 0.7), (row, 1, 0.25)],
        )
        act.log("search.started", case=case.identifier)
    return f"s{row}"


def test_in_a_search_each_portrait_has_its_score_and_the_person_the_best(lab: Lab, case: Case, actor: Actor) -> None:
    search = searched(lab, case, actor)
    with lab.reading() as db:
        db.conn.execute(
            "INSERT OR IGNORE INTO case_members (case_id, account, added_at) VALUES (?, ?, '')",
            (case.row, actor.account),
        )

    shown = show_person_in_search(lab, actor, "P0", case=case.number, search=search)

    assert (dict(shown.scores), shown.score) == ({2: 0.7, 1: 0.25}, 0.7)
    with pytest.raises(CatchlightError, match="does not list the person P1"):
        show_person_in_search(lab, actor, "P1", case=case.number, search=search)


def test_a_supervisor_holds_and_releases(lab: Lab, actor: Actor) -> None:
    fill(lab, random_vectors(1))
    assert hold(lab, actor, "P0", reason="trial").held_because == "trial"
    assert release(lab, actor, "P0", reason="over").held_since is None
    assert verify_log(lab, JobControl()).ok


def test_nobody_else_holds(lab: Lab) -> None:
    fill(lab, random_vectors(1))
    custodian = enlist(lab, "B. Example", Role.CUSTODIAN)
    with pytest.raises(NotPermitted):
        hold(lab, custodian, "P0", reason="trial")
    with pytest.raises(NotPermitted):
        release(lab, custodian, "P0", reason="trial")
