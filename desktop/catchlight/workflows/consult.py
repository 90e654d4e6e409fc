"""Consult what is stored: the result of a search, the record of a candidate, a person of the gallery.

Each is logged once a session and object, not for each click. A search whose authorisation is overdue or was refused is
consulted by nobody.

Source: Directive (EU) 2016/680 (LED), Art. 25(1): consultation is logged, with who, when and why.
"""

import json
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace

from sqlite_utils import Database

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Subject, Value
from catchlight.evidence.log import acting, is_logged
from catchlight.gallery.browse import PersonFilter, Portrait, portraits_of
from catchlight.gallery.candidates import Candidate, FaceCandidate
from catchlight.gallery.forgetting_persons import SOUGHT
from catchlight.gallery.searches import StoredSearch, search_named
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import case_for, logging_lost_cases, permitted, require_seen
from catchlight.workflows.search_result import SearchResult, result_of


@dataclass(frozen=True)
class ConsultedCandidate:
    """The record of a candidate.

    Attributes:
        candidate: As listed: a person of the gallery, or a face of the case's own exhibits.
        portraits: The person's portraits, newest first; empty for a face, and for a person of a snapshot.
    """

    candidate: Candidate | FaceCandidate
    portraits: tuple[Portrait, ...]


def consult_search(lab: Lab, actor: Actor, case: str, search: str) -> SearchResult:
    """Open the stored result of the search `s7`; an auditor gets it without images.

    Raises:
        NotPermitted: if who asks may not see the case, or the search's authorisation does not allow it; logged.
        CatchlightError: if the case has no such search, it never finished, or its result was erased.
    """
    with lab.reading() as db:
        reader = permitted(lab, db, actor, Role.EXAMINER, Role.AUDITOR, what="search.consulted")
        found = case_for(lab, db, reader, case, reading=True)
        stored = allowed_search(lab, db, reader, found, search, what="search.consulted")
        result = result_of(db, found, stored)
        note_consultation(lab, db, reader, "search.consulted", {"search": stored.id}, case=found)
    return without_images(result) if reader.role is Role.AUDITOR else result


def consult_candidate(lab: Lab, actor: Actor, case: str, search: str, rank: int) -> ConsultedCandidate:
    """Open the record of the candidate at a rank of the search `s7`.

    Raises:
        NotPermitted: if who asks is no examiner and member, or the search's authorisation does not allow it; logged.
        CatchlightError: if the search has no such candidate, never finished, or its result was erased.
    """
    with lab.reading() as db:
        examiner = permitted(lab, db, actor, Role.EXAMINER, what="candidate.consulted")
        found = case_for(lab, db, examiner, case)
        stored = allowed_search(lab, db, examiner, found, search, what="candidate.consulted")
        result = result_of(db, found, stored)
        both: tuple[Candidate | FaceCandidate, ...] = (*result.candidates, *result.faces)
        listed = {one.rank: one for one in both}
        candidate = listed.get(rank)
        if candidate is None:
            raise CatchlightError(
                f"The search {stored.id} has no candidate of rank {rank}.",
                hint=f"It lists {len(listed)}." if listed else "It lists none, which is a full result.",
                search=stored.id,
                rank=rank,
            )
        details: dict[str, str | int] = {"search": stored.id, "rank": rank}
        if isinstance(candidate, FaceCandidate):
            more: dict[str, Value] = {"face": candidate.face.id, "exhibit": candidate.face.exhibit}
            note_consultation(lab, db, examiner, "candidate.consulted", details, case=found, more=more)
            return ConsultedCandidate(candidate, ())
        more = {"person_id": Personal(candidate.person_id), "score": round(candidate.score, 6)}
        subjects = (Subject("portrait", candidate.sha256),)
        note_consultation(lab, db, examiner, "candidate.consulted", details, case=found, more=more, subjects=subjects)
        if candidate.snapshot is not None:  # a person of the same id here may be somebody else
            return ConsultedCandidate(candidate, ())
        return ConsultedCandidate(candidate, tuple(portraits_of(db, candidate.person_id)))


def consult_person(lab: Lab, actor: Actor, person_id: str) -> tuple[Portrait, ...]:
    """Open the record of a person of the gallery: their portraits, newest first.

    Raises:
        NotPermitted: if who asks is neither custodian nor examiner; it is logged.
        CatchlightError: if nobody of that id is enrolled.
    """
    with lab.reading() as db:
        reader = permitted(lab, db, actor, Role.CUSTODIAN, Role.EXAMINER, what="person.consulted")
        portraits = tuple(portraits_of(db, person_id))
        if not portraits:
            raise CatchlightError(
                f"Nobody with the id {person_id} is enrolled.",
                hint="Ids are told apart by capitals and blanks. The window's gallery page finds parts of an id.",
                person_id=person_id,
            )
        subjects = tuple(Subject("portrait", one.sha256) for one in portraits)
        more: dict[str, Value] = {"person_id": Personal(person_id)}
        note_consultation(
            lab, db, reader, "person.consulted", {"portrait": subjects[-1].sha256}, more=more, subjects=subjects
        )
        return portraits


def consult_gallery(lab: Lab, actor: Actor, wanted: PersonFilter) -> None:
    """Log that somebody looks through the gallery's persons by a filter; called once for each that is chosen.

    Raises:
        NotPermitted: if who asks is neither custodian nor examiner; it is logged.
    """
    with lab.reading() as db:
        reader = permitted(lab, db, actor, Role.CUSTODIAN, Role.EXAMINER, what="gallery.consulted")
        filters, text = wanted.filters.document(), wanted.text.strip()
        details: dict[str, Value] = {
            "filters": Personal(json.dumps(filters, ensure_ascii=False, sort_keys=True)) if filters else None,
            "text": Personal(f"{SOUGHT}{text}") if text else None,
        }
        with acting(lab, db, reader) as act:
            act.log("gallery.consulted", details=details)


def allowed_search(lab: Lab, db: Database, actor: Actor, case: Case, search: str, *, what: str) -> StoredSearch:
    """The search, where its authorisation lets it be consulted.

    Raises:
        NotPermitted: if it was refused, or is overdue; logged.
    """
    stored = search_named(db, case, search)
    if not (stored.is_refused or stored.is_overdue):
        return stored
    with acting(lab, db, actor) as act:
        details = {"what": what, "needs": ["authorisation"], "search": stored.id}
        act.log("access.refused", case=case.identifier, details=details)
    if stored.is_refused:
        raise NotPermitted(
            f"The authorisation of the search {stored.id} was refused: it was stopped and its result is erased.",
            hint="A new search needs an authorisation of its own.",
            search=stored.id,
        )
    due = None if stored.authorisation is None else stored.authorisation.due_at
    raise NotPermitted(
        f"The authorisation of the search {stored.id} was requested and had to be granted until {due}; it was not, so"
        " its result cannot be consulted. It is kept.",
        hint="Ask a supervisor to record the decision: catchlight authorise SEARCH --grant or --refuse.",
        search=stored.id,
        due_at=due,
    )


def note_consultation(  # noqa: PLR0913 - the parts of one entry
    lab: Lab,
    db: Database,
    actor: Actor,
    action: str,
    what: Mapping[str, str | int],
    *,
    case: Case | None = None,
    more: Mapping[str, Value] | None = None,
    subjects: tuple[Subject, ...] = (),
) -> None:
    """Log a consultation, once a session, before what was read is shown.

    Raises:
        NotPermitted: if it is of a case that is no longer for this account; that is logged.
    """
    if is_logged(db, actor, action, what):
        if case is not None:
            case_for(lab, db, actor, case.number, reading=True)
        return
    with nullcontext() if case is None else logging_lost_cases(lab, db, actor, case), acting(lab, db, actor) as act:
        if case is not None:
            require_seen(db, actor, case, reading=True)
        identifier = None if case is None else case.identifier
        act.log(action, case=identifier, subjects=subjects, details={**what, **(more or {})})


def without_images(result: SearchResult) -> SearchResult:
    """A result as an auditor sees it."""
    return replace(
        result,
        probe=replace(result.probe, crop_sha256=None),
        candidates=tuple(replace(one, crop_sha256=None) for one in result.candidates),
        faces=tuple(replace(one, face=replace(one.face, crop_sha256=None)) for one in result.faces),
    )
