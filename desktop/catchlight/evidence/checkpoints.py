"""Checkpoints: the size and head of the log as a signed note, what this lab keeps of its own, and what it witnessed.

A checkpoint that is kept where nobody who writes to the lab can reach it shows a log that was cut off or rewritten.

Source: C2SP tlog-checkpoint.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlite_utils import Database

from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.merkle import HASH_BYTES, Frontier
from catchlight.evidence.note import Note

_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")


@dataclass(frozen=True)
class Checkpoint:
    """The state of a log.

    Attributes:
        origin: Which log: `catchlight/` and the lab's identifier.
        size: Its entries.
        root: Its tree head.
    """

    origin: str
    size: int
    root: bytes

    @classmethod
    def of_note(cls, note: Note) -> Self:
        """Read a checkpoint from its note.

        Raises:
            ValueError: if it is none.
        """
        lines = note.body.split("\n")
        if len(lines) < 4 or not lines[0] or not _SIZE.fullmatch(lines[1]):
            raise ValueError("it is no checkpoint")
        try:
            root = base64.b64decode(lines[2], validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValueError("its tree head cannot be read") from error
        if len(root) != HASH_BYTES:
            raise ValueError("its tree head has not 32 bytes")
        return cls(lines[0], int(lines[1]), root)

    def body(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    def signed(self, actor: Actor, *, lab: str) -> Note:
        """Its note, signed by an actor of the lab."""
        return Note(self.body()).signed(key_name(lab, actor.key.key_id), actor.key)


@dataclass(frozen=True)
class Witnessed:
    """The newest state of another log that somebody of this lab cosigned; `fingerprint` is that log's first key's."""

    origin: str
    size: int
    root: bytes
    fingerprint: str


def origin_of(lab: str) -> str:
    """The name of a lab's log in its checkpoints."""
    return f"catchlight/{lab}"


def key_name(lab: str, key_id: str) -> str:
    """The name under which a key signs notes: the lab it belongs to, and the beginning of its fingerprint."""
    return f"catchlight/{lab}/{key_id[:16]}"


def checkpoint_now(db: Database, *, lab: str) -> Checkpoint:
    """The state of the lab's log as the tree beside it says.

    Raises:
        LookupError: if that tree is damaged.
    """
    row = db.conn.execute("SELECT size, CAST(frontier AS BLOB) FROM log_tree WHERE id = 1").fetchone()
    try:
        tree = Frontier.from_bytes(*row)
    except (TypeError, AttributeError, ValueError) as error:
        raise LookupError("no tree beside the log") from error
    return Checkpoint(origin_of(lab), tree.size, tree.root())


def keep_checkpoint(db: Database, note: Note, *, at: datetime) -> None:
    """Keep a checkpoint of this lab in its database; one of the same size is replaced (by more signatures)."""
    checkpoint = Checkpoint.of_note(note)
    db.conn.execute(
        "INSERT INTO checkpoints (size, root, note, made_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (size) DO UPDATE SET root = excluded.root, note = excluded.note",
        (checkpoint.size, checkpoint.root, note.text(), timestamp(at)),
    )


def kept_checkpoints(db: Database) -> list[str]:
    """The notes that are kept in the database, the newest first; whatever stands there, as text."""
    rows = db.conn.execute("SELECT CAST(note AS BLOB) FROM checkpoints ORDER BY size DESC")
    return [bytes(note or b"").decode("utf-8", "replace") for (note,) in rows]


def every_checkpoint(db: Database) -> dict[int, tuple[str, str]]:
    """Tree head (hex) and time of each checkpoint that is kept in the database, by size.

    The tree head is empty where the note beside it says something else.

    Raises:
        ValueError: if what is kept is no note.
    """
    found = {}
    for size, root, note, made_at in db.conn.execute("SELECT size, root, note, made_at FROM checkpoints"):
        noted = Checkpoint.of_note(Note.parse(note))
        head = bytes(root).hex() if (noted.size, noted.root) == (size, bytes(root)) else ""
        found[int(size)] = head, str(made_at)
    return found


def every_witnessed(db: Database) -> dict[str, tuple[int, str, str, str]]:
    """Size, tree head (hex), fingerprint and time of what was last cosigned of each other log, by its origin."""
    rows = db.conn.execute("SELECT origin, size, root, fingerprint, witnessed_at FROM witnessed")
    return {origin: (size, bytes(root).hex(), known, at) for origin, size, root, known, at in rows}


def kept_checkpoint(db: Database, size: int) -> Note | None:
    """The checkpoint of that size that is kept in the database, or None.

    Raises:
        ValueError: if what is kept is no note.
    """
    row = db.conn.execute("SELECT note FROM checkpoints WHERE size = ?", (size,)).fetchone()
    return None if row is None else Note.parse(row[0])


def last_witnessed(db: Database, origin: str) -> Witnessed | None:
    """What was last cosigned of that log, or None."""
    row = db.conn.execute("SELECT size, root, fingerprint FROM witnessed WHERE origin = ?", (origin,)).fetchone()
    return None if row is None else Witnessed(origin, row[0], bytes(row[1]), row[2])


def note_witnessed(db: Database, witnessed: Witnessed, *, at: datetime) -> None:
    """Remember what was cosigned; the next one of that log must begin with it."""
    db.conn.execute(
        "INSERT INTO witnessed (origin, size, root, fingerprint, witnessed_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root,"
        " witnessed_at = excluded.witnessed_at",
        (witnessed.origin, witnessed.size, witnessed.root, witnessed.fingerprint, timestamp(at)),
    )
