"""The decode ledger: what was expected of each exhibit, what was examined, what failed, and in which state the work is.

The rows are written by the extraction step by step; a run that was killed, cancelled or failed shows as such and is
never taken for a complete one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction

import msgspec
from sqlite_utils import Database

from catchlight.media.facts import DecodeWarning, FootageFacts


class State(StrEnum):
    """How far the extraction of an exhibit came."""

    RUNNING = "running"
    CANCELLED = "cancelled"
    COMPLETE = "complete"
    FAILED = "failed"


@dataclass(frozen=True)
class Ledger:
    """The ledger of one exhibit.

    Attributes:
        exhibit_row: The exhibit.
        state: How far it came; `RUNNING` also where the process was killed.
        pack_sha256: The model pack used.
        provider: The ONNX Runtime provider in use, read back from the session.
        mode: How frames were chosen; "every-frame" examines each one at full resolution.
        smallest_face: Narrowest face looked for, pixels; None before the first step.
        frames_expected: Frames the container announces (1 for a still); None where it does not say.
        frames_decoded: Frames examined.
        frames_failed: Frames known to exist that could not be decoded.
        decoded_until: The frame at which an interrupted run goes on.
        seconds: Working time so far, all runs together.
        facts: What the container announces; None for a still or before the first step.
        failure: Why it failed, or None.
        started_by: Who started it.
    """

    exhibit_row: int
    state: State
    pack_sha256: str
    provider: str
    mode: str
    smallest_face: float | None
    frames_expected: int | None
    frames_decoded: int
    frames_failed: int
    decoded_until: int
    seconds: float
    facts: FootageFacts | None
    failure: str | None
    started_by: str


_FIELDS = tuple(field.name for field in fields(Ledger))
_COLUMNS = ", ".join({"exhibit_row": "exhibit_id", "facts": "media"}.get(name, name) for name in _FIELDS)


def ledger_of(db: Database, exhibit_row: int) -> Ledger | None:
    """The ledger of an exhibit, or None where no extraction was started."""
    row = db.conn.execute(
        f"SELECT {_COLUMNS} FROM extractions WHERE exhibit_id = ?",  # noqa: S608 - a constant
        (exhibit_row,),
    ).fetchone()
    if row is None:
        return None
    known = dict(zip(_FIELDS, row, strict=True))
    media = known["facts"]
    facts = None if media is None else msgspec.json.decode(media, type=FootageFacts, dec_hook=_fraction)
    return Ledger(**{**known, "state": State(known["state"]), "facts": facts})


def _fraction(kind: type, text: str) -> Fraction:
    """Read a `Fraction` back; nothing else in the facts needs help."""
    if kind is not Fraction:
        raise TypeError(kind)
    return Fraction(text)


def start(db: Database, ledger: Ledger, *, at: str) -> None:
    """Open the ledger of an exhibit; an earlier one of that exhibit is replaced."""
    for table in ("frames", "extraction_warnings", "extractions"):
        db.conn.execute(f"DELETE FROM {table} WHERE exhibit_id = ?", (ledger.exhibit_row,))  # noqa: S608 - constants
    db.conn.execute(
        "INSERT INTO extractions (exhibit_id, state, pack_sha256, provider, mode, smallest_face,"
        " frames_expected, started_at, started_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            ledger.exhibit_row,
            ledger.state,
            ledger.pack_sha256,
            ledger.provider,
            ledger.mode,
            ledger.smallest_face,
            ledger.frames_expected,
            at,
            ledger.started_by,
        ),
    )


def set_state(
    db: Database, exhibit_row: int, state: State, *, failure: str | None = None, at: str | None = None
) -> None:
    """Change the state; `at` is the time of a completion."""
    db.conn.execute(
        "UPDATE extractions SET state = ?, failure = ?, finished_at = ? WHERE exhibit_id = ?",
        (state, failure, at, exhibit_row),
    )


def note_media(
    db: Database, exhibit_row: int, *, frames: int | None, smallest_face: float | None, facts: FootageFacts | None
) -> None:
    """Note what the container announces, and the narrowest face (pixels) that is looked for at this size."""
    media = None if facts is None else msgspec.json.encode(facts, enc_hook=str).decode()
    db.conn.execute(
        "UPDATE extractions SET frames_expected = ?, smallest_face = ?, media = ? WHERE exhibit_id = ?",
        (frames, smallest_face, media, exhibit_row),
    )


def add_frames(
    db: Database,
    exhibit_row: int,
    *,
    frames: Iterable[tuple[int, int | None]],
    failed: Iterable[int],
    decoded_until: int,
    seconds: float,
) -> None:
    """Note the frames of one step: number and true time in microseconds of the examined ones, numbers of the failed."""
    examined, lost = list(frames), list(failed)
    db.conn.executemany(
        "INSERT INTO frames (exhibit_id, number, microseconds, failed) VALUES (?, ?, ?, 0)",
        [(exhibit_row, number, microseconds) for number, microseconds in examined],
    )
    newly_lost = db.conn.executemany(
        "INSERT OR IGNORE INTO frames (exhibit_id, number, microseconds, failed) VALUES (?, ?, NULL, 1)",
        [(exhibit_row, number) for number in lost],
    ).rowcount
    db.conn.execute(
        "UPDATE extractions SET frames_decoded = frames_decoded + ?, frames_failed = frames_failed + ?,"
        " decoded_until = ?, seconds = seconds + ? WHERE exhibit_id = ?",
        (len(examined), max(0, newly_lost), decoded_until, seconds, exhibit_row),
    )


def add_warnings(db: Database, exhibit_row: int, warnings: Iterable[DecodeWarning]) -> None:
    """Store what went otherwise than it should; a warning that a resumed run meets again is stored once."""
    known = set(warnings_of(db, exhibit_row))
    db.conn.executemany(
        "INSERT INTO extraction_warnings (exhibit_id, frame, microseconds, message) VALUES (?, ?, ?, ?)",
        [
            (exhibit_row, warning.frame, warning.microseconds, warning.message)
            for warning in warnings
            if warning not in known
        ],
    )


def warnings_of(db: Database, exhibit_row: int) -> list[DecodeWarning]:
    """The stored warnings of an exhibit, in order."""
    rows = db.conn.execute(
        "SELECT frame, microseconds, message FROM extraction_warnings WHERE exhibit_id = ? ORDER BY id", (exhibit_row,)
    )
    return [DecodeWarning(*row) for row in rows]
