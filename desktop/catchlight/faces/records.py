"""Faces and tracks as stored: what extraction found in the exhibits, and how a face or track is named to people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.faces.face import Box, Face, Landmarks, Quality

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
        crop_sha256: A lossless crop in the store, or None where the best faces of the track have theirs.
        page: Number of the page of a still with several, from 0; None otherwise.
        held_until_frame: The last frame for which it stands although it was not looked for again, because nothing
            around it had changed; None where it stands for its own frame only.
        held_until_microseconds: That frame's true time.
        best_rank: 1 for the best face of its track, up to 5; None for the others, and in a still.
    """

    row: int
    exhibit_row: int
    track_row: int | None
    frame: int | None
    microseconds: int | None
    face: Face
    pack_sha256: str
    crop_sha256: str | None
    page: int | None = None
    held_until_frame: int | None = None
    held_until_microseconds: int | None = None
    best_rank: int | None = None

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
        last_microseconds: True time until which its last face stands, held or found.
        faces: How many faces it joins; a face that is held counts once.
        best: Its best face; that one has a crop, except in a track that people split off and none of whose faces had.
        template: Quality-weighted mean embedding, `float32` little-endian, unit length; None where none of its faces
            is embedded, as may be after people split it off.
        best_faces: Its best faces with a crop, best first, at most 5.
    """

    row: int
    exhibit_row: int
    first_microseconds: int
    last_microseconds: int
    faces: int
    best: StoredFace
    template: bytes | None
    best_faces: tuple[StoredFace, ...] = ()

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
    " f.detector_score, f.quality, f.embedding, f.pack_sha256, f.crop_sha256, f.held_until_frame,"
    " f.held_until_microseconds, f.best_rank"
)
_WIDTH = 18
_FACES = f"SELECT {_COLUMNS} FROM faces f"  # noqa: S608 - constants only
_TRACKS = f"""
    SELECT {_COLUMNS}, t.id, t.template,
        (SELECT min(microseconds) FROM faces WHERE track_id = t.id),
        (SELECT max(max(microseconds, coalesce(held_until_microseconds, microseconds)))
            FROM faces WHERE track_id = t.id),
        (SELECT count(*) FROM faces WHERE track_id = t.id),
        (SELECT min(frame) FROM faces WHERE track_id = t.id) AS first_frame
    FROM tracks t JOIN faces f ON f.id = t.best_face_id"""  # noqa: S608 - constants only
_BEST = "WHERE f.track_id = ? AND f.best_rank IS NOT NULL AND f.crop_sha256 IS NOT NULL ORDER BY f.best_rank"


def names_face_crop(db: Database, sha256: str) -> bool:
    """True if a face in an exhibit names this crop."""
    return db.conn.execute("SELECT 1 FROM faces WHERE crop_sha256 = ? LIMIT 1", (sha256,)).fetchone() is not None


def faces_of(db: Database, case: Case) -> list[StoredFace]:
    """All faces found in the case's exhibits, by exhibit, then in order of appearance."""
    where = "JOIN exhibits e ON e.id = f.exhibit_id WHERE e.case_id = ? ORDER BY f.exhibit_id, f.id"
    return list(faces_where(db, where, case.row))


def faces_of_exhibit(db: Database, exhibit_row: int) -> list[StoredFace]:
    """The faces of one exhibit, in order of appearance (for a still: from left to right)."""
    return list(faces_where(db, "WHERE f.exhibit_id = ? ORDER BY f.id", exhibit_row))


def faces_of_track(db: Database, track_row: int) -> list[StoredFace]:
    """The faces of one track, by frame."""
    return list(faces_where(db, "WHERE f.track_id = ? ORDER BY f.frame, f.id", track_row))


def tracks_of(db: Database, case: Case) -> list[StoredTrack]:
    """All tracks of the case, by exhibit, then by first appearance."""
    where = "JOIN exhibits e ON e.id = t.exhibit_id WHERE e.case_id = ? ORDER BY t.exhibit_id, first_frame, t.number"
    return tracks_where(db, where, case.row)


def tracks_of_exhibit(db: Database, exhibit_row: int) -> list[StoredTrack]:
    """All tracks of one exhibit, by first appearance."""
    return tracks_where(db, "WHERE t.exhibit_id = ? ORDER BY first_frame, t.number", exhibit_row)


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
    (tracks,) = db.conn.execute(
        "SELECT count(*) FROM tracks WHERE exhibit_id = ? AND best_face_id IS NOT NULL", (exhibit_row,)
    ).fetchone()
    return FaceCounts(faces, tracks, poor, embedded)


def face_named(db: Database, case: Case, name: str) -> StoredFace:
    """The face `f12` of the case.

    Raises:
        CatchlightError: if the case has no such face.
    """
    where = "JOIN exhibits e ON e.id = f.exhibit_id WHERE e.case_id = ? AND f.id = ?"
    return _only(faces_where(db, where, case.row, _number(name, "f")), name, case)


def track_named(db: Database, case: Case, name: str) -> StoredTrack:
    """The track `t3` of the case.

    Raises:
        CatchlightError: if the case has no such track.
    """
    where = "JOIN exhibits e ON e.id = t.exhibit_id WHERE e.case_id = ? AND t.id = ?"
    return _only(iter(tracks_where(db, where, case.row, _number(name, "t"))), name, case)


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


def faces_where(db: Database, where: str, *values: int) -> Iterator[StoredFace]:
    """The faces that these clauses choose (constants of this room, with `f` for the faces), as they are asked for."""
    return (_face(row) for row in db.conn.execute(f"{_FACES} {where}", values))


def tracks_where(db: Database, where: str, *values: int) -> list[StoredTrack]:
    """The tracks that these clauses choose; `t` is the track, `f` its best face, `first_frame` where it begins."""
    return [_track(db, row) for row in db.conn.execute(f"{_TRACKS} {where}", values).fetchall()]


def _face(row: tuple[Any, ...]) -> StoredFace:
    number, exhibit, track, frame, microseconds, *box, landmarks, score, quality, embedding, pack, crop = row[:15]
    face = Face(
        Box(*box),
        msgspec.json.decode(landmarks, type=Landmarks),
        score,
        msgspec.json.decode(quality, type=Quality),
        None if embedding is None else bytes(embedding),
    )
    held_until_frame, held_until_microseconds, best_rank = row[15:_WIDTH]
    frame, page = (None, frame) if track is None else (frame, None)
    return StoredFace(
        number,
        exhibit,
        track,
        frame,
        microseconds,
        face,
        pack,
        crop,
        page=page,
        held_until_frame=held_until_frame,
        held_until_microseconds=held_until_microseconds,
        best_rank=best_rank,
    )


def _track(db: Database, row: tuple[Any, ...]) -> StoredTrack:
    best = _face(row)
    number, template, first, last, faces, _ = row[_WIDTH:]
    return StoredTrack(
        number,
        best.exhibit_row,
        first,
        last,
        faces,
        best,
        None if template is None else bytes(template),
        tuple(faces_where(db, _BEST, number)),
    )
