"""What people change in tracks: one is split, several are merged, and the newest change is undone.

A face is never changed by it, only the track that it belongs to. How each track was before stands with the edit, so
that undoing gives back exactly what the extraction, or the edit before, had left.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
from sqlite_utils import Database

from catchlight.evidence.entry import timestamp
from catchlight.evidence.log import Act
from catchlight.faces.keeping import set_best
from catchlight.faces.rank import MOST_BEST, fused_template, rank_key
from catchlight.faces.records import StoredFace, StoredTrack, faces_of_track

Kind = Literal["split", "merge"]


@dataclass(frozen=True)
class StoredEdit:
    """One change that people made to the tracks of an exhibit.

    Attributes:
        row: Its row.
        exhibit_row: The exhibit.
        kind: What was done.
        edited_at: RFC 3339 in UTC.
        edited_by: Who did it.
        tracks: Rows of the tracks it concerned: of a split the one that was split and the new one; of a merge the one
            that was merged into and then the others.
    """

    row: int
    exhibit_row: int
    kind: Kind
    edited_at: str
    edited_by: str
    tracks: tuple[int, ...]


def last_edit(db: Database, exhibit_row: int) -> StoredEdit | None:
    """The newest edit of the exhibit that is not undone, or None."""
    row = db.conn.execute(
        "SELECT id, exhibit_id, kind, edited_at, edited_by FROM track_edits"
        " WHERE exhibit_id = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
        (exhibit_row,),
    ).fetchone()
    return None if row is None else _stored(db, *row)


def edits_digest(db: Database, exhibit_row: int) -> str:
    """SHA-256 over every edit of the exhibit's tracks with what undoing it would give back, hex."""
    digest = hashlib.sha256()
    of_exhibit = "WHERE edit_id IN (SELECT id FROM track_edits WHERE exhibit_id = ?) ORDER BY edit_id"
    for statement in (
        "SELECT id, kind, edited_at, edited_by, undone_at, undone_by FROM track_edits WHERE exhibit_id = ? ORDER BY id",
        f"SELECT edit_id, face_id, from_track, to_track FROM track_edit_faces {of_exhibit}, face_id",  # noqa: S608
        f"SELECT edit_id, track_id, template, best, best_face_id FROM track_edit_tracks {of_exhibit}, track_id",  # noqa: S608
    ):
        for row in db.conn.execute(statement, (exhibit_row,)):
            digest.update(msgspec.json.encode(row))
    return digest.hexdigest()


def store_split(act: Act, track: StoredTrack, moved: Sequence[StoredFace]) -> StoredEdit:
    """Make a new track of some faces of a track. The caller checks, and logs it in the same act."""
    db = act.db
    edit = _begin(act, track.exhibit_row, "split")
    cursor = db.conn.execute(
        "INSERT INTO tracks (exhibit_id, number) SELECT exhibit_id, max(number) + 1 FROM tracks WHERE exhibit_id = ?",
        (track.exhibit_row,),
    )
    new_row = int(cursor.lastrowid or 0)
    _remember(db, edit, (track.row, new_row))
    _move(db, edit, moved, to_track=new_row)
    for row in (track.row, new_row):
        rank_anew(db, row)
    return _edit(db, edit)


def store_merge(act: Act, into: StoredTrack, others: Sequence[StoredTrack]) -> StoredEdit:
    """Move all faces of some tracks into one. The caller checks, and logs it in the same act."""
    db = act.db
    edit = _begin(act, into.exhibit_row, "merge")
    _remember(db, edit, (into.row, *(other.row for other in others)))
    for other in others:
        _move(db, edit, faces_of_track(db, other.row), to_track=into.row)
        rank_anew(db, other.row)
    rank_anew(db, into.row)
    return _edit(db, edit)


def store_undo(act: Act, edit: StoredEdit) -> tuple[int, ...]:
    """Give the tracks of an edit back what they were. The caller checks, and logs it in the same act.

    Returns:
        Rows of the tracks that have faces again, as `StoredEdit.tracks` orders them.
    """
    db = act.db
    db.conn.execute(
        "UPDATE faces SET track_id = moved.from_track FROM track_edit_faces moved"
        " WHERE moved.edit_id = ? AND moved.face_id = faces.id",
        (edit.row,),
    )
    left = []
    for row in edit.tracks:
        template, best, best_face = db.conn.execute(
            "SELECT template, best, best_face_id FROM track_edit_tracks WHERE edit_id = ? AND track_id = ?",
            (edit.row, row),
        ).fetchone()
        set_best(db, row, json.loads(best))
        db.conn.execute("UPDATE tracks SET template = ?, best_face_id = ? WHERE id = ?", (template, best_face, row))
        if best_face is not None:
            left.append(row)
    db.conn.execute(
        "UPDATE track_edits SET undone_at = ?, undone_by = ? WHERE id = ?",
        (timestamp(act.now), act.actor.name, edit.row),
    )
    return tuple(left)


def rank_anew(db: Database, track_row: int) -> None:
    """Give a track its template and best faces from the faces that it has now.

    Its best faces are the best of those that have a crop. Where none has one, its best face is its best embedded one,
    or where none is embedded the best of all; that face then has no crop until it is looked at again.
    """
    faces = faces_of_track(db, track_row)
    embedded = [face for face in faces if face.face.embedding is not None]
    with_crop = [face for face in faces if face.crop_sha256 is not None]
    best = sorted(with_crop, key=_rank, reverse=True)[:MOST_BEST]
    first = best[0] if best else max(embedded or faces, key=_rank, default=None)
    set_best(db, track_row, [face.row for face in best])
    db.conn.execute(
        "UPDATE tracks SET template = ?, best_face_id = ? WHERE id = ?",
        (fused_template(face.face for face in embedded), None if first is None else first.row, track_row),
    )


def _rank(face: StoredFace) -> tuple[int, float, float]:
    return rank_key(face.face.quality, face.face.box)


def _begin(act: Act, exhibit_row: int, kind: Kind) -> int:
    cursor = act.db.conn.execute(
        "INSERT INTO track_edits (exhibit_id, kind, edited_at, edited_by) VALUES (?, ?, ?, ?)",
        (exhibit_row, kind, timestamp(act.now), act.actor.name),
    )
    return int(cursor.lastrowid or 0)


def _remember(db: Database, edit: int, tracks: Sequence[int]) -> None:
    """Keep how the tracks are now."""
    for row in tracks:
        ranked = db.conn.execute(
            "SELECT id FROM faces WHERE track_id = ? AND best_rank IS NOT NULL ORDER BY best_rank", (row,)
        )
        db.conn.execute(
            "INSERT INTO track_edit_tracks (edit_id, track_id, template, best, best_face_id)"
            " SELECT ?, id, template, ?, best_face_id FROM tracks WHERE id = ?",
            (edit, json.dumps([face for (face,) in ranked]), row),
        )


def _move(db: Database, edit: int, faces: Sequence[StoredFace], *, to_track: int) -> None:
    db.conn.executemany(
        "INSERT INTO track_edit_faces (edit_id, face_id, from_track, to_track) VALUES (?, ?, ?, ?)",
        [(edit, face.row, face.track_row, to_track) for face in faces],
    )
    db.conn.executemany("UPDATE faces SET track_id = ? WHERE id = ?", [(to_track, face.row) for face in faces])


def _edit(db: Database, edit: int) -> StoredEdit:
    row = db.conn.execute(
        "SELECT id, exhibit_id, kind, edited_at, edited_by FROM track_edits WHERE id = ?", (edit,)
    ).fetchone()
    return _stored(db, *row)


def _stored(db: Database, row: int, exhibit_row: int, kind: Kind, edited_at: str, edited_by: str) -> StoredEdit:
    return StoredEdit(row, exhibit_row, kind, edited_at, edited_by, _tracks_of_edit(db, row, kind))


def _tracks_of_edit(db: Database, edit: int, kind: Kind) -> tuple[int, ...]:
    """The track that all faces came from (split) or went to (merge), then the others in the order they were stored."""
    rows = [row for (row,) in db.conn.execute("SELECT track_id FROM track_edit_tracks WHERE edit_id = ?", (edit,))]
    column = "from_track" if kind == "split" else "to_track"
    (main,) = db.conn.execute(
        f"SELECT {column} FROM track_edit_faces WHERE edit_id = ? LIMIT 1",  # noqa: S608 - one of two constants
        (edit,),
    ).fetchone()
    return (main, *sorted(row for row in rows if row != main))
