"""What a restore would do: is a newer lab there, what would be lost, and what was erased since the backup was made."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from catchlight.errors import CatchlightError, LabRefused
from catchlight.evidence.checkpoints import Checkpoint, checkpoint_now, kept_checkpoints, origin_of
from catchlight.evidence.entry_form import parsed_entry
from catchlight.evidence.erasure import certificates
from catchlight.evidence.left_checkpoints import found_beside
from catchlight.evidence.log import log_size, read_log
from catchlight.evidence.note import Note
from catchlight.evidence.retention import all_keeping
from catchlight.gallery.people import held_persons
from catchlight.gallery.searches import search_of_id
from catchlight.jobs import JobControl
from catchlight.lab import backup
from catchlight.lab.accounts import Account, all_accounts, key_in_force
from catchlight.lab.folder import Lab, described_lab
from catchlight.workflows.check_backup import CheckedBackup, check_manifest

Accounts = tuple[tuple[Account, str | None], ...]
"""Accounts with the ids of their keys in force."""
Head = tuple[int, str]
"""A number of entries and the tree head over them, hex."""
MOST_HEADS = 1000
"""So many heads of entries that are given up are named at most, the newest ones; checkpoints that were kept, always."""


@dataclass(frozen=True)
class KnownErasure:
    """An erasure that was made after the backup.

    Attributes:
        kind: What was erased.
        subject: `s7`, or a case's identifier.
        case: Identifier of the case, or None.
        reason: Why, or None where that was erased too, or only the certificate is there.
        started_at: For a search when it began, so that no other one of that number is taken for it; else None.
        at: When it was erased, RFC 3339.
        commitments: Those whose clear texts went.
        files: SHA-256 of the files that went.
    """

    kind: str
    subject: str
    case: str | None
    reason: str | None
    started_at: str | None
    at: str
    commitments: frozenset[bytes] = frozenset()
    files: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ThereAlready:
    """The lab that a restore would replace.

    Attributes:
        lab: The lab, or None where its description cannot be read.
        unreadable: Why its database cannot be read, or None.
        entries: Entries of its log.
        common: How many of the backup's entries its log begins with.
        heads: Tree heads of its log after those entries, up to `MOST_HEADS`.
        erasures: Made in it after the backup.
        held: Identifiers of its held cases with their reasons.
        held_persons: Ids of its held persons with their reasons.
        accounts: Its accounts with the ids of their keys.
    """

    lab: Lab | None
    unreadable: str | None = None
    entries: int = 0
    common: int = 0
    heads: tuple[Head, ...] = ()
    erasures: tuple[KnownErasure, ...] = ()
    held: Mapping[str, str] = field(default_factory=dict)
    held_persons: Mapping[str, str] = field(default_factory=dict)
    accounts: Accounts = ()


@dataclass(frozen=True)
class RestorePlan:
    """What a restore would do.

    Attributes:
        checked: The backup; its files other than the database are checked as they are restored.
        folder: Where it would be restored.
        there: The lab that it would replace, or None.
        newest_known: The newest checkpoint that is known and that the backup does not reach: its entries and head
            (hex); None where there is none.
        given_up: Tree heads of the log that is given up, as far as they are known: whoever verifies takes only their
            checkpoints for older than the restore.
    """

    checked: CheckedBackup
    folder: Path
    there: ThereAlready | None
    newest_known: Head | None
    given_up: tuple[Head, ...] = ()

    @property
    def lost_entries(self) -> int | None:
        """How many entries would be given up; None where nobody can know."""
        known = 0 if self.newest_known is None else max(0, self.newest_known[0] - self.checked.heading.entries)
        if self.there is None or self.there.unreadable is not None:
            return known or None
        return max(known, self.there.entries - self.there.common)

    @property
    def needs_reason(self) -> str | None:
        """Why a supervisor has to give a reason for it, or None."""
        entries = self.checked.heading.entries
        if not self.checked.verification.is_in_order:
            return "the log in the backup was changed before it was backed up"
        if self.there is not None and self.there.unreadable is not None:
            return f"the lab that is there cannot be read, so nobody can know what it holds ({self.there.unreadable})"
        if self.lost_entries:
            return f"the backup ends at entry {entries}, and {self.lost_entries} entries that are known would be lost"
        if self.newest_known is not None:
            return f"a checkpoint of {self.newest_known[0]} entries is known that the log in the backup does not fit"
        return None


def plan_restore(folder: Path, target: Path, control: JobControl | None = None) -> RestorePlan:
    """Check a backup and compare it with what is known of the lab; nothing is changed.

    Args:
        folder: The backup.
        target: The lab folder to restore to: a new or empty one, or the same lab's.
        control: Progress and cancel.

    Raises:
        BackupAltered: with the file's name, if the manifest, its signature, the database or the log is not in order.
        LabRefused: if the target holds another lab, or anything else.
        JobCancelled: if the job was asked to stop.
    """
    folder, target = folder.absolute(), target.absolute()
    if folder.is_relative_to(target) or target.is_relative_to(folder):
        raise LabRefused(
            f"The folder {target} is the backup's own, or one lies in the other. Nothing was restored.",
            hint="Restore to a folder outside the backup, so that the backup stays as it is.",
            folder=str(target),
        )
    checked = check_manifest(folder, control or JobControl())
    lab = Lab(target, checked.heading.lab, checked.heading.name)
    with backup.reading_copy(checked.folder / backup.DATABASE) as frozen:
        there = _there_already(lab, frozen)
        known = _known(lab, there)
        given_up = {(one.size, one.root.hex()) for one in known if not _begins_with(frozen, one, checked)}
        given_up |= set(() if there is None else there.heads)
        return RestorePlan(checked, target, there, _newest_known(known, frozen, checked), tuple(sorted(given_up)))


def accounts_of(db: Database) -> Accounts:
    """Every account of a lab with the id of its key."""
    keys = ((account, key_in_force(db, account.identifier)) for account in all_accounts(db))
    return tuple((account, None if key is None else key.key.key_id) for account, key in keys)


def _there_already(lab: Lab, frozen: Database) -> ThereAlready | None:
    """What lies in the target: nothing, or the same lab."""
    if not lab.folder.exists() or (lab.folder.is_dir() and not any(lab.folder.iterdir())):
        return None
    if not any((lab.folder / name).exists() for name in ("lab.toml", backup.DATABASE)):
        raise LabRefused(
            f"The folder {lab.folder} holds something that is no lab. Nothing was restored.",
            hint="Choose a new folder, or the lab that the backup is of.",
            folder=str(lab.folder),
        )
    try:
        found = described_lab(lab.folder)
    except LabRefused as error:
        return ThereAlready(None, error.message)
    if found.identifier != lab.identifier:
        raise LabRefused(
            f"The lab in {lab.folder} is another one than the backup is of. Nothing was restored.",
            hint="Choose a new folder, or the lab that the backup is of.",
            folder=str(lab.folder),
        )
    try:
        with found.reading() as db:
            return _read(found, db, frozen)
    except (CatchlightError, sqlite3.DatabaseError) as error:
        return ThereAlready(found, str(error))


def _read(lab: Lab, db: Database, frozen: Database) -> ThereAlready:
    common = _common_entries(db, frozen)
    return ThereAlready(
        lab,
        None,
        log_size(db),
        common,
        tuple(_heads(lab, db, after=common)),
        tuple(_erasures(db, after=common)),
        {one.case.identifier: one.held_because or "" for one in all_keeping(db, case_days=1) if one.is_held},
        held_persons(db),
        accounts_of(db),
    )


def _common_entries(db: Database, frozen: Database) -> int:
    """How many entries two logs begin with together; each entry holds the tree head over all before it."""
    low, high = 0, min(log_size(db), log_size(frozen))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _entry(db, middle) == _entry(frozen, middle) else (low, middle - 1)
    return low


def _entry(db: Database, sequence: int) -> bytes:
    row = db.conn.execute("SELECT CAST(entry AS BLOB) FROM log WHERE sequence = ?", (sequence,)).fetchone()
    return b"" if row is None else bytes(row[0])


def _heads(lab: Lab, db: Database, *, after: int) -> Iterator[Head]:
    """The tree heads of a log after so many entries; each entry holds the one over those before it."""
    size = log_size(db)
    for sequence in range(max(after + 2, size - MOST_HEADS + 2), size + 1):
        document = parsed_entry(_entry(db, sequence))[0]
        if document is not None and isinstance(document.get("tree_root"), str):
            yield sequence - 1, document["tree_root"]
    with suppress(LookupError):  # a damaged tree beside the log tells nothing
        now = checkpoint_now(db, lab=lab.identifier)
        if now.size > after:
            yield now.size, now.root.hex()


def _erasures(db: Database, *, after: int) -> list[KnownErasure]:
    """The erasures of a lab that a log of `after` entries does not hold."""
    commitments: dict[int, set[bytes]] = {}
    told: dict[int, Mapping[str, Any]] = {}
    for entry in read_log(db, first=after + 1, actions=("erasure.done", "erasure.continued")):
        details = entry.document["details"]
        first = details.get("of", entry.sequence)
        told.setdefault(first, entry.document)
        commitments.setdefault(first, set()).update(map(bytes.fromhex, details["commitments"]))
    found = []
    for one in certificates(db):
        if one.entry <= after or one.entry not in told:
            continue
        search = search_of_id(db, one.subject) if one.kind == "search" else None
        found.append(
            KnownErasure(
                one.kind,
                one.subject,
                told[one.entry]["case"],
                told[one.entry]["details"]["reason"],
                None if search is None else search.started_at,
                one.time,
                frozenset(commitments[one.entry]),
                frozenset(one.files),
            )
        )
    return found


def _known(lab: Lab, there: ThereAlready | None) -> list[Checkpoint]:
    """The checkpoints of this lab that are known anywhere."""
    notes = [one.note for one in found_beside(lab)]
    if there is not None and there.lab is not None and there.unreadable is None:
        with there.lab.reading() as db:
            notes += kept_checkpoints(db)
    return [one for one in map(_checkpoint, notes) if one is not None and one.origin == origin_of(lab.identifier)]


def _newest_known(known: list[Checkpoint], frozen: Database, checked: CheckedBackup) -> Head | None:
    """The largest of these checkpoints, if the log in the backup does not reach it."""
    newest = max(known, key=lambda one: one.size, default=None)
    return None if newest is None or _begins_with(frozen, newest, checked) else (newest.size, newest.root.hex())


def _checkpoint(note: str) -> Checkpoint | None:
    try:
        return Checkpoint.of_note(Note.parse(note))
    except ValueError:
        return None


def _begins_with(frozen: Database, checkpoint: Checkpoint, checked: CheckedBackup) -> bool:
    """Whether the log in the backup begins with what a checkpoint was made of."""
    if checkpoint.size >= checked.heading.entries:
        return (checkpoint.size, checkpoint.root.hex()) == (checked.heading.entries, checked.heading.root)
    document = parsed_entry(_entry(frozen, checkpoint.size + 1))[0]
    return document is not None and document["tree_root"] == checkpoint.root.hex()
