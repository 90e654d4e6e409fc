"""Acts in a gallery that failures are tried on, and what must hold of the gallery whatever happened to them."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.gallery.test_forgetting_rejects import rejects_file
from tests.gallery_maker import PACK, a_portrait, enrolled, random_vectors
from tests.system.acts import Ready, make_ready
from tests.view_maker import built

from catchlight.gallery.exact import search_exact
from catchlight.gallery.filters import Filters
from catchlight.gallery.gallery_tree import recomputed_root
from catchlight.gallery.generation import check_generation, snapshot
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.templates import today_in_days
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl
from catchlight.workflows.erase_person import ErasePerson, erase_person
from catchlight.workflows.gallery_files import rebuild, searching
from catchlight.workflows.purge_gallery import purge_gallery

VECTORS = random_vectors(7)


def make_gallery(folder: Path) -> Ready:
    """A lab in `folder`/lab with two persons, their search files, and an old rejects file."""
    ready = make_ready(folder)
    for at, person in enumerate(("P0", "P0", "P1", "P1")):
        enrolled(ready.lab, a_portrait(f"{at}", VECTORS[at], person=person))
    built(ready.lab)
    os.utime(rejects_file(ready.lab, ("P9", "", "no face")), (0, 0))
    return ready


def enrol_a_portrait(ready: Ready) -> None:
    enrolled(ready.lab, a_portrait("5", VECTORS[5], person="P3"))


def make_search_files_anew(ready: Ready) -> None:
    with ready.lab.reading() as db:
        rebuild(ready.lab, db, ready.actor, pack=PACK, control=JobControl(), with_index=False)


def erase_somebody(ready: Ready) -> None:
    erase_person(ready.lab, ErasePerson(ready.actor, "P0", "a court's order"))


def purge_the_rejects(ready: Ready) -> None:
    purge_gallery(ready.lab, ready.actor)


GALLERY_ACTS: tuple[Callable[[Ready], None], ...] = (
    enrol_a_portrait,
    make_search_files_anew,
    erase_somebody,
    purge_the_rejects,
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
        names = [row[0] for row in db.conn.execute("SELECT person_id FROM persons")]
    if "P0" not in names:
        gone = [vector.astype("<f4").tobytes() for vector in VECTORS[:2]]
        files = [path for path in (ready.lab.folder / "gallery").rglob("*") if path.is_file()]
        assert not [path for path in files if any(one in path.read_bytes() for one in gone)]
