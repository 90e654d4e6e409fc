"""Verification of the log: what was changed, removed, inserted or reordered, by entry.

Every entry carries its sequence number and the tree head over all entries before it, so a change shows at the entry
itself (its hash) or at the one after it (its tree head). What no look at the log alone can show is stated with the
result: a tail that was cut off together with the tree state, or a log rewritten as a whole.

The rows are taken as whoever changed them left them: of any type, with any bytes.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import rfc8785
from sqlite_utils import Database

from catchlight.evidence.commitment import commitment_digest
from catchlight.evidence.entry import FORMAT, commitments_in
from catchlight.evidence.merkle import Frontier, leaf_hash
from catchlight.evidence.numbering import Numbering
from catchlight.evidence.problems import Problem, Problems
from catchlight.jobs import JobControl
from catchlight.lab.schema import triggers

CANNOT_EXCLUDE = (
    "Without a checkpoint kept elsewhere this cannot exclude that the newest entries were cut off, or that the log was"
    " written anew from some entry on by someone who can write to the database."
)
_ENTRIES = (
    "SELECT sequence, CAST(entry AS BLOB), CAST(leaf_hash AS BLOB), typeof(entry) = 'blob' FROM log ORDER BY sequence"
)
_CLEAR_TEXTS = (
    "SELECT CAST(commitment AS BLOB), CAST(salt AS BLOB), CAST(clear AS BLOB), typeof(clear) = 'text' FROM log_clear"
    " WHERE sequence IN (?, ?)"
)
_LARGEST_ROW = 2**63 - 1

_KEYS = {"format", "lab", "sequence", "tree_root"}
# A number that Python and RFC 8785 may write differently: a fraction, an exponent, or more digits than a double holds.
_UNLIKE_NUMBER = re.compile(rb'(?:":|[\[,])-?[0-9]+(?:[.eE]|(?<=[0-9]{16}))')


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

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    db.conn.execute("BEGIN")
    try:
        reader = _Reader(db, lab)
        total = int(db.conn.execute("SELECT count(*) FROM log").fetchone()[0])
        for done, (sequence, entry, leaf, is_blob) in enumerate(db.conn.execute(_ENTRIES)):
            if done % 256 == 0:
                control.step(done, total, "log entries")
            reader.read(sequence, entry, leaf, is_blob=bool(is_blob))
        reader.finish()
        control.step(total, total, "log entries")
    finally:
        db.conn.execute("ROLLBACK")
    return Verification(reader.tree.size, reader.tree.root().hex(), reader.problems.told())


class _Reader:
    """One pass over the log."""

    def __init__(self, db: Database, lab: str) -> None:
        self.db = db
        self.lab = lab
        self.tree = Frontier()
        self.as_written = Frontier()  # over the stored leaf hashes, so one changed entry does not accuse all later ones
        self.problems = Problems()
        self.numbering = Numbering()
        self.before = 0  # the row before this one
        self.before_is_sound = True
        self.chain_broken = False

    def read(self, sequence: int, canonical: bytes, stored_leaf: bytes, *, is_blob: bool) -> None:
        leaf = leaf_hash(canonical)
        document, fault = _parsed(canonical)
        if not is_blob:
            fault = "the entry was changed: it is not stored as bytes"
        if leaf != stored_leaf:
            fault = "the entry was changed: its hash is not the one stored with it"
        if document is not None and document["lab"] != self.lab:
            fault = fault or "the entry was inserted: it belongs to another lab"
        if fault is not None:
            self.problems.add(sequence, fault)
        written = None if document is None else document["sequence"]
        self.numbering.read(sequence, written)
        if document is not None:
            if fault is None and written == sequence:
                self._check_chain(sequence, document)
            self._check_clear_texts(sequence, document)
        self.tree.add(leaf)
        self.as_written.add(stored_leaf)
        self.before, self.before_is_sound = sequence, fault is None and written == sequence

    def finish(self) -> None:
        self._check_tree()
        found = dict(
            self.db.conn.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('log', 'log_clear')"
            ).fetchall()
        )
        protection = triggers("log", "log_clear")
        for name in sorted(protection.keys() | found.keys()):
            if name not in found:
                self.problems.add_general(f"the table's protection was removed (trigger {name})")
            elif found[name] != protection.get(name):
                self.problems.add_general(f"the table's protection was changed (trigger {name})")
        if self.numbering.is_moved:  # then a clear text without a row of its number says nothing about its entry
            return
        orphans = "SELECT DISTINCT sequence FROM log_clear WHERE sequence NOT IN (SELECT sequence FROM log) ORDER BY 1"
        for (sequence,) in self.db.conn.execute(orphans).fetchall():
            self.problems.add(sequence, "clear text without its entry: the entry was removed")

    def _check_tree(self) -> None:
        """Compare the log with the tree that is kept beside it."""
        row = self.db.conn.execute(
            "SELECT size, CAST(frontier AS BLOB) FROM log_tree WHERE id = 1 AND typeof(size) = 'integer'"
        ).fetchone()
        newest = self.before
        size, frontier = row or (newest, None)
        if size < newest:
            text = f"the entry was inserted, or the tree kept beside the log was changed: it ends at entry {size}"
            self.problems.add(max(size, 0) + 1, text, last=newest)
        elif size == self.as_written.size and frontier != self.as_written.to_bytes():
            self._accuse(newest, "the entry was changed or inserted, or the tree kept beside the log was changed")
        self.numbering.tell(self.problems, size=size)

    def _check_chain(self, sequence: int, document: dict[str, Any]) -> None:
        if document["tree_root"] != self.as_written.root().hex():
            self._accuse(
                sequence - 1,
                f"the entry was changed or inserted, or one after it removed: entry {sequence} was written after"
                " another one",
            )

    def _accuse(self, entry: int, problem: str) -> None:
        """Name the entry before the first one that tells of a change; to all later ones everything is different."""
        if not self.chain_broken and entry == self.before and self.before_is_sound and not self.numbering.is_moved:
            self.problems.add(entry or 1, problem)
        self.chain_broken = True

    def _check_clear_texts(self, sequence: int, document: dict[str, Any]) -> None:
        """Check the clear texts of an entry; those of a moved one may have stayed under the number it was written."""
        written = document["sequence"]
        is_moved = written != sequence
        rows = self.db.conn.execute(
            _CLEAR_TEXTS, (sequence, written if 0 < written <= _LARGEST_ROW else sequence)
        ).fetchall()
        opened = {digest: (salt, clear, is_text) for digest, salt, clear, is_text in rows}
        for digest in commitments_in(document):
            if digest not in opened:
                self.problems.add(sequence, "a clear text of the entry is missing and no erasure is recorded")
            elif not _opens(digest, *opened.pop(digest)):
                self.problems.add(sequence, "a clear text of the entry was changed")
        if opened and not is_moved:
            self.problems.add(sequence, "a clear text was added that the entry does not hold")


def _parsed(canonical: bytes) -> tuple[dict[str, Any] | None, str | None]:
    """The entry, or None; and what is wrong with its form, or None."""
    try:
        document = json.loads(canonical)
        is_canonical = _is_plainly_canonical(document, canonical) or rfc8785.dumps(document) == canonical
    except (ValueError, RecursionError, rfc8785.CanonicalizationError):
        return None, "the entry was changed: it is not canonical JSON"
    if not isinstance(document, dict) or type(document.get("sequence")) is not int or not _KEYS.issubset(document):
        return None, "the entry was changed: it is not an entry"
    if not is_canonical or document["format"] != FORMAT:
        return document, "the entry was changed: it is not a canonical entry of this format"
    return document, None


def _is_plainly_canonical(document: object, canonical: bytes) -> bool:
    """True for ASCII without fractions, where Python's own encoder writes what RFC 8785 asks for, ten times as fast."""
    if not canonical.isascii() or _UNLIKE_NUMBER.search(canonical):
        return False
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode() == canonical


def _opens(digest: bytes, salt: bytes, clear: bytes, is_text: int) -> bool:
    try:
        return bool(is_text) and commitment_digest(salt=salt, clear=clear.decode()) == digest
    except ValueError:
        return False
