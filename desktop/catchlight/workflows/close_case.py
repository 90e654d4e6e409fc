"""Close a case, and open it again: a member decides, or a supervisor; what is in it stays until its retention ends."""

from dataclasses import dataclass

from catchlight.evidence import retention
from catchlight.evidence.entry import Actor
from catchlight.evidence.retention import Keeping, keeping_of
from catchlight.lab.folder import Lab
from catchlight.lab.policy import policy_in_force
from catchlight.workflows.case_access import managing


@dataclass(frozen=True)
class CloseCase:
    """Close a case; the note says how it ended, or is ""."""

    actor: Actor
    case: str
    note: str = ""


@dataclass(frozen=True)
class ReopenCase:
    """Open a closed case again."""

    actor: Actor
    case: str
    reason: str


def close_case(lab: Lab, request: CloseCase) -> Keeping:
    """Close the case.

    Raises:
        NotPermitted: if there is no such case, or it is not for this account; it is logged.
        CatchlightError: if it is closed already.
    """
    with lab.reading() as db:
        with managing(lab, db, request.actor, request.case) as (act, case):
            retention.close(act, case, note=request.note)
        return keeping_of(db, case, case_days=policy_in_force(lab.folder).retention.case_days)


def reopen_case(lab: Lab, request: ReopenCase) -> Keeping:
    """Open the case again.

    Raises:
        NotPermitted: if there is no such case, or it is not for this account; it is logged.
        CatchlightError: if it is not closed, or no reason is given.
    """
    with lab.reading() as db:
        with managing(lab, db, request.actor, request.case) as (act, case):
            retention.reopen(act, case, reason=request.reason)
        return keeping_of(db, case, case_days=policy_in_force(lab.folder).retention.case_days)
