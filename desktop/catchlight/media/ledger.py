"""The decode ledger: what was expected of each exhibit, what was examined, what failed, and in which state the work is.

The rows are written by the extraction step by step; a run that was killed, cancelled or failed shows as such and is
never taken for a complete one.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from fractions import Fraction

import msgspec
from sqlite_utils import Database

from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.request import FrameAddress


class State(StrEnum):
    """How far the extraction of an exhibit came.

    `PARTIAL`: it has ended, and a part of it (frames, pages, what follows a place) could not be decoded; the failure
    says how much, or where and why.
    """

    RUNNING = "running"
    CANCELLED = "cancelled"
    COMPLETE = "complete"
    PARTIAL = "partial"
    FAILED = "failed"

    @property
    def has_ended(self) -> bool:
        """True where nothing more is to come: what was found can be worked on."""
        return self in {State.COMPLETE, State.PARTIAL}


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
        frames_expected: Frames the container announces (for a still: its pages); None where it does not say.
        frames_decoded: Frames decoded; each of them was examined, except those that are gated.
        frames_failed: Frames known to exist that could not be decoded.
        decoded_until: The frame at which an interrupted run goes on.
        seconds: Working time so far, all runs together.
        facts: What the container announces; None for a still or before the first step.
        failure: Why it failed, or ended early, with what can be done; None where it did not.
        started_by: Who started it.
        plan: How the file is looked at, as JSON (see `faces.stored_plan`); None before the first step, and where an
            earlier version extracted it.
        frames_gated: Frames in which nothing had changed, so that they were decoded and not looked at again.
        frames_duplicate: Frames identical to the frame before them.
        resume_state: What an interrupted run goes on from; None before the first step, after the end, and where an
            earlier version began it.
        hint: The part of `failure` that says what can be done, or None.
        finished_at: When it ended, RFC 3339 in UTC, or None.
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
    plan: str | None = None
    frames_gated: int = 0
    frames_duplicate: int = 0
    resume_state: bytes | None = field(default=None, repr=False)
    hint: str | None = None
    finished_at: str | None = None


@dataclass(frozen=True)
class LedgerFrame:
    """One frame of the ledger.

    Attributes:
        number: From 0; for a still the number of its page.
        microseconds: Its true time; None for a still and for a frame that failed.
        fingerprint: Hash of its pixels, unsigned 64 bit; None where none was made.
        gated: True where nothing had changed, so that it was not looked at again.
        failed: True where it is known to exist and did not decode.
    """

    number: int
    microseconds: int | None
    fingerprint: int | None = None
    gated: bool = False
    failed: bool = False


@dataclass(frozen=True)
class FramesDone:
    """What one step did to the frames.

    Attributes:
        frames: Those decoded, in order.
        failed: Numbers of those that are known to exist and did not decode.
        decoded_until: Number of the first frame after them.
        seconds: Working time.
        duplicates: How many of `frames` are identical to the frame before them.
        resume_state: What an interrupted run goes on from after this step; None at the end.
        failed_unlisted: How many more failed than any step lists; told once, at the end.
    """

    frames: Sequence[LedgerFrame]
    failed: Sequence[int]
    decoded_until: int
    seconds: float
    duplicates: int = 0
    resume_state: bytes | None = field(default=None, repr=False)
    failed_unlisted: int = 0


_FIELDS = tuple(known.name for known in fields(Ledger))
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
    db: Database,
    exhibit_row: int,
    state: State,
    *,
    failure: str | None = None,
    hint: str | None = None,
    at: str | None = None,
) -> None:
    """Change the state; `at` is the time of an ending, `failure` holds what `hint` says at its end."""
    db.conn.execute(
        "UPDATE extractions SET state = ?, failure = ?, hint = ?, finished_at = ? WHERE exhibit_id = ?",
        (state, failure, hint, at, exhibit_row),
    )


def note_media(
    db: Database,
    exhibit_row: int,
    *,
    frames: int | None,
    smallest_face: float | None,
    facts: FootageFacts | None,
    plan: str | None = None,
) -> None:
    """Note what the container announces, how it is looked at, and the narrowest face (pixels) that is looked for."""
    media = None if facts is None else msgspec.json.encode(facts, enc_hook=str).decode()
    db.conn.execute(
        "UPDATE extractions SET frames_expected = ?, smallest_face = ?, media = ?, plan = ? WHERE exhibit_id = ?",
        (frames, smallest_face, media, plan, exhibit_row),
    )


def add_frames(db: Database, exhibit_row: int, done: FramesDone) -> None:
    """Note the frames of one step."""
    db.conn.executemany(
        "INSERT INTO frames (exhibit_id, number, microseconds, failed, fingerprint, gated) VALUES (?, ?, ?, 0, ?, ?)",
        [
            (exhibit_row, frame.number, frame.microseconds, _signed(frame.fingerprint), frame.gated)
            for frame in done.frames
        ],
    )
    newly_lost = db.conn.executemany(
        "INSERT OR IGNORE INTO frames (exhibit_id, number, microseconds, failed) VALUES (?, ?, NULL, 1)",
        [(exhibit_row, number) for number in done.failed],
    ).rowcount
    db.conn.execute(
        "UPDATE extractions SET frames_decoded = frames_decoded + ?, frames_failed = frames_failed + ?,"
        " frames_gated = frames_gated + ?, frames_duplicate = frames_duplicate + ?,"
        " decoded_until = ?, seconds = seconds + ?, resume_state = ? WHERE exhibit_id = ?",
        (
            len(done.frames),
            max(0, newly_lost) + done.failed_unlisted,
            sum(frame.gated for frame in done.frames),
            done.duplicates,
            done.decoded_until,
            done.seconds,
            done.resume_state,
            exhibit_row,
        ),
    )


def ledger_digest(db: Database, exhibit_row: int) -> str:
    """SHA-256 over all that the ledger of an exhibit says, each frame of its list and its warnings, hex.

    Frames decide the true time of what was found, so a later change to any of it can be shown.
    """
    digest = hashlib.sha256()
    for statement in (
        f"SELECT {_COLUMNS}, started_at FROM extractions WHERE exhibit_id = ?",  # noqa: S608 - a constant
        "SELECT number, microseconds, failed, fingerprint, gated FROM frames WHERE exhibit_id = ? ORDER BY number",
        "SELECT frame, microseconds, message FROM extraction_warnings WHERE exhibit_id = ? ORDER BY id",
    ):
        for row in db.conn.execute(statement, (exhibit_row,)):
            digest.update(msgspec.json.encode(row))
    return digest.hexdigest()


def frames_of(db: Database, exhibit_row: int) -> Iterator[LedgerFrame]:
    """Every frame of the ledger, decoded or failed, by number; read as they are asked for."""
    rows = db.conn.execute(
        "SELECT number, microseconds, fingerprint, gated, failed FROM frames WHERE exhibit_id = ? ORDER BY number",
        (exhibit_row,),
    )
    for number, microseconds, fingerprint, gated, failed in rows:
        yield LedgerFrame(number, microseconds, _unsigned(fingerprint), bool(gated), bool(failed))


def failed_frames(db: Database, exhibit_row: int, *, most: int) -> list[tuple[int, int | None]]:
    """The frames that did not decode, by number, each with the time of the last decoded one before it.

    Args:
        db: The database.
        exhibit_row: The exhibit.
        most: How many are listed; a broken file can have a hundred thousand.
    """
    rows = db.conn.execute(
        "SELECT number FROM frames WHERE exhibit_id = ? AND failed ORDER BY number LIMIT ?", (exhibit_row, most)
    )
    found: list[tuple[int, int | None]] = []
    for (number,) in rows.fetchall():
        follows = bool(found) and found[-1][0] == number - 1
        found.append((number, found[-1][1] if follows else _time_before(db, exhibit_row, number)))
    return found


def _time_before(db: Database, exhibit_row: int, number: int) -> int | None:
    """The time of the last frame before this one that has a time, or None."""
    row = db.conn.execute(
        "SELECT microseconds FROM frames WHERE exhibit_id = ? AND number < ? AND microseconds IS NOT NULL"
        " ORDER BY number DESC LIMIT 1",
        (exhibit_row, number),
    ).fetchone()
    return None if row is None else row[0]


def frame_address(db: Database, exhibit_row: int, number: int) -> FrameAddress | None:
    """What finds a decoded frame of footage again, or None where the ledger has no such frame with a time."""
    row = db.conn.execute(
        "SELECT number, microseconds, fingerprint FROM frames"
        " WHERE exhibit_id = ? AND number = ? AND microseconds IS NOT NULL",
        (exhibit_row, number),
    ).fetchone()
    return None if row is None else FrameAddress(row[0], row[1], _unsigned(row[2]))


def add_warnings(db: Database, exhibit_row: int, warnings: Iterable[DecodeWarning]) -> None:
    """Store what went otherwise than it should; a warning that a resumed run meets again is stored once."""
    for warning in warnings:
        values = (exhibit_row, warning.frame, warning.microseconds, warning.message)
        db.conn.execute(
            "INSERT INTO extraction_warnings (exhibit_id, frame, microseconds, message) SELECT ?, ?, ?, ?"
            " WHERE NOT EXISTS (SELECT 1 FROM extraction_warnings"
            " WHERE exhibit_id = ? AND frame IS ? AND microseconds IS ? AND message = ?)",
            (*values, *values),
        )


def warnings_of(db: Database, exhibit_row: int) -> list[DecodeWarning]:
    """The stored warnings of an exhibit, in order."""
    rows = db.conn.execute(
        "SELECT frame, microseconds, message FROM extraction_warnings WHERE exhibit_id = ? ORDER BY id", (exhibit_row,)
    )
    return [DecodeWarning(*row) for row in rows]


def _signed(fingerprint: int | None) -> int | None:
    """An unsigned 64-bit number as SQLite holds it."""
    return fingerprint if fingerprint is None or fingerprint < 1 << 63 else fingerprint - (1 << 64)


def _unsigned(stored: int | None) -> int | None:
    return stored if stored is None or stored >= 0 else stored + (1 << 64)
