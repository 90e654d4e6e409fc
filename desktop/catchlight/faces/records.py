"""Faces and tracks as stored: what extraction found in the exhibits, and how a face or track is named to people."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.faces.face import Box, Face, Landmarks, Quality
from catchlight.faces.findings import FoundFace, StillFindings, TrackUpdate

Found = TypeVar("Found")


@dataclass(frozen=True)
class StoredFace:
    """A face found in an exhibit.

    Attributes:
        row: Its row; shown as `f12`.
        exhibit_row: The exhibit; shown as `e3`.
        track_row: Its track, or None for a face in a still.
        frame: Number of the frame, or None for a still.
        microseconds: True time of the frame from the container, or None for a still.
        face: What was found.
        pack_sha256: The model pack that made the embedding.
        crop_sha256: A lossless crop in the store, or None where the track's best face has it.
    """

    row: int
    exhibit_row: int
    track_row: int | None
    frame: int | None
    microseconds: int | None
    face: Face
    pack_sha256: str
    crop_sha256: str | None

    @property
    def id(self) -> str:
        """The id shown to people and scripts."""
        return f"f{self.row}"

    @property
    def exhibit(self) -> str:
        """The exhibit's id."""
        return f"e{self.exhibit_row}"

    @property
    def track(self) -> str | None:
        """The track's id, or None for a face in a still."""
        return None if self.track_row is None else f"t{self.track_row}"

    @property
    def seconds(self) -> float | None:
        """True time of the frame in seconds, or None for a still."""
        return None if self.microseconds is None else self.microseconds / 1e6


@dataclass(frozen=True)
class StoredTrack:
    """One face followed through footage.

    Attributes:
        row: Its row; shown as `t3`.
        exhibit_row: The exhibit.
        first_microseconds: True time of its first face.
        last_microseconds: True time of its last face.
        faces: How many faces it joins.
        best: Its best face; that one has a crop.
        template: Quality-weighted mean embedding, `float32` little-endian, unit length.
    """

    row: int
    exhibit_row: int
    first_microseconds: int
    last_microseconds: int
    faces: int
    best: StoredFace
    template: bytes

    @property
    def id(self) -> str:
        """The id shown to people and scripts."""
        return f"t{self.row}"

    @property
    def exhibit(self) -> str:
        """The exhibit's id."""
        return f"e{self.exhibit_row}"


_COLUMNS = (
    "f.id, f.exhibit_id, f.track_id, f.frame, f.microseconds, f.x, f.y, f.width, f.height, f.landmarks,"
    " f.detector_score, f.quality, f.embedding, f.pack_sha256, f.crop_sha256"
)
_FACES = f"SELECT {_COLUMNS} FROM faces f"  # noqa: S608 - constants only
_TRACKS = f"""
    SELECT {_COLUMNS}, t.id, t.template,
        (SELECT min(microseconds) FROM faces WHERE track_id = t.id),
        (SELECT max(microseconds) FROM faces WHERE track_id = t.id),
        (SELECT count(*) FROM faces WHERE track_id = t.id)
    FROM tracks t JOIN faces f ON f.id = t.best_face_id"""  # noqa: S608 - constants only


def add_still_faces(db: Database, exhibit_row: int, findings: StillFindings, *, crops: list[str], pack: str) -> None:
    """Store the faces of a still with the hashes of their crops, in the order of `findings.faces`."""
    for face, crop in zip(findings.faces, crops, strict=True):
        _add_face(db, (exhibit_row, None, None, None), face, pack=pack, crop=crop)


def add_footage_faces(
    db: Database,
    exhibit_row: int,
    faces: tuple[FoundFace, ...],
    tracks: tuple[TrackUpdate, ...],
    *,
    crops: dict[int, str],
    pack: str,
) -> list[str]:
    """Store one step of footage.

    Args:
        db: The database, inside a transaction.
        exhibit_row: The exhibit.
        faces: The step's faces.
        tracks: The tracks they changed.
        crops: Hash of the new best crop by track number.
        pack: Hash of the model pack.

    Returns:
        Hashes of the crops that lost their face.
    """
    for track in tracks:
        _set_template(db, exhibit_row, track)
    rows = dict(db.conn.execute("SELECT number, id FROM tracks WHERE exhibit_id = ?", (exhibit_row,)).fetchall())
    for found in faces:
        place = (exhibit_row, rows[found.track], found.frame, found.microseconds)
        _add_face(db, place, found.face, pack=pack, crop=None)
    improved = [track for track in tracks if track.number in crops]
    return [lost for track in improved for lost in _set_best(db, rows[track.number], track, crop=crops[track.number])]


def names_face_crop(db: Database, sha256: str) -> bool:
    """True if a face in an exhibit names this crop."""
    return db.conn.execute("SELECT 1 FROM faces WHERE crop_sha256 = ? LIMIT 1", (sha256,)).fetchone() is not None


def forget_faces(db: Database, exhibit_row: int) -> None:
    """Remove the faces and tracks of an exhibit (before it is extracted anew).

    Raises:
        CatchlightError: if one of them was searched for or is on a candidate list; evidence stays.
    """
    try:
        db.conn.execute("UPDATE tracks SET best_face_id = NULL WHERE exhibit_id = ?", (exhibit_row,))
        db.conn.execute("DELETE FROM faces WHERE exhibit_id = ?", (exhibit_row,))
        db.conn.execute("DELETE FROM tracks WHERE exhibit_id = ?", (exhibit_row,))
    except sqlite3.IntegrityError as error:
        raise CatchlightError(
            f"Faces of exhibit e{exhibit_row} have been searched with, so they are kept as they are.",
            hint="Go on with the model pack that found them, or take the file into another case.",
            exhibit=f"e{exhibit_row}",
        ) from error


def found_faces(db: Database, exhibit_row: int) -> tuple[FoundFace, ...]:
    """The stored faces of a piece of footage as they were found, in that order: what a resumed run starts from."""
    numbers = dict(db.conn.execute("SELECT id, number FROM tracks WHERE exhibit_id = ?", (exhibit_row,)).fetchall())
    stored = _faces(db, "WHERE f.exhibit_id = ? ORDER BY f.id", exhibit_row)
    return tuple(
        FoundFace(face.frame, face.microseconds, numbers[face.track_row], face.face)
        for face in stored
        if face.frame is not None and face.microseconds is not None
    )


def faces_of(db: Database, case: Case) -> list[StoredFace]:
    """All faces found in the case's exhibits, by exhibit, then in order of appearance."""
    where = "JOIN exhibits e ON e.id = f.exhibit_id WHERE e.case_id = ? ORDER BY f.exhibit_id, f.id"
    return list(_faces(db, where, case.row))


def faces_of_exhibit(db: Database, exhibit_row: int) -> list[StoredFace]:
    """The faces of one exhibit, in order of appearance (for a still: from left to right)."""
    return list(_faces(db, "WHERE f.exhibit_id = ? ORDER BY f.id", exhibit_row))


def tracks_of(db: Database, case: Case) -> list[StoredTrack]:
    """All tracks of the case, by exhibit, then by first appearance."""
    where = " JOIN exhibits e ON e.id = t.exhibit_id WHERE e.case_id = ? ORDER BY t.exhibit_id, t.number"
    return [_track(row) for row in db.conn.execute(_TRACKS + where, (case.row,))]


@dataclass(frozen=True)
class FaceCounts:
    """What was found in one exhibit.

    Attributes:
        faces: Faces found.
        tracks: Tracks they were joined to.
        not_suitable: Faces too poor to compare; kept, shown and counted as such.
        embedded: Faces with an embedding of their own; the others go on from one in the same track.
    """

    faces: int
    tracks: int
    not_suitable: int
    embedded: int


def count_faces(db: Database, exhibit_row: int) -> FaceCounts:
    """How many faces and tracks an exhibit has."""
    faces, poor, embedded = db.conn.execute(
        "SELECT count(*), coalesce(sum(verdict = 'not-suitable'), 0), count(embedding) FROM faces WHERE exhibit_id = ?",
        (exhibit_row,),
    ).fetchone()
    (tracks,) = db.conn.execute("SELECT count(*) FROM tracks WHERE exhibit_id = ?", (exhibit_row,)).fetchone()
    return FaceCounts(faces, tracks, poor, embedded)


def face_named(db: Database, case: Case, name: str) -> StoredFace:
    """The face `f12` of the case.

    Raises:
        CatchlightError: if the case has no such face.
    """
    where = "JOIN exhibits e ON e.id = f.exhibit_id WHERE e.case_id = ? AND f.id = ?"
    return _only(_faces(db, where, case.row, _number(name, "f")), name, case)


def track_named(db: Database, case: Case, name: str) -> StoredTrack:
    """The track `t3` of the case.

    Raises:
        CatchlightError: if the case has no such track.
    """
    where = " JOIN exhibits e ON e.id = t.exhibit_id WHERE e.case_id = ? AND t.id = ?"
    rows = db.conn.execute(_TRACKS + where, (case.row, _number(name, "t")))
    return _only((_track(row) for row in rows), name, case)


def is_face_or_track(name: str) -> bool:
    """True for `f12` and `t3`."""
    return re.fullmatch(r"[ft][0-9]{1,18}", name) is not None


def _number(name: str, prefix: str) -> int:
    return int(name[1:]) if is_face_or_track(name) and name[0] == prefix else -1


def _only(found: Iterator[Found], name: str, case: Case) -> Found:
    first = next(found, None)
    if first is None:
        raise CatchlightError(
            f"There is no face or track {name} in the case {case.number}.",
            hint="List them with: catchlight faces CASE.",
            probe=name,
        )
    return first


def _faces(db: Database, where: str, *values: int) -> Iterator[StoredFace]:
    return (_face(row) for row in db.conn.execute(f"{_FACES} {where}", values))


def _face(row: tuple[Any, ...]) -> StoredFace:
    number, exhibit, track, frame, microseconds, *box, landmarks, score, quality, embedding, pack, crop = row[:15]
    face = Face(
        Box(*box),
        msgspec.json.decode(landmarks, type=Landmarks),
        score,
        msgspec.json.decode(quality, type=Quality),
        None if embedding is None else bytes(embedding),
    )
    return StoredFace(number, exhibit, track, frame, microseconds, face, pack, crop)


def _track(row: tuple[Any, ...]) -> StoredTrack:
    best = _face(row)
    number, template, first, last, faces = row[15:]
    return StoredTrack(number, best.exhibit_row, first, last, faces, best, bytes(template))


def _add_face(
    db: Database, place: tuple[int, int | None, int | None, int | None], face: Face, *, pack: str, crop: str | None
) -> None:
    box = face.box
    db.conn.execute(
        "INSERT INTO faces (exhibit_id, track_id, frame, microseconds, x, y, width, height, landmarks, detector_score,"
        " quality, verdict, pack_sha256, embedding, crop_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *place,
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


def _set_template(db: Database, exhibit_row: int, track: TrackUpdate) -> None:
    """Change the track, or add it; an upsert would use up a row number each time, and ids would tell of the steps."""
    known = "UPDATE tracks SET template = ? WHERE exhibit_id = ? AND number = ?"
    new = "INSERT INTO tracks (template, exhibit_id, number) VALUES (?, ?, ?)"
    values = (track.template, exhibit_row, track.number)
    if db.conn.execute(known, values).rowcount == 0:
        db.conn.execute(new, values)


def _set_best(db: Database, track_row: int, track: TrackUpdate, *, crop: str) -> list[str]:
    """Give the track its new best face; returns the crops that lost theirs."""
    lost = db.conn.execute(
        "SELECT crop_sha256 FROM faces WHERE track_id = ? AND crop_sha256 IS NOT NULL", (track_row,)
    ).fetchall()
    db.conn.execute("UPDATE faces SET crop_sha256 = NULL WHERE track_id = ?", (track_row,))
    db.conn.execute(
        "UPDATE faces SET crop_sha256 = ? WHERE track_id = ? AND frame = ?", (crop, track_row, track.best_frame)
    )
    db.conn.execute(
        "UPDATE tracks SET best_face_id = (SELECT id FROM faces WHERE track_id = ? AND frame = ?) WHERE id = ?",
        (track_row, track.best_frame, track_row),
    )
    return [row[0] for row in lost if row[0] != crop]
