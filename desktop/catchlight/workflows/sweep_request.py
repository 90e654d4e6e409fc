"""What a sweep of a case asks for: the same authority as a search, for all faces of the case at once."""

from dataclasses import dataclass, field
from datetime import datetime

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.gallery.filters import Filters
from catchlight.workflows.search_request import Search, checked

MOST_PROBES = 5_000
"""Beyond it the one entry of a sweep, which holds every candidate, would be too long to be handed over."""
MOST_LISTED = 20


@dataclass(frozen=True, kw_only=True)
class SweepCase:
    """Search the gallery for every track of a case, and every face of its stills.

    Attributes:
        actor: Who acts.
        case: The case's number.
        authority: Who or what authorised the sweep.
        purpose: What it is for.
        authorisation: As of a search: `not-needed`, `granted:REFERENCE` or `requested`.
        legal_basis: The law it rests on, or "" for the text of the authority.
        granted_by: Who granted the authorisation, or "" for the text of the authority.
        granted_at: When it was granted (aware), or None for now.
        exhibits: Ids of the exhibits whose faces are searched for, `e1`; none for all of the case.
        k: Length of each candidate list, 1 to 20.
        threshold: Lowest comparison score listed, or None for no threshold.
        filters: Which part of the gallery is searched.
    """

    actor: Actor
    case: str
    authority: str
    purpose: str
    authorisation: str = "not-needed"
    legal_basis: str = ""
    granted_by: str = ""
    granted_at: datetime | None = None
    exhibits: tuple[str, ...] = ()
    k: int = 10
    threshold: float | None = None
    filters: Filters = field(default_factory=Filters)


def checked_sweep(request: SweepCase) -> Search:
    """The sweep as a search that has no probe yet, its texts trimmed.

    Raises:
        CatchlightError: if it may not or cannot be searched for.
    """
    if not 1 <= request.k <= MOST_LISTED:
        raise CatchlightError(
            f"A list of {request.k} candidates for each face cannot be made. Nothing was searched.",
            hint=f"Choose a length from 1 to {MOST_LISTED}; an exact search of one face lists more.",
            k=request.k,
        )
    return checked(
        Search(
            actor=request.actor,
            case=request.case,
            probe="",
            authority=request.authority,
            purpose=request.purpose,
            authorisation=request.authorisation,
            legal_basis=request.legal_basis,
            granted_by=request.granted_by,
            granted_at=request.granted_at,
            k=request.k,
            threshold=request.threshold,
            filters=request.filters,
        )
    )
