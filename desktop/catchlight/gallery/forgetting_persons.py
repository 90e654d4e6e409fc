"""Forget persons and portraits: their rows, which files these named, and which clear texts of the log name the person.

The templates are erased before (`catchlight.gallery.erased`), because that keeps the tree and the search files right.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.entry import commitments_in
from catchlight.evidence.forgetting import Forgotten

_ABOUT_THE_PERSON = frozenset({"person.held", "person.released", "gallery.tagged"})
"""Entries of which every clear text is about that one person."""


@dataclass(frozen=True)
class PortraitToErase:
    """A portrait that is to be erased.

    Attributes:
        row: Its row.
        person: The person's row.
        person_id: The person's id.
        sha256: SHA-256 of the original file.
        retain_until: The last day it might be searched, `YYYY-MM-DD`.
        is_held: Whether the person is under legal hold.
        held_case: Number of a case under legal hold in whose results the portrait is, or None.
    """

    row: int
    person: int
    person_id: str
    sha256: str
    retain_until: str
    is_held: bool
    held_case: str | None


_TO_ERASE = (
    "SELECT p.id, p.person, o.person_id, p.sha256, p.retain_until, o.held_since IS NOT NULL,"
    " (SELECT min(k.number) FROM cases k JOIN searches s ON s.case_id = k.id WHERE k.held_since IS NOT NULL AND s.id IN"
    " (SELECT search_id FROM candidate_portraits WHERE portrait = p.id UNION"
    " SELECT search_id FROM sweep_candidates WHERE portrait = p.id UNION"
    " SELECT search_id FROM candidates WHERE portrait = p.id))"
    " FROM portraits p JOIN persons o ON o.id = p.person"
)


SOUGHT = "ids with "
"""What the clear text of a `gallery.consulted` begins with, before the text that was looked for in the ids."""


def portraits_of_person(db: Database, person_row: int) -> list[PortraitToErase]:
    """All portraits of a person, oldest row first."""
    return _to_erase(db.conn.execute(_TO_ERASE + " WHERE p.person = ? ORDER BY p.id", (person_row,)))


def portraits_beside(db: Database, sha256: str) -> list[PortraitToErase]:
    """All portraits of the person of whom that file is enrolled, that one first; empty if it is not enrolled."""
    where = " WHERE p.person = (SELECT person FROM portraits WHERE sha256 = ?) ORDER BY p.sha256 <> ?, p.id"
    return _to_erase(db.conn.execute(_TO_ERASE + where, (sha256, sha256)))


def portraits_of_files(db: Database, hashes: Iterable[str]) -> list[PortraitToErase]:
    """The portraits that were enrolled from files of these hashes, by row."""
    where = " WHERE p.sha256 IN (SELECT value FROM json_each(?)) ORDER BY p.id"
    return _to_erase(db.conn.execute(_TO_ERASE + where, (json.dumps(sorted(hashes)),)))


def expired_portraits(db: Database, *, today: date, after: int = 0, limit: int = -1) -> list[PortraitToErase]:
    """The portraits whose retention ended before `today` and whose row is beyond `after`, by row."""
    where = " WHERE p.retain_until < ? AND p.id > ? ORDER BY p.id LIMIT ?"
    return _to_erase(db.conn.execute(_TO_ERASE + where, (today.isoformat(), after, limit)))


def forget_portraits(db: Database, portraits: Sequence[int]) -> Forgotten:
    """Delete portraits with their tags and the places they have in stored results, and persons left without any.

    Args:
        db: The database, inside an act; the portraits' templates are gone from it.
        portraits: Rows of the portraits.
    """
    asked = {"asked": json.dumps([int(portrait) for portrait in portraits])}
    files = {sha256 for row in db.conn.execute(_FILES, asked) for sha256 in row}
    persons = db.conn.execute(_PERSONS, asked).fetchall()
    rows = {table: db.conn.execute(statement, asked).rowcount for table, statement in _DELETIONS}
    rows["persons"] = sum(db.conn.execute(_LEFT_EMPTY, person).rowcount for person in persons)
    db.conn.execute("DELETE FROM tags WHERE NOT EXISTS (SELECT 1 FROM portrait_tags g WHERE g.tag = tags.id)")
    return Forgotten({table: count for table, count in rows.items() if count > 0}, frozenset(files))


_FILES = "SELECT sha256, crop_sha256 FROM portraits WHERE id IN (SELECT value FROM json_each(:asked))"
_PERSONS = "SELECT DISTINCT person FROM portraits WHERE id IN (SELECT value FROM json_each(:asked))"
_DELETIONS = (
    (
        "candidate_portraits",
        (
            "DELETE FROM candidate_portraits WHERE portrait IN (SELECT value FROM json_each(:asked))"
            " OR (search_id, rank) IN"
            " (SELECT search_id, rank FROM candidates WHERE portrait IN (SELECT value FROM json_each(:asked)))"
        ),
    ),
    ("candidates", "DELETE FROM candidates WHERE portrait IN (SELECT value FROM json_each(:asked))"),
    ("sweep_candidates", "DELETE FROM sweep_candidates WHERE portrait IN (SELECT value FROM json_each(:asked))"),
    ("portrait_tags", "DELETE FROM portrait_tags WHERE portrait IN (SELECT value FROM json_each(:asked))"),
    (
        "reenrolment_refusals",
        "DELETE FROM reenrolment_refusals WHERE portrait IN (SELECT value FROM json_each(:asked))",
    ),
    ("portraits", "DELETE FROM portraits WHERE id IN (SELECT value FROM json_each(:asked))"),
)
_LEFT_EMPTY = "DELETE FROM persons WHERE id = ? AND NOT EXISTS (SELECT 1 FROM portraits p WHERE p.person = persons.id)"
_ONLY_OF = (
    "SELECT o.person_id FROM persons o WHERE o.id IN"
    " (SELECT person FROM portraits WHERE id IN (SELECT value FROM json_each(:asked))) AND NOT EXISTS"
    " (SELECT 1 FROM portraits p WHERE p.person = o.id AND p.id NOT IN (SELECT value FROM json_each(:asked)))"
)


def persons_only_of(db: Database, portraits: Sequence[int]) -> list[str]:
    """Ids of the persons who have no portrait but these."""
    rows = db.conn.execute(_ONLY_OF, {"asked": json.dumps([int(portrait) for portrait in portraits])})
    return [person for (person,) in rows]


def clear_texts_about_persons(db: Database, person_ids: Iterable[str]) -> Iterator[bytes]:
    """The commitments of the log whose clear text is the id of one of these persons, their tags and why they were held.

    The clear texts are looked through once, however many persons there are. A text that is the same by chance and
    stands elsewhere in its entry (a case of that number, say) is not among them.
    """
    named = db.conn.execute(
        "SELECT l.sequence, CAST(l.entry AS BLOB), group_concat(hex(c.commitment)) FROM log_clear c"
        " JOIN log l ON l.sequence = c.sequence WHERE c.clear IN (SELECT value FROM json_each(:ids)) OR"
        " (substr(c.clear, 1, length(:sought)) = :sought AND EXISTS (SELECT 1 FROM json_each(:ids) AS one"
        " WHERE instr(lower(one.value), lower(substr(c.clear, length(:sought) + 1))))) GROUP BY l.sequence",
        {"ids": json.dumps(list(person_ids)), "sought": SOUGHT},
    )
    for _, entry, joined in named:
        document = json.loads(entry)
        texts = {bytes.fromhex(text) for text in joined.split(",")}
        as_person = set(_person_ids_in(document["details"]))
        yield from texts & as_person
        if document["action"] == "gallery.consulted":
            yield from texts & set(commitments_in(document["details"]))
        if document["action"] in _ABOUT_THE_PERSON and texts & as_person:
            yield from commitments_in(document["details"])


def _person_ids_in(value: Any) -> Iterator[bytes]:
    """The commitments under the name `person_id`, at any depth."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name == "person_id":
                yield from commitments_in(part)
            else:
                yield from _person_ids_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _person_ids_in(part)


def _to_erase(rows: Iterable[tuple[Any, ...]]) -> list[PortraitToErase]:
    return [
        PortraitToErase(row, person, person_id, sha256, until, bool(held), case)
        for row, person, person_id, sha256, until, held, case in rows
    ]
