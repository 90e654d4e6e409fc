"""What a search asks for, and under which authority."""

from dataclasses import dataclass

from catchlight.evidence.entry import Actor
from catchlight.workflows.search_result import Scope


@dataclass(frozen=True, kw_only=True)
class Search:
    """What to search for, and under which authority.

    Attributes:
        actor: Who acts.
        case: The case's number.
        probe: A face (`f12`), a track (`t3`), or the path of an image.
        authority: Who or what authorised the search.
        purpose: What it is for.
        authorisation: `not-needed`, `granted:REFERENCE` or `requested`.
        scope: The gallery, or all faces of the case's exhibits.
        face: Which face of an image, counted from left to right, from 1.
        largest_face: Take the largest of several faces of an image.
        k: Length of the candidate list, 1 to 1000.
        threshold: Lowest comparison score listed, or None for no threshold.
    """

    actor: Actor
    case: str
    probe: str
    authority: str
    purpose: str
    authorisation: str = "not-needed"
    scope: Scope = "gallery"
    face: int | None = None
    largest_face: bool = False
    k: int = 50
    threshold: float | None = None
