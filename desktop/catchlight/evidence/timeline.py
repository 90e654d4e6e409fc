"""The log as a reader walks through it: which entries pass a filter, entries by number, and one entry in full.

It shows what is stored, also where somebody changed it: an entry that cannot be read is listed as such. What is wrong
with a log, `verify_log` says.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlite_utils import Database

from catchlight.evidence.entry import SIGNATURE_DOMAIN
from catchlight.evidence.log import clear_texts
from catchlight.evidence.log_filter import LogFilter
from catchlight.lab.keys import fingerprint
from catchlight.lab.known_keys import key_known

_MOST_DELEGATIONS = 200
"""Of an account, how many jobs before an entry are looked through for the key that signed it."""


@dataclass(frozen=True)
class Scanned:
    """Part of the log, looked through from newer to older: the numbers that passed, and the lowest looked at."""

    found: tuple[int, ...]
    reached: int


class Withheld:
    """Stands in an entry for a detail that the reader may not see."""


@dataclass(frozen=True)
class TimelineEntry:
    """An entry as listed.

    Attributes:
        sequence: Its number.
        document: The entry with its clear texts (None where erased or withheld); None if it cannot be read.
        withheld: True if the reader may not see the case: what was done when by whom is shown, about what is not.
    """

    sequence: int
    document: dict[str, Any] | None
    withheld: bool = False

    @property
    def actor(self) -> str | None:
        """The name of who acted, or None where it is not known."""
        name = None if self.document is None else self.document["actor"].get("name")
        return name if isinstance(name, str) else None


class Signature(StrEnum):
    """Whether the signature beside an entry fits it, by itself; whether the key might sign, `verify_log` says."""

    FITS = "fits"
    DOES_NOT_FIT = "does not fit"
    MISSING = "missing"
    KEY_UNKNOWN = "key unknown"


@dataclass(frozen=True)
class ClearText:
    """A place of an entry that holds personal data, and its text: None where it was erased or is withheld."""

    place: str
    text: str | None


@dataclass(frozen=True)
class EntryInFull:
    """One entry with what stands beside it.

    Attributes:
        sequence: Its number.
        canonical: The bytes that were signed, as text; "" where they are of a case that the reader may not see.
        leaf_hash: The leaf's hash in the tree, hex.
        signature: Whether its signature fits.
        signer: Fingerprint of the key that signed, or None.
        is_job: True if that key was made for one job.
        clear: What its commitments stand for.
        withheld: True if the reader may not see the case: what was done when by whom is shown, about what is not.
    """

    sequence: int
    canonical: str
    leaf_hash: str
    signature: Signature
    signer: str | None
    is_job: bool
    clear: tuple[ClearText, ...]
    withheld: bool


def scan_log(
    db: Database, wanted: LogFilter, *, below: int, most: int, visible: frozenset[str] | None = None
) -> Scanned:
    """Look through the `most` entries below a number, newest first.

    Args:
        db: The lab's database.
        wanted: The filter.
        below: Entries from this number on are left out.
        most: How many entries to look at, whether they pass or not.
        visible: Identifiers of the cases whose clear texts are searched; None for all.
    """
    lowest = max(1, below - most)
    needs = [pair for pair in (_key_value("case", wanted.case), _actor(wanted.account)) if pair is not None]
    actions = [f'"action":"{action}'.encode() for action in wanted.actions]
    text, said = wanted.text.encode(), _saying(db, wanted.text, lowest=lowest, below=below)
    found = []
    for sequence, entry in db.conn.execute(_SCAN, (lowest, below)):
        if not all(pair in entry for pair in needs) or (actions and not any(one in entry for one in actions)):
            continue
        if not text or ((text in entry or sequence in said) and _may_search(entry, visible)):
            found.append(sequence)
    return Scanned(tuple(found), lowest)


def scan_about(
    db: Database,
    *,
    name: str,
    hashes: Sequence[str],
    below: int,
    most: int,
    visible: frozenset[str] | None = None,
) -> Scanned:
    """Look through the `most` entries below a number for those about somebody or something, newest first.

    Args:
        db: The lab's database.
        name: What a clear text of the entry is, from end to end, such as a person's id.
        hashes: Hashes (hex) of which the entry names one.
        below: Entries from this number on are left out.
        most: How many entries to look at.
        visible: Identifiers of the cases whose entries may be shown; None for all.
    """
    lowest = max(1, below - most)
    wanted = [one.encode() for one in hashes]
    said = {sequence for (sequence,) in db.conn.execute(_NAMING, (lowest, below, name))}
    found = [
        sequence
        for sequence, entry in db.conn.execute(_SCAN, (lowest, below))
        if (sequence in said or any(one in entry for one in wanted)) and _may_search(entry, visible)
    ]
    return Scanned(tuple(found), lowest)


def entries_at(
    db: Database, sequences: Sequence[int], *, visible: frozenset[str] | None = None
) -> tuple[TimelineEntry, ...]:
    """The entries of these numbers that are there, in that order; clear texts of other cases are withheld."""
    return tuple(_entries(db, sequences, visible))


def entry_in_full(db: Database, sequence: int, *, visible: frozenset[str] | None = None) -> EntryInFull | None:
    """One entry with its canonical text, signature and clear texts, or None if there is none of that number."""
    row = db.conn.execute(
        "SELECT CAST(entry AS BLOB), CAST(leaf_hash AS BLOB), CAST(signature AS BLOB), signer FROM log"
        " WHERE sequence = ?",
        (sequence,),
    ).fetchone()
    if row is None:
        return None
    entry, leaf, signature, signer = row
    document = _parsed(entry)
    withheld = document is not None and not _may_see(document, visible)
    clear = {} if withheld else clear_texts(db, sequence)
    known = None if signer is None else key_known(db, str(signer))
    public = None if known is None else known[1]
    is_job = public is None and document is not None and signer is not None
    if is_job and document is not None:
        public = _job_key(db, document, str(signer), before=sequence)
    return EntryInFull(
        sequence=sequence,
        canonical="" if withheld else entry.decode("utf-8", "replace"),
        leaf_hash=leaf.hex(),
        signature=_checked(entry, signature, public),
        signer=None if signer is None else str(signer),
        is_job=is_job and public is not None,
        clear=tuple(_places(_unspecific(document) if withheld else document, clear)),
        withheld=withheld,
    )


_SCAN = "SELECT sequence, CAST(entry AS BLOB) FROM log WHERE sequence >= ? AND sequence < ? ORDER BY sequence DESC"
_NAMING = "SELECT sequence FROM log_clear WHERE sequence >= ? AND sequence < ? AND clear = ?"
_SAYING = "SELECT sequence FROM log_clear WHERE sequence >= ? AND sequence < ? AND clear LIKE ? ESCAPE '\\'"


def _saying(db: Database, text: str, *, lowest: int, below: int) -> set[int]:
    """The entries of a part of the log that have a clear text with these characters."""
    if not text:
        return set()
    like = "%" + "".join(f"\\{sign}" if sign in "\\%_" else sign for sign in text) + "%"
    return {sequence for (sequence,) in db.conn.execute(_SAYING, (lowest, below, like))}


def _may_search(entry: bytes, visible: frozenset[str] | None) -> bool:
    if visible is None:
        return True
    document = _parsed(entry)
    return document is None or _may_see(document, visible)


def _actor(account: str | None) -> bytes | None:
    return None if account is None else b'"actor":{' + (_key_value("account", account) or b"")


def _key_value(key: str, value: str | None) -> bytes | None:
    """How canonical JSON writes that pair."""
    return None if value is None else f"{json.dumps(key)}:{json.dumps(value)}".encode()


def _entries(db: Database, sequences: Sequence[int], visible: frozenset[str] | None) -> Iterator[TimelineEntry]:
    for sequence in sequences:
        row = db.conn.execute("SELECT CAST(entry AS BLOB) FROM log WHERE sequence = ?", (sequence,)).fetchone()
        if row is None:
            continue
        document = _parsed(row[0])
        withheld = document is not None and not _may_see(document, visible)
        clear = clear_texts(db, sequence)
        if withheld and document is not None:  # who acted may be known; what about, not
            name = document["actor"].get("name")
            digest = name.get("commitment") if isinstance(name, dict) else None
            clear = {digest: clear[digest]} if digest in clear else {}
            document = _unspecific(document)
        yield TimelineEntry(sequence, _opened(document, clear), withheld)


def _may_see(document: dict[str, Any], visible: frozenset[str] | None) -> bool:
    case = document.get("case")
    return visible is None or case in visible or (case is None and not _asked_for_a_case(document))


def _unspecific(document: Any) -> Any:
    """An entry without what it was about: whoever has a picture could look its hash up in other people's cases."""
    details = {key: Withheld() for key in document["details"]}
    return {**document, "case": None, "subjects": [], "details": details}


def _asked_for_a_case(document: dict[str, Any]) -> bool:
    """Whether somebody was refused a case: whether there is one of that number, not even who asked may read here."""
    return document.get("action") == "access.refused" and document["details"].get("what") == "case"


def _parsed(entry: bytes) -> dict[str, Any] | None:
    """The entry, or None where it was changed so that it is none."""
    try:
        document = json.loads(entry)
        if all(isinstance(document[key], str) for key in ("action", "time", "role")) and isinstance(
            document["details"], dict
        ):
            return document if isinstance(document["actor"], dict) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    return None


def _opened(value: Any, clear: dict[str, str]) -> Any:
    """The value with its clear texts; None where one was erased or is withheld."""
    if isinstance(value, Withheld):
        return None
    if isinstance(value, dict):
        if set(value) == {"commitment"}:
            return clear.get(value["commitment"])
        return {key: _opened(part, clear) for key, part in value.items()}
    return [_opened(part, clear) for part in value] if isinstance(value, list) else value


def _places(value: Any, clear: dict[str, str], place: str = "") -> Iterator[ClearText]:
    if isinstance(value, Withheld):
        yield ClearText(place, None)
    elif isinstance(value, dict):
        if set(value) == {"commitment"}:
            yield ClearText(place, clear.get(value["commitment"]))
            return
        for key, part in value.items():
            yield from _places(part, clear, f"{place}.{key}".removeprefix("."))
    elif isinstance(value, list):
        for number, part in enumerate(value, start=1):
            yield from _places(part, clear, f"{place}[{number}]")


def _checked(entry: bytes, signature: bytes | None, public: bytes | None) -> Signature:
    if signature is None:
        return Signature.MISSING
    if public is None:
        return Signature.KEY_UNKNOWN
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, SIGNATURE_DOMAIN + entry)
    except (InvalidSignature, ValueError):
        return Signature.DOES_NOT_FIT
    return Signature.FITS


def _job_key(db: Database, document: dict[str, Any], signer: str, *, before: int) -> bytes | None:
    """The public key of a job of the same account, as the entry that delegated to it states it."""
    account = _key_value("account", str(document["actor"].get("account")))
    rows = db.conn.execute(
        "SELECT CAST(entry AS BLOB) FROM log WHERE sequence < ? AND instr(CAST(entry AS BLOB), ?) > 0"
        " AND instr(CAST(entry AS BLOB), ?) > 0 ORDER BY sequence DESC LIMIT ?",
        (before, b'"action":"job.delegated"', account, _MOST_DELEGATIONS),
    )
    for (entry,) in rows:
        delegated = _parsed(entry)
        try:
            public = bytes.fromhex(delegated["details"]["public_key"]) if delegated is not None else b""
        except (KeyError, TypeError, ValueError):
            continue
        if fingerprint(public) == signer:
            return public
    return None
