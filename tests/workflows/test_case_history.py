"""A case's whole history is told from the log to its members and to auditors, and to nobody else."""

from __future__ import annotations

import pytest
from tests.gallery_maker import fill, random_vectors
from tests.oversight_maker import another_case, entries_of, joined, searched, signed_in

from catchlight.errors import NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.report.document import ERASED
from catchlight.workflows.authorise_search import AuthoriseSearch, authorise_search
from catchlight.workflows.case_history import account_names, case_history
from catchlight.workflows.consult import consult_candidate
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.members import AddMember, add_member

VECTORS = random_vectors(3)


def test_everything_of_the_case_is_told_in_order_and_nothing_of_another(lab: Lab, actor: Actor, case: Case) -> None:
    fill(lab, VECTORS)
    other = joined(lab, actor, "B. Other", Role.EXAMINER)
    searched(lab, other, another_case(lab, other, "2026-009"), VECTORS[2])
    add_member(lab, AddMember(actor, case.number, other.name))
    searched(lab, actor, case, VECTORS[1], authorisation="requested")
    consult_candidate(lab, actor, case.number, "s2", 1)
    supervisor = joined(lab, actor, "S. Upervisor", Role.SUPERVISOR)
    authorise_search(
        lab,
        AuthoriseSearch(actor=supervisor, search="s2", decision="granted", authority="Judge Smit", reference="RC 1"),
    )
    history = case_history(lab, signed_in(lab, actor), case.number)
    assert (history.case, history.offence) == (case.number, "robbery")
    told = [(line.who, line.role, line.what) for line in history.lines]
    assert told == [
        (actor.name, "examiner", "opened the case 2026-001 for robbery"),
        (actor.name, "examiner", "made B. Other a member of the case"),
        (actor.name, "examiner", told[2][2]),
        (actor.name, "examiner", "ended the extraction of e2: 1 faces in 0 frames, state complete"),
        (actor.name, "examiner", "began the search s2 of the gallery for the person of f2 in e2"),
        (actor.name, "examiner", "ended the search s2: 3 candidates; 3 of 3 compared"),
        (actor.name, "examiner", "opened the record of rank 1 of the search s2"),
        ("S. Upervisor", "supervisor", "recorded that the search s2 was authorised by Judge Smit"),
        (actor.name, "examiner", "read the case"),
    ]
    assert told[2][2].startswith("took in the exhibit e2 (still)")
    started, decided = history.lines[4], history.lines[7]
    assert started.why.startswith("find the suspect. Authority: prosecutor Z. Legal basis: prosecutor Z. ")
    assert decided.why.startswith("RC 1, decided at ")
    assert [line.entry for line in history.lines] == sorted(line.entry for line in history.lines)


def test_members_and_auditors_read_it_and_each_reading_is_logged(lab: Lab, actor: Actor, case: Case) -> None:
    auditor = joined(lab, actor, "A. Uditor", Role.AUDITOR)
    for reader in (auditor, auditor, signed_in(lab, actor)):
        case_history(lab, reader, case.number)
    assert [one.document["role"] for one in entries_of(lab, "case.consulted")] == ["auditor", "examiner"]
    for name, role in (("S. Tranger", Role.EXAMINER), ("S. Upervisor", Role.SUPERVISOR)):
        with pytest.raises(NotPermitted):
            case_history(lab, joined(lab, actor, name, role), case.number)
    assert len(entries_of(lab, "access.refused")) == 2


def test_an_erased_case_is_told_to_an_auditor_by_its_identifier(lab: Lab, actor: Actor, case: Case) -> None:
    fill(lab, VECTORS)
    searched(lab, actor, case, VECTORS[1])
    erase_case(lab, EraseCase(actor, case.number, "retention over"))
    auditor = joined(lab, actor, "A. Uditor", Role.AUDITOR)
    history = case_history(lab, auditor, case.identifier)
    assert (history.case, history.offence) == (ERASED, ERASED)
    assert history.lines[0].what == "opened the case (erased) for (erased)"
    assert history.lines[-1].action == "erasure.done"
    assert history.lines[-1].why == "retention over"
    with pytest.raises(NotPermitted):
        case_history(lab, actor, case.identifier)
    with pytest.raises(NotPermitted):
        case_history(lab, auditor, case.number)


def test_accounts_are_known_by_the_names_that_the_log_gave(lab: Lab, actor: Actor) -> None:
    other = joined(lab, actor, "B. Other", Role.CUSTODIAN)
    with lab.reading() as db:
        assert account_names(db) == {actor.account: actor.name, other.account: "B. Other"}
