"""A sweep is one act: one authority, one entry with every probe and candidate, one result that nothing rests on."""

from __future__ import annotations

import pytest
from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import entries_of, joined
from tests.search_maker import stored_face
from tests.sweep_maker import VECTORS, exactly, found_by_the_verifier, swept, three_faces
from tests.view_maker import built

from catchlight.errors import CaseClosed, CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.gallery import sweep, sweep_index
from catchlight.gallery.searches import search_named
from catchlight.gallery.sweeps import count_probes, swept_probes
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import sweep_probes
from catchlight.workflows.authorise_search import AuthoriseSearch, authorise_search, awaiting_authorisation
from catchlight.workflows.close_case import CloseCase, close_case
from catchlight.workflows.consult_sweep import consult_row, consult_sweep
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.erase_person import ErasePerson, erase_person
from catchlight.workflows.verify_log import verify_log

TABLES = ("searches", "sweep_probes", "sweep_candidates")


@pytest.fixture
def faces(lab: Lab, case: Case) -> list[str]:
    return three_faces(lab, case)


@pytest.fixture
def other(lab: Lab, actor: Actor) -> Actor:
    """A supervisor who is in no case."""
    return joined(lab, actor, "S. Upervisor", Role.SUPERVISOR)


def wrong_with_searches(lab: Lab) -> list[str]:
    """What the verification names about searches; the galleries and stills of these tests have no entries."""
    found = verify_log(lab, JobControl()).problems
    return [one.problem for one in found if "search" in one.problem or "authorisation" in one.problem]


def test_with_codes_the_loss_is_measured_and_stated(
    lab: Lab, actor: Actor, faces: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweep_index, "FEWEST", 300)
    monkeypatch.setattr(sweep, "RESCORED", 8)
    fill(lab, random_vectors(600, seed=9), source="another", legal_basis="art. 2")
    built(lab, with_index=True)
    result = swept(lab, actor)
    assert (result.statement["method"], result.statement["sample"]) == ("codes", 3)
    assert result.statement["measured_loss"] is not None
    assert result.statement["sample_listed"] == 9
    (finished,) = entries_of(lab, "search.finished")
    assert finished.document["details"]["sweep"] == dict(result.statement)


def test_a_threshold_and_filters_shorten_the_lists(lab: Lab, actor: Actor, faces: list[str]) -> None:
    result = swept(lab, actor, threshold=0.9)
    assert [row.listed for row in result.rows] == [1, 1, 0]
    assert result.rows[2].best is None


def test_a_refusal_erases_the_sweep_and_what_went_on_from_it(
    lab: Lab, actor: Actor, other: Actor, case: Case, faces: list[str]
) -> None:
    swept(lab, actor, authorisation="requested")
    exactly(lab, actor, faces[0])
    (first, second) = awaiting_authorisation(lab, other)
    assert (first.search, first.is_sweep, first.probes) == ("s1", True, 3)
    assert first.authorisation.due_at == second.authorisation.due_at
    decided = authorise_search(lab, AuthoriseSearch(actor=other, search="s1", decision="refused", authority="Judge"))
    assert decided.erased_at is not None
    with lab.reading() as db:
        assert [search_named(db, case, name).erased_at is None for name in ("s1", "s2")] == [False, False]
        assert count_probes(db, 1) == 0
    for opened in (lambda: consult_sweep(lab, actor, case.number, "s1"), lambda: exactly(lab, actor, faces[0])):
        with pytest.raises(NotPermitted):
            opened()
    swept_entry = entries_of(lab, "search.finished")[0].document["details"]
    assert swept_entry["probes"][0]["candidates"][0]["person_id"] is None
    assert wrong_with_searches(lab) == []


def test_a_grant_of_the_sweep_is_one_of_what_went_on_from_it(
    lab: Lab, actor: Actor, other: Actor, case: Case, faces: list[str]
) -> None:
    swept(lab, actor, authorisation="requested")
    exactly(lab, actor, faces[0])
    granted = AuthoriseSearch(actor=other, search="s1", decision="granted", authority="Judge", reference="RC 1")
    authorise_search(lab, granted)
    assert awaiting_authorisation(lab, other) == ()
    exactly(lab, actor, faces[1])
    with lab.reading() as db:
        states = [search_named(db, case, name).authorisation for name in ("s1", "s2", "s3")]
    assert [one.state for one in states if one is not None] == ["granted"] * 3
    assert wrong_with_searches(lab) == []
    assert found_by_the_verifier(lab, actor) == []


@pytest.mark.parametrize("when", ["compared", "candidates looked up", "results stored"])
def test_a_cancelled_sweep_keeps_nothing(lab: Lab, actor: Actor, case: Case, faces: list[str], when: str) -> None:
    notes: list[str] = []

    def report(progress: Progress) -> None:
        notes.append(progress.note)
        if when in progress.note:
            control.cancel()

    control = JobControl(report)
    with pytest.raises(JobCancelled):
        swept(lab, actor, control=control)
    assert when in notes[-1]
    assert len(entries_of(lab, "search.abandoned")) == 1
    assert entries_of(lab, "search.finished") == []
    with lab.reading() as db:
        assert [one.listed for one in swept_probes(db, 1)] == [(), (), ()]
    with pytest.raises(CatchlightError, match="never finished"):
        consult_sweep(lab, actor, case.number, "s1")


def test_an_empty_gallery_gives_empty_lists(lab: Lab, actor: Actor, case: Case) -> None:
    stored_face(lab, case, VECTORS[0])
    result = swept(lab, actor)
    assert [(row.listed, row.best) for row in result.rows] == [(0, None)]


def test_without_faces_or_with_too_many_nothing_begins(
    lab: Lab, actor: Actor, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CatchlightError, match="no face in the case"):
        swept(lab, actor)
    for at in (1, 2):
        stored_face(lab, case, VECTORS[at])
    monkeypatch.setattr(sweep_probes, "MOST_PROBES", 1)
    with pytest.raises(CatchlightError, match="2 tracks and faces"):
        swept(lab, actor)
    with pytest.raises(CatchlightError, match="authority"):
        swept(lab, actor, authority=" ")
    with pytest.raises(CatchlightError, match="list of 21"):
        swept(lab, actor, k=21)
    assert entries_of(lab, "search.started") == []


def test_who_is_no_member_is_refused(lab: Lab, actor: Actor, faces: list[str]) -> None:
    stranger = joined(lab, actor, "X. Tern", Role.EXAMINER)
    with pytest.raises(NotPermitted):
        swept(lab, stranger)


def test_who_edits_a_list_in_the_tables_is_named_by_verify(lab: Lab, actor: Actor, faces: list[str]) -> None:
    swept(lab, actor)
    assert wrong_with_searches(lab) == []
    with lab.reading() as db:
        db.conn.execute("UPDATE sweep_candidates SET score = 0.999 WHERE number = 2 AND rank = 2")
    assert "other candidates or scores" in str(verify_log(lab, JobControl()).problems)


def test_with_its_case_a_sweep_goes_and_what_went_on_from_it(
    lab: Lab, actor: Actor, other: Actor, case: Case, faces: list[str]
) -> None:
    swept(lab, actor)
    exactly(lab, actor, faces[0])
    erase_case(lab, EraseCase(other, case.number, "retention over"))
    with lab.reading() as db:
        left = [next(iter(db.query(f"SELECT count(*) AS rows FROM {table}")))["rows"] for table in TABLES]  # noqa: S608
    assert left == [0, 0, 0]
    assert wrong_with_searches(lab) == []


def test_an_erased_person_is_on_no_list_of_a_sweep(
    lab: Lab, actor: Actor, other: Actor, case: Case, faces: list[str]
) -> None:
    swept(lab, actor)
    erase_person(lab, ErasePerson(other, "P1", "request granted"))
    lists = [consult_row(lab, actor, case.number, "s1", face).candidates for face in faces]
    assert "P1" not in {one.person_id for listed in lists for one in listed}
    assert [row.best.person_id for row in consult_sweep(lab, actor, case.number, "s1").rows if row.best][1] == "P4"
    assert wrong_with_searches(lab) == []


def test_no_case_that_was_closed_is_swept(lab: Lab, actor: Actor, case: Case, faces: list[str]) -> None:
    close_case(lab, CloseCase(actor, case.number))
    with pytest.raises(CaseClosed):
        swept(lab, actor)
    assert entries_of(lab, "search.started") == []
