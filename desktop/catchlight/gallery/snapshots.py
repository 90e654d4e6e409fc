"""The snapshots that were imported: which one of each lab of origin is in use, and the read-only gallery that it is."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.view import GalleryView, open_view
from catchlight.lab.folder import Lab


@dataclass(frozen=True)
class ImportedSnapshot:
    """An imported snapshot.

    Attributes:
        row: Its row; shown as `snapshot-1`.
        origin: Identifier of the lab that it comes from.
        revision: The gallery's revision in it.
        root: The gallery's Merkle root in it, hex.
        signer: Fingerprint of the key that signed it.
        made_at: RFC 3339, UTC.
        not_after: The last day (UTC) it may be used, `YYYY-MM-DD`.
        folder: Its folder below `gallery/snapshots`.
        in_use: Whether it is the one of its origin that is searched.
        files_sha256: Digest of the checksums of its search files as its import made them; None for one that an earlier
            version imported.
    """

    row: int
    origin: str
    revision: int
    root: str
    signer: str
    made_at: str
    not_after: str
    folder: str
    in_use: bool
    files_sha256: str | None = None

    @property
    def id(self) -> str:
        """The id shown to people and scripts."""
        return f"snapshot-{self.row}"


_COLUMNS = "SELECT id, origin, revision, root, signer, made_at, not_after, folder, in_use, files_sha256 FROM snapshots"


def imported_snapshots(db: Database) -> list[ImportedSnapshot]:
    """Every snapshot that was imported, newest first."""
    rows = db.conn.execute(_COLUMNS + " ORDER BY id DESC")
    return [_snapshot(row) for row in rows]


def snapshot_in_use(db: Database, origin: str) -> ImportedSnapshot | None:
    """The snapshot of that lab that is in use, expired or not."""
    row = db.conn.execute(_COLUMNS + " WHERE origin = ? AND in_use", (origin,)).fetchone()
    return None if row is None else _snapshot(row)


def snapshot_to_search(db: Database, name: str = "") -> ImportedSnapshot | None:
    """The snapshot of that name, or where none is named the one in use; None where none was imported.

    Raises:
        CatchlightError: if there is none of that name, it was replaced by a newer one, or several are in use.
    """
    found = imported_snapshots(db)
    named = [one for one in found if (one.id == name if name else one.in_use)]
    if name and not (named and named[0].in_use):
        now = next((one.id for one in found if named and one.origin == named[0].origin and one.in_use), None)
        raise CatchlightError(
            f"There is no snapshot {name} in use. Nothing was searched.",
            hint=f"It was replaced by {now}." if now else "They are listed by: catchlight gallery snapshots.",
            snapshot=name,
        )
    if len(named) > 1:
        raise CatchlightError(
            f"{len(named)} snapshots are in use, each of another lab. Nothing was searched.",
            hint=f"Say which one: --snapshot {' or '.join(one.id for one in named)}.",
            snapshots=[one.id for one in named],
        )
    return named[0] if named else None


def use_snapshot(db: Database, imported: ImportedSnapshot, *, at: str) -> ImportedSnapshot:
    """Store an imported snapshot as the one in use of its origin, in the caller's act; its row is given anew."""
    db.conn.execute("UPDATE snapshots SET in_use = 0 WHERE origin = ?", (imported.origin,))
    db.conn.execute(
        "INSERT INTO snapshots (origin, revision, root, signer, made_at, not_after, folder, imported_at, files_sha256,"
        " in_use) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
        (
            imported.origin,
            imported.revision,
            imported.root,
            imported.signer,
            imported.made_at,
            imported.not_after,
            imported.folder,
            at,
            imported.files_sha256,
        ),
    )
    found = snapshot_in_use(db, imported.origin)
    if found is None:
        raise RuntimeError("a snapshot that was stored is not there")
    return found


def _snapshot(row: tuple[Any, ...]) -> ImportedSnapshot:
    return ImportedSnapshot(*(*row[:8], bool(row[8]), row[9]))


def files_digest(db: Database) -> str:
    """SHA-256 over the checksums of a snapshot's search files: its templates, in whatever form they are searched."""
    rows = db.conn.execute(
        "SELECT pack_sha256, generation, file, block, sha256 FROM generation_blocks"
        " ORDER BY pack_sha256, generation, file, block"
    )
    return hashlib.sha256(json.dumps(rows.fetchall()).encode()).hexdigest()


def gallery_of(lab: Lab, folder: Path) -> Lab:
    """The gallery of a snapshot, opened as a lab is: it has the same tables, and no log of its own."""
    return Lab(folder, lab.identifier, folder.name)


def snapshots_folder(lab: Lab) -> Path:
    """Where the galleries of snapshots lie."""
    return lab.folder / "gallery" / "snapshots"


@contextmanager
def viewing_snapshot(lab: Lab, imported: ImportedSnapshot, *, today: date) -> Iterator[GalleryView]:
    """What a search of a snapshot sees; its revision and root are the snapshot's own.

    Raises:
        CatchlightError: if it is not to be used any more.
        GenerationUnusable: if its search files were altered.
    """
    if imported.not_after < today.isoformat():
        raise CatchlightError(
            f"The snapshot {imported.id} was not to be used after {imported.not_after}. Nothing was searched.",
            hint="Have the lab that it comes from export a new one, and import that.",
            snapshot=imported.id,
            not_after=imported.not_after,
        )
    gallery = gallery_of(lab, snapshots_folder(lab) / imported.folder)
    with gallery.reading() as db:
        pack = pack_in_use(db) or ""
        with open_view(gallery, db, pack=pack) as view:
            if (view.revision, view.root) != (imported.revision, imported.root) or (
                imported.files_sha256 not in {None, files_digest(db)}
            ):
                raise CatchlightError(
                    f"The snapshot {imported.id} was altered. Nothing was searched.",
                    hint="Import it again.",
                    snapshot=imported.id,
                )
            yield view
