"""The clear texts beside the log: each opens its commitment, or its erasure stands in a later entry."""

import re
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.commitment import commitment_digest
from catchlight.evidence.entry import commitments_in
from catchlight.evidence.log import kept_clear_texts
from catchlight.evidence.problems import Problems
from catchlight.evidence.rights import text_of

_Row = tuple[bytes, bytes, bytes, int]
"""Commitment, salt, clear text, and whether that is text."""
_COLUMNS = "sequence, CAST(commitment AS BLOB), CAST(salt AS BLOB), CAST(clear AS BLOB), typeof(clear) = 'text'"
_COMMITMENT = re.compile(rb'\{"commitment":"([0-9a-f]{64})"\}')
_DIGEST = re.compile(r"[0-9a-f]{64}")
_BATCH = 512
_LARGEST_ROW = 2**63 - 1
_ERASES = frozenset({"erasure.done", "erasure.continued"})
_INTRODUCES = frozenset({"lab.created", "account.created"})


class ClearTexts:
    """The clear texts of the entries as they are read in order, and the erasures among those entries."""

    def __init__(self, db: Database, problems: Problems) -> None:
        self._db = db
        self._problems = problems
        self._rows: dict[int, list[_Row]] = {}
        self._read_until: int | None = None
        self._missing: dict[bytes, int] = {}
        self._names: dict[str, bytes] = {}
        self._erased_by: dict[bytes, int] = {}
        self.erasures = 0

    def check(self, sequence: int, document: Mapping[str, Any], canonical: bytes | None) -> None:
        """Check those of an entry; those of a moved one may have stayed under the number it was written.

        Args:
            sequence: The row that it stands in.
            document: The entry.
            canonical: Its bytes, if they are canonical.
        """
        written = document["sequence"]
        rows = self._of(sequence)
        if written != sequence and 0 < written <= _LARGEST_ROW:
            rows = [*rows, *self._fetched(written, written).get(written, [])]
        opened = {row[0]: row for row in rows}
        clear: dict[bytes, bytes] = {}
        for digest in commitments_in(document) if canonical is None else _digests(canonical):
            row = opened.pop(digest, None)
            if row is None:
                self._missing.setdefault(digest, sequence)
            elif not _opens(*row):
                self._problems.add(sequence, "a clear text of the entry was changed")
            else:
                clear[digest] = row[2]
        self._check_name(sequence, document, clear)
        if opened and written == sequence:
            self._problems.add(sequence, "a clear text was added that the entry does not hold")

    def _check_name(self, sequence: int, document: Mapping[str, Any], clear: Mapping[bytes, bytes]) -> None:
        """Whoever acts has the name under which their account was made; a signature says nothing of that."""
        actor, details = document.get("actor"), document.get("details")
        if text_of(document, "action") in _INTRODUCES and isinstance(details, dict):
            account, introduced = details.get("account"), clear.get(_committed(details.get("account_name")))
            if isinstance(account, str) and introduced is not None:
                self._names.setdefault(account, introduced)
        if not isinstance(actor, dict):
            return
        known, name = self._names.get(str(actor.get("account"))), clear.get(_committed(actor.get("name")))
        if known is not None and name is not None and name != known:
            self._problems.add(sequence, "it names another person than the one that its account was made for")

    def read_erasure(self, sequence: int, document: Mapping[str, Any]) -> None:
        """Take an entry that is in order: what it says was erased may be missing, and must be."""
        action, details = text_of(document, "action"), document.get("details")
        if action == "erasure.purged" and not _lists_earlier(details, sequence):
            self._problems.add(sequence, "it does not say which erasures are off the disk")
        if action not in _ERASES:
            return
        listed = details.get("commitments") if isinstance(details, dict) else None
        if not isinstance(listed, list):
            self._problems.add(sequence, "it does not say which clear texts were erased")
            return
        self.erasures += action == "erasure.done"
        for digest in map(_digest, listed):
            if digest is None:
                self._problems.add(sequence, "it lists what is no commitment")
                continue
            self._missing.pop(digest, None)
            self._erased_by[digest] = sequence

    def finish(self) -> None:
        """Name the clear texts that are there though an entry erased them, or missing though none did."""
        for digest in kept_clear_texts(self._db, self._erased_by):
            self._problems.add(self._erased_by[digest], "a clear text was erased by this entry, yet it is there")
        for sequence in self._missing.values():
            self._problems.add(sequence, "a clear text of the entry is missing and no erasure is recorded")

    def _of(self, sequence: int) -> list[_Row]:
        if self._read_until is None or sequence > self._read_until:
            self._rows = self._fetched(sequence, sequence + _BATCH - 1)
            self._read_until = sequence + _BATCH - 1
        return self._rows.get(sequence, [])

    def _fetched(self, first: int, last: int) -> dict[int, list[_Row]]:
        found: dict[int, list[_Row]] = {}
        query = f"SELECT {_COLUMNS} FROM log_clear WHERE sequence BETWEEN ? AND ?"  # noqa: S608 - a constant
        for sequence, *row in self._db.conn.execute(query, (first, min(last, _LARGEST_ROW))):
            found.setdefault(sequence, []).append((row[0], row[1], row[2], row[3]))
        return found


def _digests(canonical: bytes) -> list[bytes]:
    """Every commitment digest in canonical bytes; a quote inside a text has a backslash before it, so none is one."""
    return [bytes.fromhex(digest.decode()) for digest in _COMMITMENT.findall(canonical)]


def _opens(digest: bytes, salt: bytes, clear: bytes, is_text: int) -> bool:
    try:
        return bool(is_text) and commitment_digest(salt=salt, clear=clear.decode()) == digest
    except ValueError:
        return False


def _lists_earlier(details: Any, sequence: int) -> bool:
    """Whether it lists erasures by the numbers of entries before it."""
    listed = details.get("erasures") if isinstance(details, dict) else None
    return isinstance(listed, list) and bool(listed) and all(type(one) is int and 0 < one < sequence for one in listed)


def _committed(value: Any) -> bytes:
    """The digest of a commitment, or b"" where there is none."""
    return (_digest(value.get("commitment")) if isinstance(value, dict) else None) or b""


def _digest(listed: Any) -> bytes | None:
    return bytes.fromhex(listed) if isinstance(listed, str) and _DIGEST.fullmatch(listed) else None
