"""Search the gallery, or the case's own exhibits, for the person of one probe; who, why and what came out is logged."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from catchlight.evidence.entry import Actor
from catchlight.faces.analyst import Analyst
from catchlight.faces.face import Quality
from catchlight.gallery.candidates import Candidate, FaceCandidate
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab

Scope = Literal["gallery", "exhibits"]
Mode = Literal["exact", "preview"]


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


@dataclass(frozen=True)
class Probe:
    """The face that was searched for.

    Attributes:
        face: Id of the face, `f12`; of a track, its best face.
        track: Id of the track, `t3`, whose fused template was used, or None where the face's own was.
        exhibit: Id of the exhibit, `e1`.
        microseconds: Media time of the face, or None for a still.
        crop_sha256: Display crop (PNG) in the lab's store, or None where none is kept.
        quality: The face's quality; `warning` says what it means for the result.
    """

    face: str
    track: str | None
    exhibit: str
    microseconds: int | None
    crop_sha256: str | None
    quality: Quality

    @property
    def warning(self) -> str | None:
        """What limits this probe, for the examiner, or None if nothing does."""
        raise NotImplementedError


@dataclass(frozen=True)
class SearchResult:
    """What a search gave; candidates are leads, never identifications, and an empty list is a full result.

    Attributes:
        id: Id of the search, `s7`.
        scope: What was searched.
        mode: "exact" (every template compared; stored) or "preview" (approximate; shown while exact runs, never stored).
        gallery_size: Portraits in the gallery with a template of the probe's model pack; faces in scope "exhibits".
        searched: Of these, how many were compared.
        threshold: The threshold in force, or None.
        k: The longest the list may be.
        probe: The face searched for.
        candidates: Persons, best first; empty in scope "exhibits".
        faces: Faces of the case, best first; empty in scope "gallery".
        seconds: Time the comparison took.
        gallery_revision: The gallery's revision; None in scope "exhibits".
        gallery_root: The gallery's Merkle root, hex; None in scope "exhibits".
        pack_sha256: The model pack of both templates.
        expired_left_out: Portraits left out because their retention has ended.
        other_pack_left_out: Portraits or faces left out because they have no template of this model pack.
        preview: Why no preview was shown, or None.
    """

    id: str
    scope: Scope
    mode: Mode
    gallery_size: int
    searched: int
    threshold: float | None
    k: int
    probe: Probe
    candidates: tuple[Candidate, ...]
    faces: tuple[FaceCandidate, ...]
    seconds: float
    gallery_revision: int | None
    gallery_root: str | None
    pack_sha256: str
    expired_left_out: int
    other_pack_left_out: int
    preview: str | None = None


def search(
    lab: Lab,
    request: Search,
    control: JobControl,
    *,
    analyst: Analyst,
    preview: Callable[[SearchResult], None] | None = None,
) -> SearchResult:
    """Search for the person of a probe; the exact result is stored and logged.

    Args:
        lab: The lab.
        request: What to search for and why.
        control: Progress and cancel.
        analyst: Takes in a probe image; not used for a probe that is in the case already.
        preview: Called at most once, before the exact result, with an approximate one.

    Raises:
        ChoiceNeeded: if the probe image shows several faces and none was chosen; `facts["faces"]` lists them.
        CatchlightError: if authority or purpose is missing, or the probe cannot be searched for; nothing was searched.
        JobCancelled: if the examiner cancelled.
    """
    raise NotImplementedError
