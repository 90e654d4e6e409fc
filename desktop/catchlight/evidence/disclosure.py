"""What proves single entries to somebody outside: the entries, their audit paths, and those that make the keys known.

The entries about keys are the ones of the accounts concerned only, and name their holders as commitments; so nothing of
other cases is shown.
"""

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.entry_form import parsed_entry
from catchlight.evidence.key_history import KeyHistory, Signed
from catchlight.evidence.merkle import leaf_hash
from catchlight.evidence.proofs import TreeProofs, verify_inclusion
from catchlight.evidence.rights import public_key_of, text_of
from catchlight.jobs import JobControl
from catchlight.lab.keys import fingerprint

_ABOUT_KEYS = frozenset(
    {
        "lab.created",
        "account.created",
        "account.roles.changed",
        "account.disabled",
        "account.enabled",
        "account.reset",
        "account.key.rotated",
        "job.delegated",
        "job.ended",
    }
)
_PROGRESS_STEP = 4096


@dataclass(frozen=True)
class _KeyEntry:
    """An entry about keys: which accounts it is about and signed by, and the job key it is about, if any."""

    sequence: int
    about: str
    signed_by: str
    job: str | None
    job_key: str | None


def entries_about_keys(db: Database, *, accounts: Iterable[str], keys: Iterable[str], size: int) -> list[int]:
    """Numbers of the entries that a verifier needs to know these accounts and keys, back to entry 1.

    Args:
        db: The lab's database.
        accounts: Identifiers of accounts.
        keys: Ids of keys that may be a job's.
        size: Only entries up to this one.
    """
    known = list(_key_entries(db, size))
    wanted, jobs = set(accounts), {entry.job for entry in known if entry.job_key in set(keys)}
    found: set[int] = {1}
    before = -1
    while before != len(found) + len(wanted):
        before = len(found) + len(wanted)
        for entry in known:
            if entry.job in jobs if entry.job is not None else entry.about in wanted:
                found.add(entry.sequence)
                wanted.add(entry.signed_by)
    return sorted(found)


def proved_entries(
    db: Database, sequences: Iterable[int], *, size: int, old_size: int | None = None, control: JobControl
) -> tuple[list[dict[str, Any]], list[str], bytes]:
    """Entries with their signatures and audit paths, a consistency proof, and the tree head; read in one pass.

    Args:
        db: The lab's database.
        sequences: Which entries.
        size: Entries of the tree that they are proved to be in.
        old_size: A smaller tree that this one is proved to begin with, or None.
        control: Progress and cancel.
    """
    numbers = sorted(set(sequences))
    old = [] if old_size is None else [old_size]
    proofs = TreeProofs(size, indexes=[number - 1 for number in numbers], old_sizes=old)
    proofs.read(_leaves(db, size, control))
    entries = [{**stored_entry(db, number), "index": number - 1} for number in numbers]
    for entry in entries:
        entry["inclusion"] = [part.hex() for part in proofs.inclusion(entry["index"])]
    consistency = [] if old_size is None else [part.hex() for part in proofs.consistency(old_size)]
    return entries, consistency, proofs.root()


def stored_entry(db: Database, sequence: int) -> dict[str, Any]:
    """An entry with its signature as text, as exports and proofs hold it; one that is no text as base64.

    Raises:
        LookupError: if there is none.
    """
    row = db.conn.execute(
        "SELECT CAST(entry AS BLOB), CAST(signature AS BLOB), CAST(signer AS BLOB) FROM log WHERE sequence = ?",
        (sequence,),
    ).fetchone()
    if row is None:
        raise LookupError(f"there is no entry {sequence}")
    return portable(*row)


def portable(entry: bytes, signature: bytes | None, signer: bytes | None) -> dict[str, Any]:
    """An entry with its signature in JSON's types."""
    try:
        text = {"entry": entry.decode("utf-8")}
    except UnicodeDecodeError:
        text = {"entry_base64": base64.b64encode(entry).decode()}
    return {
        **text,
        "signature": None if signature is None else base64.b64encode(signature).decode(),
        "signer": None if signer is None else signer.decode("utf-8", "replace"),
    }


def replayed_keys(entries: Any, *, size: int, root: bytes, fingerprint: str) -> KeyHistory:
    """The keys that proved entries make known, beginning with the key of that fingerprint.

    Args:
        entries: As `proved_entries` gives them, from whoever handed them over.
        size: Entries of the tree.
        root: Its head.
        fingerprint: Of the key that entry 1 must be signed with.

    Raises:
        ValueError: if one of them is not in that tree, or not in order.
    """
    history = KeyHistory(fingerprint)
    last = -1
    if not isinstance(entries, list) or not entries:
        raise ValueError("it names no keys")
    for entry in entries:
        index, signed = _received(entry, size=size, root=root)
        if index <= last or (last == -1 and index != 0):
            raise ValueError("its entries about keys are not in order")
        last = index
        fault = history.read(signed, is_whole=True)
        if fault is not None or history.keys.get(signed.signer or "") is None:
            raise ValueError(f"entry {index + 1} about keys: {fault or 'its key is not known'}")
    return history


def _received(entry: Any, *, size: int, root: bytes) -> tuple[int, Signed]:
    try:
        canonical = entry["entry"].encode()
        index, proof = entry["index"], [bytes.fromhex(part) for part in entry["inclusion"]]
        signature, signer = base64.b64decode(entry["signature"], validate=True), str(entry["signer"])
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError("an entry about keys cannot be read") from error
    document, fault = parsed_entry(canonical)
    if document is None or fault is not None or type(index) is not int or document["sequence"] != index + 1:
        raise ValueError("an entry about keys is no entry")
    if not verify_inclusion(leaf_hash(canonical), proof, index=index, size=size, root=root):
        raise ValueError(f"entry {index + 1} is not proved to be in the log")
    return index, Signed(index + 1, document, canonical, signature, signer)


def _key_entries(db: Database, size: int) -> Iterator[_KeyEntry]:
    rows = db.conn.execute(
        "SELECT sequence, CAST(entry AS BLOB) FROM log WHERE sequence <= ? AND (sequence = 1"
        ' OR instr(entry, CAST(\'"action":"account.\' AS BLOB)) > 0'
        ' OR instr(entry, CAST(\'"action":"job.\' AS BLOB)) > 0)'
        " ORDER BY sequence",
        (size,),
    )
    for sequence, canonical in rows:
        document = parsed_entry(canonical)[0] or {}
        details, action = document.get("details"), text_of(document, "action") or ""
        if action not in _ABOUT_KEYS:
            continue
        signed_by = text_of(document.get("actor"), "account") or ""
        about = text_of(details, "account") or signed_by
        public = public_key_of(details) if action == "job.delegated" else None
        job = text_of(details, "job") if action.startswith("job.") else None
        yield _KeyEntry(sequence, about, signed_by, job, None if public is None else fingerprint(public))


def _leaves(db: Database, size: int, control: JobControl) -> Iterator[bytes]:
    rows = db.conn.execute("SELECT CAST(leaf_hash AS BLOB) FROM log WHERE sequence <= ? ORDER BY sequence", (size,))
    for done, (leaf,) in enumerate(rows):
        if done % _PROGRESS_STEP == 0:
            control.step(done, size, "log entries")
        yield leaf


def clear_of(db: Database, sequence: int) -> Mapping[str, Mapping[str, str]]:
    """The clear texts of an entry with their salts, by commitment (hex)."""
    rows = db.conn.execute(
        "SELECT CAST(commitment AS BLOB), CAST(salt AS BLOB), CAST(clear AS BLOB) FROM log_clear WHERE sequence = ?",
        (sequence,),
    )
    return {
        commitment.hex(): {"salt": salt.hex(), "clear": clear.decode("utf-8", "replace")}
        for commitment, salt, clear in rows
    }
