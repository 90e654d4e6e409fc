"""The append-only evidence log: the table of entries, the tree over them, and how an act is written.

`acting` is the only door to a change that needs an account: the change and its entry are one transaction, so neither
exists without the other.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

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
    """Entries from `first` on (or the newest ones first), with the clear text that is still there."""
    order = "DESC" if newest_first else "ASC"
    rows = db.conn.execute(
        f"SELECT sequence, entry, leaf_hash FROM log WHERE sequence >= ? ORDER BY sequence {order} LIMIT ?",  # noqa: S608 - `order` is one of two constants
        (first, limit),
    )
    for sequence, entry, leaf in rows.fetchall():
        yield LogEntry(sequence, _opened(json.loads(entry), clear_texts(db, sequence)), bytes(leaf).hex())


def log_size(db: Database) -> int:
    """Entries in the log."""
    return int(db.conn.execute("SELECT coalesce(max(sequence), 0) FROM log").fetchone()[0])


def clear_texts(db: Database, sequence: int) -> dict[str, str]:
    """The clear texts of one entry by commitment (hex)."""
    rows = db.conn.execute("SELECT commitment, clear FROM log_clear WHERE sequence = ?", (sequence,))
    return {bytes(commitment).hex(): clear for commitment, clear in rows}


def _append(db: Database, draft: Draft, *, lab: str, time: datetime) -> int:
    size, packed = db.conn.execute("SELECT size, frontier FROM log_tree WHERE id = 1").fetchone()
    tree = Frontier.from_bytes(size, bytes(packed))
    sealed = seal(draft, lab=lab, sequence=size + 1, tree_root=tree.root(), time=time)
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


def _opened(value: Any, clear: dict[str, str]) -> Any:
    if isinstance(value, dict):
        if set(value) == {"commitment"}:
            return clear.get(value["commitment"])
        return {key: _opened(part, clear) for key, part in value.items()}
    if isinstance(value, list):
        return [_opened(part, clear) for part in value]
    return value
