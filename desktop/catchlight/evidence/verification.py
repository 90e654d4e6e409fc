"""Verification of the log: what was changed, removed, inserted or reordered, by entry, and who had signed it.

Every entry carries its sequence number and the tree head over all entries before it, and is signed by a key that an
entry before it made known; so a change shows at the entry itself (its hash, its signature) or at the one after it (its
tree head). A tail that was cut off, or a log rewritten as a whole, shows against a checkpoint only; what this
verification could not exclude is stated with its result.

The rows are taken as whoever changed them left them: of any type, with any bytes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlite_utils import Database

from catchlight.evidence.case_rights import CaseRights
from catchlight.evidence.checkpoints import kept_checkpoints
from catchlight.evidence.clear_texts import ClearTexts
from catchlight.evidence.entry_form import parsed_entry
from catchlight.evidence.key_history import CHANGED, KeyHistory, Signed
from catchlight.evidence.known_checkpoints import FoundCheckpoint, KnownCheckpoints, RelativeTo
from catchlight.evidence.log import CLOCK_TOLERANCE_SECONDS
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.evidence.numbering import Numbering
from catchlight.evidence.problems import Problem, Problems
from catchlight.evidence.rights import time_of
from catchlight.jobs import JobControl
from catchlight.lab.schema import structure, structure_of


class Limit(StrEnum):
    """What a verification cannot exclude; the window has these sentences in each language under the same names."""

    NO_CHECKPOINT = "no-checkpoint"
    AFTER_CHECKPOINT = "after-checkpoint"
    CHECKPOINT_IN_LAB = "checkpoint-in-lab"
    COSIGNERS_OF_LOG = "cosigners-of-log"
    NO_FINGERPRINT = "no-fingerprint"


SENTENCES = {
    Limit.NO_CHECKPOINT: (
        "Without a checkpoint kept elsewhere this cannot exclude that the newest entries were cut off, or that the log"
        " was written anew from some entry on by someone who can write to the database."
    ),
    Limit.AFTER_CHECKPOINT: (
        "Relative to the checkpoint of {size} entries, found {where}: this cannot exclude that entries after it were"
        " cut off or written anew."
    ),
    Limit.CHECKPOINT_IN_LAB: (
        "That checkpoint lies in the lab itself and nobody cosigned it, so who can write to the lab and holds a key of"
        " it could have replaced it together with the log: keep one elsewhere."
    ),
    Limit.COSIGNERS_OF_LOG: (
        "That checkpoint lies in the lab itself, and the keys of its cosigners are known from the lab's own log: it"
        " proves as much as their fingerprints that were handed over elsewhere."
    ),
    Limit.NO_FINGERPRINT: (
        "Without the fingerprint of the lab's first key, handed over outside the lab, it cannot exclude that the whole"
        " log was written anew under other keys."
    ),
}
CANNOT_EXCLUDE = SENTENCES[Limit.NO_CHECKPOINT]
_ENTRIES = (
    "SELECT sequence, CAST(entry AS BLOB), CAST(leaf_hash AS BLOB), typeof(entry) = 'blob', CAST(signature AS BLOB),"
    " CAST(signer AS BLOB) FROM log ORDER BY sequence"
)
_IN_DATABASE = "in the lab's database"
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


@dataclass(frozen=True)
class Trust:
    """What a verification starts from; none of it may come from the lab itself.

    Attributes:
        fingerprint: SHA-256 of the lab's first public key, hex, as handed over when the lab was made; None if it is
            not at hand.
        checkpoints: Those found beside the ones in the database.
        witnesses: Public keys of cosigners or the fingerprints of these, hex, as handed over outside the lab.
    """

    fingerprint: str | None = None
    checkpoints: tuple[FoundCheckpoint, ...] = ()
    witnesses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verification:
    """The result of `verify_log`.

    Attributes:
        entries: Entries read.
        root: The tree head over them, hex.
        problems: What is wrong, in order; empty if nothing is.
        cannot_exclude: What this verification cannot exclude.
        notices: What is in order and still worth knowing: a clock that was set back, a restore.
        relative_to: The newest checkpoint that the log was found to begin with, or None without one.
        unconfirmed: Those of the problems that are restores which nobody has confirmed; the log itself is in order.
    """

    entries: int
    root: str
    problems: tuple[Problem, ...]
    cannot_exclude: str = CANNOT_EXCLUDE
    notices: tuple[Problem, ...] = ()
    relative_to: RelativeTo | None = None
    unconfirmed: tuple[Problem, ...] = ()

    @property
    def is_in_order(self) -> bool:
        """True if nothing is wrong but restores that nobody has confirmed yet."""
        return set(self.problems) <= set(self.unconfirmed)

    @property
    def ok(self) -> bool:
        """True if no problem was found."""
        return not self.problems


def verify_log(
    db: Database, *, lab: str, trust: Trust | None = None, control: JobControl | None = None
) -> Verification:
    """Check every entry, signature and right to sign, the tree, the clear texts, the checkpoints and the triggers.

    Args:
        db: The lab's database.
        lab: The lab's identifier.
        trust: The fingerprint and the checkpoints that are known from elsewhere.
        control: Progress and cancel.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    control, trust = control or JobControl(), trust or Trust()
    db.conn.execute("BEGIN")
    try:
        reader = _Reader(db, lab, trust)
        total = int(db.conn.execute("SELECT count(*) FROM log").fetchone()[0])
        for done, (sequence, *row) in enumerate(db.conn.execute(_ENTRIES)):
            if done % 256 == 0:
                control.step(done, total, "log entries")
            reader.read(sequence, _Row(*row))
        relative_to = reader.finish()
        control.step(total, total, "log entries")
    finally:
        db.conn.execute("ROLLBACK")
    return Verification(
        reader.as_written.size,
        (reader.as_read or reader.as_written).root().hex(),
        reader.problems.told(),
        cannot_exclude(relative_to, has_fingerprint=trust.fingerprint is not None),
        reader.notices.told(),
        relative_to,
        tuple(reader.checkpoints.unconfirmed),
    )


def limits_of(relative_to: RelativeTo | None, *, has_fingerprint: bool) -> tuple[Limit, ...]:
    """What a verification relative to that checkpoint cannot exclude."""
    found = [Limit.NO_CHECKPOINT if relative_to is None else Limit.AFTER_CHECKPOINT]
    if relative_to is not None and not relative_to.is_outside:
        if not relative_to.cosigned_by:
            found.append(Limit.CHECKPOINT_IN_LAB)
        elif not relative_to.is_witnessed:
            found.append(Limit.COSIGNERS_OF_LOG)
    return (*found, *(() if has_fingerprint else (Limit.NO_FINGERPRINT,)))


def cannot_exclude(relative_to: RelativeTo | None, *, has_fingerprint: bool) -> str:
    """The same in sentences."""
    size, where = ("", "") if relative_to is None else (relative_to.size, relative_to.where)
    limits = limits_of(relative_to, has_fingerprint=has_fingerprint)
    return " ".join(SENTENCES[limit].format(size=size, where=where) for limit in limits)


class _Row(NamedTuple):
    """One row of the log, as it stands there."""

    canonical: bytes
    leaf: bytes
    is_blob: int
    signature: bytes | None
    signer: bytes | None


class _Reader:
    """One pass over the log."""

    def __init__(self, db: Database, lab: str, trust: Trust) -> None:
        self.db = db
        self.lab = lab
        self.as_written = Frontier()  # over the stored leaf hashes, so one changed entry does not accuse all later ones
        self.as_read: Frontier | None = None  # over the entries as they are, once they differ
        self.problems, self.notices = Problems(), Problems()
        self.numbering = Numbering()
        self.keys = KeyHistory(trust.fingerprint)
        self.cases = CaseRights(self.keys.may_join_cases)
        self.clear_texts = ClearTexts(db, self.problems)
        kept = (FoundCheckpoint(note, _IN_DATABASE) for note in kept_checkpoints(db))
        known = [*trust.checkpoints, *kept]
        self.checkpoints = KnownCheckpoints(known, lab=lab, problems=self.problems, witnesses=trust.witnesses)
        self.before = 0  # the row before this one
        self.before_is_sound = True
        self.chain_broken = False
        self.newest_time: tuple[int, str] | None = None
        self._pass_head()

    def read(self, sequence: int, row: _Row) -> None:
        leaf = leaf_hash(row.canonical)
        document, fault = parsed_entry(row.canonical)
        canonical = row.canonical if fault is None else None
        if not row.is_blob:
            fault = "the entry was changed: it is not stored as bytes"
        if leaf != row.leaf:
            fault = "the entry was changed: its hash is not the one stored with it"
        if document is not None and document["lab"] != self.lab:
            fault = fault or "the entry was inserted: it belongs to another lab"
        if document is not None:
            signed = Signed(sequence, document, row.canonical, row.signature, _signer(row.signer))
            wrong = self.keys.read(signed, is_whole=fault is None)
            fault = fault or wrong
        if fault is not None:
            self.problems.add(sequence, fault)
        written = None if document is None else document["sequence"]
        self.numbering.read(sequence, written)
        self._read_case(
            sequence,
            document if leaf == row.leaf and fault != CHANGED else None,
            is_sound=fault is None,
            signer=_signer(row.signer),
        )
        if document is not None:
            self.clear_texts.check(sequence, document, canonical)
            if fault is None and written == sequence:
                self._read_in_place(sequence, document)
                if self.keys.is_proved(_signer(row.signer)):
                    self._take_over(sequence, document)
        self._grow(leaf, row.leaf)
        self.before, self.before_is_sound = sequence, fault is None and written == sequence

    def finish(self) -> RelativeTo | None:
        self._check_tree()
        self.clear_texts.finish()
        self.keys.tell(self.problems)
        for entry, wrong in self.cases.tell():
            self.problems.add(entry, wrong)
        if self.clear_texts.erasures:
            self.notices.add_general(
                f"{self.clear_texts.erasures} recorded erasures; the clear texts that they list are gone"
            )
        relative_to = self.checkpoints.compare(self.keys.keys, last_row=self.before, notices=self.notices)
        self._check_structure()
        return relative_to

    def _read_case(
        self, sequence: int, document: Mapping[str, Any] | None, *, is_sound: bool, signer: str | None
    ) -> None:
        """Whether the signer of an entry might work on its case, as far as the entries before it tell."""
        if sequence != self.before + 1 or document is None or document["sequence"] != sequence:
            self.cases.doubt(None)
        if document is None:
            return
        if not is_sound or not self.keys.is_proved(signer):
            self.cases.doubt(document)
            return
        wrong = self.cases.read(sequence, document)
        if wrong is not None:
            self.problems.add(sequence, wrong)

    def _read_in_place(self, sequence: int, document: Mapping[str, Any]) -> None:
        """An entry that is in order and stands where it was written."""
        if document["tree_root"] != self.as_written.root().hex():
            self._accuse(
                sequence - 1,
                f"the entry was changed or inserted, or one after it removed: entry {sequence} was written after"
                " another one",
            )
        self._check_time(sequence, document)

    def _take_over(self, sequence: int, document: Mapping[str, Any]) -> None:
        """What an entry says that is in order, and signed by a key that is proved, about other entries."""
        self.clear_texts.read_erasure(sequence, document)
        notice = self.checkpoints.read(sequence, document)
        if notice is not None:
            self.notices.add(sequence, notice)

    def _check_time(self, sequence: int, document: Mapping[str, Any]) -> None:
        """A clock that goes back has to say so; times of entries that are not neighbours are not compared."""
        time = document.get("time")
        if not isinstance(time, str) or not _TIME.fullmatch(time) or time_of(time) is None:
            self.problems.add(sequence, "its time cannot be read")
            return
        before, self.newest_time = self.newest_time, (sequence, time)
        if before is None or before[0] != sequence - 1 or time >= before[1]:
            return
        seconds = (datetime.fromisoformat(before[1]) - datetime.fromisoformat(time)).total_seconds()
        if seconds <= CLOCK_TOLERANCE_SECONDS:
            return
        if document.get("action") == "clock.set_back":
            self.notices.add(sequence, f"the clock was set back by {seconds:.0f} seconds before this entry")
        else:
            self.problems.add(sequence, f"its time is {seconds:.0f} seconds before that of the entry before it")

    def _grow(self, leaf: bytes, stored: bytes) -> None:
        if leaf != stored and self.as_read is None:
            self.as_read = Frontier(self.as_written.size, list(self.as_written.peaks))
        if self.as_read is not None:
            self.as_read.add(leaf)
        self.as_written.add(stored)
        self._pass_head()

    def _pass_head(self) -> None:
        if self.as_written.size in self.checkpoints.sizes:
            self.checkpoints.heads[self.as_written.size] = self.as_written.root()

    def _check_tree(self) -> None:
        """Compare the log with the tree that is kept beside it."""
        row = self.db.conn.execute(
            "SELECT size, CAST(frontier AS BLOB), newest_time FROM log_tree WHERE id = 1 AND typeof(size) = 'integer'"
        ).fetchone()
        newest = self.before
        size, frontier, time = row or (newest, None, None)
        if size < newest:
            text = f"the entry was inserted, or the tree kept beside the log was changed: it ends at entry {size}"
            self.problems.add(max(size, 0) + 1, text, last=newest)
        elif size == self.as_written.size and frontier != self.as_written.to_bytes():
            self._accuse(newest, "the entry was changed or inserted, or the tree kept beside the log was changed")
        elif self.newest_time is not None and self.newest_time[0] == size and time != self.newest_time[1]:
            self.problems.add(newest, "the time kept beside the log is another one than that of its newest entry")
        self.numbering.tell(self.problems, size=size)

    def _check_structure(self) -> None:
        """A table's protection, and whatever else could act by itself when the program writes."""
        expected, found = structure(), structure_of(self.db)
        for kind, name in sorted(expected.keys() | found.keys()):
            before, now = expected.get((kind, name)), found.get((kind, name))
            if before == now:
                continue
            if kind == "trigger" and before is not None:
                how = "removed" if now is None else "changed"
                self.problems.add_general(f"the table's protection was {how} (trigger {name})")
            else:
                how = "removed" if now is None else "added" if before is None else "changed"
                self.problems.add_general(f"the structure of the database was changed: {kind} {name} was {how}")
        if self.numbering.is_moved:  # then a clear text without a row of its number says nothing about its entry
            return
        orphans = "SELECT DISTINCT sequence FROM log_clear WHERE sequence NOT IN (SELECT sequence FROM log) ORDER BY 1"
        for (sequence,) in self.db.conn.execute(orphans).fetchall():
            self.problems.add(sequence, "clear text without its entry: the entry was removed")

    def _accuse(self, entry: int, problem: str) -> None:
        """Name the entry before the first one that tells of a change; to all later ones everything is different."""
        if not self.chain_broken and entry == self.before and self.before_is_sound and not self.numbering.is_moved:
            self.problems.add(entry or 1, problem)
        self.chain_broken = True


def _signer(stored: bytes | None) -> str | None:
    return None if stored is None else stored.decode("utf-8", "replace")
