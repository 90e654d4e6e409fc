"""The gallery as the log says it must be, replayed from its entries, against the gallery's tables.

Compared are the templates (the gallery's root), the record of each portrait and its person (by a salted hash, see
`catchlight.gallery.portrait_records`), what was erased, tags, legal holds, the revision, and the model pack, the search
files and the gallery server in use.

Of 2.65 million portraits the replay holds some 500 MB; it stays in memory, because person ids belong on no disk that an
erasure does not reach.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any, NamedTuple

from sqlite_utils import Database

from catchlight.evidence.log import LogEntry
from catchlight.evidence.merkle import Frontier
from catchlight.evidence.problems import Problem, Problems
from catchlight.gallery.gallery_tree import read_tree, recomputed_root
from catchlight.gallery.milvus import server_against_log
from catchlight.gallery.milvus.server_against_log import LoggedServer
from catchlight.gallery.portrait_records import PARTICULARS, PortraitRecord, all_records
from catchlight.jobs import JobControl

ACTIONS = server_against_log.ACTIONS | frozenset(
    {
        *("gallery.enrolled", "gallery.erased", "gallery.tagged", "gallery.pack.switched"),
        *("gallery.reenrolment.started", "gallery.reenrolment.refused", "gallery.indexed"),
        *("person.held", "person.released"),
    }
)
_EXPECTED = """
CREATE TABLE leaves (leaf INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, pack INTEGER NOT NULL);
CREATE TABLE portraits (sha256 BLOB PRIMARY KEY, told BLOB, entry INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE learnt (sha256 BLOB, name TEXT, digest BLOB, revision INTEGER, entry INTEGER, PRIMARY KEY (sha256, name))
WITHOUT ROWID;
CREATE TABLE erased (leaf INTEGER PRIMARY KEY, pack INTEGER, revision INTEGER, entry INTEGER NOT NULL);
CREATE TABLE tagged (sha256 BLOB, tag TEXT, entry INTEGER NOT NULL, PRIMARY KEY (sha256, tag)) WITHOUT ROWID;
"""
_PORTRAITS = (
    "SELECT sha256, told, entry, EXISTS (SELECT 1 FROM learnt WHERE learnt.sha256 = portraits.sha256)"
    " FROM portraits ORDER BY sha256"
)
# What was learnt twice had been taken away in between; so it is as no table can have it.
_LEARN = (
    "INSERT INTO learnt (sha256, name, digest, revision, entry) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (sha256, name) DO UPDATE SET digest = x''"
)
_STORED_TAGS = (
    "SELECT p.sha256, t.name FROM portrait_tags g JOIN portraits p ON p.id = g.portrait JOIN tags t ON t.id = g.tag"
    " ORDER BY p.sha256, t.name"
)
_MASKED = (
    "SELECT count(*) FROM erased_templates e JOIN templates t ON t.portrait = e.portrait"
    " AND t.pack_sha256 = e.pack_sha256"
)
_CHANGED = "SELECT c.revision FROM portraits p LEFT JOIN changed_persons c ON c.person = p.person WHERE p.sha256 = ?"
_GENERATIONS = "SELECT pack_sha256, generation, revision, leaves, manifest_sha256 FROM generations"
_HELD = (
    "SELECT person_id, held_since, held_because FROM persons WHERE held_since IS NOT NULL OR held_because IS NOT NULL"
)
_EMPTY_PERSONS = "SELECT count(*) FROM persons o WHERE NOT EXISTS (SELECT 1 FROM portraits p WHERE p.person = o.id)"
_EMPTY_TAGS = "SELECT count(*) FROM tags t WHERE NOT EXISTS (SELECT 1 FROM portrait_tags g WHERE g.tag = t.id)"


class _Hold(NamedTuple):
    """A legal hold: since when and why; the reason is None where its clear text was erased."""

    entry: int
    since: str
    because: str | None


class LoggedGallery:
    """The gallery as of the entry last read; `replaying` makes one."""

    def __init__(self, expected: sqlite3.Connection) -> None:
        self._expected = expected
        self._expected.executescript(_EXPECTED)
        self._root: tuple[int | None, str] = (None, Frontier().root().hex())
        self._revision: tuple[int | None, int] = (None, 0)
        self._pack: tuple[int | None, str | None] = (None, None)
        self._packs: dict[str, int] = {}
        self._generations: dict[str, tuple[int, tuple[int, int, int, str]]] = {}
        self._held: dict[str, _Hold] = {}
        self._refused: dict[tuple[str, int], int] = {}
        self._server = LoggedServer()

    def read(self, entry: LogEntry) -> None:
        """Take the next entry about the gallery."""
        action, details, number = entry.document["action"], entry.document["details"], entry.sequence
        match action:
            case "gallery.enrolled":
                self._enrolled(number, details)
            case "gallery.erased":
                self._erased(number, details)
            case "gallery.tagged":
                self._tagged(number, details, entry.document["subjects"])
            case "gallery.pack.switched":
                self._pack = (number, details["pack_sha256"])
            case "gallery.reenrolment.started":
                self._pack = (number, details["pack_in_use"]) if details["pack_in_use"] else self._pack
            case "gallery.reenrolment.refused":
                rows = [int(portrait.removeprefix("p")) for portrait in details["portraits"]]
                self._refused.update(((details["pack_sha256"], row), number) for row in rows)
            case "gallery.indexed":
                built = (details["generation"], details["revision"], details["leaves"], details["manifest_sha256"])
                self._generations[details["pack_sha256"]] = (number, built)
            case "person.held" | "person.released":
                self._hold(entry)
            case str() if action in server_against_log.ACTIONS:
                self._server.read(entry)

    def compare(self, db: Database, control: JobControl | None = None) -> Iterator[Problem]:
        """What the gallery's tables say otherwise; every template is read.

        Raises:
            JobCancelled: if the job was asked to stop.
        """
        yield from self._compare_gallery(db, control)
        yield from self._compare_generations(db)
        yield from self._server.compare(db)
        found = Problems()
        self._compare_portraits(db, found)
        self._compare_learnt(db, found)
        self._compare_erased(db, found)
        self._compare_tags(db, found)
        self._compare_holds(db, found)
        self._compare_refused(db, found)
        if persons := db.conn.execute(_EMPTY_PERSONS).fetchone()[0]:
            found.add_general(f"{persons} persons without a portrait stand in the lab's tables")
        if tags := db.conn.execute(_EMPTY_TAGS).fetchone()[0]:
            found.add_general(f"{tags} tags without a portrait stand in the lab's tables")
        yield from found.told()

    def _enrolled(self, number: int, details: Mapping[str, Any]) -> None:
        self._root, self._revision = (number, details["gallery_root"]), (number, details["revision"])
        portraits = details["portraits"]
        first = details["gallery_templates"] - len(portraits)
        for leaf, one in enumerate(portraits, start=first):
            sha256 = bytes.fromhex(one["sha256"])
            pack = self._packs.setdefault(one["pack_sha256"], len(self._packs))
            self._expected.execute("INSERT OR REPLACE INTO leaves VALUES (?, ?, ?)", (leaf, sha256, pack))
            self._expected.execute("INSERT OR IGNORE INTO portraits VALUES (?, ?, ?)", (sha256, _told(one), number))
        for one in details.get("learnt", ()):
            for name in PARTICULARS:
                if name in one:
                    row = (bytes.fromhex(one["sha256"]), name, bytes.fromhex(one[name]), details["revision"], number)
                    self._expected.execute(_LEARN, row)

    def _erased(self, number: int, details: Mapping[str, Any]) -> None:
        self._root, self._revision = (number, details["gallery_root"]), (number, details["revision"])
        for leaf in (one["leaf"] for one in details["erased"]):
            gone = self._expected.execute("SELECT sha256, pack FROM leaves WHERE leaf = ?", (leaf,)).fetchone()
            if gone is not None:
                row = (leaf, gone[1], details["revision"], number)
                self._expected.execute("INSERT OR REPLACE INTO erased VALUES (?, ?, ?, ?)", row)
                for table in ("portraits", "learnt", "tagged"):
                    self._expected.execute(f"DELETE FROM {table} WHERE sha256 = ?", gone[:1])  # noqa: S608 - constants

    def _tagged(self, number: int, details: Mapping[str, Any], subjects: list[dict[str, str]]) -> None:
        self._revision = (number, details["revision"])
        tag = details["tag"]
        if tag is None:  # the person was erased since, and so was what the tag was on
            return
        for subject in subjects:
            sha256 = bytes.fromhex(subject["sha256"])
            if details["removed"]:
                self._expected.execute("DELETE FROM tagged WHERE sha256 = ? AND tag = ?", (sha256, tag))
            else:
                self._expected.execute("INSERT OR IGNORE INTO tagged VALUES (?, ?, ?)", (sha256, tag, number))

    def _hold(self, entry: LogEntry) -> None:
        details, person = entry.document["details"], entry.document["details"]["person_id"]
        if entry.document["action"] == "person.released":
            self._held.pop(person, None)
        elif person is not None:
            self._held[person] = _Hold(entry.sequence, entry.document["time"], details["reason"])

    def _compare_gallery(self, db: Database, control: JobControl | None) -> Iterator[Problem]:
        entry, root = self._root
        tree = read_tree(db)
        if recomputed_root(db, control) != root:
            yield Problem(entry, "the gallery's templates are others in the lab's tables than in the log")
        elif tree.root() != root:
            yield Problem(entry, "the gallery's tree is another one in the lab's tables than in the log")
        (templates,) = db.conn.execute("SELECT count(*) FROM templates").fetchone()
        if templates > tree.additions.size - tree.erasures.size:
            yield Problem(None, "templates stand in the lab's tables that no entry enrolled")
        if tree.revision != self._revision[1]:
            yield Problem(self._revision[0], "the gallery has another revision in the lab's tables than in the log")
        (pack,) = db.conn.execute("SELECT pack_sha256 FROM gallery WHERE id = 1").fetchone()
        if pack != self._pack[1]:
            yield Problem(self._pack[0], "the gallery is searched with another model pack than the log says")

    def _compare_generations(self, db: Database) -> Iterator[Problem]:
        stored = {pack: tuple(built) for pack, *built in db.conn.execute(_GENERATIONS)}
        for pack, (entry, built) in self._generations.items():
            if stored.pop(pack, None) != built:
                yield Problem(entry, "the gallery's search files are others in the lab's tables than in the log")
        if stored:
            yield Problem(None, f"search files of {len(stored)} model packs are in use that no entry knows")

    def _compare_portraits(self, db: Database, found: Problems) -> None:
        unknown = 0
        expected = self._expected.execute(_PORTRAITS)
        known = next(expected, None)
        for record in all_records(db):
            sha256 = bytes.fromhex(record.sha256)
            while known is not None and known[0] < sha256:
                found.add(known[2], "a portrait that was enrolled is gone from the lab's tables")
                known = next(expected, None)
            if known is None or known[0] != sha256:
                unknown += 1
                continue
            told, entry, has_learnt = known[1:]
            if _is_other(record, told, self._learnt_of(sha256) if has_learnt else {}):
                found.add(entry, "a portrait, or what is known of its person, is otherwise in the lab's tables")
            known = next(expected, None)
        while known is not None:
            found.add(known[2], "a portrait that was enrolled is gone from the lab's tables")
            known = next(expected, None)
        if unknown:
            found.add_general(f"{unknown} portraits stand in the lab's tables that no entry enrolled")

    def _learnt_of(self, sha256: bytes) -> dict[str, bytes]:
        return dict(self._expected.execute("SELECT name, digest FROM learnt WHERE sha256 = ?", (sha256,)).fetchall())

    def _compare_learnt(self, db: Database, found: Problems) -> None:
        """Search files of an older revision are corrected by `changed_persons`."""
        expected = self._expected.execute("SELECT sha256, max(revision), max(entry) FROM learnt GROUP BY sha256")
        for sha256, revision, entry in expected:
            stored = db.conn.execute(_CHANGED, (sha256.hex(),)).fetchone()
            if stored is not None and (stored[0] or 0) < revision:
                found.add(entry, "what was learnt of a person is not noted for searches in the lab's tables")

    def _compare_erased(self, db: Database, found: Problems) -> None:
        packs = {code: pack for pack, code in self._packs.items()}
        expected = self._expected.execute("SELECT leaf, pack, revision, entry FROM erased ORDER BY leaf")
        stored = db.conn.execute("SELECT leaf, pack_sha256, revision FROM erased_templates ORDER BY leaf")
        for (leaf, pack, revision, entry), told in zip(expected, stored, strict=False):
            if told != (leaf, packs[pack], revision):
                found.add(entry, "what was erased is otherwise in the lab's tables than in the log")
        if masked := db.conn.execute(_MASKED).fetchone()[0]:
            found.add_general(f"{masked} templates stand in the lab's tables as erased and as enrolled")

    def _compare_tags(self, db: Database, found: Problems) -> None:
        expected = {(bytes(sha256).hex(), tag): entry for sha256, tag, entry in self._expected.execute(_TAGGED)}
        stored = set(db.conn.execute(_STORED_TAGS))
        for one in sorted(expected.keys() - stored):
            found.add(expected[one], "a tag of a portrait is gone from the lab's tables")
        (all_stored,) = db.conn.execute("SELECT count(*) FROM portrait_tags").fetchone()
        if added := all_stored - len(stored & expected.keys()):
            found.add_general(f"{added} tags stand in the lab's tables that no entry put on a portrait")

    def _compare_holds(self, db: Database, found: Problems) -> None:
        rows = db.conn.execute(_HELD)
        stored = {person: (since, because) for person, since, because in rows}
        for person, hold in sorted(self._held.items()):
            since, because = stored.pop(person, (None, None))
            if since is None:
                found.add(hold.entry, "the legal hold of a person is gone from the lab's tables")
            elif since != hold.since or hold.because not in {None, because}:
                found.add(hold.entry, "the legal hold of a person has another time or reason in the lab's tables")
        if stored:
            found.add_general(f"{len(stored)} persons are under legal hold in the lab's tables and in no entry")

    def _compare_refused(self, db: Database, found: Problems) -> None:
        """The portraits in which a coming model pack was said to find no usable face; erased ones are gone."""
        stored = set(db.conn.execute("SELECT pack_sha256, portrait FROM reenrolment_refusals"))
        enrolled = {row for (row,) in db.conn.execute("SELECT id FROM portraits")} if self._refused else set()
        for one in sorted(self._refused.keys() - stored):
            if one[1] in enrolled:
                told = "a portrait that a coming model pack lacks is not so noted in the lab's tables"
                found.add(self._refused[one], told)
        if added := len(stored - self._refused.keys()):
            found.add_general(f"{added} portraits stand in the lab's tables as lacking, and in no entry")


_TAGGED = "SELECT sha256, tag, entry FROM tagged"
_TOLD_BYTES = 16


@contextmanager
def replaying() -> Iterator[LoggedGallery]:
    """A replay of an empty gallery; what it holds goes with it."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as expected:
        yield LoggedGallery(expected)


def _told(one: Mapping[str, Any]) -> bytes | None:
    """What an entry says of a portrait that it enrolled; None if an earlier version wrote it."""
    return bytes.fromhex(one["record"])[:_TOLD_BYTES] if "record" in one else None


def _is_other(record: PortraitRecord, told: bytes | None, learnt: Mapping[str, bytes]) -> bool:
    """Whether the tables have another record of a portrait than the log."""
    if told is None:
        return False
    if not record.is_bound or any(record.digest_of(name) != digest for name, digest in learnt.items()):
        return True
    return record.digest(without=learnt)[:_TOLD_BYTES] != told
