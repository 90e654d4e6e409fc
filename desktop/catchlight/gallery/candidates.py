"""What a search gives: candidates, which are leads and never identifications."""

from dataclasses import dataclass
from datetime import datetime

from catchlight.faces.records import StoredFace


@dataclass(frozen=True)
class Candidate:
    """One person on the candidate list, shown by the portrait that compares best.

    Attributes:
        rank: 1 for the highest comparison score.
        person_id: The person's id in the gallery.
        score: Comparison score: cosine of the two templates, -1 to 1.
        portrait: Id of the best portrait, `p12`.
        crop_sha256: Display crop (PNG) of the portrait in the lab's store, or None for a reader who sees no portraits.
        sha256: SHA-256 of the portrait's original file.
        captured_on: When it was taken, `YYYY-MM-DD`.
        source: Who took it and where, as enrolled.
        legal_basis: What allows it to be searched, as enrolled.
        retain_until: Last day it may be searched, `YYYY-MM-DD`.
        sex: As enrolled, or None.
        birth_year: As enrolled, or None.
        note: As enrolled, or None.
        portraits: How many portraits of this person are in the gallery.
        compared: Those of them that were searched, by id, with their scores, best first.
        snapshot: The imported snapshot that the person was found in, or None for the lab's own gallery. Nothing else is
            known here of such a person; portraits are named with the snapshot, `snapshot-1:p12`.
    """

    rank: int
    person_id: str
    score: float
    portrait: str
    crop_sha256: str | None
    sha256: str
    captured_on: str
    source: str
    legal_basis: str
    retain_until: str
    sex: str | None
    birth_year: int | None
    note: str | None
    portraits: int
    compared: tuple[tuple[str, float], ...] = ()
    snapshot: str | None = None


@dataclass(frozen=True)
class FaceCandidate:
    """One face of the case's own exhibits.

    Attributes:
        rank: 1 for the highest comparison score.
        score: Comparison score: cosine of the two templates, -1 to 1.
        face: The face.
        wall_time: Its true time by the recorder's clock that is in force, or None for a still and where none was noted.
    """

    rank: int
    score: float
    face: StoredFace
    wall_time: datetime | None = None
