"""What is stored is opened by who may see it, once logged a session, and not where the authorisation forbids it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.gallery_maker import a_portrait, enrolled, fill, random_vectors
from tests.oversight_maker import another_case, clock_at, entries_of, joined, search_again, searched, signed_in

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case, remove_member
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.gallery.candidates import Candidate, FaceCandidate
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import consult
from catchlight.workflows.consult import consult_candidate, consult_person, consult_search
from catchlight.workflows.search import SearchResult
from catchlight.workflows.search_result import result_of

VECTORS = random_vectors(4)


@pytest.fixture
def result(lab: Lab, actor: Actor, case: Case) -> SearchResult:
    """The search s1, whose first candidate is P1."""
    fill(lab, VECTORS[:3])
    return searched(lab, actor, case, VECTORS[1])


def test_a_result_is_opened_as_it_was_and_logged_once_a_session(
    lab: Lab, actor: Actor, case: Case, result: SearchResult
) -> None:
    for _ in range(3):
        assert consult_search(lab, actor, case.number, "s1").candidates == result.candidates
    (entry,) = entries_of(lab, "search.consulted")
    assert (entry.document["case"], entry.document["details"]["search"]) == (case.identifier, "s1")
    consult_search(lab, signed_in(lab, actor), case.number, "s1")
    assert len(entries_of(lab, "search.consulted")) == 2


def test_a_candidate_is_opened_with_all_portraits_and_each_is_logged_once(
    lab: Lab, actor: Actor, case: Case, result: SearchResult
) -> None:
    enrolled(lab, a_portrait("more.jpg", VECTORS[3], person="P1"))
    for rank in (1, 2, 1):
        opened = consult_candidate(lab, actor, case.number, "s1", rank)
        assert isinstance(opened.candidate, Candidate)
        assert opened.candidate.rank == rank
    assert {one.file_name for one in consult_candidate(lab, actor, case.number, "s1", 1).portraits} == {
        "1.jpg",
        "more.jpg",
    }
    first, second = entries_of(lab, "candidate.consulted")
    details = first.document["details"]
    assert (details["search"], details["rank"], details["person_id"]) == ("s1", 1, "P1")
    assert details["score"] == round(result.candidates[0].score, 6)
    assert second.document["details"]["rank"] == 2
    assert first.document["subjects"] == [{"kind": "portrait", "sha256": result.candidates[0].sha256}]
    with lab.reading() as db:
        raw = bytes(db.conn.execute("SELECT entry FROM log WHERE sequence = ?", (first.sequence,)).fetchone()[0])
    assert b'"P1"' not in raw


def test_a_rank_that_is_not_listed_is_said(lab: Lab, actor: Actor, case: Case, result: SearchResult) -> None:
    for rank in (0, 4):
        with pytest.raises(CatchlightError, match="no candidate of rank"):
            consult_candidate(lab, actor, case.number, "s1", rank)
    assert not entries_of(lab, "candidate.consulted")


def test_a_face_of_the_exhibits_is_a_candidate_without_portraits(lab: Lab, actor: Actor, case: Case) -> None:
    searched(lab, actor, case, VECTORS[0])
    searched(lab, actor, case, VECTORS[1], scope="exhibits")
    opened = consult_candidate(lab, actor, case.number, "s2", 1)
    assert isinstance(opened.candidate, FaceCandidate)
    assert opened.portraits == ()
    (entry,) = entries_of(lab, "candidate.consulted")
    assert (entry.document["details"]["face"], entry.document["details"]["exhibit"]) == ("f1", "e1")


def test_an_auditor_sees_the_result_without_images_and_no_record(
    lab: Lab, actor: Actor, case: Case, result: SearchResult
) -> None:
    auditor = joined(lab, actor, "A. Uditor", Role.AUDITOR)
    seen = consult_search(lab, auditor, case.number, "s1")
    assert [one.person_id for one in seen.candidates] == [one.person_id for one in result.candidates]
    assert {one.crop_sha256 for one in seen.candidates} == {None}
    assert seen.probe.crop_sha256 is None
    with pytest.raises(NotPermitted):
        consult_candidate(lab, auditor, case.number, "s1", 1)
    with pytest.raises(NotPermitted):
        consult_person(lab, auditor, "P1")
    (entry,) = entries_of(lab, "search.consulted")
    assert entry.document["role"] == "auditor"


def test_who_is_no_member_sees_nothing_and_the_log_tells(
    lab: Lab, actor: Actor, case: Case, result: SearchResult
) -> None:
    stranger = joined(lab, actor, "S. Tranger", Role.EXAMINER)
    another_case(lab, stranger, "2026-002")
    for ask in (
        lambda: consult_search(lab, stranger, case.number, "s1"),
        lambda: consult_candidate(lab, stranger, case.number, "s1", 1),
    ):
        with pytest.raises(NotPermitted, match="no case 2026-001 that you may see"):
            ask()
    assert [one.document["actor"]["account"] for one in entries_of(lab, "access.refused")] == [stranger.account] * 2
    with pytest.raises(CatchlightError, match="no search s1 in the case 2026-002"):
        consult_search(lab, stranger, "2026-002", "s1")


def test_an_overdue_search_is_closed_to_everybody_until_it_is_granted(lab: Lab, actor: Actor, case: Case) -> None:
    fill(lab, VECTORS[:3])
    with clock_at(datetime.now(UTC) - timedelta(hours=49)):
        searched(lab, actor, case, VECTORS[1], authorisation="requested")
    search_again(lab, actor, case, "f1", authorisation="requested")
    for ask in (
        lambda: consult_search(lab, actor, case.number, "s1"),
        lambda: consult_candidate(lab, actor, case.number, "s1", 1),
    ):
        with pytest.raises(NotPermitted, match="had to be granted until"):
            ask()
    assert [one.document["details"]["needs"] for one in entries_of(lab, "access.refused")] == [["authorisation"]] * 2
    assert consult_search(lab, actor, case.number, "s2").id == "s2"


def test_a_person_of_the_gallery_is_opened_and_logged_once(lab: Lab, actor: Actor, result: SearchResult) -> None:
    custodian = joined(lab, actor, "C. Ustodian", Role.CUSTODIAN)
    (portrait,) = consult_person(lab, custodian, "P1")
    assert consult_person(lab, custodian, "P1") == (portrait,)
    consult_person(lab, custodian, "P2")
    first, second = entries_of(lab, "person.consulted")
    assert (first.document["details"]["person_id"], second.document["details"]["person_id"]) == ("P1", "P2")
    assert (first.document["role"], first.document["case"]) == ("custodian", None)
    assert first.document["subjects"] == [{"kind": "portrait", "sha256": portrait.sha256}]
    with pytest.raises(CatchlightError, match="Nobody with the id P9"):
        consult_person(lab, custodian, "P9")


@pytest.mark.usefixtures("result")
@pytest.mark.parametrize("is_logged", [False, True])
def test_who_is_taken_off_the_case_while_a_result_is_read_is_not_shown_it(
    lab: Lab, actor: Actor, case: Case, monkeypatch: pytest.MonkeyPatch, *, is_logged: bool
) -> None:
    if is_logged:
        consult_search(lab, actor, case.number, "s1")

    def then_lost(*given: Any) -> SearchResult:
        with lab.reading() as db, acting(lab, db, actor) as act:
            remove_member(act, case, actor.account)
        return result_of(*given)

    monkeypatch.setattr(consult, "result_of", then_lost)
    with pytest.raises(NotPermitted, match="There is no case 2026-001 that you may see"):
        consult_search(lab, actor, case.number, "s1")
    assert len(entries_of(lab, "search.consulted")) == int(is_logged)
