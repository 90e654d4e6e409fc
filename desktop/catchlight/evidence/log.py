"""The append-only evidence log: the table of entries, the tree over them, and how an act is written.

`acting` is the only door to a change: the change and its signed entry are one transaction, so neither exists without
the other.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import SIGNATURE_DOMAIN, Actor, Draft, Subject, Value, seal, timestamp
from catchlight.evidence.log_index import CASE_KEY, HAS_CASE_KEY, IS_ABOUT_ACCOUNTS
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.lab.accounts import may_sign
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab

CLOCK_TOLERANCE_SECONDS = 2.0
"""A clock may be corrected by so much without an entry of its own."""


@dataclass
class Act:
    """An act that is being written: the database to change, and its entries."""

    lab: Lab
    db: Database
    actor: Actor
    entries: list[int] = field(default_factory=list)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    _read: "_Edge | None" = None

    def log(
        self,
        action: str,
        *,
        case: str | None = None,
        subjects: tuple[Subject, ...] = (),
        details: Mapping[str, Value] | None = None,
    ) -> int:
        """Write one entry of this act, signed by its actor; returns its sequence number.

        Raises:
            NotPermitted: if the account was disabled or its key revoked meanwhile, or a job's key is used for more
                than it was made for.
        """
        actor = self.actor
        _require_may_sign(self.db, actor, action, now=self.now)
        given = dict(details or {})
        if actor.session is not None:
            given["session"] = actor.session
        if not self.entries:
            self._note_clock_set_back()
        self.entries.append(self._append(Draft(action, actor, case, subjects, given)))
        return self.entries[-1]

    def _note_clock_set_back(self) -> None:
        """Say in an entry of its own that the clock is behind the newest entry; a verifier asks for it."""
        newest = self._edge().newest_time
        if newest is None:
            return
        behind = (datetime.fromisoformat(newest) - self.now).total_seconds()
        if behind > CLOCK_TOLERANCE_SECONDS:
            details: dict[str, Value] = {"seconds": round(behind)}
            if self.actor.session is not None:
                details["session"] = self.actor.session
            self.entries.append(self._append(Draft("clock.set_back", self.actor, details=details)))

    def _edge(self) -> "_Edge":
        """The tree so far: read once in an act, because nobody else can write until it ends."""
        if not self.db.conn.in_transaction:
            raise RuntimeError("an entry is written together with its act, while the act is open")
        if self._read is None:
            try:
                self._read = _edge_of(self.db)
            except LookupError as error:
                raise _changed_from_outside() from error
        return self._read

    def _append(self, draft: Draft) -> int:
        edge, self._read = self._edge(), None  # what fails half-way is read anew
        try:
            sequence = _write(self.db, draft, edge.tree, lab=self.lab.identifier, time=self.now)
        except sqlite3.IntegrityError as error:
            raise _changed_from_outside() from error
        self._read = edge
        return sequence


@dataclass(frozen=True)
class _Edge:
    """Where the log ends: its tree, which grows with each entry, and the time of the newest one before the act."""

    tree: Frontier
    newest_time: str | None


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


def read_log(
    db: Database,
    *,
    first: int = 1,
    limit: int = -1,
    newest_first: bool = False,
    actions: Collection[str] | None = None,
    case: str | None = None,
) -> Iterator[LogEntry]:
    """Entries from `first` on (or the newest ones first), with the clear text that is still there.

    Args:
        db: The lab's database.
        first: The lowest sequence number.
        limit: How many at most; -1 for all.
        newest_first: The newest first.
        actions: Only entries of these actions; one that ends with `.*` stands for all that begin so. None: of any.
        case: Only entries of the case with this identifier; None: of any, and of none.

    Raises:
        CatchlightError: if an entry was changed so that it can no longer be read.
    """
    order = "DESC" if newest_first else "ASC"  # one of two constants, so it may stand in the statement
    wanted = None if actions is None else json.dumps(list(actions))
    within = "1" if case is None else f"{CASE_KEY} IN (CAST(:case AS BLOB), x'') AND {HAS_CASE_KEY}"
    if actions and all(action.startswith("account.") for action in actions):
        within += f" AND {IS_ABOUT_ACCOUNTS}"
    rows = db.conn.execute(
        # An entry that is no JSON any more is not left out: whoever reads the log has to learn of it.
        f"SELECT sequence, CAST(entry AS BLOB), CAST(leaf_hash AS BLOB) FROM log WHERE {within}"  # noqa: S608 - constants
        " AND sequence >= :first AND ("
        " (:actions IS NULL AND :case IS NULL) OR NOT json_valid(CAST(entry AS TEXT)) OR ("
        " (:case IS NULL OR json_extract(CAST(entry AS TEXT), '$.case') = :case) AND (:actions IS NULL OR EXISTS"
        " (SELECT 1 FROM json_each(:actions) WHERE json_extract(CAST(entry AS TEXT), '$.action') GLOB value))))"
        f" ORDER BY sequence {order} LIMIT :limit",
        {"first": first, "limit": limit, "actions": wanted, "case": case},
    )
    for sequence, entry, leaf in rows.fetchall():
        clear = clear_texts(db, sequence)
        if not all(isinstance(text, str) for text in clear.values()):
            raise _unreadable(sequence)
        yield LogEntry(sequence, _opened(_parsed(sequence, entry), clear), leaf.hex())


def is_logged(db: Database, actor: Actor, action: str, details: Mapping[str, str | int]) -> bool:
    """Whether the actor's session has an entry of this action already, with these values among its details.

    Somebody who acts without a session has none; personal data (commitments) cannot be asked for.
    """
    if actor.session is None:
        return False
    row = db.conn.execute(
        "SELECT 1 FROM log WHERE sequence > :session AND json_valid(CAST(entry AS TEXT))"
        " AND json_extract(CAST(entry AS TEXT), '$.action') = :action"
        " AND json_extract(CAST(entry AS TEXT), '$.actor.account') = :account"
        " AND json_extract(CAST(entry AS TEXT), '$.details.session') = :session"
        " AND NOT EXISTS (SELECT 1 FROM json_each(:details) AS asked"
        " WHERE json_extract(CAST(entry AS TEXT), '$.details.' || asked.key) IS NOT asked.value) LIMIT 1",
        {"session": actor.session, "account": actor.account, "action": action, "details": json.dumps(dict(details))},
    )
    return row.fetchone() is not None


def log_size(db: Database) -> int:
    """Entries in the log."""
    return int(db.conn.execute("SELECT coalesce(max(sequence), 0) FROM log").fetchone()[0])


def clear_texts(db: Database, sequence: int) -> dict[str, str]:
    """The clear texts of one entry by commitment (hex)."""
    rows = db.conn.execute("SELECT commitment, clear FROM log_clear WHERE sequence = ?", (sequence,))
    return {bytes(commitment).hex(): clear for commitment, clear in rows}


def kept_clear_texts(db: Database, commitments: Collection[bytes]) -> dict[bytes, int]:
    """Which of these commitments have their clear text still, each with the number of its entry.

    One walk through all clear texts, however many are asked for.
    """
    if not commitments:
        return {}
    wanted = json.dumps([digest.hex().upper() for digest in commitments])
    rows = db.conn.execute(
        "SELECT commitment, sequence FROM log_clear WHERE hex(commitment) IN (SELECT value FROM json_each(?))",
        (wanted,),
    )
    return {bytes(digest): sequence for digest, sequence in rows}


def _require_may_sign(db: Database, actor: Actor, action: str, *, now: datetime) -> None:
    job = actor.delegation
    if not may_sign(db, actor.account, None if job else actor.key.key_id, actor.role):
        raise NotPermitted(
            f"The account of {actor.name} can no longer act as {actor.role}: it was disabled, its key was replaced, or"
            " the role was taken away. This step was not kept.",
            hint="Sign in again, or ask a supervisor of the lab.",
            account=actor.account,
        )
    if job is not None and _was_reset(db, actor.account, since=job.entry):
        raise NotPermitted(
            f"The account of {actor.name} was reset, which ends its jobs. This step was not kept.",
            hint="Sign in and start the job again; it goes on where it stopped.",
            account=actor.account,
        )
    if job is not None and (action not in job.actions or now > job.expires_at):
        reason = "its time is over" if now > job.expires_at else f"it was not made for {action}"
        raise NotPermitted(
            f"The key of this job cannot sign: {reason}. This step was not kept.",
            hint="Sign in and start the job again; it goes on where it stopped.",
            account=actor.account,
            action=action,
        )


def _was_reset(db: Database, account: str, *, since: int) -> bool:
    """Whether a supervisor gave the account another key after that entry."""
    row = db.conn.execute(
        f"SELECT 1 FROM log WHERE sequence > ? AND {IS_ABOUT_ACCOUNTS}"  # noqa: S608 - a constant
        ' AND instr(entry, CAST(\'"action":"account.reset"\' AS BLOB)) > 0'
        " AND json_extract(CAST(entry AS TEXT), '$.details.account') = ? LIMIT 1",
        (since, account),
    )
    return row.fetchone() is not None


def _changed_from_outside() -> CatchlightError:
    return CatchlightError(
        "The evidence log was changed from outside, so nothing can be added to it. This step was not kept.",
        hint="See what was changed with: catchlight log verify. Then restore a backup of the lab.",
    )


def _write(db: Database, draft: Draft, tree: Frontier, *, lab: str, time: datetime) -> int:
    """Write an entry at the end of the log, whose tree is given and grows by it."""
    sealed = seal(draft, lab=lab, sequence=tree.size + 1, tree_root=tree.root(), time=time)
    leaf = leaf_hash(sealed.canonical)
    tree.add(leaf)
    key = draft.actor.key
    db.conn.execute(
        "INSERT INTO log (sequence, entry, leaf_hash, signature, signer) VALUES (?, ?, ?, ?, ?)",
        (sealed.sequence, sealed.canonical, leaf, key.sign(SIGNATURE_DOMAIN + sealed.canonical), key.key_id),
    )
    db.conn.executemany(
        "INSERT INTO log_clear (commitment, sequence, salt, clear) VALUES (?, ?, ?, ?)",
        [(opened.digest, sealed.sequence, opened.salt, opened.clear) for opened in sealed.commitments],
    )
    db.conn.execute(
        "UPDATE log_tree SET size = ?, frontier = ?, newest_time = ? WHERE id = 1",
        (tree.size, tree.to_bytes(), timestamp(time)),
    )
    return sealed.sequence


def _edge_of(db: Database) -> _Edge:
    """Where the log ends.

    Raises:
        LookupError: if no tree stands beside the log.
    """
    row = db.conn.execute("SELECT size, CAST(frontier AS BLOB), newest_time FROM log_tree WHERE id = 1").fetchone()
    try:
        size, frontier, newest_time = row
        return _Edge(Frontier.from_bytes(size, frontier), newest_time)
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
