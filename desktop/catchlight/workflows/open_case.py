"""Open a case."""

from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.errors import NotPermitted
from catchlight.evidence import cases
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import case_for, permitted


@dataclass(frozen=True)
class OpenCase:
    """Open a case under the force's number for an offence."""

    actor: Actor
    number: str
    offence: str


def open_case(lab: Lab, request: OpenCase) -> Case:
    """Open the case; who opens it is its first member.

    Raises:
        NotPermitted: if the actor is no examiner, or the number is that of a case they may not see; it is logged.
        CatchlightError: if number or offence is blank, the number is taken.
    """
    with lab.reading() as db:
        examiner = permitted(lab, db, request.actor, Role.EXAMINER, what="case.opened")
        if cases.find_case(db, request.number) is not None:
            _require_seen(lab, db, examiner, request.number)
        with acting(lab, db, examiner) as act:
            return cases.open_case(act, number=request.number, offence=request.offence)


def _require_seen(lab: Lab, db: Database, examiner: Actor, number: str) -> None:
    """Have it logged who is told that a number is taken by a case they may not see.

    Raises:
        NotPermitted: if they may not.
    """
    try:
        case_for(lab, db, examiner, number)
    except NotPermitted as error:
        raise NotPermitted(
            f"The number {number.strip()} is taken by a case that you may not see. The request was noted.",
            hint="Check the number, or ask a supervisor of the lab who works on that case.",
            case=number.strip(),
        ) from error
