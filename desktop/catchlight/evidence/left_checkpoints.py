"""The newest checkpoint, left as a file in the lab and in this workstation's own data folder.

Whoever exchanges the lab's database for an older copy does not thereby reach the workstation's file. Neither file is
ever replaced by the checkpoint of a shorter log, nor by that of a log which does not go on from it.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path
from sqlite_utils import Database

from catchlight.evidence.checkpoints import Checkpoint, checkpoint_now, origin_of
from catchlight.evidence.entry_form import parsed_entry
from catchlight.evidence.known_checkpoints import FoundCheckpoint, restore_of
from catchlight.evidence.note import LARGEST_NOTE, Note
from catchlight.evidence.tables import replacing
from catchlight.lab.folder import Lab


@dataclass(frozen=True)
class Place:
    """A place where the newest checkpoint of a lab is left.

    Attributes:
        file: The note.
        where: The place, for people.
        is_outside: Whether writing to the lab folder does not reach it.
    """

    file: Path
    where: str
    is_outside: bool


def places_of(lab: Lab) -> tuple[Place, ...]:
    """Where the newest checkpoint of a lab is left; `CATCHLIGHT_DATA` names another data folder."""
    own = os.environ.get("CATCHLIGHT_DATA")
    data = Path(own) if own else user_data_path("catchlight", appauthor=False)
    return (
        Place(lab.folder / "checkpoints" / "newest.note", "in the lab's folder checkpoints", is_outside=False),
        Place(data / "checkpoints" / f"{lab.identifier}.note", "on this workstation", is_outside=True),
    )


def found_beside(lab: Lab) -> tuple[FoundCheckpoint, ...]:
    """The checkpoints that were left in these places."""
    found = ((place, _read(place.file)) for place in places_of(lab))
    return tuple(FoundCheckpoint(note, place.where, place.is_outside) for place, note in found if note is not None)


def leave(place: Place, note: Note, *, db: Database) -> str | None:
    """Leave a checkpoint, unless what is there is not what the log goes on from; why it was not left, or None.

    Args:
        place: Where.
        note: A checkpoint of the log in `db`.
        db: The lab's database.

    Raises:
        OSError: if it cannot be written.
        LookupError: if the tree beside the log is damaged.
    """
    made = Checkpoint.of_note(note)
    there = _checkpoint(_read(place.file), origin=made.origin)
    if there is not None and _goes_on_from(db, there, made):
        if there.size >= made.size:  # another process was quicker
            return None
    elif there is not None and not _given_up(db, there):
        return (
            f"the checkpoint {place.where} ({there.size} entries) is not of this log as it is now, and was kept there;"
            " see catchlight log verify"
        )
    place.file.parent.mkdir(parents=True, exist_ok=True)
    with replacing(place.file) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as target:
        target.write(note.text())
        target.flush()
        os.fsync(target.fileno())
    return None


def _read(file: Path) -> str | None:
    try:
        with file.open("rb") as source:
            return source.read(LARGEST_NOTE).decode("utf-8", "replace")
    except OSError:
        return None


def _checkpoint(note: str | None, *, origin: str) -> Checkpoint | None:
    try:
        found = None if note is None else Checkpoint.of_note(Note.parse(note))
    except ValueError:
        return None
    return found if found is not None and found.origin == origin else None


def _goes_on_from(db: Database, old: Checkpoint, made: Checkpoint) -> bool:
    """Whether the log begins with what another checkpoint was made of, as the entry after it says."""
    if old.size == made.size:
        return old.root == made.root
    row = db.conn.execute("SELECT CAST(entry AS BLOB) FROM log WHERE sequence = ?", (old.size + 1,)).fetchone()
    document = None if row is None else parsed_entry(row[0])[0]
    if document is None:
        return checkpoint_now(db, lab=made.origin.removeprefix(origin_of(""))) == old
    return bool(document["tree_root"] == old.root.hex())


def _given_up(db: Database, old: Checkpoint) -> bool:
    """Whether the log says that the entries of an older checkpoint were given up when a backup was restored."""
    rows = db.conn.execute(
        "SELECT sequence, CAST(entry AS BLOB) FROM log WHERE instr(entry, CAST('\"lab.restored\"' AS BLOB)) > 0"
    )
    for sequence, entry in rows.fetchall():
        document = parsed_entry(entry)[0] or {}
        details = document.get("details") if document.get("action") == "lab.restored" else None
        if isinstance(details, dict) and restore_of(sequence, details).covers(old):
            return True
    return False
