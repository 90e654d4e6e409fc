"""The members of a case: the examiners that see it and work on it."""

from dataclasses import dataclass

from catchlight.errors import CatchlightError
from catchlight.evidence import cases
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import Act
from catchlight.lab.accounts import Account, Role, account_of
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import managing, reading_managed
from catchlight.workflows.manage_accounts import named


@dataclass(frozen=True)
class AddMember:
    """Let the account of that name see a case and work on it."""

    actor: Actor
    case: str
    name: str


@dataclass(frozen=True)
class RemoveMember:
    """End that for the account of that name."""

    actor: Actor
    case: str
    name: str


def add_member(lab: Lab, request: AddMember) -> tuple[Account, ...]:
    """Add a member to a case; a member may, and a supervisor. Returns all members then.

    Raises:
        NotPermitted: if the case is not for this account; it is logged.
        CatchlightError: if there is no such account, it is no examiner's, disabled, or a member already.
    """
    with lab.reading() as db, managing(lab, db, request.actor, request.case) as (act, case):
        account = named(db, request.name)
        if Role.EXAMINER not in account.roles or account.disabled_at is not None:
            of = account.name
            raise CatchlightError(
                f"The account of {of} is disabled, so it cannot work on a case. Nothing was changed."
                if account.disabled_at is not None
                else f"The account of {of} is no examiner's, so it cannot work on a case. Nothing was changed.",
                hint="Ask a supervisor: catchlight account roles, or account enable.",
                name=account.name,
            )
        if cases.is_member(db, case, account.identifier):
            raise CatchlightError(
                f"{account.name} is a member of the case {case.number} already.", hint="Nothing is to be done."
            )
        cases.add_member(act, case, account.identifier)
        return _members(act, case)


def remove_member(lab: Lab, request: RemoveMember) -> tuple[Account, ...]:
    """Take a member off a case; a member may, and a supervisor. Returns those who stay.

    Raises:
        NotPermitted: if the case is not for this account; it is logged.
        CatchlightError: if there is no such member, or nobody would be left who could open the case.
    """
    with lab.reading() as db, managing(lab, db, request.actor, request.case) as (act, case):
        account = named(db, request.name)
        if not cases.is_member(db, case, account.identifier):
            raise CatchlightError(
                f"{account.name} is no member of the case {case.number}. Nothing was changed.",
                hint=f"See its members: catchlight case member list {case.number}.",
            )
        cases.remove_member(act, case, account.identifier)
        stay = _members(act, case)
        if not any(_can_open(member) for member in stay):
            raise CatchlightError(
                f"{account.name} is the last member of the case {case.number} that can open it. Nothing was changed.",
                hint="Add another member first, or ask a supervisor to close the case.",
            )
        return stay


def members_of(lab: Lab, actor: Actor, number: str) -> tuple[Account, ...]:
    """The members of a case, in the order they came; for its members and for supervisors.

    Raises:
        NotPermitted: if the case is not for this account; it is logged.
    """
    with lab.reading() as db, reading_managed(lab, db, actor, number) as case:
        known = (account_of(db, identifier) for identifier in cases.members_of(db, case))
        return tuple(account for account in known if account is not None)


def _members(act: Act, case: Case) -> tuple[Account, ...]:
    known = (account_of(act.db, identifier) for identifier in cases.members_of(act.db, case))
    return tuple(account for account in known if account is not None)


def _can_open(member: Account) -> bool:
    return Role.EXAMINER in member.roles and member.disabled_at is None
