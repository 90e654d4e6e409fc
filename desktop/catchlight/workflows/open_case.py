"""Open a case."""

from dataclasses import dataclass

from catchlight.evidence import cases
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.lab.folder import Lab


@dataclass(frozen=True)
class OpenCase:
    """Open a case under the force's number for an offence."""

    actor: Actor
    number: str
    offence: str


def open_case(lab: Lab, request: OpenCase) -> Case:
    """Open the case.

    Raises:
        CatchlightError: if number or offence is blank, the number is taken, or nobody is named as acting.
    """
    with lab.reading() as db, acting(lab, db, request.actor) as act:
        return cases.open_case(act, number=request.number, offence=request.offence)
