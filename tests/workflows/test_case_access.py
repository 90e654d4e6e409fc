"""Who may see a case, and who may do what; each refusal is an entry."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

import pytest
from tests.people import PASSPHRASE, enlisted

from catchlight.errors import CaseClosed, CatchlightError, NotPermitted, OffTheCase
from catchlight.evidence.cases import Case, add_member, find_case, open_case, remove_member
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, log_size, read_log
from catchlight.faces.analyst import Analyst
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import case_access
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.case_access import (
    case_for,
    case_to_manage,
    case_to_work_in,
    cases_for,
    permitted,
    reading_case,
    working,
)
from catchlight.workflows.case_history import case_history
from catchlight.workflows.close_case import CloseCase, ReopenCase, close_case, reopen_case
from catchlight.workflows.edit_tracks import SplitTrack, split_track
from catchlight.workflows.enrol import Enrol, enrol
from catchlight.workflows.extract_faces import ExtractFaces, extract_faces
from catchlight.workflows.manage_accounts import (
    ChangeRoles,
    CreateAccount,
    DisableAccount,
    change_roles,
    create_account,
    disable_account,
)
from catchlight.workflows.members import AddMember, RemoveMember
from catchlight.workflows.members import add_member as add_member_to
from catchlight.workflows.members import remove_member as remove_member_from
from catchlight.workflows.note_clock import NoteClock, note_clock
from catchlight.workflows.open_case import OpenCase
from catchlight.workflows.open_case import open_case as opens
from catchlight.workflows.search import Search, search
from catchlight.workflows.sign_in import SignIn, sign_in
from catchlight.workflows.verify_log import verify_log

NOT_ASKED = cast("Analyst", None)
"""Who may not do something is refused before a model is asked."""
OTHER, OWN = "B. Example", "a passphrase of my own"


def entries(lab: Lab, *, after: int = 0) -> list[dict[str, Any]]:
    with lab.reading() as db:
        return [entry.document for entry in read_log(db, first=after + 1)]


def size(lab: Lab) -> int:
    with lab.reading() as db:
        return log_size(db)


def person(lab: Lab, actor: Actor, *roles: Role) -> Actor:
    """B. Example in these roles, signed in."""
    create_account(lab, CreateAccount(actor, OTHER, PASSPHRASE, roles))
    return sign_in(lab, SignIn(OTHER, PASSPHRASE, OWN))


def case_of(lab: Lab, actor: Actor, number: str = "2026-001", *, reading: bool = False) -> Case:
    with lab.reading() as db:
        return case_for(lab, db, actor, number, reading=reading)


def joined(lab: Lab, actor: Actor, case: Case, account: str) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        add_member(act, case, account)


def test_a_member_works_on_a_case_without_an_entry_and_reads_it_with_one_a_session(
    lab: Lab, case: Case, actor: Actor
) -> None:
    before = size(lab)
    assert case_of(lab, actor, " 2026-001 ") == case
    assert size(lab) == before
    for _ in range(3):
        assert case_of(lab, actor, reading=True) == case
    (consulted,) = entries(lab, after=before)
    assert (consulted["action"], consulted["case"]) == ("case.consulted", case.identifier)
    again = replace(actor, session=before)  # another sign-in
    case_of(lab, again, reading=True)
    assert [entry["details"]["session"] for entry in entries(lab, after=before)] == [actor.session, before]


def test_a_reading_that_could_not_be_logged_is_refused_and_logged_the_next_time(
    lab: Lab, case: Case, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CatchlightError("The disk is full.", hint="Free some space.")

    with monkeypatch.context() as patched:
        patched.setattr("catchlight.workflows.case_access.acting", full)
        with pytest.raises(CatchlightError, match="disk is full"):
            case_of(lab, actor, reading=True)
    before = size(lab)
    case_of(lab, actor, reading=True)
    assert [entry["action"] for entry in entries(lab, after=before)] == ["case.consulted"]


def test_for_an_examiner_who_is_no_member_there_is_no_such_case(lab: Lab, case: Case, actor: Actor) -> None:
    stranger = person(lab, actor, Role.EXAMINER, Role.CUSTODIAN)
    before = size(lab)
    said = []
    for number in ("2026-001", "2026-999"):
        for reading in (False, True):
            with pytest.raises(NotPermitted) as refused:
                case_of(lab, stranger, number, reading=reading)
            said.append((refused.value.message.replace(number, "X"), refused.value.hint, set(refused.value.facts)))
    assert len({str(words) for words in said}) == 1
    assert said[0][0] == "There is no case X that you may see. The request was noted."
    refusals = entries(lab, after=before)
    assert [(entry["action"], entry["case"]) for entry in refusals] == [
        ("access.refused", case.identifier),
        ("access.refused", case.identifier),
        ("access.refused", None),
        ("access.refused", None),
    ]
    assert refusals[2]["details"] == {
        "what": "case",
        "needs": ["member"],
        "number": "2026-999",
        "session": stranger.session,
    }
    assert verify_log(lab, JobControl()).problems == ()


def test_the_number_that_was_asked_for_is_no_clear_text_of_the_entry(lab: Lab, case: Case, actor: Actor) -> None:
    with pytest.raises(NotPermitted):
        case_of(lab, actor, "2026-999")
    with lab.reading() as db:
        (canonical,) = db.conn.execute("SELECT entry FROM log ORDER BY sequence DESC LIMIT 1").fetchone()
    assert b"2026-999" not in canonical


def test_an_auditor_reads_every_case_and_works_on_none(lab: Lab, case: Case, actor: Actor) -> None:
    auditor = person(lab, actor, Role.AUDITOR)
    assert case_of(lab, auditor, reading=True) == case
    assert entries(lab)[-1]["role"] == "auditor"
    with pytest.raises(NotPermitted):
        case_of(lab, auditor)
    with lab.reading() as db:
        assert cases_for(db, auditor) == [case]
    assert verify_log(lab, JobControl()).problems == ()


@pytest.mark.parametrize("roles", [(Role.SUPERVISOR,), (Role.CUSTODIAN,), (Role.SUPERVISOR, Role.CUSTODIAN)])
def test_other_roles_see_no_case_also_as_members(lab: Lab, case: Case, actor: Actor, roles: tuple[Role, ...]) -> None:
    other = person(lab, actor, *roles)
    joined(lab, actor, case, other.account)
    for reading in (False, True):
        with pytest.raises(NotPermitted):
            case_of(lab, other, reading=reading)
    with lab.reading() as db:
        assert cases_for(db, other) == []


def test_who_is_taken_off_a_case_sees_it_no_more(lab: Lab, case: Case, actor: Actor) -> None:
    other = person(lab, actor, Role.EXAMINER)
    joined(lab, actor, case, other.account)
    assert case_of(lab, other, reading=True) == case
    with lab.reading() as db, acting(lab, db, actor) as act:
        remove_member(act, case, other.account)
    with pytest.raises(NotPermitted):
        case_of(lab, other, reading=True)


def test_each_sees_a_list_of_their_own_cases(lab: Lab, case: Case, actor: Actor) -> None:
    other = person(lab, actor, Role.EXAMINER)
    with lab.reading() as db:
        with acting(lab, db, other) as act:
            theirs = open_case(act, number="2026-002", offence="fraud")
        assert cases_for(db, other) == [theirs]
        assert cases_for(db, actor) == [case]


def test_an_account_that_was_disabled_reads_nothing_more(lab: Lab, case: Case, actor: Actor) -> None:
    other = person(lab, actor, Role.EXAMINER)
    joined(lab, actor, case, other.account)
    case_of(lab, other, reading=True)
    disable_account(lab, DisableAccount(actor, OTHER))
    for reading in (False, True):
        with pytest.raises(NotPermitted, match="was disabled"):
            case_of(lab, other, reading=reading)
    with lab.reading() as db, pytest.raises(NotPermitted, match="was disabled"):
        cases_for(db, other)


def test_the_first_role_that_the_account_has_now_is_acted_in(lab: Lab, actor: Actor) -> None:
    other = person(lab, actor, Role.EXAMINER, Role.SUPERVISOR)
    with lab.reading() as db:
        wanted = (Role.AUDITOR, Role.SUPERVISOR, Role.EXAMINER)
        assert permitted(lab, db, other, *wanted, what="x").role is Role.SUPERVISOR
        change_roles(lab, ChangeRoles(actor, OTHER, {Role.CUSTODIAN}))
        with pytest.raises(NotPermitted, match="role of supervisor"):
            permitted(lab, db, other, Role.SUPERVISOR, what="account.created")
        now = permitted(lab, db, other, Role.SUPERVISOR, Role.CUSTODIAN, what="x")
    assert (now.role, now.roles, now.session) == (Role.CUSTODIAN, frozenset({Role.CUSTODIAN}), other.session)
    entry = entries(lab)[-1]
    assert (entry["action"], entry["role"], entry["case"]) == ("access.refused", "custodian", None)
    assert (entry["details"]["what"], entry["details"]["needs"]) == ("account.created", ["supervisor"])
    assert verify_log(lab, JobControl()).problems == ()


def test_an_actor_of_another_lab_is_nobody_here(lab: Lab, case: Case, actor: Actor) -> None:
    with lab.reading() as db:
        stranger = replace(enlisted(db, OTHER), account="another lab's")
    with pytest.raises(NotPermitted):
        case_of(lab, stranger, reading=True)


WORK: dict[str, Callable[[Lab, Actor], object]] = {
    "exhibit.added": lambda lab, actor: add_exhibits(
        lab, AddExhibits(actor, "2026-001", (lab.folder,)), JobControl(), analyst=NOT_ASKED
    ),
    "extraction.started": lambda lab, actor: extract_faces(
        lab, ExtractFaces(actor, "2026-001"), JobControl(), analyst=NOT_ASKED
    ),
    "exhibit.clock.noted": lambda lab, actor: note_clock(
        lab,
        NoteClock(actor, "2026-001", "e1", 0, datetime(2026, 1, 1), "UTC", 0.0, "T. Ester"),  # noqa: DTZ001
    ),
    "track.edited": lambda lab, actor: split_track(lab, SplitTrack(actor, "2026-001", "t1", "f1")),
    "search.started": lambda lab, actor: search(
        lab,
        Search(actor=actor, case="2026-001", probe="f1", authority="Order 12", purpose="to find out"),
        JobControl(),
        analyst=NOT_ASKED,
    ),
}


@pytest.mark.parametrize("what", WORK)
def test_work_on_a_case_is_for_examiners_that_are_members(lab: Lab, case: Case, actor: Actor, what: str) -> None:
    other = person(lab, actor, Role.CUSTODIAN, Role.SUPERVISOR)
    joined(lab, actor, case, other.account)
    with pytest.raises(NotPermitted, match="role of examiner"):
        WORK[what](lab, other)
    details = entries(lab)[-1]["details"]
    assert (details["what"], details["needs"]) == (what, ["examiner"])
    with lab.reading() as db, acting(lab, db, actor) as act:
        remove_member(act, case, other.account)
    change_roles(lab, ChangeRoles(actor, OTHER, {Role.EXAMINER}))
    before = size(lab)
    with pytest.raises(NotPermitted, match="There is no case 2026-001 that you may see"):
        WORK[what](lab, other)
    (refusal,) = entries(lab, after=before)
    assert (refusal["action"], refusal["case"]) == ("access.refused", case.identifier)


@pytest.mark.parametrize("what", WORK)
def test_in_a_closed_case_no_work_is_done_until_it_is_opened_again(
    lab: Lab, case: Case, actor: Actor, what: str
) -> None:
    close_case(lab, CloseCase(actor, case.number))
    before = size(lab)
    with pytest.raises(CaseClosed, match=r"The case 2026-001 was closed on .* This step was not kept\."):
        WORK[what](lab, actor)
    (refusal,) = entries(lab, after=before)
    assert (refusal["action"], refusal["case"]) == ("access.refused", case.identifier)
    assert refusal["details"] == {"what": what, "needs": ["open case"], "session": actor.session}
    assert case_of(lab, actor, reading=True).row == case.row

    reopen_case(lab, ReopenCase(actor, case.number, "new witness"))
    with lab.reading() as db:
        assert case_to_work_in(lab, db, actor, case.number, what=what) == case
    assert verify_log(lab, JobControl()).problems == ()


def test_an_act_of_work_that_ends_in_a_closed_case_keeps_nothing(lab: Lab, case: Case, actor: Actor) -> None:
    other = person(lab, actor, Role.EXAMINER)
    joined(lab, actor, case, other.account)
    before = size(lab)
    with lab.reading() as db:
        with working(lab, db, other, case, what="exhibit.added") as act:
            act.log("exhibit.added", case=case.identifier)
        close_case(lab, CloseCase(actor, case.number))
        with pytest.raises(CaseClosed), working(lab, db, other, case, what="exhibit.added") as act:
            act.log("exhibit.added", case=case.identifier)
        reopen_case(lab, ReopenCase(actor, case.number, "new witness"))
        with acting(lab, db, actor) as act:
            remove_member(act, case, other.account)
        with pytest.raises(OffTheCase), working(lab, db, other, case, what="exhibit.added") as act:
            act.log("exhibit.added", case=case.identifier)
    made = entries(lab, after=before)
    assert [entry["action"] for entry in made] == [
        "exhibit.added",
        "case.closed",
        "access.refused",
        "case.reopened",
        "case.member.removed",
        "access.refused",
    ]
    assert [made[at]["details"]["needs"] for at in (2, 5)] == [["open case"], ["member"]]


def test_the_gallery_is_for_custodians_and_cases_are_opened_by_examiners(lab: Lab, actor: Actor) -> None:
    other = person(lab, actor, Role.SUPERVISOR)
    with pytest.raises(NotPermitted, match="role of custodian"):
        enrol(lab, Enrol(actor=other, manifest=lab.folder), JobControl(), analyst=NOT_ASKED)
    with pytest.raises(NotPermitted, match="role of examiner"):
        opens(lab, OpenCase(other, "2026-002", "fraud"))
    refusals = [entry["details"] for entry in entries(lab)[-2:]]
    assert [(one["what"], one["needs"]) for one in refusals] == [
        ("gallery.enrolment.started", ["custodian"]),
        ("case.opened", ["examiner"]),
    ]


def test_members_and_supervisors_decide_on_members(lab: Lab, case: Case, actor: Actor) -> None:
    supervisor = person(lab, actor, Role.SUPERVISOR)
    with lab.reading() as db:
        as_member, found = case_to_manage(lab, db, actor, "2026-001")
        assert (as_member.role, found) == (Role.EXAMINER, case)
        as_supervisor, found = case_to_manage(lab, db, supervisor, "2026-001")
        assert (as_supervisor.role, found) == (Role.SUPERVISOR, case)
        with pytest.raises(NotPermitted, match="There is no case 2026-999 that you may see"):
            case_to_manage(lab, db, supervisor, "2026-999")


@pytest.mark.parametrize("role", [Role.EXAMINER, Role.CUSTODIAN, Role.AUDITOR])
def test_nobody_else_does(lab: Lab, case: Case, actor: Actor, role: Role) -> None:
    other = person(lab, actor, role)
    with lab.reading() as db, pytest.raises(NotPermitted):
        case_to_manage(lab, db, other, "2026-001")
    assert entries(lab)[-1]["action"] == "access.refused"


@pytest.fixture
def lost(lab: Lab, case: Case, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Right after the first question another process takes the asking account off its case, and is quicker."""
    for question in ("case_for", "case_to_manage"):
        asked = getattr(case_access, question)

        def then_lost(*given: Any, asked: Callable[..., Any] = asked, **more: Any) -> Any:
            answer = asked(*given, **more)
            with lab.reading() as db, acting(lab, db, actor) as act:
                remove_member(act, case, actor.account)
            return answer

        monkeypatch.setattr(case_access, question, then_lost)


@pytest.mark.usefixtures("lost")
@pytest.mark.parametrize(
    "attempt",
    [
        lambda lab, actor: add_member_to(lab, AddMember(actor, "2026-001", OTHER)),
        lambda lab, actor: remove_member_from(lab, RemoveMember(actor, "2026-001", OTHER)),
        lambda lab, actor: close_case(lab, CloseCase(actor, "2026-001")),
        lambda lab, actor: reopen_case(lab, ReopenCase(actor, "2026-001", "new facts")),
        lambda lab, actor: case_history(lab, actor, "2026-001"),
    ],
)
def test_who_loses_a_case_between_question_and_act_does_and_sees_nothing(
    lab: Lab, actor: Actor, attempt: Callable[[Lab, Actor], object]
) -> None:
    with pytest.raises(NotPermitted, match="There is no case 2026-001 that you may see"):
        attempt(lab, actor)
    assert [entry["action"] for entry in entries(lab)[-2:]] == ["case.member.removed", "access.refused"]


@pytest.mark.usefixtures("lost")
def test_a_look_into_a_case_is_of_one_moment(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db, pytest.raises(NotPermitted), reading_case(lab, db, actor, "2026-001"):
        pytest.fail("shown to somebody who was taken off the case")


def test_what_changes_during_a_look_is_not_in_it(lab: Lab, case: Case, actor: Actor) -> None:
    with lab.reading() as db, reading_case(lab, db, actor, "2026-001") as found:
        close_case(lab, CloseCase(actor, "2026-001"))
        assert found == case
        assert find_case(db, "2026-001") == case
