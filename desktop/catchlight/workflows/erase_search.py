"""Erase the result of a search: candidates, figures, the probe's crop and the log's clear texts about persons.

Who searched, when, why and under which authority stays, because that is what oversight and a court ask for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case, case_numbered
from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.erasure import Certificate, Erasure, clear_texts_about, erase
from catchlight.evidence.log import Act, acting
from catchlight.evidence.retention import refuse_if_held
from catchlight.gallery.forgetting import forget_result
from catchlight.gallery.searches import StoredSearch, search_named
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.erasing import Erased, WouldGo, as_it_stands, counted, left_on_disk, taking_back
from catchlight.workflows.stored_files import is_named

ACCOUNTABLE = frozenset(
    {"offence", "purpose", "legal_basis", "authority", "authorisation_by", "authorisation_reference", "reason"}
)
"""Details of a search's entries whose clear texts stay: why it was made, and who allowed or refused it."""


@dataclass(frozen=True)
class EraseSearch:
    """Erase the result of a search.

    Attributes:
        actor: Who erases: a supervisor.
        case: The case's number.
        search: Id of the search, `s7`.
        reason: Why.
    """

    actor: Actor
    case: str
    search: str
    reason: str


def erase_search(lab: Lab, request: EraseSearch, control: JobControl | None = None) -> Erased:
    """Erase the result, with its certificate.

    Raises:
        NotPermitted: if who asks is no supervisor.
        CatchlightError: if there is no such search, its case is held, its result was erased already, or no reason is
            given.
        JobCancelled: if the job was asked to stop: before the erasure is committed nothing is erased, after it the
            next opening of the lab takes the rest off the disk.
    """
    control = control or JobControl()
    certificate = erase_rows_of_search(lab, request, control)
    left = left_on_disk(lab, request.actor, control)
    return Erased(as_it_stands(lab, certificate), left)


def erase_rows_of_search(lab: Lab, request: EraseSearch, control: JobControl) -> Certificate:
    """The committed part of `erase_search`: what is left to do then is `finish_erasures`."""
    with lab.reading() as db:
        supervisor = permitted(lab, db, request.actor, Role.SUPERVISOR, what="erasure.done")
        with acting(lab, db, supervisor) as act:
            case = case_numbered(db, request.case)
            refuse_if_held(db, case)
            return erase_result(act, case, request.search, reason=request.reason, control=control)


def erase_result(act: Act, case: Case, search: str, *, reason: str, control: JobControl) -> Certificate:
    """Erase the result of a search inside an act, whatever its case is held for; callers look at that.

    Raises:
        CatchlightError: if there is no such search, or its result was erased already.
    """
    stored = _with_result(act.db, case, search)
    commitments = set(_about_persons(act.db, case, stored.id, control))
    forgotten = forget_result(act.db, stored.row, at=timestamp(act.now))
    erasure = Erasure("search", stored.id, reason, case.identifier)
    return erase(act, erasure, forgotten, commitments=commitments, is_named=is_named)


def what_search_would_lose(lab: Lab, actor: Actor, case: str, search: str) -> WouldGo:
    """Count what erasing the result of a search would remove; nothing is changed.

    Raises:
        NotPermitted: if who asks is no supervisor.
        CatchlightError: if there is no such search, or its result was erased already.
    """
    with lab.reading() as db:
        permitted(lab, db, actor, Role.SUPERVISOR, what="erasure.previewed")
        found = case_numbered(db, case)
        stored = _with_result(db, found, search)
        with taking_back(db):
            commitments = set(_about_persons(db, found, stored.id, JobControl()))
            forgotten = forget_result(db, stored.row, at="")
            return counted(lab, db, forgotten, kind="search", subject=stored.id, commitments=commitments)


def _with_result(db: Database, case: Case, search: str) -> StoredSearch:
    stored = search_named(db, case, search)
    if stored.erased_at is not None:
        raise CatchlightError(
            f"The result of the search {stored.id} was erased already, on {stored.erased_at}.",
            hint="Nothing to do. Its certificate: catchlight erase certificates.",
            search=stored.id,
        )
    return stored


def _about_persons(db: Database, case: Case, search: str, control: JobControl) -> Iterator[bytes]:
    def keeps(entry: Mapping[str, Any]) -> bool:
        return entry["details"].get("search") != search or str(entry["action"]).startswith("erasure.")

    return clear_texts_about(db, case=case.identifier, keeps=keeps, stays=ACCOUNTABLE, control=control)
