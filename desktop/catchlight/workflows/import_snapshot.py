"""Import a snapshot of another lab's gallery: checked to its root before anything of it is used, refused otherwise."""

import shutil
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor, Value
from catchlight.evidence.erasure import overwrite_freed_pages
from catchlight.evidence.log import acting
from catchlight.evidence.store import Store
from catchlight.gallery.snapshot import Header, SnapshotReader, SnapshotRefused
from catchlight.gallery.snapshot_content import describe
from catchlight.gallery.snapshot_records import apply_records, settle_crops
from catchlight.gallery.snapshots import (
    ImportedSnapshot,
    folder_of,
    gallery_of,
    imported_snapshots,
    logged_import,
    require_sound,
    searches_beyond,
    snapshot_in_use,
    snapshots_folder,
    use_snapshot,
)
from catchlight.jobs import JobControl
from catchlight.lab import schema
from catchlight.lab.accounts import Role
from catchlight.lab.backup import copy_database
from catchlight.lab.claims import claiming
from catchlight.lab.database import in_no_lab_yet, opened, transaction
from catchlight.lab.folder import Lab
from catchlight.lab.keys import fingerprint
from catchlight.workflows.case_access import permitted
from catchlight.workflows.snapshot_files import CLAIM, are_files_sound, make_search_files

_WHOLE = "Ask the lab that it comes from for a whole snapshot."


@dataclass(frozen=True)
class ImportSnapshot:
    """Import a snapshot.

    Attributes:
        actor: Who does it: a custodian.
        file: The snapshot.
        fingerprint: Fingerprint of the key that has to have signed it, hex, as it was handed over.
        private: Our X25519 private key, for a sealed one.
    """

    actor: Actor
    file: Path
    fingerprint: str
    private: bytes | None = None


def import_snapshot(lab: Lab, request: ImportSnapshot, control: JobControl | None = None) -> ImportedSnapshot:
    """Check it, make its gallery, and use it instead of the one of the same lab that is in use.

    Raises:
        NotPermitted: if who asks is no custodian; it is logged.
        CatchlightError: if it was altered, is signed by another key, is expired, is older than the one in use, goes on
            from another revision than that one's, or the disk is full; the refusal is logged and nothing changes.
        JobCancelled: if the job was asked to stop; nothing changes.
    """
    control = control or JobControl()
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.snapshot.imported")
        with claiming(lab, CLAIM, control):
            try:
                imported = _imported(lab, db, custodian, request, control)
            except SnapshotRefused as refused:
                with acting(lab, db, custodian) as act:
                    act.log("gallery.snapshot.refused", details={"reason": str(refused)})
                raise CatchlightError(
                    f"The snapshot {request.file.name} was refused: {refused}. Nothing was changed.",
                    hint=refused.hint,
                    file=str(request.file),
                ) from refused
            except OSError as error:
                raise CatchlightError(
                    f"The snapshot could not be imported: {error.strerror or error}. Nothing was changed.",
                    hint="Check the file and the free space of the lab's disk.",
                    file=str(request.file),
                ) from error
            finally:
                _sweep(lab, db)
    return imported


def snapshots_of(lab: Lab, actor: Actor) -> list[ImportedSnapshot]:
    """Every snapshot that was imported, newest first.

    Raises:
        NotPermitted: if who asks is neither custodian nor examiner; it is logged.
    """
    with lab.reading() as db:
        permitted(lab, db, actor, Role.CUSTODIAN, Role.EXAMINER, what="gallery.snapshots.consulted")
        return imported_snapshots(db)


def _imported(
    lab: Lab, db: Database, custodian: Actor, request: ImportSnapshot, control: JobControl
) -> ImportedSnapshot:
    with request.file.open("rb") as source:
        reader = SnapshotReader(source, signer=request.fingerprint, private=request.private)
        header = reader.header
        base = _base(lab, db, header, control, today=datetime.now(UTC).date())
        folder = snapshots_folder(lab) / str(uuid.uuid4())
        with in_no_lab_yet():
            files = _make(lab, custodian, folder, reader, base=base, control=control)
        with acting(lab, db, custodian) as act:
            signer = fingerprint(bytes.fromhex(header.signer))
            facts = (header.origin, header.revision, header.root, signer, header.made_at, header.not_after)
            imported = ImportedSnapshot(0, *facts, folder=folder.name, in_use=True, files_sha256=files)
            found = use_snapshot(db, imported)
            act.log("gallery.snapshot.imported", details={**_details(header, signer), "files_sha256": files})
            kept_by = searches_beyond(lab, db, found)  # before it is committed: a disk that fails here undoes it
    return replace(found, kept_by=kept_by)


def _base(lab: Lab, db: Database, header: Header, control: JobControl, *, today: date) -> Path | None:
    """The folder that a delta goes on from, None for a whole one; refuses what may not be used.

    What is in use is what the log says, whatever the table does.
    """
    if header.origin == lab.identifier:
        raise SnapshotRefused(
            "it is of this lab itself, and would keep what is erased here",
            hint="Search the lab's own gallery; import it on another workstation, in a lab of its own.",
        )
    try:
        last = date.fromisoformat(header.not_after)
    except ValueError as error:
        raise SnapshotRefused("its header cannot be read") from error
    if last.isoformat() != header.not_after:  # days are compared as texts afterwards
        raise SnapshotRefused("its header cannot be read")
    if last < today:
        raise SnapshotRefused(
            f"it was not to be used after {header.not_after}", hint="Ask the lab that it comes from for a newer one."
        )
    logged, before = logged_import(db, header.origin), snapshot_in_use(db, header.origin)
    if logged is not None and (header.revision, header.made_at) <= (logged["revision"], logged["made_at"]):
        is_same = all(logged[name] == value for name, value in _facts(header).items())
        if not is_same or (before is not None and _is_sound(lab, before, control)):
            raise SnapshotRefused(
                f"it is not newer than the one in use, which has revision {logged['revision']}",
                hint="There is nothing to do: the one in use is searched. For later changes ask for a newer one.",
            )
    if header.base_revision is None:
        return None
    if before is None or header.base_revision != before.revision:
        has = "none is in use" if before is None else f"the one in use has revision {before.revision}"
        raise SnapshotRefused(f"it goes on from revision {header.base_revision}, and {has}", hint=_WHOLE)
    try:
        require_sound(lab, before, control)
    except CatchlightError as error:
        raise SnapshotRefused(
            "it goes on from the one in use, which was altered: a whole one is needed", hint=_WHOLE
        ) from error
    return folder_of(lab, before)


def _is_sound(lab: Lab, imported: ImportedSnapshot, control: JobControl) -> bool:
    """Whether a snapshot is in all of its tables and files what was imported; otherwise the same one may come again."""
    try:
        require_sound(lab, imported, control)
        return are_files_sound(lab, imported)
    except (CatchlightError, OSError):
        return False


def _facts(header: Header) -> dict[str, Value]:
    return {
        "origin": header.origin,
        "revision": header.revision,
        "gallery_root": header.root,
        "made_at": header.made_at,
        "not_after": header.not_after,
        "base_revision": header.base_revision,
    }


def _make(
    lab: Lab, custodian: Actor, folder: Path, reader: SnapshotReader, *, base: Path | None, control: JobControl
) -> str:
    """Make the gallery of a snapshot in a fresh folder, with its search files; gives their digest."""
    folder.mkdir(parents=True)
    gallery, store = gallery_of(lab, folder), Store(folder / "store")
    if base is not None:
        with gallery_of(lab, base).reading() as earlier:
            copy_database(earlier, gallery.database_path, lambda _: None)
        if (base / "store").exists():
            shutil.copytree(base / "store", store.folder)
    header = reader.header
    with opened(gallery.database_path, create=base is None) as db:
        if base is None or not schema.is_current(db):  # the base may have been imported by an earlier version
            schema.migrate(db)
        with transaction(db):
            _require_same_pack(db, header, is_delta=base is not None)
            records = reader.records(lambda count: control.step(count, None, "records read"))
            apply_records(db, store, header, records)
        settle_crops(db, store)
        if base is not None:
            overwrite_freed_pages(db, patience_seconds=1.0)
        describe(db, folder)
        return make_search_files(gallery, db, custodian, pack=header.pack_sha256, control=control)


def _require_same_pack(db: Database, header: Header, *, is_delta: bool) -> None:
    (pack,) = db.conn.execute("SELECT pack_sha256 FROM gallery WHERE id = 1").fetchone()
    if is_delta and pack != header.pack_sha256:
        raise SnapshotRefused("its templates are of another model pack than those of the one in use", hint=_WHOLE)


def _details(header: Header, signer: str) -> dict[str, Value]:
    return {
        **_facts(header),
        "leaves": header.leaves,
        "erased": header.erased,
        "pack_sha256": header.pack_sha256,
        "signer": signer,
    }


def _sweep(lab: Lab, db: Database) -> None:
    """Delete the galleries of snapshots that are not in use; what another process has open goes at the next import."""
    used = {one.folder for one in imported_snapshots(db) if one.in_use}
    for folder in snapshots_folder(lab).glob("*"):
        if folder.name not in used:
            shutil.rmtree(folder, ignore_errors=True)
