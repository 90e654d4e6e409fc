"""Forget the faces and tracks of a case that is erased."""

from collections.abc import Iterator

from sqlite_utils import Database

from catchlight.evidence.cases import Case
from catchlight.evidence.forgetting import Forgotten, deleted, hashes_in

_OF_CASE = "exhibit_id IN (SELECT id FROM exhibits WHERE case_id = ?)"
_OF_EDIT = f"edit_id IN (SELECT id FROM track_edits WHERE {_OF_CASE})"  # noqa: S608 - a constant


def forget_faces_of_case(db: Database, case: Case) -> Forgotten:
    """Delete all faces and tracks found in the case, and what people changed in them; its searches must be gone."""
    crops = hashes_in(
        db,
        f"SELECT DISTINCT crop_sha256 FROM faces WHERE crop_sha256 IS NOT NULL AND {_OF_CASE}",  # noqa: S608
        case.row,
    )
    gone = (
        deleted(db, "track_edit_faces", _OF_EDIT, case.row)
        + deleted(db, "track_edit_tracks", _OF_EDIT, case.row)
        + deleted(db, "track_edits", _OF_CASE, case.row)
    )
    db.conn.execute(f"UPDATE tracks SET best_face_id = NULL WHERE {_OF_CASE}", (case.row,))  # noqa: S608 - a constant
    return (
        gone
        + deleted(db, "faces", _OF_CASE, case.row)
        + deleted(db, "tracks", _OF_CASE, case.row)
        + Forgotten(files=crops)
    )


def face_crops(db: Database) -> Iterator[str]:
    """SHA-256 of every crop that a face in an exhibit names."""
    rows = db.conn.execute("SELECT DISTINCT crop_sha256 FROM faces WHERE crop_sha256 IS NOT NULL")
    return (sha256 for (sha256,) in rows)
