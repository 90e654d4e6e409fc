"""Legal hold of a case, its end, and a retention of its own: a supervisor decides, and need not be a member."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from catchlight.evidence import retention
from catchlight.evidence.cases import Case, case_numbered
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import Act, acting
from catchlight.evidence.retention import Keeping, all_keeping, keeping_of
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import policy_in_force
from catchlight.workflows.case_access import permitted


@dataclass(frozen=True)
class HoldCase:
    """Put a case under legal hold: nothing of it can be erased until the hold is released."""

    actor: Actor
    case: str
    reason: str


@dataclass(frozen=True)
class ReleaseCase:
    """End the legal hold of a case."""

    actor: Actor
    case: str
    reason: str


@dataclass(frozen=True)
class RetainCase:
    """Give a case a last day of its own, or (None) the policy's again."""

    actor: Actor
    case: str
    until: date | None
    reason: str


def hold_case(lab: Lab, request: HoldCase) -> Keeping:
    """Put the case under legal hold.

    Raises:
        NotPermitted: if who asks is no supervisor; it is logged.
        CatchlightError: if there is no such case, it is held already, or no reason is given.
    """
    return _changed(
        lab,
        request.actor,
        request.case,
        "case.held",
        lambda act, case: retention.hold(act, case, reason=request.reason),
    )


def release_case(lab: Lab, request: ReleaseCase) -> Keeping:
    """End the legal hold; a result that had to be erased meanwhile is then listed by `catchlight purge`.

    Raises:
        NotPermitted: if who asks is no supervisor; it is logged.
        CatchlightError: if there is no such case, it is not held, or no reason is given.
    """
    return _changed(
        lab,
        request.actor,
        request.case,
        "case.released",
        lambda act, case: retention.release(act, case, reason=request.reason),
    )


def retain_case(lab: Lab, request: RetainCase) -> Keeping:
    """Set until when the case is kept.

    Raises:
        NotPermitted: if who asks is no supervisor; it is logged.
        CatchlightError: if there is no such case, or no reason is given.
    """
    return _changed(
        lab,
        request.actor,
        request.case,
        "case.retention.set",
        lambda act, case: retention.retain(act, case, until=request.until, reason=request.reason),
    )


def retention_of_cases(lab: Lab, actor: Actor) -> tuple[Keeping, ...]:
    """How long each case is kept, the one that expires first first.

    Raises:
        NotPermitted: if who asks is neither supervisor nor auditor; it is logged.
    """
    days = policy_in_force(lab.folder).retention.case_days
    with lab.reading() as db:
        permitted(lab, db, actor, Role.SUPERVISOR, Role.AUDITOR, what="retention.consulted")
        return tuple(all_keeping(db, case_days=days))


def _changed(lab: Lab, actor: Actor, number: str, what: str, change: Callable[[Act, Case], None]) -> Keeping:
    """Change how long a case is kept, as a supervisor."""
    days = policy_in_force(lab.folder).retention.case_days
    with lab.reading() as db:
        with acting(lab, db, permitted(lab, db, actor, Role.SUPERVISOR, what=what)) as act:
            case = case_numbered(db, number)
            change(act, case)
        return keeping_of(db, case, case_days=days)
