"""A view of some persons alone, out of the lab's own database: what the server named is scored and ranked again here.

It is a view of the gallery like any other, without search files, so selection, scores, ties and lists are those of a
search on this machine.
"""

import json
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.gallery.filters import Filters
from catchlight.gallery.gallery_tree import GalleryTree
from catchlight.gallery.generation import Generation
from catchlight.gallery.generation_files import SEGMENT_ROWS
from catchlight.gallery.templates import COLUMN_KINDS, Columns, Texts, columns_of_persons, read_vectors
from catchlight.gallery.view import Delta, GalleryView
from catchlight.lab.folder import Lab

_PERSONS = (
    "SELECT p.id, p.person FROM json_each(?) AS asked CROSS JOIN portraits p ON p.id = asked.value"
    " CROSS JOIN templates t ON t.pack_sha256 = ? AND t.portrait = p.id"
)


def persons_of(db: Database, portraits: Iterable[int], *, pack: str) -> dict[int, int]:
    """The person of each of those portraits that has a template of the pack."""
    asked = json.dumps([int(portrait) for portrait in portraits])
    return dict(db.conn.execute(_PERSONS, (asked, pack)).fetchall())


def narrowed_view(  # noqa: PLR0913 - all but the first four are keywords
    lab: Lab,
    db: Database,
    tree: GalleryTree,
    persons: Iterable[int],
    *,
    pack: str,
    dimension: int,
    filters: Filters | None = None,
) -> GalleryView:
    """A view of all templates of some persons.

    Args:
        lab: The lab.
        db: The database, in the read transaction that the tree was read in.
        tree: The gallery's tree.
        persons: Rows of the persons.
        pack: Hash of the model pack.
        dimension: Values of a template.
        filters: The filters that will be asked of it: what they name may be there although none of these persons has
            it.

    Raises:
        CatchlightError: if a stored template is damaged.
    """
    columns, texts = columns_of_persons(db, sorted(set(persons)), pack=pack)
    vectors = read_vectors(db, columns.portraits, pack=pack, dimension=dimension)
    root, none = tree.root(), np.empty(0, np.int64)
    empty = Columns(**{name: np.empty(0, kind) for name, kind in COLUMN_KINDS.items()})
    generation = Generation(
        number=0,
        revision=tree.revision,
        leaves=0,
        root=root,
        columns=empty,
        texts=Texts(),
        portrait_order=np.empty(0, np.int32),
        mapped=np.empty((0, 0), np.float32),
        index=None,
        sweep=None,
        segment_rows=SEGMENT_ROWS,
        roundings=(),
        manifest_sha256="",
        folder=lab.folder,
    )
    asked = filters or Filters()
    elsewhere = Texts(tuple(sorted(asked.sex)), tuple(sorted(asked.sources)), tuple(sorted(asked.legal_bases)))
    return GalleryView(
        lab, db, pack, generation, Delta(vectors, columns, texts), tree.revision, root, none, (empty, elsewhere)
    )


def rows_of_portraits(view: GalleryView, portraits: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows of such a view that hold those portraits; portraits that it does not hold are passed over."""
    return np.flatnonzero(np.isin(view.delta.columns.portraits, portraits)).astype(np.int64)
