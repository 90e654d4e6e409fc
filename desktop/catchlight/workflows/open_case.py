"""Open a case."""

from dataclasses import dataclass

from catchlight.evidence import cases
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted


@dataclass(frozen=True)
class OpenCase:
    """Open a case under the force's number for an offence."""

    actor: Actor
    number: str
    offence: str


def open_case(lab: Lab, request: OpenCase) -> Case:
    """Open the case; who opens it is its first member.

    Raises:
        NotPermitted: if the actor is no examiner; it is logged.
        CatchlightError: if number or offence is blank, the number is taken.
    """
    with lab.reading() as db:
        examiner = permitted(lab, db, request.actor, Role.EXAMINER, what="case.opened")
        with acting(lab, db, examiner) as act:
            return cases.open_case(act, number=request.number, offence=request.offence)
