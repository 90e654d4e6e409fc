"""Faces and tracks as they are kept: written step by step while extraction finds them.

Everything here is written inside the caller's transaction, together with the ledger and the log.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.faces.face import Face
from catchlight.faces.findings import FootageStep, HeldFace, StillFindings, TrackUpdate

FINDINGS_FORMAT = 2
"""Which columns `findings_digest` covers; logged beside it."""

CropsByFrame = dict[tuple[int, int], str]
"""Hashes of new crops by the number of the track and of the frame."""


class SearchedWith(CatchlightError):
    """Faces were searched with, so they stay; the other exhibits go on."""


@dataclass(frozen=True)
class _Place:
    """Where a face was found."""

    exhibit_row: int
    track_row: int | None
    frame: int | None
    microseconds: int | None


def add_still_faces(
    db: Database, exhibit_row: int, findings: StillFindings, *, crops: Sequence[str], pack: str
) -> None:
    """Store the faces of a still with the hashes of their crops, in the order of `findings.faces`."""
    of_several = len(findings.pages) + len(findings.failed) > 1
    pages = [page.number if of_several else None for page in findings.pages for _ in page.faces]
    for face, page, crop in zip(findings.faces, pages, crops, strict=True):
        _add_face(db, _Place(exhibit_row, None, page, None), face, pack=pack, crop=crop)


def add_footage_step(db: Database, exhibit_row: int, step: FootageStep, *, crops: CropsByFrame, pack: str) -> list[str]:
    """Store what one step of footage found.

    Args:
        db: The database, inside a transaction.
        exhibit_row: The exhibit.
        step: The step.
        crops: Hashes of its new crops.
        pack: Hash of the model pack.

    Returns:
        Hashes of the crops that no face of these tracks names any more.
    """
    rows = _track_rows(db, exhibit_row, {face.track for face in step.faces} | {track.number for track in step.tracks})
    for found in step.faces:
        place = _Place(exhibit_row, rows[found.track], found.frame, found.microseconds)
        _add_face(db, place, found.face, pack=pack, crop=None)
    named = {late.track for late in step.embedded} | {held.track for held in step.held}
    rows |= _track_rows(db, exhibit_row, named - rows.keys())
    db.conn.executemany(
        "UPDATE faces SET embedding = ? WHERE track_id = ? AND frame = ?",
        [(late.embedding, rows[late.track], late.frame) for late in step.embedded],
    )
    _hold(db, rows, step.held)
    return [lost for track in step.tracks for lost in _update_track(db, rows[track.number], track, crops)]


def set_best(db: Database, track_row: int, best: Sequence[int]) -> None:
    """Say which faces of a track are its best, by row, best first."""
    db.conn.execute("UPDATE faces SET best_rank = NULL WHERE track_id = ? AND best_rank IS NOT NULL", (track_row,))
    db.conn.executemany(
        "UPDATE faces SET best_rank = ? WHERE id = ?", [(rank, row) for rank, row in enumerate(best, start=1)]
    )


def forget_faces(db: Database, exhibit_row: int) -> None:
    """Remove the faces and tracks of an exhibit, and what people changed in them (before it is extracted anew).

    Raises:
        SearchedWith: if one of them was searched for or is on a candidate list; evidence stays.
    """
    edits = "IN (SELECT id FROM track_edits WHERE exhibit_id = ?)"
    try:
        for statement in (
            f"DELETE FROM track_edit_faces WHERE edit_id {edits}",  # noqa: S608 - a constant
            f"DELETE FROM track_edit_tracks WHERE edit_id {edits}",  # noqa: S608 - a constant
            "DELETE FROM track_edits WHERE exhibit_id = ?",
            "UPDATE tracks SET best_face_id = NULL WHERE exhibit_id = ?",
            "DELETE FROM faces WHERE exhibit_id = ?",
            "DELETE FROM tracks WHERE exhibit_id = ?",
        ):
            db.conn.execute(statement, (exhibit_row,))
    except sqlite3.IntegrityError as error:
        raise searched_with(exhibit_row) from error


def searched_with(exhibit_row: int) -> SearchedWith:
    """Why the faces of an exhibit stay."""
    return SearchedWith(
        f"Faces of exhibit e{exhibit_row} have been searched with, so they are kept as they are.",
        hint="Go on with what was found, or take the file into another case and extract it there.",
        exhibit=f"e{exhibit_row}",
    )


def was_searched_with(db: Database, exhibit_row: int) -> bool:
    """True if a face of the exhibit was searched for, or is on a candidate list."""
    return any(
        db.conn.execute(
            f"SELECT 1 FROM {table} JOIN faces f ON f.id = {table}.{column} WHERE f.exhibit_id = ? LIMIT 1",  # noqa: S608
            (exhibit_row,),
        ).fetchone()
        for table, column in (("searches", "probe_face"), ("sweep_probes", "probe_face"), ("candidates", "face"))
    )


def findings_digest(db: Database, exhibit_row: int) -> str:
    """SHA-256 over what was found, so that a later change to the stored faces can be shown.

    Over each face in order of row: frame, time, box, landmarks, detector score, quality, embedding, and until when it
    is held; as a JSON array of the stored values, the embedding as Base64. Tracks are not in it: people edit them.
    """
    digest = hashlib.sha256()
    for row in db.conn.execute(
        "SELECT frame, microseconds, x, y, width, height, landmarks, detector_score, quality, embedding,"
        " held_until_frame, held_until_microseconds FROM faces WHERE exhibit_id = ? ORDER BY id",
        (exhibit_row,),
    ):
        digest.update(msgspec.json.encode(row))
    return digest.hexdigest()


def tracks_digest(db: Database, exhibit_row: int) -> str:
    """SHA-256 over how the faces are put together: anew with each edit of the tracks, which the log names.

    Over each track in order of row: its number, template and best face; then over each face: its track, its place
    among the track's best, its crop, its verdict and its model pack.
    """
    digest = hashlib.sha256()
    for statement in (
        "SELECT id, number, template, best_face_id FROM tracks WHERE exhibit_id = ? ORDER BY id",
        "SELECT id, track_id, best_rank, crop_sha256, verdict, pack_sha256 FROM faces WHERE exhibit_id = ? ORDER BY id",
    ):
        for row in db.conn.execute(statement, (exhibit_row,)):
            digest.update(msgspec.json.encode(row))
    return digest.hexdigest()


def _track_rows(db: Database, exhibit_row: int, numbers: Iterable[int]) -> dict[int, int]:
    """The rows of tracks by number; those not there yet are added, in the order of their numbers."""
    rows = {}
    for number in sorted(numbers):
        known = db.conn.execute(
            "SELECT id FROM tracks WHERE exhibit_id = ? AND number = ?", (exhibit_row, number)
        ).fetchone()
        rows[number] = known[0] if known is not None else _add_track(db, exhibit_row, number)
    return rows


def _add_track(db: Database, exhibit_row: int, number: int) -> int:
    cursor = db.conn.execute("INSERT INTO tracks (exhibit_id, number) VALUES (?, ?)", (exhibit_row, number))
    return int(cursor.lastrowid or 0)


def _add_face(db: Database, place: _Place, face: Face, *, pack: str, crop: str | None) -> None:
    box = face.box
    db.conn.execute(
        "INSERT INTO faces (exhibit_id, track_id, frame, microseconds, x, y, width, height, landmarks, detector_score,"
        " quality, verdict, pack_sha256, embedding, crop_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            place.exhibit_row,
            place.track_row,
            place.frame,
            place.microseconds,
            box.x,
            box.y,
            box.width,
            box.height,
            msgspec.json.encode(face.landmarks).decode(),
            face.detector_score,
            msgspec.json.encode(face.quality).decode(),
            face.quality.verdict,
            pack,
            face.embedding,
            crop,
        ),
    )


def _hold(db: Database, rows: dict[int, int], held: Iterable[HeldFace]) -> None:
    db.conn.executemany(
        "UPDATE faces SET held_until_frame = ?, held_until_microseconds = ? WHERE track_id = ? AND frame = ?",
        [(one.until_frame, one.until_microseconds, rows[one.track], one.frame) for one in held],
    )


def _update_track(db: Database, track_row: int, track: TrackUpdate, crops: CropsByFrame) -> list[str]:
    """Give the track its new template and best faces; returns the crops that lost their face."""
    place = "WHERE track_id = ? AND frame = ?"
    ids = [
        int(db.conn.execute(f"SELECT id FROM faces {place}", (track_row, best.frame)).fetchone()[0])  # noqa: S608
        for best in track.best
    ]
    before = dict(
        db.conn.execute(
            "SELECT id, crop_sha256 FROM faces WHERE track_id = ? AND best_rank IS NOT NULL", (track_row,)
        ).fetchall()
    )
    set_best(db, track_row, ids)
    lost = [row for row in before if row not in ids]
    db.conn.executemany("UPDATE faces SET crop_sha256 = NULL WHERE id = ?", [(row,) for row in lost])
    db.conn.executemany(
        "UPDATE faces SET crop_sha256 = ? WHERE id = ?",
        [
            (crops[track.number, best.frame], row)
            for best, row in zip(track.best, ids, strict=True)
            if (track.number, best.frame) in crops
        ],
    )
    db.conn.execute(
        "UPDATE tracks SET template = ?, best_face_id = ? WHERE id = ?",
        (track.template, ids[0] if ids else None, track_row),
    )
    return [before[row] for row in lost if before[row] is not None]
