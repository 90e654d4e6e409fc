"""Erase a case with everything in it: exhibits, kept originals, frames, faces, tracks, searches, and the case itself.

Its row goes too. What stays is the log: entries under the case's random identifier, with who acted and when, and
commitments that nothing opens any more.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.cases import Case, case_numbered
from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import Certificate, Erasure, clear_texts_about, erase
from catchlight.evidence.exhibits import exhibits_of
from catchlight.evidence.forgetting import Forgotten, forget_case, forget_exhibits
from catchlight.evidence.log import Act, acting
from catchlight.evidence.retention import refuse_if_held
from catchlight.faces.forgetting import forget_faces_of_case
from catchlight.gallery.forgetting import forget_searches
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.claims import claiming
from catchlight.lab.folder import Lab
from catchlight.media.forgetting import forget_ledgers
from catchlight.workflows.case_access import permitted
from catchlight.workflows.erasing import Erased, WouldGo, as_it_stands, counted, left_on_disk, taking_back
from catchlight.workflows.stored_files import is_named

Retention = Mapping[str, str | bool]


@dataclass(frozen=True)
class EraseCase:
    """Erase a case.

    Attributes:
        actor: Who erases: a supervisor, who need not be a member.
        case: The case's number.
        reason: Why.
    """

    actor: Actor
    case: str
    reason: str


def erase_case(lab: Lab, request: EraseCase, control: JobControl | None = None) -> Erased:
    """Erase the case, with its certificate; waits for an extraction that works on it.

    Raises:
        NotPermitted: if who asks is no supervisor.
        CatchlightError: if there is no such case, it is held, or no reason is given.
        JobCancelled: if the job was asked to stop: before the erasure is committed nothing is erased, after it the
            next opening of the lab takes the rest off the disk.
    """
    control = control or JobControl()
    certificate = erase_rows_of_case(lab, request, control)
    left = left_on_disk(lab, request.actor, control)
    return Erased(as_it_stands(lab, certificate), left)


def erase_rows_of_case(
    lab: Lab, request: EraseCase, control: JobControl, *, retention: Retention | None = None
) -> Certificate:
    """The committed part of `erase_case`: what is left to do then is `finish_erasures`.

    Args:
        lab: The lab.
        request: What to erase.
        control: Cancel.
        retention: What said that the case was due, for its entry; None where somebody decided it.
    """
    with lab.reading() as db:
        supervisor = permitted(lab, db, request.actor, Role.SUPERVISOR, what="erasure.done")
        case = case_numbered(db, request.case)
        refuse_if_held(db, case)
        with ExitStack() as claims:
            for name in _claims(db, case):
                claims.enter_context(claiming(lab, name, control))
            with acting(lab, db, supervisor) as act:
                refuse_if_held(db, case_numbered(db, request.case))
                return erase_everything(act, case, reason=request.reason, control=control, retention=retention)


def erase_everything(
    act: Act, case: Case, *, reason: str, control: JobControl, retention: Retention | None = None
) -> Certificate:
    """Erase a case inside an act, whatever it is held for; callers look at that."""
    commitments = set(_of_case(act.db, case, control))
    erasure = Erasure("case", case.identifier, reason, case.identifier, retention)
    return erase(act, erasure, _forget(act.db, case), commitments=commitments, is_named=is_named)


def what_case_would_lose(lab: Lab, actor: Actor, case: str) -> WouldGo:
    """Count what erasing a case would remove; nothing is changed.

    Raises:
        NotPermitted: if who asks is no supervisor.
        CatchlightError: if there is no such case, or it is held.
    """
    with lab.reading() as db:
        permitted(lab, db, actor, Role.SUPERVISOR, what="erasure.previewed")
        found = case_numbered(db, case)
        refuse_if_held(db, found)
        with taking_back(db):
            commitments = set(_of_case(db, found, JobControl()))
            forgotten = _forget(db, found)
            return counted(lab, db, forgotten, kind="case", subject=found.number, commitments=commitments)


def _claims(db: Database, case: Case) -> list[str]:
    """What an extraction of this case claims, so that none goes on while the case is erased."""
    footage = (f"footage-{exhibit.row}" for exhibit in exhibits_of(db, case) if exhibit.kind == "footage")
    return [f"stills-{case.row}", *footage]


def _forget(db: Database, case: Case) -> Forgotten:
    """Every room forgets the case, in the order in which rows name each other."""
    return (
        forget_searches(db, case)
        + forget_faces_of_case(db, case)
        + forget_ledgers(db, case)
        + forget_exhibits(db, case)
        + forget_case(db, case)
    )


def _of_case(db: Database, case: Case, control: JobControl) -> Iterator[bytes]:
    def keeps(entry: Mapping[str, Any]) -> bool:
        return str(entry["action"]).startswith("erasure.")  # why something was erased before

    return clear_texts_about(db, case=case.identifier, keeps=keeps, control=control)
