"""The snapshots that were imported: which one of each lab of origin is in use, and the read-only gallery that it is."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.log import read_log
from catchlight.gallery.generation import snapshot
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.snapshot import SnapshotRefused
from catchlight.gallery.snapshot_content import ContentAltered, files_digest, require_all_described, require_described
from catchlight.gallery.snapshot_records import trees_of
from catchlight.gallery.view import GalleryView, open_view
from catchlight.jobs import JobControl
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
        files_sha256: Digest of the checksums of its search files and of what it says of its portraits; None for one
            that an earlier version imported, which has to be imported again.
        kept_by: Searches (`s7`) that keep a candidate who is in this snapshot no more, because the lab of origin erased
            the portrait or its retention ended; told by the import alone.
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
    kept_by: tuple[str, ...] = field(default=(), compare=False)

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


def use_snapshot(db: Database, imported: ImportedSnapshot) -> ImportedSnapshot:
    """Store an imported snapshot as the one in use of its origin, in the caller's act; its row is given anew."""
    db.conn.execute("UPDATE snapshots SET in_use = 0 WHERE origin = ?", (imported.origin,))
    db.conn.execute(
        "INSERT INTO snapshots (origin, revision, root, signer, made_at, not_after, folder, files_sha256, in_use)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
        (
            imported.origin,
            imported.revision,
            imported.root,
            imported.signer,
            imported.made_at,
            imported.not_after,
            imported.folder,
            imported.files_sha256,
        ),
    )
    found = snapshot_in_use(db, imported.origin)
    if found is None:
        raise RuntimeError("a snapshot that was stored is not there")
    return found


def _snapshot(row: tuple[Any, ...]) -> ImportedSnapshot:
    return ImportedSnapshot(*(*row[:8], bool(row[8]), row[9]))


def logged_import(db: Database, origin: str) -> Mapping[str, Any] | None:
    """What the log says of the snapshot of a lab that is in use: the details of the entry of its import.

    `files_sha256` is that of the newest repair of its search files, where there was one.

    Raises:
        CatchlightError: if an entry cannot be read.
    """
    repaired = None
    for entry in read_log(db, actions=["gallery.snapshot.imported", "gallery.repaired"], newest_first=True):
        details = entry.document["details"]
        if details.get("origin") != origin:
            continue
        if entry.document["action"] == "gallery.snapshot.imported":
            return {**details, "files_sha256": repaired or details.get("files_sha256")}
        repaired = repaired or details["files_sha256"]
    return None


def as_imported(db: Database, imported: ImportedSnapshot) -> ImportedSnapshot:
    """A snapshot as it stands now, which has to be as the log says.

    Raises:
        CatchlightError: if the table says something else, or it was replaced.
    """
    found = next((one for one in imported_snapshots(db) if one.row == imported.row), None)
    if found is not None and not found.in_use:
        raise CatchlightError(
            f"The snapshot {found.id} was replaced by a newer one. Nothing was searched.",
            hint="Search that one; they are listed by: catchlight gallery snapshots.",
            snapshot=found.id,
        )
    details = logged_import(db, imported.origin)
    if found is None or details is None or told_of(found) != told_by(details):
        raise altered(imported, "the lab's table says of it what the log does not")
    return found


def told_of(imported: ImportedSnapshot) -> tuple[Any, ...]:
    """What the table says of a snapshot that the log says too."""
    facts = (imported.origin, imported.revision, imported.root, imported.signer, imported.made_at, imported.not_after)
    return (*facts, imported.files_sha256)


def told_by(details: Mapping[str, Any]) -> tuple[Any, ...]:
    """The same, of the details of its import's entry."""
    names = ("origin", "revision", "gallery_root", "signer", "made_at", "not_after", "files_sha256")
    return tuple(details.get(name) for name in names)


def searches_beyond(lab: Lab, db: Database, imported: ImportedSnapshot) -> tuple[str, ...]:
    """The searches (`s7`) that keep a candidate of earlier snapshots of that lab who is in this one no more."""
    earlier = {one.id for one in imported_snapshots(db) if one.origin == imported.origin}
    with gallery_of(lab, folder_of(lab, imported)).reading() as gallery:
        found = {
            search
            for search, snapshot_id, sha256 in db.conn.execute(_DETACHED)
            if snapshot_id in earlier
            and gallery.conn.execute("SELECT 1 FROM portraits WHERE sha256 = ?", (sha256,)).fetchone() is None
        }
    return tuple(f"s{search}" for search in sorted(found))


_DETACHED = (
    "SELECT search_id, json_extract(detached, '$.snapshot'), json_extract(detached, '$.sha256') FROM candidates"
    " WHERE detached IS NOT NULL"
)


def files_repaired(db: Database, imported: ImportedSnapshot, files_sha256: str) -> None:
    """Store the digest of search files that were built anew, in the caller's act."""
    db.conn.execute("UPDATE snapshots SET files_sha256 = ? WHERE id = ?", (files_sha256, imported.row))


def folder_of(lab: Lab, imported: ImportedSnapshot) -> Path:
    """Where the gallery of a snapshot lies."""
    return snapshots_folder(lab) / imported.folder


def gallery_of(lab: Lab, folder: Path) -> Lab:
    """The gallery of a snapshot, opened as a lab is: it has the same tables, and no log of its own."""
    return Lab(folder, lab.identifier, folder.name)


def snapshots_folder(lab: Lab) -> Path:
    """Where the galleries of snapshots lie."""
    return lab.folder / "gallery" / "snapshots"


@contextmanager
def viewing_snapshot(lab: Lab, imported: ImportedSnapshot, *, today: date) -> Iterator[GalleryView]:
    """What a search of a snapshot sees; its revision, root and last day are those that the log says.

    Raises:
        CatchlightError: if it is not to be used any more, was replaced, or was altered.
        GenerationUnusable: if its search files were altered.
    """
    with lab.reading() as own:
        known = as_imported(own, imported)
    if known.not_after < today.isoformat():
        raise CatchlightError(
            f"The snapshot {known.id} was not to be used after {known.not_after}. Nothing was searched.",
            hint="Have the lab that it comes from export a new one, and import that.",
            snapshot=known.id,
            not_after=known.not_after,
        )
    folder = folder_of(lab, known)
    gallery = gallery_of(lab, folder)
    with gallery.reading() as db:
        _require_files(db, folder, known)
        with open_view(gallery, db, pack=pack_in_use(db) or "") as view:
            beside = len(view.delta) + len(view.erased) + len(view.changed[0])
            if (view.revision, view.root) != (known.revision, known.root) or beside:
                raise altered(known, "its tables hold another revision")
            yield view


def require_listed(lab: Lab, imported: ImportedSnapshot, view: GalleryView, portraits: set[int], *, tags: bool) -> None:
    """Compare what a snapshot says of the portraits that are listed with what was imported.

    Args:
        lab: The lab.
        imported: The snapshot.
        view: What was searched.
        portraits: Rows of the portraits.
        tags: Whether the search was limited to some tags.

    Raises:
        CatchlightError: if it was altered.
    """
    try:
        require_described(view.db, folder_of(lab, imported), portraits, with_tags=tags)
    except ContentAltered as error:
        raise altered(imported, str(error)) from error


def require_sound(lab: Lab, imported: ImportedSnapshot, control: JobControl | None = None) -> None:
    """Compare all of a snapshot's tables with its import: every template, portrait and tag, not the search files.

    Raises:
        CatchlightError: if something else was imported, or it is gone.
        OSError: if a file cannot be read.
        JobCancelled: if the job was asked to stop.
    """
    with lab.reading() as own:
        known = as_imported(own, imported)
    folder = folder_of(lab, known)
    with gallery_of(lab, folder).reading() as db, snapshot(db):
        _require_files(db, folder, known)
        try:
            require_all_described(db, folder, control)
            if trees_of(db, pack_in_use(db) or "").root() != known.root:
                raise altered(known, "its templates are others")
        except (ContentAltered, SnapshotRefused, ValueError) as error:
            raise altered(known, str(error)) from error


def altered(imported: ImportedSnapshot, why: str) -> CatchlightError:
    """What is told of a snapshot that is not what was imported."""
    return CatchlightError(
        f"The snapshot {imported.id} was altered: {why}. Nothing was searched.",
        hint="Have a custodian import it again, or a newer one.",
        snapshot=imported.id,
    )


def _require_files(db: Database, folder: Path, known: ImportedSnapshot) -> None:
    try:
        found = files_digest(db, folder)
    except ContentAltered as error:
        raise altered(known, str(error)) from error
    if known.files_sha256 != found:
        raise altered(known, "its checksums are others")
