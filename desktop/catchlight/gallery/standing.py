"""How a portrait stands to the gallery: new, enrolled already, a duplicate, or at odds with what is enrolled."""

from dataclasses import dataclass
from enum import StrEnum

from sqlite_utils import Database

from catchlight.faces.face import Box
from catchlight.gallery.provenance import Provenance

_PARTICULARS = ("captured_on", "source", "legal_basis", "retain_until", "note")


class State(StrEnum):
    """What the gallery knows of a row's portrait."""

    NEW = "new"
    WITHOUT_TEMPLATE = "without-template"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Standing:
    """How a portrait stands to the gallery.

    Attributes:
        state: `WITHOUT_TEMPLATE` means enrolled, but with another model pack only.
        reason: Why it cannot be enrolled, for `DUPLICATE` and `CONFLICT`, else "".
        portrait: Row of the enrolled portrait, or None.
        box: The enrolled face, or None.
    """

    state: State
    reason: str = ""
    portrait: int | None = None
    box: Box | None = None


def standing_of(db: Database, provenance: Provenance, sha256: str, *, pack: str) -> Standing:
    """How the portrait of that file hash stands to the gallery, for that person and model pack."""
    known = db.conn.execute(
        "SELECT p.id, n.person_id, p.captured_on, p.source, p.legal_basis, p.retain_until, p.note,"
        " p.x, p.y, p.face_width, p.face_height,"
        " EXISTS (SELECT 1 FROM templates t WHERE t.portrait = p.id AND t.pack_sha256 = ?)"
        " FROM portraits p JOIN persons n ON n.id = p.person WHERE p.sha256 = ?",
        (pack, sha256),
    ).fetchone()
    conflict = _person_conflict(db, provenance)
    if known is None:
        return Standing(State.CONFLICT, conflict) if conflict else Standing(State.NEW)
    row, person_id, *enrolled = known
    box = Box(*enrolled[5:9])
    if person_id != provenance.person_id:
        reason = f"duplicate: the same file is enrolled for person {person_id}"
        return Standing(State.DUPLICATE, reason, row, box)
    differing = [
        f"{name} {was if was is not None else 'empty'}"
        for name, was, now in zip(_PARTICULARS, enrolled, particulars_of(provenance), strict=False)
        if was != now
    ]
    if differing or conflict:
        reason = conflict or f"enrolled already with {', '.join(differing)}; nothing was changed"
        return Standing(State.CONFLICT, reason, row, box)
    return Standing(State.UNCHANGED if enrolled[-1] else State.WITHOUT_TEMPLATE, "", row, box)


def particulars_of(provenance: Provenance) -> tuple[str | None, ...]:
    """What is stored with the portrait itself, as stored, in the order of `_PARTICULARS`."""
    captured, retain = provenance.captured_on.isoformat(), provenance.retain_until.isoformat()
    return (captured, provenance.source, provenance.legal_basis, retain, provenance.note)


def _person_conflict(db: Database, provenance: Provenance) -> str:
    """What is known of the person otherwise than the row says, in words; "" if nothing is."""
    known = db.conn.execute(
        "SELECT sex, birth_year FROM persons WHERE person_id = ?", (provenance.person_id,)
    ).fetchone()
    if known is None:
        return ""
    stated = (("sex", known[0], provenance.sex), ("birth_year", known[1], provenance.birth_year))
    for name, was, now in stated:
        if was is not None and now is not None and was != now:
            return f"person {provenance.person_id} is enrolled with {name} {was}, the row says {now}"
    return ""
