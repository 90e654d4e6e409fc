"""Templates of faces and tracks that were searched for, as they stand now; the log says which hash each had then."""

from sqlite_utils import Database


def template_now(db: Database, name: str) -> bytes | None:
    """The template of the face `f12` or the track `t3` of any case, or None where there is none (any more).

    Returns:
        `float32` little-endian.
    """
    if not (name[1:].isascii() and name[1:].isdigit() and len(name) < 20):
        return None
    statement = {
        "f": "SELECT embedding FROM faces WHERE id = ?",
        "t": "SELECT template FROM tracks WHERE id = ?",
    }.get(name[0])
    row = None if statement is None else db.conn.execute(statement, (int(name[1:]),)).fetchone()
    return None if row is None or row[0] is None else bytes(row[0])
