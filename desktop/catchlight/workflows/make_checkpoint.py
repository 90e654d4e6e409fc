"""Make a checkpoint of the log, to be kept or cosigned elsewhere; and leave the newest one after each piece of work."""

import json
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.carried import carried_document
from catchlight.evidence.checkpoints import checkpoint_now, keep_checkpoint
from catchlight.evidence.entry import Actor
from catchlight.evidence.handing_over import hand_over
from catchlight.evidence.left_checkpoints import leave, places_of
from catchlight.evidence.log import acting
from catchlight.evidence.note import Note
from catchlight.evidence.tables import check_place
from catchlight.jobs import JobControl
from catchlight.lab.accounts import may_sign
from catchlight.lab.folder import Lab


@dataclass(frozen=True)
class MakeCheckpoint:
    """Make a checkpoint of the log as it is.

    Attributes:
        actor: Who signs it.
        target: The file to carry it in, or None to keep it in the lab only.
        since: Size of the checkpoint that the witness saw last, or None: the file then proves that the log goes on
            from there.
    """

    actor: Actor
    target: Path | None = None
    since: int | None = None


@dataclass(frozen=True)
class MadeCheckpoint:
    """A checkpoint: its entries, its tree head (hex) and its note."""

    size: int
    root: str
    note: str


@dataclass(frozen=True)
class LeftCheckpoint:
    """What became of the newest checkpoint.

    Attributes:
        size: Entries of the log.
        left: The files it stands in now.
        kept_back: For each other place, why it was not left there; to be shown.
    """

    size: int
    left: tuple[Path, ...]
    kept_back: tuple[str, ...]


def make_checkpoint(lab: Lab, request: MakeCheckpoint, control: JobControl) -> MadeCheckpoint:
    """Sign the log's size and head, keep that in the lab, log it, and write the file that a witness needs.

    Raises:
        CatchlightError: if `since` is not a size that the log had, or the file cannot be written.
        NotPermitted: if the account can no longer sign.
    """
    if request.target is not None:
        check_place(request.target, name="checkpoint")
    with lab.reading() as db:
        with acting(lab, db, request.actor) as act:
            checkpoint = checkpoint_now(db, lab=lab.identifier)
            if request.since is not None and not 0 <= request.since <= checkpoint.size:
                raise CatchlightError(
                    f"The log has {checkpoint.size} entries and cannot go on from {request.since}. No checkpoint was"
                    " made.",
                    hint="Give the size that the witness saw last, or leave it out.",
                    size=checkpoint.size,
                )
            note = checkpoint.signed(request.actor, lab=lab.identifier)
            keep_checkpoint(db, note, at=act.now)
            act.log("checkpoint.made", details={"size": checkpoint.size, "root": checkpoint.root.hex()})
        if request.target is not None:
            carried = carried_document(db, note, lab=lab.identifier, since=request.since, control=control)
            hand_over(request.target, [json.dumps(carried, indent=1)], name="checkpoint")
    return MadeCheckpoint(checkpoint.size, checkpoint.root.hex(), note.text())


def leave_checkpoint(lab: Lab, actor: Actor) -> LeftCheckpoint:
    """Leave the newest checkpoint in the lab and on this workstation; at sign-out, and after each command that wrote.

    It writes no entry. An account whose key was replaced meanwhile, and a job, leave none. That it could not be left
    somewhere undoes nothing and is told in the result.
    """
    with lab.reading() as db:
        try:
            checkpoint = checkpoint_now(db, lab=lab.identifier)
        except LookupError:
            return LeftCheckpoint(0, (), ("the tree beside the log is damaged: see catchlight log verify",))
        if actor.delegation is not None or not may_sign(db, actor.account, actor.key.key_id, actor.role):
            return LeftCheckpoint(checkpoint.size, (), ())
        return _left_everywhere(lab, db, checkpoint.signed(actor, lab=lab.identifier), size=checkpoint.size)


def _left_everywhere(lab: Lab, db: Database, note: Note, *, size: int) -> LeftCheckpoint:
    left, kept_back = [], []
    for place in places_of(lab):
        try:
            reason = leave(place, note, db=db)
        except OSError as error:
            reason = f"the checkpoint could not be left {place.where}: {error.strerror or error}"
        if reason is None:
            left.append(place.file)
        else:
            kept_back.append(reason)
    return LeftCheckpoint(size, tuple(left), tuple(kept_back))
