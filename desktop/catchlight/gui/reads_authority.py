"""What the authority form, the searches and the supervisor's list show; run in the reading thread."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.evidence.entry import Actor
    from catchlight.gallery.searches import StoredSearch
    from catchlight.lab.folder import Lab
    from catchlight.workflows.authorise_search import SearchAuthority
    from catchlight.workflows.consult import ConsultedCandidate
    from catchlight.workflows.erasing import WouldGo
    from catchlight.workflows.search import SearchResult


@dataclass(frozen=True)
class FormerAuthority:
    """What was stated in a case's searches before, newest first, and how long a request may wait.

    Attributes:
        purposes: Purposes stated.
        legal_bases: Legal bases stated.
        authorities: Authorities stated.
        hours: Hours within which a requested authorisation must be granted, by the lab's policy.
    """

    purposes: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    hours: int = 48


@dataclass(frozen=True)
class SearchShown:
    """A stored search as the result page needs it.

    Attributes:
        search: The search, without what its result would show where that may not be consulted.
        result: Its result; None where it never finished, or may not be consulted.
        exhibit_names: Names of the case's exhibits by row.
        certificate: The entry of its erasure, or None.
    """

    search: "StoredSearch"
    result: "SearchResult | None"
    exhibit_names: dict[int, str]
    certificate: int | None = None


def former_authority(lab: "Lab", actor: "Actor", case: "Case") -> FormerAuthority:
    """What the case's searches stated before."""
    from catchlight.gallery.searches import searches_of  # noqa: PLC0415
    from catchlight.lab.policy import policy_in_force  # noqa: PLC0415
    from catchlight.workflows.case_access import reading_case  # noqa: PLC0415

    with lab.reading() as db, reading_case(lab, db, actor, case.number, reading=False) as known:
        started = [one.started for one in searches_of(db, known)]
    return FormerAuthority(
        tuple(dict.fromkeys(one.purpose for one in started if one.purpose)),
        tuple(dict.fromkeys(one.legal_basis for one in started if one.legal_basis)),
        tuple(dict.fromkeys(one.authority for one in started if one.authority)),
        policy_in_force(lab.folder).authorisation.hours_to_grant,
    )


def search_shown(lab: "Lab", actor: "Actor", case: "Case", name: str) -> SearchShown:
    """A stored search with its candidates, if they may be consulted; that they were is logged."""
    from catchlight.evidence.exhibits import exhibits_of  # noqa: PLC0415
    from catchlight.gallery.searches import search_named  # noqa: PLC0415
    from catchlight.workflows.case_access import reading_case  # noqa: PLC0415
    from catchlight.workflows.consult import consult_search  # noqa: PLC0415

    with lab.reading() as db, reading_case(lab, db, actor, case.number) as known:
        stored = search_named(db, known, name)
        names = {exhibit.row: exhibit.name for exhibit in exhibits_of(db, known)}
        certificate = _certificate(lab, stored)
    is_open = stored.figures is not None and not (stored.is_refused or stored.is_overdue or stored.erased_at)
    if not is_open:
        return SearchShown(replace(stored, listed=()), None, names, certificate)
    return SearchShown(stored, consult_search(lab, actor, case.number, name), names)


def candidate_shown(lab: "Lab", actor: "Actor", case: "Case", search: str, rank: int) -> "ConsultedCandidate":
    """The record of a candidate; that it was consulted is logged before it is shown."""
    from catchlight.workflows.consult import consult_candidate  # noqa: PLC0415

    return consult_candidate(lab, actor, case.number, search, rank)


def awaiting(lab: "Lab", actor: "Actor") -> "tuple[SearchAuthority, ...]":
    """The searches that wait for a decision, the one due first first."""
    from catchlight.workflows.authorise_search import awaiting_authorisation  # noqa: PLC0415

    return awaiting_authorisation(lab, actor)


def would_go(lab: "Lab", actor: "Actor", waiting: "SearchAuthority") -> "WouldGo":
    """What a refusal would erase, counted."""
    from catchlight.workflows.erase_search import what_search_would_lose  # noqa: PLC0415

    return what_search_would_lose(lab, actor, waiting.case, waiting.search)


def _certificate(lab: "Lab", stored: "StoredSearch") -> int | None:
    from catchlight.evidence.erasure import certificates  # noqa: PLC0415

    if stored.erased_at is None:
        return None
    with lab.reading() as db:
        return next((one.entry for one in certificates(db) if one.subject == stored.id), None)
