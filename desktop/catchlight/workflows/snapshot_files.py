"""The search files of an imported snapshot: made at its import, and anew from its own tables where they were harmed."""

import shutil
from pathlib import Path

from sqlite_utils import Database

from catchlight.evidence.entry import Actor
from catchlight.evidence.log import Act, acting
from catchlight.gallery.generation import check_generation, pack_folder
from catchlight.gallery.generation_build import build_generation, use_generation
from catchlight.gallery.generation_files import VECTORS, GenerationHarmed, GenerationUnusable
from catchlight.gallery.pack_in_use import pack_in_use
from catchlight.gallery.snapshot_content import files_digest
from catchlight.gallery.snapshots import (
    ImportedSnapshot,
    as_imported,
    files_repaired,
    folder_of,
    gallery_of,
    require_sound,
)
from catchlight.jobs import JobControl
from catchlight.lab.claims import claiming
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab

CLAIM = "snapshots"
"""Who changes the folder of snapshots holds it."""


def make_search_files(gallery: Lab, db: Database, actor: Actor, *, pack: str, control: JobControl) -> str:
    """Make the search files of a snapshot's gallery; what it says of its portraits is bound already. Gives the digest.

    Raises:
        CatchlightError: if the disk is full.
        JobCancelled: if the job was asked to stop.
    """
    built = build_generation(gallery, db, pack=pack, with_index=True, control=control)
    with transaction(db):
        db.conn.execute("DELETE FROM generations")
        db.conn.execute("DELETE FROM generation_blocks")
        use_generation(_Unlogged(gallery, db, actor), built, pack=pack)
    return files_digest(db, gallery.folder)


def are_files_sound(lab: Lab, imported: ImportedSnapshot) -> bool:
    """Whether every search file of a snapshot is as it was made."""
    gallery = gallery_of(lab, folder_of(lab, imported))
    try:
        with gallery.reading() as db, transaction(db):
            check_generation(gallery, db, pack=pack_in_use(db) or "", thorough=VECTORS)
    except GenerationUnusable:
        return False
    return True


def repair_search_files(
    lab: Lab, imported: ImportedSnapshot, actor: Actor, *, found: GenerationUnusable | OSError, control: JobControl
) -> None:
    """Make a snapshot's search files anew from its tables, which have to be what was imported; with a log entry.

    Args:
        lab: The lab.
        imported: The snapshot.
        actor: Who needs it.
        found: What was found wrong with them.
        control: Progress and cancel.

    Raises:
        CatchlightError: if its tables are not what was imported, it was replaced, or the disk is full.
        JobCancelled: if the job was asked to stop; they stay as they are.
    """
    with lab.reading() as own, claiming(lab, CLAIM, control):
        if are_files_sound(lab, as_imported(own, imported)):  # another process was faster
            return
        require_sound(lab, imported, control)
        gallery = gallery_of(lab, folder_of(lab, imported))
        with gallery.reading() as db:
            pack = pack_in_use(db) or ""
            earlier = _folders(gallery, pack)
            digest = make_search_files(gallery, db, actor, pack=pack, control=control)
        file = found.file if isinstance(found, GenerationHarmed) else ""
        with acting(lab, own, actor) as act:
            files_repaired(own, imported, digest)
            details = {"file": file, "found": str(found), "pack_sha256": pack, "snapshot": imported.id}
            act.log("gallery.repaired", details={**details, "origin": imported.origin, "files_sha256": digest})
        for folder in earlier:
            shutil.rmtree(folder, ignore_errors=True)  # who has it open keeps it; on Windows the next import deletes it


class _Unlogged(Act):
    """An act in the gallery of a snapshot, which has no log: the lab's own says what was imported."""

    def log(self, *_: object, **__: object) -> int:
        """Nothing is logged."""
        return 0


def _folders(gallery: Lab, pack: str) -> list[Path]:
    return list(pack_folder(gallery, pack).glob("[0-9]*"))
