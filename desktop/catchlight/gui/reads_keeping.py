"""What the keeping page shows, read from the lab in the reading thread, so the rooms are imported in here."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.evidence.entry import Actor
    from catchlight.evidence.erasure import Certificate
    from catchlight.evidence.retention import Keeping
    from catchlight.lab.folder import Lab
    from catchlight.workflows.purge import Overdue


@dataclass(frozen=True)
class KeepingRead:
    """How long each case is kept, what is due, and what was erased.

    Attributes:
        today: As of this day (UTC).
        cases: All cases, the one that expires first first.
        overdue: What is kept too long; nothing is counted in it yet.
        certificates: Of every erasure, newest first.
    """

    today: date
    cases: tuple["Keeping", ...]
    overdue: "Overdue"
    certificates: tuple["Certificate", ...]


def closed_at(lab: "Lab", actor: "Actor", case: "Case") -> str | None:
    """When a case was closed, RFC 3339; None while it is open.

    Raises:
        NotPermitted: if the account may not see the case; it is logged.
    """
    from catchlight.workflows.case_access import reading_case  # noqa: PLC0415

    with lab.reading() as db, reading_case(lab, db, actor, case.number) as known:
        return known.closed_at


def keeping(lab: "Lab", actor: "Actor") -> KeepingRead:
    """All of it, for supervisors and auditors.

    Raises:
        NotPermitted: if the actor is neither; it is logged.
    """
    from catchlight.workflows.hold_case import retention_of_cases  # noqa: PLC0415
    from catchlight.workflows.purge import all_certificates, what_is_overdue  # noqa: PLC0415

    return KeepingRead(
        datetime.now(UTC).date(),
        retention_of_cases(lab, actor),
        what_is_overdue(lab, actor, counting=False),
        tuple(reversed(all_certificates(lab, actor))),
    )
