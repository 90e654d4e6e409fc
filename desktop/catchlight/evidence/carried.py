"""A checkpoint as it is carried to a witness and back: on removable media, as one JSON file each way.

There: the signed note, the entries that make its signer's key known, and a consistency proof from what the witness saw
last. Back: the note with the witness's cosignature, and the witness's public key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.checkpoints import Checkpoint, Witnessed, key_name
from catchlight.evidence.disclosure import entries_about_keys, proved_entries, replayed_keys
from catchlight.evidence.key_history import Key
from catchlight.evidence.note import Note
from catchlight.evidence.proofs import verify_consistency
from catchlight.jobs import JobControl
from catchlight.lab.known_keys import key_known

CARRIED = "catchlight-carried/1"
COSIGNED = "catchlight-cosigned/1"


@dataclass(frozen=True)
class Carried:
    """A checkpoint that was carried here and is in order.

    Attributes:
        note: Its note.
        checkpoint: What it says.
        signer: Id of the key that signed it.
        key: That key.
    """

    note: Note
    checkpoint: Checkpoint
    signer: str
    key: Key


def carried_document(db: Database, note: Note, *, lab: str, since: int | None, control: JobControl) -> dict[str, Any]:
    """The file that carries a fresh checkpoint of this lab to a witness.

    Args:
        db: The lab's database.
        note: The checkpoint, signed by an account of this lab.
        lab: The lab's identifier.
        since: Entries of the checkpoint that the witness saw last, or None.
        control: Progress and cancel.
    """
    checkpoint = Checkpoint.of_note(note)
    accounts = signers_of(db, note, lab=lab)
    about = entries_about_keys(db, accounts=accounts, keys=(), size=checkpoint.size)
    keys, consistency, _ = proved_entries(db, about, size=checkpoint.size, old_size=since, control=control)
    return {
        "format": CARRIED,
        "lab": lab,
        "tree_size": checkpoint.size,
        "checkpoint": note.text(),
        "old_size": since,
        "consistency": consistency,
        "keys": keys,
    }


def signers_of(db: Database, note: Note, *, lab: str) -> list[str]:
    """Identifiers of the accounts of this lab whose keys the note names."""
    rows = db.conn.execute("SELECT key_id FROM account_keys").fetchall()
    named = {signature.name for signature in note.signatures}
    found = [key_known(db, key_id) for (key_id,) in rows if key_name(lab, key_id) in named]
    return [known[0] for known in found if known is not None]


def read_carried(document: Mapping[str, Any], *, fingerprint: str, last: Witnessed | None) -> Carried:
    """Check a carried checkpoint: whose it is, that its signer's key is the lab's, that it goes on from the last one.

    Args:
        document: The file.
        fingerprint: Of the first key of the lab that it comes from.
        last: What was witnessed of that log before, or None.

    Raises:
        ValueError: if anything of that is not so.
    """
    note, checkpoint = carried_checkpoint(document)
    history = replayed_keys(document.get("keys"), size=checkpoint.size, root=checkpoint.root, fingerprint=fingerprint)
    lab = checkpoint.origin.partition("/")[2]
    for key_id, key in history.keys.items():
        if key.in_force_at(checkpoint.size) and note.is_signed_by(key_name(lab, key_id), key.public):
            if last is not None:
                _require_goes_on(document, checkpoint, last)
            return Carried(note, checkpoint, key_id, key)
    raise ValueError("it is not signed by an account of the lab")


def carried_checkpoint(document: Mapping[str, Any]) -> tuple[Note, Checkpoint]:
    """The note in a carried file, and what it says; nothing of it is checked.

    Raises:
        ValueError: if there is none.
    """
    text = document.get("checkpoint")
    note = Note.parse(text if isinstance(text, str) else "")
    return note, Checkpoint.of_note(note)


def _require_goes_on(document: Mapping[str, Any], checkpoint: Checkpoint, last: Witnessed) -> None:
    if checkpoint.size < last.size:
        raise ValueError(
            f"it has {checkpoint.size} entries, and one of {last.size} was cosigned before: the log was cut off or put"
            " back"
        )
    if checkpoint.size > last.size and document.get("old_size") != last.size:
        raise ValueError(f"it does not prove that it goes on from the {last.size} entries that were cosigned before")
    try:
        proof = [bytes.fromhex(part) for part in document.get("consistency", [])] if checkpoint.size > last.size else []
    except (TypeError, ValueError) as error:
        raise ValueError("its consistency proof cannot be read") from error
    if not verify_consistency(
        proof, old_size=last.size, old_root=last.root, size=checkpoint.size, root=checkpoint.root
    ):
        raise ValueError(
            f"it does not go on from the {last.size} entries that were cosigned before: the log was rewritten"
        )
