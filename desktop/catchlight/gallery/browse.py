"""Reading the gallery for its page: persons by filter, a part at a time, and the portraits of a person.

A gallery has millions of persons, so nothing here looks at all of them in one go: each call goes on after the id where
the one before stopped and looks at so many, whether they pass the filter or not.
"""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlite_utils import Database

from catchlight.faces.face import Box, Quality
from catchlight.gallery.filters import Filters
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


@dataclass(frozen=True)
class PersonFilter:
    """Which persons to list.

    Attributes:
        text: Characters that the person's id holds, letters in either case; or the id of one of their
            portraits, `p12`.
        filters: Sex and birth year are the person's; the rest has to be true of one portrait, expired or not.
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)

    def __bool__(self) -> bool:
        """True if it leaves anybody out."""
        return bool(self.text.strip() or self.filters)


@dataclass(frozen=True)
class PersonsScanned:
    """Part of the gallery's persons, looked through in the order of their ids.

    Attributes:
        rows: Rows of those that pass, in that order.
        looked: How many were looked at.
        last: The id to go on after, or None where all were looked at.
    """

    rows: "array[int]"
    looked: int
    last: str | None


@dataclass(frozen=True)
class ChoicesScanned:
    """What part of the gallery can be filtered by.

    Attributes:
        sexes: Sexes as enrolled, of persons of these rows.
        sources: Their sources.
        legal_bases: Their legal bases.
        last: The row to go on after, or None where all were looked at.
    """

    sexes: frozenset[str]
    sources: frozenset[str]
    legal_bases: frozenset[str]
    last: int | None


_MOST_DIGITS = 18
_PORTRAITS = (
    "SELECT p.id, n.person_id, n.sex, n.birth_year, p.sha256, p.file_name, p.width, p.height, p.captured_on, p.source,"
    " p.legal_basis, p.retain_until, p.note, p.x, p.y, p.face_width, p.face_height, p.chosen, p.quality, p.crop_sha256,"
    " p.enrolled_at, p.enrolled_by FROM portraits p JOIN persons n ON n.id = p.person"
)


_PART = "SELECT id, person_id, sex, birth_year FROM persons WHERE person_id > :after ORDER BY person_id LIMIT :most"
_BY_PERSON = (
    "(instr(lower(n.person_id), :text) > 0 OR n.id = :of_portrait)"
    " AND (:sex IS NULL OR coalesce(n.sex, 'unknown') IN (SELECT value FROM json_each(:sex)))"
    " AND (:born_from IS NULL OR n.birth_year >= :born_from OR (n.birth_year IS NULL AND :born_unknown))"
    " AND (:born_to IS NULL OR n.birth_year <= :born_to OR (n.birth_year IS NULL AND :born_unknown))"
)
_BY_PORTRAIT = (
    " AND EXISTS (SELECT 1 FROM portraits p WHERE p.person = n.id"
    " AND (:captured_from IS NULL OR p.captured_on >= :captured_from)"
    " AND (:captured_to IS NULL OR p.captured_on <= :captured_to)"
    " AND (:sources IS NULL OR p.source IN (SELECT value FROM json_each(:sources)))"
    " AND (:legal_bases IS NULL OR p.legal_basis IN (SELECT value FROM json_each(:legal_bases)))"
    " AND (:tags IS NULL OR EXISTS (SELECT 1 FROM portrait_tags g JOIN tags t ON t.id = g.tag"
    " WHERE g.portrait = p.id AND t.name IN (SELECT value FROM json_each(:tags)))))"
)


def scan_persons(db: Database, wanted: PersonFilter, *, after: str = "", most: int = 10_000) -> PersonsScanned:
    """Look at the next persons by id, at `most` of them, and say which pass the filter."""
    by_portrait = _BY_PORTRAIT if _asks_of_portraits(wanted.filters) else ""
    asked = {**_parameters(wanted), "of_portrait": _of_portrait(db, wanted.text), "after": after, "most": most}
    (looked, last) = db.conn.execute(f"SELECT count(*), max(person_id) FROM ({_PART})", asked).fetchone()  # noqa: S608
    rows = db.conn.execute(
        f"SELECT n.id FROM ({_PART}) n WHERE {_BY_PERSON}{by_portrait} ORDER BY n.person_id",  # noqa: S608
        asked,
    )
    return PersonsScanned(array("q", (row for (row,) in rows)), looked, last if looked == most else None)


def is_anybody_enrolled(db: Database) -> bool:
    """True if the gallery holds a portrait."""
    return db.conn.execute("SELECT 1 FROM portraits LIMIT 1").fetchone() is not None


def persons_by_row(db: Database, rows: Sequence[int]) -> list[Person]:
    """The persons of these rows that are there still, in that order."""
    found = db.conn.execute(
        "SELECT n.id, n.person_id, n.sex, n.birth_year,"
        " (SELECT count(*) FROM portraits p WHERE p.person = n.id),"
        " (SELECT p.crop_sha256 FROM portraits p WHERE p.person = n.id ORDER BY p.captured_on DESC, p.id DESC LIMIT 1),"
        " (SELECT max(p.retain_until) FROM portraits p WHERE p.person = n.id)"
        " FROM json_each(?) asked JOIN persons n ON n.id = asked.value ORDER BY asked.key",
        (json.dumps(list(rows)),),
    )
    return [Person(*row) for row in found]


def count_portraits(db: Database, *, after: int = 0, most: int = 50_000) -> tuple[int, int | None]:
    """How many portraits the next `most` rows of persons have; the row to go on after, or None at the end."""
    (count,) = db.conn.execute(
        "SELECT count(*) FROM portraits WHERE person > ? AND person <= ?", (after, after + most)
    ).fetchone()
    (newest,) = db.conn.execute("SELECT coalesce(max(id), 0) FROM persons").fetchone()
    return int(count), after + most if after + most < newest else None


def scan_choices(db: Database, *, after: int = 0, most: int = 20_000) -> ChoicesScanned:
    """The sexes, sources and legal bases of the next `most` rows of persons and portraits."""
    part = (after, after + most)
    found = db.conn.execute(
        "SELECT DISTINCT source, legal_basis FROM portraits WHERE id > ? AND id <= ?", part
    ).fetchall()
    sexes = db.conn.execute("SELECT DISTINCT sex FROM persons WHERE id > ? AND id <= ? AND sex IS NOT NULL", part)
    (newest,) = db.conn.execute(
        "SELECT max((SELECT coalesce(max(id), 0) FROM portraits), (SELECT coalesce(max(id), 0) FROM persons))"
    ).fetchone()
    return ChoicesScanned(
        frozenset(sex for (sex,) in sexes),
        frozenset(source for source, _ in found),
        frozenset(basis for _, basis in found),
        after + most if after + most < newest else None,
    )


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


def _asks_of_portraits(filters: Filters) -> bool:
    return bool(filters.sources or filters.legal_bases or filters.tags or any(filters.captured))


def _of_portrait(db: Database, text: str) -> int | None:
    """The row of the person whose portrait has that id, or None."""
    digits = text.strip()[1:]
    if text.strip()[:1] not in {"p", "P"} or not (digits.isascii() and digits.isdigit()) or len(digits) > _MOST_DIGITS:
        return None
    found = db.conn.execute("SELECT person FROM portraits WHERE id = ?", (int(digits),)).fetchone()
    return None if found is None else int(found[0])


def _parameters(wanted: PersonFilter) -> dict[str, Any]:
    filters = wanted.filters
    asked: dict[str, Any] = {
        name: json.dumps(sorted(chosen)) if (chosen := getattr(filters, name)) else None
        for name in ("sex", "sources", "legal_bases", "tags")
    }
    asked["text"] = wanted.text.strip().lower()
    asked["born_from"], asked["born_to"] = filters.born
    asked["born_unknown"] = filters.born_unknown
    asked["captured_from"], asked["captured_to"] = (
        None if day is None else day.isoformat() for day in filters.captured
    )
    return asked


def _portrait(row: tuple[Any, ...]) -> Portrait:
    quality = msgspec.json.decode(row[18], type=Quality)
    fields = (*row[:13], Box(*row[13:17]), Chosen(row[17]), quality, *row[19:])
    return Portrait(*fields)
