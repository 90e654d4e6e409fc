"""What a search asks for, and under which authority; what may not or cannot be searched for is refused here."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor, timestamp
from catchlight.gallery.authorisations import Authorisation, AuthorisationState
from catchlight.gallery.exact import LARGEST_K
from catchlight.gallery.filters import Filters, check_filters
from catchlight.lab.policy import Policy
from catchlight.workflows.search_result import Scope

NOT_NEEDED_BECAUSE = "initial identification of a suspect from facts linked to the offence"
"""What `not-needed` states. Source: Regulation (EU) 2024/1689 (AI Act), Art. 26(10)."""
CLOCK_TOLERANCE = timedelta(minutes=5)
"""A decision may be so much in the future: the clocks of two offices differ."""


@dataclass(frozen=True, kw_only=True)
class Search:
    """What to search for, and under which authority.

    Attributes:
        actor: Who acts.
        case: The case's number; its offence is the search's.
        probe: A face (`f12`), a track (`t3`), or the path of an image.
        authority: Who or what authorised the search.
        purpose: What it is for.
        authorisation: `not-needed` (initial identification of a suspect from facts linked to the offence),
            `granted:REFERENCE` or `requested` (it has to be granted within the policy's hours).
        legal_basis: The law it rests on, or "" for the text of the authority.
        granted_by: Who granted the authorisation, or "" for the text of the authority.
        granted_at: When it was granted (aware), or None for now.
        scope: The gallery, or all faces of the case's exhibits.
        face: Which face of an image, counted from left to right, from 1.
        largest_face: Take the largest of several faces of an image.
        k: Length of the candidate list, 1 to 1000.
        threshold: Lowest comparison score listed, or None for no threshold.
        filters: Which part of the gallery is searched.
        snapshot: Id of the imported snapshot that is searched, `snapshot-1`; "" for the lab's own gallery, or where
            that is empty for the snapshot in use.
        from_sweep: Id of the sweep, `s7`, whose authorisation it goes on under, or "" for one of its own.
    """

    actor: Actor
    case: str
    probe: str
    authority: str
    purpose: str
    authorisation: str = "not-needed"
    legal_basis: str = ""
    granted_by: str = ""
    granted_at: datetime | None = None
    scope: Scope = "gallery"
    face: int | None = None
    largest_face: bool = False
    k: int = 50
    threshold: float | None = None
    filters: Filters = field(default_factory=Filters)
    from_sweep: str = ""
    snapshot: str = ""


def checked(request: Search) -> Search:
    """The request with its texts trimmed, and the legal basis that it rests on.

    Raises:
        CatchlightError: if it may not or cannot be searched for.
    """
    authority = request.authority.strip()
    asked = replace(
        request,
        authority=authority,
        purpose=request.purpose.strip(),
        legal_basis=request.legal_basis.strip() or authority,
        granted_by=request.granted_by.strip(),
    )
    if not asked.authority or not asked.purpose:
        raise CatchlightError(
            "A search needs its authority and its purpose. Nothing was searched.",
            hint="Say who or what authorised it (--authority TEXT) and what it is for (--purpose TEXT).",
        )
    _check_authorisation(asked)
    _check_extent(asked)
    return asked


def require_filters_allowed(asked: Search, policy: Policy) -> None:
    """Refuse filters where the lab's policy forbids them.

    Raises:
        CatchlightError: if so.
    """
    if asked.filters and not policy.search.filters:
        raise CatchlightError(
            "The lab's policy allows no filters: every search is run against the whole gallery. Nothing was searched.",
            hint="Leave the filters out; whoever keeps policy.toml can allow them ([search] filters = true).",
        )


def first_authorisation(asked: Search, policy: Policy, *, now: datetime) -> Authorisation:
    """The authorisation that a search begins with."""
    stated, _, reference = asked.authorisation.partition(":")
    state = AuthorisationState(stated)
    if state is AuthorisationState.REQUESTED:
        due = now + timedelta(hours=policy.authorisation.hours_to_grant)
        return Authorisation(state, authority=asked.authority, due_at=timestamp(due))
    if state is AuthorisationState.GRANTED:
        return Authorisation(
            state,
            authority=asked.granted_by or asked.authority,
            reference=reference.strip(),
            decided_at=timestamp(asked.granted_at or now),
        )
    return Authorisation(state)


def require_past(at: datetime | None, *, now: datetime, undone: str) -> None:
    """Refuse a time of a decision that has no zone, or is still to come.

    Raises:
        CatchlightError: saying that `undone`.
    """
    if at is None:
        return
    if at.tzinfo is None:
        raise CatchlightError(
            f"The time of the decision has no time zone. {undone}",
            hint="Give it with its zone, as in 2026-11-23T14:05:00+01:00.",
        )
    if at > now + CLOCK_TOLERANCE:
        raise CatchlightError(
            f"The decision would be in the future, at {timestamp(at)}. {undone}",
            hint="Give the time at which it was made, or ask for the authorisation: --authorisation requested.",
            decided_at=timestamp(at),
        )


def _check_authorisation(asked: Search) -> None:
    if not re.fullmatch(r"not-needed|requested|granted:\s*\S.*", asked.authorisation):
        raise CatchlightError(
            f"The authorisation {asked.authorisation!r} is not known. Nothing was searched.",
            hint="Give not-needed, requested, or granted:REFERENCE.",
            authorisation=asked.authorisation,
        )
    if (asked.granted_by or asked.granted_at) and not asked.authorisation.startswith("granted:"):
        raise CatchlightError(
            "Who granted the authorisation, or when, is said of a search whose authorisation was not granted. Nothing"
            " was searched.",
            hint="Give --authorisation granted:REFERENCE, or leave out who granted it and when.",
            authorisation=asked.authorisation,
        )
    require_past(asked.granted_at, now=datetime.now(UTC), undone="Nothing was searched.")


def _check_extent(asked: Search) -> None:
    if asked.scope not in {"gallery", "exhibits"}:
        raise CatchlightError(f"There is no scope {asked.scope}.", hint="Search in the gallery or in exhibits.")
    if not 1 <= asked.k <= LARGEST_K:
        raise CatchlightError(
            f"A list of {asked.k} candidates cannot be made. Nothing was searched.",
            hint=f"Choose a length from 1 to {LARGEST_K}.",
            k=asked.k,
        )
    check_filters(asked.filters)
    if asked.snapshot and asked.scope == "exhibits":
        raise CatchlightError(
            "A snapshot is a gallery, and holds no exhibits. Nothing was searched.",
            hint="Leave the snapshot out, or search the gallery.",
        )
    if asked.filters and asked.scope == "exhibits":
        raise CatchlightError(
            "Filters choose among portraits; the faces of exhibits have none of these particulars. Nothing was"
            " searched.",
            hint="Leave the filters out, or search the gallery.",
        )
    if asked.threshold is not None and not -1 <= asked.threshold <= 1:
        raise CatchlightError(
            f"The threshold {asked.threshold} is no comparison score. Nothing was searched.",
            hint="Choose a number from -1 to 1, or none.",
        )
