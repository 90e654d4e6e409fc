"""Open a person's record: all portraits, tags, legal hold, and what each portrait scored in a search."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import case_numbered
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.gallery.candidates import Candidate
from catchlight.gallery.people import (
    FUSION,
    PersonRecord,
    hold_person,
    person_record,
    release_person,
    scores_in_search,
)
from catchlight.gallery.searches import search_named
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.consult import consult_candidate, consult_person, consult_search


@dataclass(frozen=True)
class ShownPerson:
    """A person's record as it was opened.

    Attributes:
        record: The record.
        scores: What each portrait scored in the search, by the portrait's row; empty without a search.
        score: The person's score in it, by the fusion rule; None without a search.
        fusion: The rule by which the portraits' scores become the person's.
    """

    record: PersonRecord
    scores: Mapping[int, float] = field(default_factory=dict)
    score: float | None = None
    fusion: str = FUSION


def show_person(lab: Lab, actor: Actor, person_id: str) -> ShownPerson:
    """Open the record of a person; it is logged once a session.

    Raises:
        NotPermitted: if who asks is neither custodian nor examiner; it is logged.
        CatchlightError: if nobody of that id is enrolled.
    """
    consult_person(lab, actor, person_id)
    with lab.reading() as db:
        return ShownPerson(person_record(db, person_id))


def show_person_in_search(lab: Lab, actor: Actor, person_id: str, *, case: str, search: str) -> ShownPerson:
    """Open the record of a person that a search listed, with the scores of all portraits.

    Raises:
        NotPermitted: if who asks is no examiner and member, or the search's authorisation does not allow it; logged.
        CatchlightError: if the search did not list the person, never finished, or its result was erased.
    """
    result = consult_search(lab, actor, case, search)
    listed = next((one for one in result.candidates if _is(one, person_id)), None)
    if listed is None:
        raise CatchlightError(
            f"The search {search} does not list the person {person_id}.",
            hint="Open the person without a search: catchlight gallery person PERSON.",
            search=search,
        )
    if listed.snapshot is not None:
        raise CatchlightError(
            f"The person {person_id} was found in {listed.snapshot} and is not enrolled in this lab.",
            hint="What the snapshot says of the person stands on the candidate list.",
            search=search,
            snapshot=listed.snapshot,
        )
    consult_candidate(lab, actor, case, search, listed.rank)
    with lab.reading() as db:
        record = person_record(db, person_id)
        stored = search_named(db, case_numbered(db, case), search)
        scores = scores_in_search(db, stored.row, record.row)
    return ShownPerson(record, scores, max(scores.values(), default=None))


def hold(lab: Lab, actor: Actor, person_id: str, *, reason: str) -> PersonRecord:
    """Put a person under legal hold: neither erased nor purged until it is released.

    Raises:
        NotPermitted: if who asks is no supervisor; it is logged.
        CatchlightError: if nobody of that id is enrolled, the person is held already, or no reason is given.
    """
    with lab.reading() as db:
        with acting(lab, db, permitted(lab, db, actor, Role.SUPERVISOR, what="person.held")) as act:
            hold_person(act, person_id, reason=reason)
        return person_record(db, person_id)


def release(lab: Lab, actor: Actor, person_id: str, *, reason: str) -> PersonRecord:
    """End the legal hold of a person.

    Raises:
        NotPermitted: if who asks is no supervisor; it is logged.
        CatchlightError: if nobody of that id is enrolled, the person is not held, or no reason is given.
    """
    with lab.reading() as db:
        with acting(lab, db, permitted(lab, db, actor, Role.SUPERVISOR, what="person.released")) as act:
            release_person(act, person_id, reason=reason)
        return person_record(db, person_id)


def _is(candidate: Candidate, person_id: str) -> bool:
    return candidate.person_id == person_id
