"""Reading the gallery for its page: persons by page and filter, and the portraits of a person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlite_utils import Database

from catchlight.faces.face import Box, Quality
from catchlight.gallery.provenance import Chosen


@dataclass(frozen=True)
class Person:
    """A person of the gallery.

    Attributes:
        row: Row in the database.
        person_id: Id in the system the portraits come from.
        sex: As enrolled, or None.
        birth_year: As enrolled, or None.
        portraits: How many portraits are enrolled.
        crop_sha256: Display crop of the newest portrait, in the lab's store.
        retain_until: Last day any of the portraits may be searched, `YYYY-MM-DD`.
    """

    row: int
    person_id: str
    sex: str | None
    birth_year: int | None
    portraits: int
    crop_sha256: str
    retain_until: str


@dataclass(frozen=True)
class Portrait:
    """An enrolled portrait.

    Attributes:
        row: Row in the database; shown as `p12`.
        person_id: The person's id.
        sex: The person's, as enrolled, or None.
        birth_year: The person's, as enrolled, or None.
        sha256: SHA-256 of the original file.
        file_name: The original's name.
        width: Pixels across, upright.
        height: Pixels down, upright.
        captured_on: Day it was taken, `YYYY-MM-DD`.
        source: Who took it and where.
        legal_basis: What allows it to be searched.
        retain_until: Last day (UTC) it may be searched, `YYYY-MM-DD`.
        note: As enrolled, or None.
        box: Where the face is, pixels.
        chosen: How the face was chosen.
        quality: The face's quality.
        crop_sha256: Display crop in the lab's store.
        enrolled_at: RFC 3339, UTC.
        enrolled_by: Who enrolled it.
    """

    row: int
    person_id: str
    sex: str | None
    birth_year: int | None
    sha256: str
    file_name: str
    width: int
    height: int
    captured_on: str
    source: str
    legal_basis: str
    retain_until: str
    note: str | None
    box: Box
    chosen: Chosen
    quality: Quality
    crop_sha256: str
    enrolled_at: str
    enrolled_by: str

    @property
    def id(self) -> str:
        """The id shown to people and scripts."""
        return f"p{self.row}"


_PORTRAITS = (
    "SELECT p.id, n.person_id, n.sex, n.birth_year, p.sha256, p.file_name, p.width, p.height, p.captured_on, p.source,"
    " p.legal_basis, p.retain_until, p.note, p.x, p.y, p.face_width, p.face_height, p.chosen, p.quality, p.crop_sha256,"
    " p.enrolled_at, p.enrolled_by FROM portraits p JOIN persons n ON n.id = p.person"
)


def count_persons(db: Database, *, text: str = "") -> int:
    """How many persons have `text` in their id, whatever the case of its letters."""
    rows = db.conn.execute("SELECT count(*) FROM persons WHERE person_id LIKE ? ESCAPE '\\'", (_containing(text),))
    return int(rows.fetchone()[0])


def list_persons(db: Database, *, text: str = "", offset: int = 0, limit: int = 100) -> list[Person]:
    """One page of the persons that have `text` in their id, by id."""
    rows = db.conn.execute(
        "SELECT n.id, n.person_id, n.sex, n.birth_year,"
        " (SELECT count(*) FROM portraits p WHERE p.person = n.id),"
        " (SELECT p.crop_sha256 FROM portraits p WHERE p.person = n.id ORDER BY p.captured_on DESC, p.id DESC LIMIT 1),"
        " (SELECT max(p.retain_until) FROM portraits p WHERE p.person = n.id)"
        " FROM persons n WHERE n.person_id LIKE ? ESCAPE '\\' ORDER BY n.person_id LIMIT ? OFFSET ?",
        (_containing(text), limit, offset),
    )
    return [Person(*row) for row in rows]


def portraits_of(db: Database, person_id: str) -> list[Portrait]:
    """The portraits of a person, newest first."""
    where = " WHERE n.person_id = ? ORDER BY p.captured_on DESC, p.id DESC"
    return [_portrait(row) for row in db.conn.execute(_PORTRAITS + where, (person_id,))]


def portraits_by_row(db: Database, rows: Iterable[int]) -> dict[int, Portrait]:
    """Portraits by their row."""
    found = (db.conn.execute(_PORTRAITS + " WHERE p.id = ?", (row,)).fetchone() for row in rows)
    return {row[0]: _portrait(row) for row in found if row is not None}


def count_portraits_of(db: Database, person_id: str) -> int:
    """How many portraits of a person are enrolled."""
    rows = db.conn.execute(
        "SELECT count(*) FROM portraits p JOIN persons n ON n.id = p.person WHERE n.person_id = ?", (person_id,)
    )
    return int(rows.fetchone()[0])


def _containing(text: str) -> str:
    escaped = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _portrait(row: tuple[Any, ...]) -> Portrait:
    quality = msgspec.json.decode(row[18], type=Quality)
    fields = (*row[:13], Box(*row[13:17]), Chosen(row[17]), quality, *row[19:])
    return Portrait(*fields)
