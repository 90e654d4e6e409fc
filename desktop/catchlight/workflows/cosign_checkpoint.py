"""Cosign a checkpoint that was carried here, and take the cosignature home: the witness of another person.

A cosignature says: at that time somebody else saw this state of the log, and it goes on from what they saw before.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.carried import (
    CARRIED,
    COSIGNED,
    Carried,
    carried_checkpoint,
    read_carried,
    signers_of,
)
from catchlight.evidence.checkpoints import (
    Checkpoint,
    Witnessed,
    keep_checkpoint,
    kept_checkpoint,
    key_name,
    last_witnessed,
    note_witnessed,
    origin_of,
)
from catchlight.evidence.entry import Actor, Value, timestamp
from catchlight.evidence.handing_over import hand_over, received
from catchlight.evidence.log import acting
from catchlight.evidence.note import Note, NoteSignature
from catchlight.evidence.tables import check_place
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.keys import fingerprint
from catchlight.lab.known_keys import key_known
from catchlight.workflows.case_access import permitted


@dataclass(frozen=True)
class CosignCheckpoint:
    """Cosign a carried checkpoint.

    Attributes:
        actor: The witness: a custodian or supervisor, whose own checkpoint it is not.
        carried: The file that `make_checkpoint` wrote.
        target: The file to carry back.
        fingerprint: Of the first key of the lab that it comes from, as that lab handed it over; needed the first time,
            for this lab too: what its own files say of its first key is what they could have been made to say.
    """

    actor: Actor
    carried: Path
    target: Path
    fingerprint: str | None = None


@dataclass(frozen=True)
class Cosigned:
    """What was cosigned, or whose cosignature was taken in."""

    origin: str
    size: int
    root: str
    cosigner: str


@dataclass(frozen=True)
class ImportCosignature:
    """Take in a cosignature.

    Attributes:
        actor: Who does.
        cosigned: The file that the witness carried back.
        fingerprint: Of the witness's key, as the witness handed it over; needed unless the witness has an account here.
    """

    actor: Actor
    cosigned: Path
    fingerprint: str | None = None


@dataclass(frozen=True)
class CarriedCosignature:
    """A cosignature that fits the checkpoint it came with.

    Attributes:
        checkpoint: What was cosigned.
        name: The name under which the witness's key signs.
        public: That key.
        at: When it was made, as it says.
        line: The cosignature.
    """

    checkpoint: Checkpoint
    name: str
    public: bytes
    at: datetime
    line: NoteSignature


def cosign_checkpoint(lab: Lab, request: CosignCheckpoint) -> Cosigned:
    """Check a carried checkpoint against what was witnessed of that log before, and cosign it.

    Raises:
        CatchlightError: if it is not in order, does not go on from what was witnessed, or is the witness's own.
        NotPermitted: if the witness is neither custodian nor supervisor.
    """
    check_place(request.target, name="cosignature")
    document = received(request.carried, form=CARRIED, name="carried checkpoint")
    with lab.reading() as db:
        witness = permitted(lab, db, request.actor, Role.CUSTODIAN, Role.SUPERVISOR, what="checkpoint.cosigned")
        carried, trusted = _checked(db, request, document)
        if carried.key.account == witness.account:
            raise not_taken("it is your own", hint="Ask another custodian or supervisor to cosign it.")
        name = key_name(lab.identifier, witness.key.key_id)
        checkpoint = carried.checkpoint
        with acting(lab, db, witness) as act:
            note = carried.note.cosigned(name, witness.key, time=int(act.now.timestamp()))
            seen = Witnessed(checkpoint.origin, checkpoint.size, checkpoint.root, trusted)
            note_witnessed(db, seen, at=act.now)
            said = {"origin": checkpoint.origin, "fingerprint": trusted, **_size_and_root(checkpoint)}
            act.log("checkpoint.cosigned", details=said)
    made = {"format": COSIGNED, "checkpoint": note.text(), "cosigner": name, "public_key": witness.key.public.hex()}
    hand_over(request.target, [json.dumps(made, indent=1)], name="cosignature")
    return Cosigned(checkpoint.origin, checkpoint.size, checkpoint.root.hex(), name)


def import_cosignature(lab: Lab, request: ImportCosignature) -> Cosigned:
    """Keep a cosignature with the checkpoint of this lab that it was given for.

    Raises:
        CatchlightError: if it does not fit, is of no checkpoint that this lab made, or comes from a key that nobody
            vouches for.
    """
    found = read_cosignature(request.cosigned)
    name, public, checkpoint = found.name, found.public, found.checkpoint
    with lab.reading() as db:
        _require_known(db, request, name, public)
        note = _kept(db, lab, checkpoint)
        if _is_own(db, lab, note, public):
            raise not_taken("it is by the account that made the checkpoint", hint="Another person has to cosign it.")
        with acting(lab, db, request.actor) as act:
            keep_checkpoint(db, note.with_signature(found.line), at=act.now)
            details: dict[str, Value] = {
                **_size_and_root(checkpoint),
                "cosigner": name,
                "public_key": public.hex(),
                "cosigned_at": timestamp(found.at),
            }
            act.log("checkpoint.cosignature.imported", details=details)
    return Cosigned(checkpoint.origin, checkpoint.size, checkpoint.root.hex(), name)


def read_cosignature(path: Path) -> CarriedCosignature:
    """The cosignature that a witness carried back, which fits; nobody vouches for its key yet.

    Raises:
        CatchlightError: if it cannot be read, or does not fit.
    """
    document = received(path, form=COSIGNED, name="cosignature")
    try:
        name, public = str(document["cosigner"]), bytes.fromhex(document["public_key"])
        note, checkpoint = carried_checkpoint(document)
        time = note.cosigned_at(name, public)
        at = None if time is None else datetime.fromtimestamp(time, UTC)
    except (KeyError, TypeError, ValueError, OverflowError, OSError) as error:
        raise not_taken("it cannot be read") from error
    if at is None:
        raise not_taken("its cosignature does not fit")
    line = next(of for of in note.signatures if of.name == name and note.cosigned_at(name, public) == time)
    return CarriedCosignature(checkpoint, name, public, at, line)


def _checked(db: Database, request: CosignCheckpoint, document: dict[str, Any]) -> tuple[Carried, str]:
    """The carried checkpoint, and the fingerprint that it was checked against."""
    try:
        _, checkpoint = carried_checkpoint(document)
        last = last_witnessed(db, checkpoint.origin)
        trusted = _trusted(request.fingerprint, last)
        return read_carried(document, fingerprint=trusted, last=last), trusted
    except ValueError as error:
        raise not_taken(str(error)) from error


def _trusted(given: str | None, last: Witnessed | None) -> str:
    """The fingerprint that the origin's first key must have: known from before, or given now."""
    known = None if last is None else last.fingerprint
    trusted = known or (given or "").strip().lower()
    if given is not None and given.strip().lower() != trusted:
        raise ValueError("the log it comes from is known here with another fingerprint than the one given")
    if not trusted:
        raise not_taken(
            "the fingerprint of the lab it comes from is not known here",
            hint="Give the fingerprint that was handed over when that lab was made: --fingerprint HEX.",
        )
    return trusted


def _require_known(db: Database, request: ImportCosignature, name: str, public: bytes) -> None:
    key_id = fingerprint(public)
    if not name.endswith(f"/{key_id[:16]}"):
        raise not_taken("the name of its key is not that of its public key")
    given = (request.fingerprint or "").strip().lower()
    if key_known(db, key_id) is None and given != key_id:
        reason = "its key is not that of the fingerprint given" if given else "nobody vouches for its key"
        raise not_taken(reason, hint="Give the fingerprint that the witness handed over: --fingerprint HEX.")


def _kept(db: Database, lab: Lab, checkpoint: Checkpoint) -> Note:
    try:
        note = kept_checkpoint(db, checkpoint.size)
        if (
            note is not None
            and checkpoint.origin == origin_of(lab.identifier)
            and Checkpoint.of_note(note) == checkpoint
        ):
            return note
    except ValueError as error:
        raise not_taken("the checkpoint that is kept here was changed", hint="See catchlight log verify.") from error
    raise not_taken("it is of no checkpoint that this lab made")


def _is_own(db: Database, lab: Lab, note: Note, public: bytes) -> bool:
    known = key_known(db, fingerprint(public))
    return known is not None and known[0] in signers_of(db, note, lab=lab.identifier)


def _size_and_root(checkpoint: Checkpoint) -> dict[str, str | int]:
    return {"size": checkpoint.size, "root": checkpoint.root.hex()}


def not_taken(reason: str, *, hint: str = "Ask for it again from the lab that it comes from.") -> CatchlightError:
    """The refusal of a carried checkpoint or of a cosignature."""
    return CatchlightError(f"The checkpoint is not taken: {reason}. Nothing was signed or kept.", hint=hint)
