"""Verification of the log: what was changed, removed, inserted or reordered, by entry.

Every entry carries its sequence number and the tree head over all entries before it, so a change shows at the entry
itself (its hash) or at the one after it (its tree head). What no look at the log alone can show is stated with the
result: a tail that was cut off together with the tree state, or a log rewritten as a whole.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import rfc8785
from sqlite_utils import Database

from catchlight.evidence.commitment import commitment_digest
from catchlight.evidence.entry import FORMAT, commitments_in
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.jobs import JobControl

CANNOT_EXCLUDE = (
    "Without a checkpoint kept elsewhere this cannot exclude that the newest entries were cut off, or that the log was"
    " written anew from some entry on by someone who can write to the database."
)
_TRIGGERS = {"log_is_final_update", "log_is_final_delete", "log_clear_is_final"}


@dataclass(frozen=True)
class Problem:
    """What is wrong; `entry` is the sequence number, or None where it concerns the log as a whole."""

    entry: int | None
    problem: str


@dataclass(frozen=True)
class Verification:
    """The result of `verify_log`.

    Attributes:
        entries: Entries read.
        root: The tree head over them, hex.
        problems: What is wrong, in order; empty if nothing is.
        cannot_exclude: What this verification cannot exclude.
    """

    entries: int
    root: str
    problems: tuple[Problem, ...]
    cannot_exclude: str = CANNOT_EXCLUDE

    @property
    def ok(self) -> bool:
        """True if no problem was found."""
        return not self.problems


def verify_log(db: Database, *, lab: str, control: JobControl | None = None) -> Verification:
    """Check every entry, the tree, the clear texts and the triggers that keep the table append-only.

    Args:
        db: The lab's database.
        lab: The lab's identifier.
        control: Progress and cancel.
    """
    control = control or JobControl()
    db.conn.execute("BEGIN")
    try:
        reader = _Reader(db, lab)
        total = int(db.conn.execute("SELECT count(*) FROM log").fetchone()[0])
        for done, row in enumerate(db.conn.execute("SELECT sequence, entry, leaf_hash FROM log ORDER BY sequence")):
            if done % 256 == 0:
                control.step(done, total, "log entries")
            reader.read(int(row[0]), bytes(row[1]), bytes(row[2]))
        reader.finish()
        control.step(total, total, "log entries")
    finally:
        db.conn.execute("ROLLBACK")
    return Verification(reader.tree.size, reader.tree.root().hex(), tuple(reader.problems))


class _Reader:
    """One pass over the log."""

    def __init__(self, db: Database, lab: str) -> None:
        self.db = db
        self.lab = lab
        self.tree = Frontier()
        self.as_written = Frontier()  # over the stored leaf hashes, so one changed entry does not accuse all later ones
        self.problems: list[Problem] = []
        self.expected = 1
        self.chain_broken = False

    def read(self, sequence: int, canonical: bytes, stored_leaf: bytes) -> None:
        if sequence > self.expected:
            self._add_missing(self.expected, sequence - 1)
        self.expected = sequence + 1
        leaf = leaf_hash(canonical)
        if leaf != stored_leaf:
            self.problems.append(Problem(sequence, "the entry was changed: its hash is not the one stored with it"))
        for problem in self._entry_problems(sequence, canonical):
            self.problems.append(Problem(sequence, problem))
        self.tree.add(leaf)
        self.as_written.add(stored_leaf)

    def finish(self) -> None:
        size, packed = self.db.conn.execute("SELECT size, frontier FROM log_tree WHERE id = 1").fetchone()
        if size >= self.expected:
            self._add_missing(self.expected, size)
        elif (size, bytes(packed)) != (self.as_written.size, self.as_written.to_bytes()) and not self.chain_broken:
            newest = self.expected - 1 or None
            self.problems.append(Problem(newest, "the newest entry was changed or inserted: the tree kept beside the"
                                                 " log is another"))  # fmt: skip
        names = {row[0] for row in self.db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        for missing in sorted(_TRIGGERS - names):
            self.problems.append(Problem(None, f"the table's protection was removed (trigger {missing})"))
        orphans = "SELECT DISTINCT sequence FROM log_clear WHERE sequence NOT IN (SELECT sequence FROM log)"
        for (sequence,) in self.db.conn.execute(orphans).fetchall():
            self.problems.append(Problem(sequence, "clear text without its entry: the entry was removed"))

    def _add_missing(self, first: int, last: int) -> None:
        self.chain_broken = True
        for sequence in range(first, min(last, first + 999) + 1):
            self.problems.append(Problem(sequence, "the entry was removed"))
        if last - first >= 1000:
            self.problems.append(Problem(last, f"entries {first + 1000} to {last} were removed"))

    def _entry_problems(self, sequence: int, canonical: bytes) -> Iterator[str]:
        try:
            document = json.loads(canonical)
            is_canonical = rfc8785.dumps(document) == canonical
        except (ValueError, RecursionError, rfc8785.CanonicalizationError):
            yield "the entry was changed: it is not canonical JSON"
            return
        if not isinstance(document, dict) or not is_canonical or document.get("format") != FORMAT:
            yield "the entry was changed: it is not a canonical entry of this format"
            return
        if document.get("lab") != self.lab:
            yield "the entry was inserted: it belongs to another lab"
        if document.get("sequence") != sequence:
            yield f"the entry was reordered or inserted: it was written as entry {document.get('sequence')}"
        if document.get("tree_root") != self.as_written.root().hex():
            self._break_chain(sequence)
        yield from self._clear_text_problems(sequence, document)

    def _break_chain(self, sequence: int) -> None:
        """The first entry that was written after other entries than those before it names the last of these."""
        if not self.chain_broken and not self.problems:
            accused = sequence - 1 or sequence
            self.problems.append(Problem(accused, f"the entry was changed or inserted: entry {sequence} was written"
                                                  " after another one"))  # fmt: skip
        self.chain_broken = True

    def _clear_text_problems(self, sequence: int, document: dict[str, Any]) -> Iterator[str]:
        rows = self.db.conn.execute("SELECT commitment, salt, clear FROM log_clear WHERE sequence = ?", (sequence,))
        opened = {bytes(commitment): (bytes(salt), clear) for commitment, salt, clear in rows}
        for digest in commitments_in(document):
            if digest not in opened:
                yield "a clear text of the entry is missing and no erasure is recorded"
            elif not _opens(digest, *opened[digest]):
                yield "a clear text of the entry was changed"


def _opens(digest: bytes, salt: bytes, clear: object) -> bool:
    try:
        return isinstance(clear, str) and commitment_digest(salt=salt, clear=clear) == digest
    except ValueError:
        return False
