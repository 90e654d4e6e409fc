"""What is known of a portrait before it is enrolled: where it comes from, why it may be kept, and the face in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from catchlight.faces.face import Face


@dataclass(frozen=True)
class Provenance:
    """Where a portrait comes from and why it may be searched; nothing is enrolled without it.

    Attributes:
        person_id: The person's id in the system the portrait comes from.
        captured_on: Day it was taken.
        source: Who took it and where.
        legal_basis: What allows it to be searched.
        retain_until: Last day (UTC) it may be searched.
        sex: As stated, or None.
        birth_year: As stated, or None.
        note: As stated, or None.
    """

    person_id: str
    captured_on: date
    source: str
    legal_basis: str
    retain_until: date
    sex: str | None = None
    birth_year: int | None = None
    note: str | None = None


class Chosen(StrEnum):
    """How the face of a portrait was chosen among those in the image."""

    ONLY_FACE = "only-face"
    FACE_BOX = "face-box"
    LARGEST_FACE = "largest-face"


@dataclass(frozen=True)
class NewPortrait:
    """A portrait that is ready to be enrolled; its files are in the stores already.

    Attributes:
        provenance: Where it comes from.
        sha256: SHA-256 of the original file.
        file_name: The original's name.
        width: Pixels across, upright.
        height: Pixels down, upright.
        face: The face it was enrolled for.
        chosen: How that face was chosen.
        crop_sha256: Display crop in the lab's store.
        pack_sha256: Model pack that made the template.
    """

    provenance: Provenance
    sha256: str
    file_name: str
    width: int
    height: int
    face: Face
    chosen: Chosen
    crop_sha256: str
    pack_sha256: str
