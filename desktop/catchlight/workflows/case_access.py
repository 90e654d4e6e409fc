"""Who may do and see what: the roles of an account, and the members of a case; every refusal is an entry of the log.

A case that does not exist and one that is not for the asking account are refused with the same words and an entry
each, so that nobody learns the numbers of other people's cases by asking.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlite_utils import Database

from catchlight.errors import CaseClosed, NotPermitted, OffTheCase
from catchlight.evidence.case_work import OPEN_CASE, refuse_if_closed, refuse_if_off_the_case
from catchlight.evidence.cases import Case, all_cases, cases_of_member, find_case, is_member
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Value
from catchlight.evidence.log import Act, acting
from catchlight.gallery.generation import snapshot
from catchlight.lab.accounts import Role, account_of
from catchlight.lab.folder import Lab


class CaseLostError(Exception):
    """Between the question whether an account may see a case and the transaction it was asked for, that ended."""


def permitted(lab: Lab, db: Database, actor: Actor, *roles: Role, what: str) -> Actor:
    """The actor in the first of these roles that the account has now, whatever it had at the sign-in.

    Args:
        lab: The lab.
        db: Its database, outside a transaction: a refusal is an act of its own.
        actor: Who asks.
        roles: Any of them is enough.
        what: The action that was asked for, as the log names it.

    Raises:
        NotPermitted: if it has none of them, which is logged, or was disabled.
    """
    current = _current(db, actor)
    try:
        return current.acting_as(*roles)
    except NotPermitted:
        with acting(lab, db, current) as act:
            act.log("access.refused", details={"what": what, "needs": sorted(roles)})
        raise


def case_for(lab: Lab, db: Database, actor: Actor, number: str, *, reading: bool = False) -> Case:
    """The case of that number, if the account may work on it: examiners that are members of it.

    Args:
        lab: The lab.
        db: Its database, outside a transaction.
        actor: Who asks.
        number: The case's number.
        reading: Whether it is only read; auditors may do that too, and the first time in a session is logged.

    Raises:
        NotPermitted: if there is no such case, or it is not for this account; the refusal is logged.
    """
    current = _current(db, actor)
    case = find_case(db, number)
    if case is None or not _may_see(db, current, case, reading=reading):
        raise _refused(lab, db, current, number, case)
    if reading:
        _log_consultation(lab, db, current, case)
    return case


@contextmanager
def reading_case(lab: Lab, db: Database, actor: Actor, number: str, *, reading: bool = True) -> Iterator[Case]:
    """A look into a case, as `case_for`: all that the block reads is of one moment, when the account may see the case.

    Raises:
        NotPermitted: if there is no such case, or it is not for this account; the refusal is logged.
    """
    case = case_for(lab, db, actor, number, reading=reading)
    with logging_lost_cases(lab, db, actor, case), snapshot(db):
        require_seen(db, actor, case, reading=reading)
        yield case


def require_seen(db: Database, actor: Actor, case: Case, *, reading: bool) -> None:
    """Ask again within the transaction that reads or writes, after `case_for` outside it.

    Raises:
        CaseLostError: if the case was erased meanwhile, or is no longer for this account.
    """
    found = find_case(db, case.number)
    if (
        found is None
        or found.identifier != case.identifier
        or not _may_see(db, _current(db, actor), found, reading=reading)
    ):
        raise CaseLostError


@contextmanager
def logging_lost_cases(lab: Lab, db: Database, actor: Actor, case: Case) -> Iterator[None]:
    """Around a transaction that asks again: what was lost meanwhile is refused as `case_for` does, and logged.

    Raises:
        NotPermitted: if it was.
    """
    try:
        yield
    except CaseLostError as error:
        raise _refused(lab, db, actor, case.number, find_case(db, case.number)) from error


def case_to_work_in(lab: Lab, db: Database, actor: Actor, number: str, *, what: str) -> Case:
    """The case of that number, if the account may change what is in it now: as `case_for`, and it is open.

    Args:
        lab: The lab.
        db: Its database, outside a transaction.
        actor: Who asks.
        number: The case's number.
        what: The action that was asked for, as the log names it.

    Raises:
        CaseClosed: if the case was closed; the refusal is logged.
        NotPermitted: if there is no such case, or it is not for this account; the refusal is logged.
    """
    case = case_for(lab, db, actor, number)
    with _refusals_logged(lab, db, actor, case, what=what):
        refuse_if_closed(db, case)
    return case


@contextmanager
def working(lab: Lab, db: Database, actor: Actor, case: Case, *, what: str) -> Iterator[Act]:
    """One act of work in a case: as `acting`, where the case is open still and the actor a member of it.

    Raises:
        CaseClosed: if the case was closed meanwhile; nothing of the block is kept, and the refusal is logged.
        OffTheCase: if it was erased meanwhile, or the actor taken off it; the same.
    """
    with _refusals_logged(lab, db, actor, case, what=what), acting(lab, db, actor) as act:
        refuse_if_off_the_case(db, case, actor.account)
        yield act


def case_to_manage(lab: Lab, db: Database, actor: Actor, number: str) -> tuple[Actor, Case]:
    """The case for whoever decides on its members: an examiner that is one, or a supervisor; and the role acted in.

    Raises:
        NotPermitted: if there is no such case, or it is not for this account; it is logged.
    """
    found = _manager_of(db, actor, number)
    if found is None:
        raise _refused(lab, db, _current(db, actor), number, find_case(db, number))
    return found


@contextmanager
def managing(lab: Lab, db: Database, actor: Actor, number: str) -> Iterator[tuple[Act, Case]]:
    """One act of whoever decides on a case's members and on its end: as `acting`, and asked again within it.

    Raises:
        NotPermitted: as `case_to_manage`, also where it became so meanwhile; nothing of the block is kept.
    """
    manager, case = case_to_manage(lab, db, actor, number)
    with logging_lost_cases(lab, db, manager, case), acting(lab, db, manager) as act:
        yield act, _managed_still(db, actor, manager, case)


@contextmanager
def reading_managed(lab: Lab, db: Database, actor: Actor, number: str) -> Iterator[Case]:
    """A look by whoever decides on a case's members: all that the block reads is of one moment, when they may.

    Raises:
        NotPermitted: as `case_to_manage`, also where it became so meanwhile.
    """
    manager, case = case_to_manage(lab, db, actor, number)
    with logging_lost_cases(lab, db, manager, case), snapshot(db):
        yield _managed_still(db, actor, manager, case)


def cases_for(db: Database, actor: Actor) -> list[Case]:
    """The cases that the account may see, newest first."""
    current = _current(db, actor)
    if Role.AUDITOR in current.roles:
        return all_cases(db)
    return cases_of_member(db, current.account) if Role.EXAMINER in current.roles else []


def cases_shown(db: Database, actor: Actor) -> frozenset[str] | None:
    """Identifiers of the cases whose clear texts the account may see in the log; None for all."""
    if Role.AUDITOR in _current(db, actor).roles:
        return None
    return frozenset(case.identifier for case in cases_for(db, actor))


def _current(db: Database, actor: Actor) -> Actor:
    """The actor with the roles that the account has now, in one of them.

    Raises:
        NotPermitted: if the account was disabled meanwhile, or is not of this lab.
    """
    account = account_of(db, actor.account)
    if account is None or account.disabled_at is not None:
        raise NotPermitted(
            f"The account of {actor.name} can no longer act: it was disabled. Nothing was done.",
            hint="Ask a supervisor of the lab.",
            account=actor.account,
        )
    return replace(actor, roles=account.roles).acting_as(actor.role, *Role)


def _manager_of(db: Database, actor: Actor, number: str) -> tuple[Actor, Case] | None:
    """The role in which the account may decide on a case, and the case; None where it may not."""
    current, case = _current(db, actor), find_case(db, number)
    if case is not None and _may_see(db, current, case, reading=False):
        return current.acting_as(Role.EXAMINER), case
    return None if case is None or Role.SUPERVISOR not in current.roles else (current.acting_as(Role.SUPERVISOR), case)


def _managed_still(db: Database, actor: Actor, manager: Actor, case: Case) -> Case:
    """The case as it is now, within the transaction that reads or writes, after `case_to_manage` outside it.

    Raises:
        CaseLostError: if it was erased meanwhile, or the account may no longer decide on it in that role.
    """
    now = _manager_of(db, actor, case.number)
    if now is None or (now[0].role, now[1].identifier) != (manager.role, case.identifier):
        raise CaseLostError
    return now[1]


def _may_see(db: Database, actor: Actor, case: Case, *, reading: bool) -> bool:
    if Role.AUDITOR in actor.roles:
        return reading
    return Role.EXAMINER in actor.roles and is_member(db, case, actor.account)


@contextmanager
def _refusals_logged(lab: Lab, db: Database, actor: Actor, case: Case, *, what: str) -> Iterator[None]:
    """Have it logged that work in a case was refused."""
    try:
        yield
    except OffTheCase as refused:
        needs = OPEN_CASE if isinstance(refused, CaseClosed) else "member"
        with acting(lab, db, actor) as act:
            act.log("access.refused", case=case.identifier, details={"what": what, "needs": [needs]})
        raise


def _refused(lab: Lab, db: Database, actor: Actor, number: str, case: Case | None) -> NotPermitted:
    """The refusal of a case, logged."""
    asked = number.strip()
    with acting(lab, db, actor) as act:
        details: dict[str, Value] = {"what": "case", "needs": ["member"], "number": Personal(asked)}
        act.log("access.refused", case=None if case is None else case.identifier, details=details)
    return NotPermitted(
        f"There is no case {asked} that you may see. The request was noted.",
        hint="Check the number (catchlight case list shows your cases), or ask a member or a supervisor to add you.",
        case=asked,
    )


class _Consulted:
    """The cases that were read in the sessions of this process: a session never outlives its process."""

    def __init__(self) -> None:
        self._known: set[tuple[str, int | str, str]] = set()
        self._lock = threading.Lock()

    @contextmanager
    def first(self, lab: Lab, actor: Actor, case: Case) -> Iterator[bool]:
        """Whether it is the first time; if so, and the block fails, it was not."""
        seen = (lab.identifier, actor.session or actor.account, case.identifier)
        with self._lock:
            is_first = seen not in self._known
            self._known.add(seen)
        try:
            yield is_first
        except BaseException:
            if is_first:
                self._known.discard(seen)
            raise


_consulted = _Consulted()


def _log_consultation(lab: Lab, db: Database, actor: Actor, case: Case) -> None:
    with _consulted.first(lab, actor, case) as is_first:
        if is_first:
            with acting(lab, db, actor) as act:
                act.log("case.consulted", case=case.identifier)
