"""What a carried checkpoint or cosignature says, to be compared by hand before anything is signed or kept."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from catchlight.evidence.carried import CARRIED, carried_checkpoint, read_carried
from catchlight.evidence.checkpoints import Checkpoint, kept_checkpoints, last_witnessed, origin_of
from catchlight.evidence.handing_over import received
from catchlight.evidence.note import Note
from catchlight.lab.accounts import account_of
from catchlight.lab.folder import Lab
from catchlight.lab.keys import fingerprint
from catchlight.lab.known_keys import key_known
from catchlight.workflows.cosign_checkpoint import not_taken, read_cosignature


@dataclass(frozen=True)
class SeenCheckpoint:
    """A carried checkpoint that is in order if its first key is the right one.

    Attributes:
        origin: The log it is of.
        size: Its entries.
        root: Its tree head (hex).
        fingerprint: Of the first key, as the file says it: to be compared with what its lab handed over.
        cosigned_before: Entries of the checkpoint of that log that was cosigned here last, or None; the fingerprint is
            then known from that time.
        is_own_log: Whether it is of this lab's log.
    """

    origin: str
    size: int
    root: str
    fingerprint: str
    cosigned_before: int | None
    is_own_log: bool


@dataclass(frozen=True)
class SeenCosignature:
    """A cosignature that fits.

    Attributes:
        size: Entries of the checkpoint.
        cosigner: The name under which the witness's key signs.
        fingerprint: Of that key, as the file says it: to be compared with what the witness handed over.
        account: The name of the account of this lab that has the key, or None where nobody here vouches for it.
        at: When it was made, as it says.
    """

    size: int
    cosigner: str
    fingerprint: str
    account: str | None
    at: datetime


@dataclass(frozen=True)
class CosignedSize:
    """A checkpoint of this lab that was cosigned: its entries, and the names of the keys."""

    size: int
    cosigners: tuple[str, ...]


def look_at_checkpoint(lab: Lab, carried: Path) -> SeenCheckpoint:
    """Check a carried checkpoint as `cosign_checkpoint` does, beginning with the first key that it names itself.

    Raises:
        CatchlightError: if it is not in order, or does not go on from what was witnessed here.
    """
    document = received(carried, form=CARRIED, name="carried checkpoint")
    with lab.reading() as db:
        try:
            _, checkpoint = carried_checkpoint(document)
            last = last_witnessed(db, checkpoint.origin)
            first = str(document["keys"][0]["signer"])
            trusted = first if last is None else last.fingerprint
            read_carried(document, fingerprint=trusted, last=last)
        except (KeyError, IndexError, TypeError) as error:
            raise not_taken("it names no keys") from error
        except ValueError as error:
            raise not_taken(str(error)) from error
    return SeenCheckpoint(
        checkpoint.origin,
        checkpoint.size,
        checkpoint.root.hex(),
        trusted,
        None if last is None else last.size,
        checkpoint.origin == origin_of(lab.identifier),
    )


def look_at_cosignature(lab: Lab, cosigned: Path) -> SeenCosignature:
    """Check that a cosignature fits, and say whose key it is.

    Raises:
        CatchlightError: if it cannot be read, or does not fit.
    """
    found = read_cosignature(cosigned)
    key_id = fingerprint(found.public)
    with lab.reading() as db:
        known = key_known(db, key_id)
        account = None if known is None else account_of(db, known[0])
    return SeenCosignature(
        found.checkpoint.size, found.name, key_id, None if account is None else account.name, found.at
    )


def cosigned_sizes(lab: Lab) -> tuple[CosignedSize, ...]:
    """The checkpoints of this lab that somebody cosigned, the newest first; what is no note is left out."""
    found = []
    with lab.reading() as db:
        for text in kept_checkpoints(db):
            try:
                note = Note.parse(text)
                checkpoint = Checkpoint.of_note(note)
            except ValueError:
                continue
            if cosigners := note.cosigners():
                found.append(CosignedSize(checkpoint.size, cosigners))
    return tuple(found)
