"""The model pack whose templates the gallery is searched with: one at a time, switched by an act of its own.

A gallery that was never switched uses whichever pack its templates were made with. While a coming pack's templates are
being made they stand beside the others and take part in no search.
"""

from sqlite_utils import Database

from catchlight.errors import CatchlightError


def pack_in_use(db: Database) -> str | None:
    """Hash of the pack that the gallery is searched with; None for an empty gallery that was never switched."""
    (stated,) = db.conn.execute("SELECT pack_sha256 FROM gallery WHERE id = 1").fetchone()
    if stated is not None:
        return str(stated)
    first = db.conn.execute("SELECT pack_sha256 FROM templates ORDER BY leaf LIMIT 1").fetchone()
    return None if first is None else str(first[0])


def require_pack_in_use(db: Database, pack: str) -> None:
    """Templates of different packs are never compared, and a pack is searched only once all its templates are there.

    Raises:
        CatchlightError: if the gallery is searched with another pack.
    """
    used = pack_in_use(db)
    if used is not None and used != pack:
        raise CatchlightError(
            "The gallery's templates in use were made with another model pack, so nothing can be compared with them."
            " Nothing was done.",
            hint="Start again, so that the pack in use is loaded and extract the probe with it; or have a custodian"
            " enrol the gallery anew: catchlight gallery reenrol.",
            pack=pack,
            pack_in_use=used,
        )
