"""The members of a case."""

from contextlib import AbstractContextManager
from typing import Any

import pytest
from sqlite_utils import Database
from tests.people import NAME, PASSPHRASE

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import log_size, read_log
from catchlight.gallery.generation import snapshot
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import case_access
from catchlight.workflows.case_access import case_for
from catchlight.workflows.manage_accounts import CreateAccount, DisableAccount, create_account, disable_account
from catchlight.workflows.members import AddMember, RemoveMember, add_member, members_of, remove_member
from catchlight.workflows.sign_in import SignIn, sign_in
from catchlight.workflows.verify_log import verify_log

OTHER, OWN, CASE = "B. Example", "a passphrase of my own", "2026-001"


def person(lab: Lab, actor: Actor, *roles: Role, name: str = OTHER) -> Actor:
    """An account of that name in these roles, signed in."""
    create_account(lab, CreateAccount(actor, name, PASSPHRASE, roles))
    return sign_in(lab, SignIn(name, PASSPHRASE, OWN))


def newest(lab: Lab) -> dict[str, Any]:
    with lab.reading() as db:
        return list(read_log(db))[-1].document


def test_an_added_member_works_on_the_case_until_removed(lab: Lab, case: Case, actor: Actor) -> None:
    other = person(lab, actor, Role.EXAMINER)
    assert [known.name for known in add_member(lab, AddMember(actor, CASE, OTHER))] == [NAME, OTHER]
    added = newest(lab)
    assert (added["action"], added["case"], added["role"]) == ("case.member.added", case.identifier, "examiner")
    assert added["details"]["account"] == other.account
    with lab.reading() as db:
        assert case_for(lab, db, other, CASE) == case
    assert [known.name for known in members_of(lab, other, CASE)] == [NAME, OTHER]
    assert [known.name for known in remove_member(lab, RemoveMember(other, CASE, NAME))] == [OTHER]
    removed = newest(lab)
    assert (removed["action"], removed["details"]["account"]) == ("case.member.removed", actor.account)
    assert verify_log(lab, JobControl()).problems == ()


def test_a_supervisor_adds_members_without_being_one_and_sees_the_case_no_better(
    lab: Lab, case: Case, actor: Actor
) -> None:
    supervisor = person(lab, actor, Role.SUPERVISOR)
    person(lab, actor, Role.EXAMINER, name="C. Example")
    add_member(lab, AddMember(supervisor, CASE, "C. Example"))
    assert newest(lab)["role"] == "supervisor"
    assert [known.name for known in members_of(lab, supervisor, CASE)] == [NAME, "C. Example"]
    with lab.reading() as db, pytest.raises(NotPermitted):
        case_for(lab, db, supervisor, CASE, reading=True)
    assert verify_log(lab, JobControl()).problems == ()


def test_who_is_taken_off_a_case_while_they_ask_for_its_members_learns_of_none(
    lab: Lab, case: Case, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = person(lab, actor, Role.EXAMINER)
    add_member(lab, AddMember(actor, CASE, OTHER))

    def taken_off_before(db: Database) -> AbstractContextManager[None]:
        remove_member(lab, RemoveMember(actor, CASE, OTHER))
        return snapshot(db)

    monkeypatch.setattr(case_access, "snapshot", taken_off_before)
    with pytest.raises(NotPermitted):
        members_of(lab, other, CASE)
    assert newest(lab)["action"] == "access.refused"


@pytest.mark.parametrize("role", [Role.EXAMINER, Role.CUSTODIAN, Role.AUDITOR])
def test_nobody_adds_themselves(lab: Lab, case: Case, actor: Actor, role: Role) -> None:
    other = person(lab, actor, role)
    with pytest.raises(NotPermitted):
        add_member(lab, AddMember(other, CASE, OTHER))
    with pytest.raises(NotPermitted):
        remove_member(lab, RemoveMember(other, CASE, NAME))
    with pytest.raises(NotPermitted):
        members_of(lab, other, CASE)
    assert newest(lab)["action"] == "access.refused"
    assert [known.name for known in members_of(lab, actor, CASE)] == [NAME]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (NAME, "is a member of the case 2026-001 already"),
        ("Nobody", "There is no account Nobody"),
        ("A Custodian", "is no examiner's"),
        ("A Disabled Examiner", "is disabled"),
    ],
)
def test_who_cannot_become_a_member(lab: Lab, case: Case, actor: Actor, name: str, says: str) -> None:
    create_account(lab, CreateAccount(actor, "A Custodian", PASSPHRASE, {Role.CUSTODIAN}))
    create_account(lab, CreateAccount(actor, "A Disabled Examiner", PASSPHRASE, {Role.EXAMINER}))
    disable_account(lab, DisableAccount(actor, "A Disabled Examiner"))
    with lab.reading() as db:
        before = log_size(db)
        with pytest.raises(CatchlightError, match=says):
            add_member(lab, AddMember(actor, CASE, name))
        assert log_size(db) == before


def test_the_last_member_that_can_open_the_case_stays(lab: Lab, case: Case, actor: Actor) -> None:
    supervisor = person(lab, actor, Role.SUPERVISOR)
    person(lab, actor, Role.EXAMINER, name="C. Example")
    with pytest.raises(CatchlightError, match="is no member"):
        remove_member(lab, RemoveMember(supervisor, CASE, "C. Example"))
    with pytest.raises(CatchlightError, match=f"{NAME} is the last member"):
        remove_member(lab, RemoveMember(supervisor, CASE, NAME))
    add_member(lab, AddMember(actor, CASE, "C. Example"))
    disable_account(lab, DisableAccount(supervisor, "C. Example"))
    with pytest.raises(CatchlightError, match=f"{NAME} is the last member"):
        remove_member(lab, RemoveMember(actor, CASE, NAME))
    assert [known.name for known in members_of(lab, actor, CASE)] == [NAME, "C. Example"]
    assert [known.name for known in remove_member(lab, RemoveMember(actor, CASE, "C. Example"))] == [NAME]
