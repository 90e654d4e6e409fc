"""Erasure that can be proved: what was erased is gone, its entry and certificate hold hashes only, the tree stays.

One act deletes the rows, the clear texts of the log and the names of files, and logs `erasure.done`. Once that is
committed the bytes themselves go: files are overwritten and deleted, the pages of the database and its write-ahead log
are overwritten and compacted. Then `erasure.purged` is logged, by whoever is signed in; until it is, the row in
`erasures` has no `purged_at`, and the next opening of the lab and the next sign-in go on with it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import rfc8785
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import commitments_in, timestamp
from catchlight.evidence.forgetting import Forgotten
from catchlight.evidence.log import Act, kept_clear_texts
from catchlight.evidence.merkle import leaf_hash
from catchlight.jobs import JobControl

FORMAT = "catchlight-erasure/1"
MOST_IN_ENTRY = 1000
"""Commitments, files or erasures that one entry names; the others follow in another one."""
_PLACE = ("entry", "leaf_hash")

IsNamed = Callable[[Database, str], bool]
"""Whether any row names the stored file of that hash."""


@dataclass(frozen=True)
class Erasure:
    """What is erased, and why.

    Attributes:
        kind: "search", "case", later others.
        subject: What entries and backups know it by: `s12`, a case's identifier.
        reason: Why; personal data.
        case: Identifier of the case it belongs to, or None.
        retention: What said that it was due, as the log is to have it: the last day, the policy's hash; or None.
    """

    kind: str
    subject: str
    reason: str
    case: str | None = None
    retention: Mapping[str, str | bool] | None = None


@dataclass(frozen=True)
class Certificate:
    """What proves an erasure; it says nothing of what was erased but hashes and counts.

    Attributes:
        entry: Sequence number of `erasure.done`.
        kind: What was erased.
        subject: What entries know it by.
        time: When, RFC 3339 in UTC.
        rows: Deleted rows by table.
        files: SHA-256 of the stored files that went.
        clear_texts: How many clear texts of the log went.
        text: The certificate itself, canonical JSON.
        purged_at: When somebody signed that the freed pages and files were gone from the disk too (the time of
            `erasure.purged`), or None while nobody has.
    """

    entry: int
    kind: str
    subject: str
    time: str
    rows: Mapping[str, int]
    files: tuple[str, ...]
    clear_texts: int
    text: str = field(repr=False)
    purged_at: str | None = None


def erase(
    act: Act, erasure: Erasure, forgotten: Forgotten, *, commitments: Iterable[bytes], is_named: IsNamed
) -> Certificate:
    """Finish an erasure whose rows were deleted in this act: clear texts, entry, certificate.

    Args:
        act: The act.
        erasure: What and why.
        forgotten: What the rooms deleted.
        commitments: Digests whose clear texts go too.
        is_named: Tells which files still have a name elsewhere; these stay.

    Raises:
        CatchlightError: if no reason is given.
    """
    if not erasure.reason.strip():
        raise CatchlightError(
            "An erasure needs its reason. Nothing was erased.", hint="Say why, as in: --reason 'retention is over'."
        )
    digests = _forget_clear_texts(act.db, commitments)
    files = sorted(sha256 for sha256 in forgotten.files if not is_named(act.db, sha256))
    body: dict[str, Any] = {
        "format": FORMAT,
        "lab": act.lab.identifier,
        "kind": erasure.kind,
        "subject": erasure.subject,
        "case": erasure.case,
        "time": timestamp(act.now),
        "rows": dict(forgotten.rows),
        "files": files,
        "clear_texts": len(digests),
        "commitments_sha256": hashlib.sha256(b"".join(digests)).hexdigest(),
    }
    entry = _log(act, erasure, body, digests)
    (leaf,) = act.db.conn.execute("SELECT leaf_hash FROM log WHERE sequence = ?", (entry,)).fetchone()
    text = rfc8785.dumps({**body, "entry": entry, "leaf_hash": bytes(leaf).hex()}).decode()
    act.db.conn.execute(
        "INSERT INTO erasures (sequence, kind, subject, certificate) VALUES (?, ?, ?, ?)",
        (entry, erasure.kind, erasure.subject, text),
    )
    return _certificate(text, None)


def clear_texts_about(
    db: Database,
    *,
    case: str,
    keeps: Callable[[Mapping[str, Any]], bool],
    stays: frozenset[str] = frozenset(),
    control: JobControl | None = None,
) -> Iterator[bytes]:
    """The commitments in the details of a case's entries; who acted is not among them, because that stays.

    Args:
        db: The database.
        case: The case's identifier.
        keeps: Tells of a parsed entry whether it keeps all its clear texts.
        stays: Names of details whose clear texts stay in the other entries.
        control: Cancel.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    rows = db.conn.execute(
        "SELECT sequence, CAST(entry AS BLOB) FROM log WHERE instr(CAST(entry AS BLOB), ?) ORDER BY sequence",
        (case.encode(),),
    )
    for sequence, entry in rows:
        control.step(sequence, None, "log entries")
        document = json.loads(entry)
        if document["case"] != case or keeps(document):
            continue
        details = document["details"]
        yield from commitments_in({name: value for name, value in details.items() if name not in stays})


def certificates(db: Database, *, unfinished: bool = False) -> list[Certificate]:
    """Every certificate of the lab, oldest first; or those of which no entry says that the bytes are off the disk."""
    rows = db.conn.execute(
        "SELECT certificate, purged_at FROM erasures WHERE purged_at IS NULL OR NOT ? ORDER BY sequence", (unfinished,)
    )
    return [_certificate(text, purged_at) for text, purged_at in rows.fetchall()]


def every_erasure(db: Database) -> dict[int, tuple[str, str, str]]:
    """Kind, subject and the hash that its entry has of the certificate, of each erasure by the number of its entry.

    The hash is empty where the certificate's place in the log is another one.

    Raises:
        ValueError: if a certificate is none.
    """
    rows = db.conn.execute(
        "SELECT e.sequence, kind, subject, certificate, leaf_hash FROM erasures e"
        " LEFT JOIN log ON log.sequence = e.sequence"
    )
    return {
        entry: (kind, subject, _stated_hash(text, entry, leaf)) for entry, kind, subject, text, leaf in rows.fetchall()
    }


def _stated_hash(text: str, entry: int, leaf: bytes) -> str:
    certificate = json.loads(text)
    body = {name: value for name, value in certificate.items() if name not in _PLACE}
    is_in_place = (certificate["entry"], certificate["leaf_hash"]) == (entry, bytes(leaf or b"").hex())
    return hashlib.sha256(rfc8785.dumps(body)).hexdigest() if is_in_place else ""


def purge_times(db: Database) -> dict[int, str]:
    """Since when the bytes of erasures are off the disk, by the number of the erasure's entry."""
    rows = db.conn.execute("SELECT sequence, purged_at FROM erasures WHERE purged_at IS NOT NULL")
    return dict(rows.fetchall())


def mark_purged(act: Act, entries: Iterable[int]) -> None:
    """Say that the bytes of these erasures are gone from the disk: in the log, and in the rows of the erasures."""
    listed = sorted(entries)
    for start in range(0, len(listed), MOST_IN_ENTRY):
        act.log("erasure.purged", details={"erasures": [*listed[start : start + MOST_IN_ENTRY]]})
    at = timestamp(act.now)
    act.db.conn.executemany("UPDATE erasures SET purged_at = ? WHERE sequence = ?", [(at, entry) for entry in listed])


def certificate_problem(text: str, entry: bytes) -> str | None:
    """What is wrong with a certificate, given the canonical bytes of the entry that it names; None if nothing is."""
    try:
        certificate, document = json.loads(text), json.loads(entry)
        body = {name: value for name, value in certificate.items() if name not in _PLACE}
        place = (document["lab"], document["action"], document["sequence"])
        if place != (certificate["lab"], "erasure.done", certificate["entry"]):
            return "the entry it names is no erasure, or another lab's"
        stated = document["details"]["certificate_sha256"]
        if certificate["leaf_hash"] != leaf_hash(entry).hex():
            return "the entry it names is another one"
    except (ValueError, KeyError, TypeError, AttributeError):
        return "it is no certificate of an erasure"
    return None if hashlib.sha256(rfc8785.dumps(body)).hexdigest() == stated else "its text was changed"


def overwrite_freed_pages(db: Database, *, patience_seconds: float) -> bool:
    """Take erased bytes out of the database file and its write-ahead log; False if another process is in the way.

    Deleted rows are zeros already (`secure_delete`), but older images of their pages stand in the write-ahead log, and
    free pages in the file.
    """
    db.conn.execute(f"PRAGMA busy_timeout = {round(patience_seconds * 1000):d}")
    pages, size = (int(db.conn.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    if pages * size <= _IN_MEMORY_BYTES:  # otherwise SQLite puts the compacted copy into the system's temporary folder
        db.conn.execute("PRAGMA temp_store = MEMORY")
    if not _checkpointed(db):
        return False
    db.conn.execute("VACUUM")
    return _checkpointed(db)


_IN_MEMORY_BYTES = 256 << 20


def _checkpointed(db: Database) -> bool:
    (busy, _, _) = db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _forget_clear_texts(db: Database, commitments: Iterable[bytes]) -> list[bytes]:
    """Delete clear texts; returns the digests of those that were there, in order."""
    kept = kept_clear_texts(db, set(commitments))
    db.conn.executemany(
        "DELETE FROM log_clear WHERE sequence = ? AND commitment = ?",
        [(entry, digest) for digest, entry in kept.items()],
    )
    return sorted(kept)


def _log(act: Act, erasure: Erasure, body: Mapping[str, Any], digests: Sequence[bytes]) -> int:
    """Log the erasure, in as many entries as it takes; returns the number of the first."""
    files, hexes = body["files"], [digest.hex() for digest in digests]
    entry = act.log(
        "erasure.done",
        case=erasure.case,
        details={
            "kind": erasure.kind,
            "subject": erasure.subject,
            "reason": Personal(erasure.reason.strip()),
            "retention": erasure.retention,
            "rows": body["rows"],
            "commitments": hexes[:MOST_IN_ENTRY],
            "files": files[:MOST_IN_ENTRY],
            "certificate_sha256": hashlib.sha256(rfc8785.dumps(dict(body))).hexdigest(),
        },
    )
    for start in range(MOST_IN_ENTRY, max(len(files), len(hexes)), MOST_IN_ENTRY):
        more = {
            "of": entry,
            "commitments": hexes[start : start + MOST_IN_ENTRY],
            "files": files[start : start + MOST_IN_ENTRY],
        }
        act.log("erasure.continued", case=erasure.case, details=more)
    return entry


def _certificate(text: str, purged_at: str | None) -> Certificate:
    stated = json.loads(text)
    return Certificate(
        stated["entry"],
        stated["kind"],
        stated["subject"],
        stated["time"],
        stated["rows"],
        tuple(stated["files"]),
        stated["clear_texts"],
        text,
        purged_at,
    )
