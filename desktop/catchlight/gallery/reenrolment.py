"""What a coming model pack still lacks: the portraits without a template of it, and those in which it finds no face.

Expired portraits get no new template: they take part in no search, with any pack.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from catchlight.evidence.log import Act
from catchlight.faces.face import Box
from catchlight.gallery.provenance import Provenance

_AT_ONCE = 256
_LACKING = (
    " FROM portraits p JOIN persons n ON n.id = p.person WHERE p.retain_until >= :today AND p.id > :after"
    " AND NOT EXISTS (SELECT 1 FROM templates t WHERE t.pack_sha256 = :pack AND t.portrait = p.id)"
    " AND NOT EXISTS (SELECT 1 FROM reenrolment_refusals r WHERE r.pack_sha256 = :pack AND r.portrait = p.id)"
)


@dataclass(frozen=True)
class EnrolledPortrait:
    """A portrait as it is enrolled.

    Attributes:
        row: Its row.
        sha256: Hash of its original file.
        file_name: The original's name.
        crop_sha256: Its display crop.
        provenance: Where it comes from.
        box: The face that was enrolled, pixels of the upright image.
    """

    row: int
    sha256: str
    file_name: str
    crop_sha256: str
    provenance: Provenance
    box: Box


@dataclass(frozen=True)
class RefusedPortrait:
    """A portrait without a template of the coming pack.

    Attributes:
        portrait: Its row.
        person_id: Whose it is.
        file_name: The original's name.
        reason: Why, in words.
    """

    portrait: int
    person_id: str
    file_name: str
    reason: str


def portraits_without(db: Database, *, pack: str, today: date) -> Iterator[EnrolledPortrait]:
    """The portraits that were not looked at with that pack yet, in order of enrolment; a few are in memory."""
    after = 0
    while True:
        rows = db.conn.execute(
            "SELECT p.id, p.sha256, p.file_name, p.crop_sha256, n.person_id, p.captured_on, p.source, p.legal_basis,"
            f" p.retain_until, n.sex, n.birth_year, p.note, p.x, p.y, p.face_width, p.face_height{_LACKING}"
            " ORDER BY p.id LIMIT :most",
            {"pack": pack, "today": today.isoformat(), "after": after, "most": _AT_ONCE},
        ).fetchall()
        if not rows:
            return
        after = rows[-1][0]
        for row, sha256, file_name, crop, person, captured, source, basis, retain, *rest in rows:
            sex, born, note, *box = rest
            days = date.fromisoformat(captured), date.fromisoformat(retain)
            provenance = Provenance(person, days[0], source, basis, days[1], sex, born, note)
            yield EnrolledPortrait(row, sha256, file_name, crop, provenance, Box(*box))


def count_without(db: Database, *, pack: str, today: date) -> int:
    """How many portraits were not looked at with that pack yet."""
    values = {"pack": pack, "today": today.isoformat(), "after": 0}
    return int(db.conn.execute(f"SELECT count(*){_LACKING}", values).fetchone()[0])


def refuse_portraits(act: Act, refused: Mapping[int, str], *, pack: str) -> None:
    """Note why portraits have no template of that pack, with the log entry."""
    act.db.conn.executemany(
        "INSERT INTO reenrolment_refusals (pack_sha256, portrait, reason) VALUES (?, ?, ?)"
        " ON CONFLICT (pack_sha256, portrait) DO UPDATE SET reason = excluded.reason",
        [(pack, portrait, reason) for portrait, reason in refused.items()],
    )
    act.log(
        "gallery.reenrolment.refused",
        details={"pack_sha256": pack, "portraits": [f"p{portrait}" for portrait in sorted(refused)]},
    )


def refused_portraits(db: Database, *, pack: str) -> tuple[RefusedPortrait, ...]:
    """The portraits in which that pack finds no face that can be enrolled; erased ones are gone from it."""
    rows = db.conn.execute(
        "SELECT p.id, n.person_id, p.file_name, r.reason FROM reenrolment_refusals r JOIN portraits p"
        " ON p.id = r.portrait JOIN persons n ON n.id = p.person WHERE r.pack_sha256 = ? ORDER BY p.id",
        (pack,),
    )
    return tuple(RefusedPortrait(*row) for row in rows)


def state_pack(act: Act, pack: str) -> None:
    """Put down which pack the gallery is searched with; the caller logs it."""
    act.db.conn.execute("UPDATE gallery SET pack_sha256 = ? WHERE id = 1", (pack,))
