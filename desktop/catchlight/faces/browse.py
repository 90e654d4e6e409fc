"""Faces and tracks in parts, as a window lists them: what came in since it looked last.

A night of footage holds more faces than anyone wants read again every second; tracks and their best faces are enough
to look through it.
"""

from sqlite_utils import Database

from catchlight.evidence.cases import Case
from catchlight.faces.records import StoredFace, StoredTrack, faces_where, tracks_where

_IN_CASE = "JOIN exhibits e ON e.id = f.exhibit_id WHERE e.case_id = ? AND f.id > ?"


def still_faces(db: Database, case: Case, *, after: int = 0) -> list[StoredFace]:
    """The faces of the case's stills with a row beyond `after`, by exhibit, then page, then from left to right."""
    where = f"{_IN_CASE} AND e.kind = 'still' ORDER BY f.exhibit_id, f.id"
    return list(faces_where(db, where, case.row, after))


def tracks_since(db: Database, case: Case, *, after: int) -> list[StoredTrack]:
    """The listed tracks of the case that have a face with a row beyond `after`, by exhibit, then as they appeared."""
    grown = f"SELECT DISTINCT f.track_id FROM faces f {_IN_CASE} AND f.track_id IS NOT NULL"  # noqa: S608 - constants
    where = f"WHERE t.id IN ({grown}) ORDER BY t.exhibit_id, t.number"
    return tracks_where(db, where, case.row, after)


def count_since(db: Database, case: Case, *, after: int = 0) -> tuple[int, int]:
    """How many faces of the case have a row beyond `after`, and the newest row (`after` where there are none)."""
    number, newest = db.conn.execute(
        f"SELECT count(*), max(f.id) FROM faces f {_IN_CASE}",  # noqa: S608 - constants
        (case.row, after),
    ).fetchone()
    return number, newest or after
