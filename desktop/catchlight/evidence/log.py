"""The append-only evidence log: the table of entries, the tree over them, and how an act is written.

`acting` is the only door to a change that needs an account: the change and its entry are one transaction, so neither
exists without the other.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor, Draft, Subject, Value, seal
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab


@dataclass
class Act:
    """An act that is being written: the database to change, and its entries."""

    lab: Lab
    db: Database
    actor: Actor
    entries: list[int] = field(default_factory=list)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def log(
        self,
        action: str,
        *,
        case: str | None = None,
        subjects: tuple[Subject, ...] = (),
        details: Mapping[str, Value] | None = None,
    ) -> int:
        """Write one entry of this act; returns its sequence number."""
        draft = Draft(action, self.actor, case, subjects, details or {})
        self.entries.append(_append(self.db, draft, lab=self.lab.identifier, time=self.now))
        return self.entries[-1]


@contextmanager
def acting(lab: Lab, db: Database, actor: Actor) -> Iterator[Act]:
    """One act: everything the block changes and logs is committed together, or not at all.

    Raises:
        RuntimeError: if the block ends without an entry (a bug in the caller); nothing is committed.
    """
    with transaction(db):
        act = Act(lab, db, actor)
        yield act
        if not act.entries:
            raise RuntimeError("an act without a log entry is not committed")


@dataclass(frozen=True)
class LogEntry:
    """An entry as read back.

    Attributes:
        sequence: Its number, from 1.
        document: The parsed entry; commitments are replaced by their clear text, or by None where it was erased.
        leaf_hash: The leaf's hash as hex.
    """

    sequence: int
    document: dict[str, Any]
    leaf_hash: str

    @property
    def actor(self) -> str | None:
        """The actor's name, or None where it was erased."""
        name: str | None = self.document["actor"]["name"]
        return name


def read_log(db: Database, *, first: int = 1, limit: int = -1, newest_first: bool = False) -> Iterator[LogEntry]:
    """Entries from `first` on (or the newest ones first), with the clear text that is still there.

    Raises:
        CatchlightError: if an entry was changed so that it can no longer be read.
    """
    order = "DESC" if newest_first else "ASC"  # one of two constants, so it may stand in the statement
    rows = db.conn.execute(
        "SELECT sequence, CAST(entry AS BLOB), CAST(leaf_hash AS BLOB) FROM log WHERE sequence >= ?"  # noqa: S608
        f" ORDER BY sequence {order} LIMIT ?",
        (first, limit),
    )
    for sequence, entry, leaf in rows.fetchall():
        clear = clear_texts(db, sequence)
        if not all(isinstance(text, str) for text in clear.values()):
            raise _unreadable(sequence)
        yield LogEntry(sequence, _opened(_parsed(sequence, entry), clear), leaf.hex())


def log_size(db: Database) -> int:
    """Entries in the log."""
    return int(db.conn.execute("SELECT coalesce(max(sequence), 0) FROM log").fetchone()[0])


def clear_texts(db: Database, sequence: int) -> dict[str, str]:
    """The clear texts of one entry by commitment (hex)."""
    rows = db.conn.execute("SELECT commitment, clear FROM log_clear WHERE sequence = ?", (sequence,))
    return {bytes(commitment).hex(): clear for commitment, clear in rows}


def _append(db: Database, draft: Draft, *, lab: str, time: datetime) -> int:
    if not db.conn.in_transaction:
        raise RuntimeError("an entry is written together with its act, while the act is open")
    try:
        return _write(db, draft, lab=lab, time=time)
    except (sqlite3.IntegrityError, LookupError) as error:
        raise CatchlightError(
            "The evidence log was changed from outside, so nothing can be added to it. This step was not kept.",
            hint="See what was changed with: catchlight log verify. Then restore a backup of the lab.",
        ) from error


def _write(db: Database, draft: Draft, *, lab: str, time: datetime) -> int:
    tree = _tree(db)
    sealed = seal(draft, lab=lab, sequence=tree.size + 1, tree_root=tree.root(), time=time)
    leaf = leaf_hash(sealed.canonical)
    tree.add(leaf)
    db.conn.execute(
        "INSERT INTO log (sequence, entry, leaf_hash) VALUES (?, ?, ?)", (sealed.sequence, sealed.canonical, leaf)
    )
    db.conn.executemany(
        "INSERT INTO log_clear (commitment, sequence, salt, clear) VALUES (?, ?, ?, ?)",
        [(opened.digest, sealed.sequence, opened.salt, opened.clear) for opened in sealed.commitments],
    )
    db.conn.execute("UPDATE log_tree SET size = ?, frontier = ? WHERE id = 1", (tree.size, tree.to_bytes()))
    return sealed.sequence


def _tree(db: Database) -> Frontier:
    """The tree beside the log.

    Raises:
        LookupError: if it is not there, or no tree.
    """
    row = db.conn.execute("SELECT size, CAST(frontier AS BLOB) FROM log_tree WHERE id = 1").fetchone()
    try:
        return Frontier.from_bytes(*row)
    except (TypeError, AttributeError, ValueError) as error:
        raise LookupError("no tree beside the log") from error


def _parsed(sequence: int, entry: bytes) -> dict[str, Any]:
    try:
        document = json.loads(entry)
        if isinstance(document, dict) and isinstance(document["actor"], dict) and "name" in document["actor"]:
            return document
    except (ValueError, KeyError):
        pass
    raise _unreadable(sequence)


def _unreadable(sequence: int) -> CatchlightError:
    return CatchlightError(
        f"Entry {sequence} of the evidence log was changed and cannot be read.",
        hint="See what was changed with: catchlight log verify. Then restore a backup of the lab.",
        entry=sequence,
    )


def _opened(value: Any, clear: dict[str, str]) -> Any:
    if isinstance(value, dict):
        if set(value) == {"commitment"}:
            return clear.get(value["commitment"])
        return {key: _opened(part, clear) for key, part in value.items()}
    if isinstance(value, list):
        return [_opened(part, clear) for part in value]
    return value
