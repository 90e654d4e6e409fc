"""Acts in a gallery that failures are tried on, and what must hold of the gallery whatever happened to them."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.gallery.test_forgetting_rejects import rejects_file
from tests.gallery_maker import PACK, TOMORROW, a_portrait, enrolled, random_vectors
from tests.people import FIRST
from tests.system.acts import Ready, make_ready
from tests.view_maker import built

from catchlight.errors import CatchlightError
from catchlight.evidence.store import lab_store
from catchlight.gallery.exact import search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.gallery_tree import recomputed_root
from catchlight.gallery.generation import check_generation, snapshot
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.snapshots import imported_snapshots, viewing_snapshot
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl
from catchlight.workflows.backup_lab import BackupLab, backup_lab
from catchlight.workflows.check_backup import check_backup
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.erase_person import ErasePerson, erase_person
from catchlight.workflows.export_snapshot import ExportSnapshot, export_snapshot
from catchlight.workflows.gallery_files import rebuild, searching
from catchlight.workflows.import_snapshot import ImportSnapshot, import_snapshot
from catchlight.workflows.purge_gallery import purge_gallery

VECTORS = random_vectors(7)


def make_gallery(folder: Path) -> Ready:
    """A lab in `folder`/lab with two persons, their search files, an old rejects file, and another lab's snapshot."""
    ready = make_ready(folder)
    for at, person in enumerate(("P0", "P0", "P1", "P1")):
        enrolled(ready.lab, a_portrait(f"{at}", VECTORS[at], person=person))
    built(ready.lab)
    os.utime(rejects_file(ready.lab, ("P9", "", "no face")), (0, 0))
    with TemporaryDirectory() as elsewhere:
        _export_of_another(Path(elsewhere) / "lab", _snapshot(ready))
    return ready


def _snapshot(ready: Ready) -> Path:
    """In the lab, so that it is copied with it."""
    return ready.lab.folder / "gallery" / "brought.snapshot"


def _export_of_another(folder: Path, file: Path) -> None:
    lab, actor = create_lab(folder, first=FIRST)
    lab_store(lab).settle([lab_store(lab).put(b"crop0")])
    enrolled(lab, a_portrait("0", VECTORS[6], person="X"))
    export_snapshot(lab, ExportSnapshot(actor, file, TOMORROW))
    file.with_suffix(".signer").write_text(actor.key.key_id)


def enrol_a_portrait(ready: Ready) -> None:
    enrolled(ready.lab, a_portrait("5", VECTORS[5], person="P3"))


def make_search_files_anew(ready: Ready) -> None:
    with ready.lab.reading() as db:
        rebuild(ready.lab, db, ready.actor, pack=PACK, control=JobControl(), with_index=False)


def erase_somebody(ready: Ready) -> None:
    erase_person(ready.lab, ErasePerson(ready.actor, "P0", "a court's order"))


def purge_the_rejects(ready: Ready) -> None:
    purge_gallery(ready.lab, ready.actor)


def take_in_a_snapshot(ready: Ready) -> None:
    file = _snapshot(ready)
    import_snapshot(ready.lab, ImportSnapshot(ready.actor, file, file.with_suffix(".signer").read_text()))


def back_up(ready: Ready) -> None:
    """Done too where it is complete and logged and lies under the other name that the error says."""
    try:
        backup_lab(ready.lab, BackupLab(ready.actor, ready.lab.folder.with_name("backup")))
    except CatchlightError as error:
        if not error.message.startswith("The backup is complete and lies in"):
            raise


GALLERY_ACTS: tuple[Callable[[Ready], None], ...] = (
    enrol_a_portrait,
    make_search_files_anew,
    erase_somebody,
    purge_the_rejects,
    take_in_a_snapshot,
    back_up,
)


def require_gallery(ready: Ready) -> None:
    """Assert that a search finds each portrait of the database, by its own template, and nobody else."""

    def found(view: GalleryView) -> set[int]:
        selection = view.select(Filters(), today=today_in_days())
        lists = (search_exact(view, probe, k=9, selection=selection).persons for probe in VECTORS)
        return {row for persons in lists for one in persons for row, _ in one.portraits}

    with ready.lab.reading() as db:
        known = db.conn.execute("SELECT id FROM portraits").fetchall()
        listed = searching(ready.lab, db, ready.actor, pack=PACK, control=JobControl(), work=found)
        assert listed == {row for (row,) in known}
        assert gallery_state(db).root == recomputed_root(db)
        with snapshot(db):
            check_generation(ready.lab, db, pack=PACK, thorough="templates.npy")
        imported = [one for one in imported_snapshots(db) if one.in_use]
        names = [row[0] for row in db.conn.execute("SELECT person_id FROM persons")]
    if "P0" not in names:
        gone = [vector.astype("<f4").tobytes() for vector in VECTORS[:2]]
        files = [path for path in (ready.lab.folder / "gallery").rglob("*") if path.is_file()]
        assert not [path for path in files if any(one in path.read_bytes() for one in gone)]
    for one in imported:
        with viewing_snapshot(ready.lab, one, today=datetime.now(UTC).date()) as view:
            assert found(view) == {1}
    backup = ready.lab.folder.with_name("backup")
    if backup.exists():
        assert check_backup(backup).verification.ok
