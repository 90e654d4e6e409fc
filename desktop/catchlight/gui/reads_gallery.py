"""What the gallery's page shows, read from the lab in the reading thread, so the rooms are imported in here.

A gallery has millions of persons: what looks at all of them is read in parts of some milliseconds each
(`catchlight.gui.parts`), so that other reads come in between.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

    from catchlight.evidence.entry import Actor
    from catchlight.gallery.browse import ChoicesScanned, Person, PersonFilter, PersonsScanned
    from catchlight.lab.folder import Lab


@dataclass(frozen=True)
class GalleryHead:
    """Which state the gallery is in; cheap to read however large it is.

    Attributes:
        revision: Its revision.
        root: Its Merkle root, hex.
        is_empty: True if nobody is enrolled.
        tags: Tags that portraits carry, by name.
    """

    revision: int
    root: str
    is_empty: bool
    tags: tuple[str, ...]


@contextmanager
def in_gallery(lab: "Lab", actor: "Actor") -> "Iterator[Database]":
    """The lab's database, for somebody who may see the gallery.

    Raises:
        NotPermitted: if the account may not; it is logged.
    """
    from catchlight.lab.accounts import Role  # noqa: PLC0415
    from catchlight.workflows.case_access import permitted  # noqa: PLC0415

    with lab.reading() as db:
        permitted(lab, db, actor, Role.CUSTODIAN, Role.EXAMINER, what="gallery.consulted")
        yield db


def head(lab: "Lab", actor: "Actor") -> GalleryHead:
    """The gallery's revision and root, and the tags there are."""
    from catchlight.gallery.browse import is_anybody_enrolled  # noqa: PLC0415
    from catchlight.gallery.gallery_tree import read_tree  # noqa: PLC0415
    from catchlight.gallery.tags import tag_names  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        tree = read_tree(db)
        return GalleryHead(tree.revision, tree.root(), not is_anybody_enrolled(db), tag_names(db))


def scan(lab: "Lab", actor: "Actor", wanted: "PersonFilter", *, after: str, most: int) -> "PersonsScanned":
    """Which of the next persons pass the filter."""
    from catchlight.gallery.browse import scan_persons  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        return scan_persons(db, wanted, after=after, most=most)


def persons(lab: "Lab", actor: "Actor", rows: Sequence[int]) -> "tuple[Person, ...]":
    """The persons of these rows that are there still."""
    from catchlight.gallery.browse import persons_by_row  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        return tuple(persons_by_row(db, rows))


def count_portraits(lab: "Lab", actor: "Actor", *, after: int, most: int) -> tuple[int, int | None]:
    """How many portraits the next persons have, and where to go on."""
    from catchlight.gallery import browse  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        return browse.count_portraits(db, after=after, most=most)


def choices(lab: "Lab", actor: "Actor", *, after: int, most: int) -> "ChoicesScanned":
    """What the next portraits can be filtered by."""
    from catchlight.gallery.browse import scan_choices  # noqa: PLC0415

    with in_gallery(lab, actor) as db:
        return scan_choices(db, after=after, most=most)
