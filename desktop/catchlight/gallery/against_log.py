"""The gallery as the log says it must be, replayed from its entries, against the gallery's tables.

Compared are the templates (the gallery's root), which portraits there are, of whom, how the face was chosen, until when
they are kept, tags, legal holds and the model pack in use. Where a portrait comes from, its legal basis, and sex and
birth year of a person stand in no entry.

Of 2.65 million portraits the replay holds some 500 MB; it stays in memory, because person ids belong on no disk that an
erasure does not reach.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.log import LogEntry
from catchlight.evidence.merkle import Frontier
from catchlight.evidence.problems import Problem, Problems
from catchlight.gallery.gallery_tree import read_tree, recomputed_root
from catchlight.jobs import JobControl

ACTIONS = frozenset(
    {
        *("gallery.enrolled", "gallery.erased", "gallery.tagged", "gallery.pack.switched"),
        *("gallery.reenrolment.started", "person.held", "person.released"),
    }
)
_EXPECTED = """
CREATE TABLE leaves (leaf INTEGER PRIMARY KEY, sha256 BLOB NOT NULL);
CREATE TABLE portraits (sha256 BLOB PRIMARY KEY, told BLOB, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE tagged (sha256 BLOB, tag TEXT, entry INTEGER NOT NULL, PRIMARY KEY (sha256, tag)) WITHOUT ROWID;
"""
_STORED = (
    "SELECT p.sha256, o.person_id, p.retain_until, p.chosen FROM portraits p JOIN persons o ON o.id = p.person"
    " ORDER BY p.sha256"
)
_STORED_TAGS = (
    "SELECT p.sha256, t.name FROM portrait_tags g JOIN portraits p ON p.id = g.portrait JOIN tags t ON t.id = g.tag"
    " ORDER BY p.sha256, t.name"
)


class LoggedGallery:
    """The gallery as of the entry last read; `replaying` makes one."""

    def __init__(self, expected: sqlite3.Connection) -> None:
        self._expected = expected
        self._expected.executescript(_EXPECTED)
        self._root: tuple[int | None, str] = (None, Frontier().root().hex())
        self._pack: tuple[int | None, str | None] = (None, None)
        self._held: dict[str, int] = {}

    def read(self, entry: LogEntry) -> None:
        """Take the next entry about the gallery."""
        action, details, number = entry.document["action"], entry.document["details"], entry.sequence
        if action in {"gallery.enrolled", "gallery.erased"}:
            self._root = (number, details["gallery_root"])
        match action:
            case "gallery.enrolled":
                self._enrolled(number, details)
            case "gallery.erased":
                self._erased(one["leaf"] for one in details["erased"])
            case "gallery.tagged":
                self._tagged(number, details, entry.document["subjects"])
            case "gallery.pack.switched":
                self._pack = (number, details["pack_sha256"])
            case "gallery.reenrolment.started":
                self._pack = (number, details["pack_in_use"]) if details["pack_in_use"] else self._pack
            case "person.held":
                self._held[details["person_id"]] = number
            case "person.released":
                self._held.pop(details["person_id"], None)

    def compare(self, db: Database, control: JobControl | None = None) -> Iterator[Problem]:
        """What the gallery's tables say otherwise; every template is read.

        Raises:
            JobCancelled: if the job was asked to stop.
        """
        entry, root = self._root
        if recomputed_root(db, control) != root:
            yield Problem(entry, "the gallery's templates are others in the lab's tables than in the log")
        elif read_tree(db).root() != root:
            yield Problem(entry, "the gallery's tree is another one in the lab's tables than in the log")
        (pack,) = db.conn.execute("SELECT pack_sha256 FROM gallery WHERE id = 1").fetchone()
        if pack != self._pack[1]:
            yield Problem(self._pack[0], "the gallery is searched with another model pack than the log says")
        found = Problems()
        self._compare_portraits(db, found)
        self._compare_tags(db, found)
        self._compare_holds(db, found)
        yield from found.told()

    def _enrolled(self, number: int, details: Mapping[str, Any]) -> None:
        portraits = details["portraits"]
        first = details["gallery_templates"] - len(portraits)
        for leaf, one in enumerate(portraits, start=first):
            sha256 = bytes.fromhex(one["sha256"])
            told = None if one["person_id"] is None else _told(one["person_id"], one["retain_until"], one["chosen"])
            self._expected.execute("INSERT OR REPLACE INTO leaves VALUES (?, ?)", (leaf, sha256))
            self._expected.execute("INSERT OR IGNORE INTO portraits VALUES (?, ?, ?)", (sha256, told, number))

    def _erased(self, leaves: Iterator[int]) -> None:
        for leaf in leaves:
            gone = self._expected.execute("SELECT sha256 FROM leaves WHERE leaf = ?", (leaf,)).fetchone()
            if gone is not None:
                self._expected.execute("DELETE FROM portraits WHERE sha256 = ?", gone)
                self._expected.execute("DELETE FROM tagged WHERE sha256 = ?", gone)

    def _tagged(self, number: int, details: Mapping[str, Any], subjects: list[dict[str, str]]) -> None:
        for subject in subjects:
            sha256, tag = bytes.fromhex(subject["sha256"]), details["tag"]
            if details["removed"]:
                self._expected.execute("DELETE FROM tagged WHERE sha256 = ? AND tag = ?", (sha256, tag))
            else:
                self._expected.execute("INSERT OR IGNORE INTO tagged VALUES (?, ?, ?)", (sha256, tag, number))

    def _compare_portraits(self, db: Database, found: Problems) -> None:
        unknown = 0
        expected = self._expected.execute("SELECT sha256, told, entry FROM portraits ORDER BY sha256")
        stored = ((bytes.fromhex(sha256), _told(*said)) for sha256, *said in db.conn.execute(_STORED))
        known = next(expected, None)
        for sha256, told in stored:
            while known is not None and known[0] < sha256:
                found.add(known[2], "a portrait that was enrolled is gone from the lab's tables")
                known = next(expected, None)
            if known is None or known[0] != sha256:
                unknown += 1
                continue
            if known[1] not in {None, told}:
                found.add(known[2], "a portrait has another person, last day or choice of face in the lab's tables")
            known = next(expected, None)
        while known is not None:
            found.add(known[2], "a portrait that was enrolled is gone from the lab's tables")
            known = next(expected, None)
        if unknown:
            found.add_general(f"{unknown} portraits stand in the lab's tables that no entry enrolled")

    def _compare_tags(self, db: Database, found: Problems) -> None:
        expected = {(bytes(sha256).hex(), tag): entry for sha256, tag, entry in self._expected.execute(_TAGGED)}
        stored = set(db.conn.execute(_STORED_TAGS))
        for one in sorted(expected.keys() - stored):
            found.add(expected[one], "a tag of a portrait is gone from the lab's tables")
        if added := len(stored - expected.keys()):
            found.add_general(f"{added} tags stand in the lab's tables that no entry put on a portrait")

    def _compare_holds(self, db: Database, found: Problems) -> None:
        stored = {person for (person,) in db.conn.execute("SELECT person_id FROM persons WHERE held_since IS NOT NULL")}
        for person in sorted(self._held.keys() - stored):
            found.add(self._held[person], "the legal hold of a person is gone from the lab's tables")
        if added := len(stored - self._held.keys()):
            found.add_general(f"{added} persons are under legal hold in the lab's tables and in no entry")


_TAGGED = "SELECT sha256, tag, entry FROM tagged"


@contextmanager
def replaying() -> Iterator[LoggedGallery]:
    """A replay of an empty gallery; what it holds goes with it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as expected:
        yield LoggedGallery(expected)


def _told(person_id: str, retain_until: str, chosen: str) -> bytes:
    return hashlib.sha256(json.dumps([person_id, retain_until, chosen]).encode()).digest()[:16]
