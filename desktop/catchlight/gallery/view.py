"""What one search sees: a generation, what was added and erased since, all of one revision of the gallery.

Everything is read in one read transaction; after it, the search works on mapped files and on memory only. Rows are
numbered through: first those of the generation, then those of the delta.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.gallery.gallery_tree import read_tree
from catchlight.gallery.generation import Generation, erased_since, open_generation, snapshot
from catchlight.gallery.generation_files import VECTORS, GenerationHarmed
from catchlight.gallery.templates import (
    COLUMN_KINDS,
    Columns,
    Texts,
    columns_of_persons,
    read_columns,
    read_vectors,
)
from catchlight.lab.folder import Lab

if TYPE_CHECKING:
    from catchlight.gallery.filters import Filters
    from catchlight.gallery.selection import Selection

_DELTAS_KEPT = 4


@dataclass(frozen=True)
class Delta:
    """The templates that a generation does not cover, in memory.

    Attributes:
        vectors: `(n, d) float32`, rows of unit length.
        columns: What is known of them.
        texts: The texts that the columns name.
    """

    vectors: NDArray[np.float32]
    columns: Columns
    texts: Texts

    def __len__(self) -> int:
        return len(self.columns)


@dataclass(frozen=True)
class GalleryView:
    """The gallery of one model pack at one revision.

    Attributes:
        lab: The lab.
        db: The database; read from while the view is being opened only, and by `select`.
        pack: Hash of the model pack.
        generation: The generation, mapped and verified.
        delta: What was added since.
        revision: The gallery's revision.
        root: The gallery's Merkle root at that revision, hex.
        erased: Rows of the generation that are erased.
        changed: What is known now of persons who changed since the generation was built.
        opened: The state of the generation's files before they were checked.
    """

    lab: Lab
    db: Database = field(repr=False)
    pack: str
    generation: Generation
    delta: Delta
    revision: int
    root: str
    erased: NDArray[np.int64] = field(repr=False)
    changed: tuple[Columns, Texts] = field(repr=False)
    opened: tuple[int, ...] = field(repr=False, default=())

    @property
    def dimension(self) -> int:
        """Values of a template; 0 for an empty gallery."""
        return self.generation.dimension or int(self.delta.vectors.shape[1])

    @property
    def size(self) -> int:
        """Templates that are not erased, expired ones included."""
        return len(self.generation) - len(self.erased) + len(self.delta)

    def persons(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The persons of some rows."""
        return self._column("persons", rows)

    def portraits(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """The portraits of some rows."""
        return self._column("portraits", rows)

    def vectors(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """The templates of some rows, `(n, d) float32`, checked.

        Raises:
            GenerationHarmed: if a file was altered.
        """
        split = len(self.generation)
        found = np.empty((len(rows), self.dimension), dtype=np.float32)
        in_delta = rows >= split
        if not in_delta.all():
            found[~in_delta] = self.generation.vectors_at(rows[~in_delta])
        if in_delta.any():
            found[in_delta] = self.delta.vectors[rows[in_delta] - split]
        return found

    def rows_of_persons(self, rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
        """For each of some rows, of different persons, all rows of its person."""
        split, persons = len(self.generation), self.persons(rows)
        stored = rows < split
        begin = self.generation.persons_begin
        runs = np.searchsorted(begin, rows[stored], side="right")
        ends = zip(begin[runs - 1].tolist(), begin[runs].tolist(), strict=True)
        covered = {person: np.arange(*both) for person, both in zip(persons[stored].tolist(), ends, strict=True)}
        sought = np.array([person for person in persons.tolist() if person not in covered], dtype=np.int64)
        if len(sought) and split:  # their best portrait is new, so where the others stand has to be looked for
            places = np.flatnonzero(np.isin(self.generation.columns.persons, sought))
            of_whom = self.generation.columns.persons[places]
            covered.update({int(person): places[of_whom == person] for person in sought})
        none = np.empty(0, dtype=np.int64)
        added = _rows_of(self.delta.columns.persons, persons)
        if not len(added):
            return [covered.get(person, none) for person in persons.tolist()]
        whose = self.delta.columns.persons[added]
        return [
            np.concatenate((covered.get(person, none), split + added[whose == person])) for person in persons.tolist()
        ]

    def require_unchanged(self, segments: Sequence[int] | None = None) -> None:
        """Make sure that no erasure overwrote rows while they were read; it would have hidden those of this revision.

        Args:
            segments: Which segments were read; None for all of them. The vectors are looked at in any case.

        Raises:
            GenerationHarmed: if the files changed since the view was opened; whoever searches opens another one.
        """
        if not self.opened:
            return
        before = self.opened if segments is None else (self.opened[0], *(self.opened[1 + one] for one in segments))
        if self.generation.state(segments) != before:
            raise GenerationHarmed("templates were erased while it was searched", file=VECTORS)

    def select(self, filters: "Filters", *, today: int) -> "Selection":
        """What is searched of it: unfiltered, unexpired, and not erased; to be asked while the view is open."""
        from catchlight.gallery.selection import select  # noqa: PLC0415 - it imports this module

        return select(self, filters, today=today)

    def _column(self, name: str, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        split = len(self.generation)
        found = np.empty(len(rows), dtype=np.int64)
        in_delta = rows >= split
        found[~in_delta] = getattr(self.generation.columns, name)[rows[~in_delta]]
        found[in_delta] = getattr(self.delta.columns, name)[rows[in_delta] - split]
        return found


@contextmanager
def open_view(lab: Lab, db: Database, *, pack: str) -> Iterator[GalleryView]:
    """What a search sees now; in the block the database stays as it is, and afterwards the view can still be scanned.

    Raises:
        GenerationUnusable: if there is no generation, or its files are harmed.
        CatchlightError: if a stored template is damaged.
    """
    with snapshot(db):
        generation = open_generation(lab, db, pack=pack)
        tree = read_tree(db)
        delta = _delta(lab, db, generation, pack=pack, revision=tree.revision)
        erased = np.sort(generation.rows_of(erased_since(db, generation.revision, pack=pack)))
        changed = columns_of_persons(db, _changed_since(db, generation.revision), pack=pack)
        revision, root, opened = tree.revision, tree.root(), generation.before
        yield GalleryView(lab, db, pack, generation, delta, revision, root, erased, changed, opened)


def view_alone(lab: Lab, db: Database, generation: Generation, *, pack: str) -> GalleryView:
    """A generation that is not in use yet as a view of its own: nothing was added or erased since."""
    nothing = Columns(**{name: np.empty(0, kind) for name, kind in COLUMN_KINDS.items()})
    delta = Delta(np.empty((0, generation.dimension), dtype=np.float32), nothing, Texts())
    erased = np.empty(0, dtype=np.int64)
    revision, root = generation.revision, generation.root
    return GalleryView(lab, db, pack, generation, delta, revision, root, erased, (nothing, Texts()))


def _rows_of(column: NDArray[np.int64], persons: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where one of some persons stands in a column; quicker for a few than `np.isin`, which sorts the column."""
    if not len(persons):
        return np.empty(0, dtype=np.int64)
    ordered = np.sort(persons)
    places = np.searchsorted(ordered, column).clip(max=len(ordered) - 1)
    return np.flatnonzero(ordered[places] == column)


def waiting_changes(view: GalleryView) -> int:
    """How many additions and erasures the generation does not know yet."""
    return len(view.delta) + len(view.erased)


@dataclass(frozen=True)
class _Read:
    """A delta as of a revision; `leaf` is the first that it does not hold."""

    revision: int
    leaf: int
    delta: Delta


_deltas: OrderedDict[tuple[str, int, str, str], _Read] = OrderedDict()
_deltas_lock = Lock()


def _delta(lab: Lab, db: Database, generation: Generation, *, pack: str, revision: int) -> Delta:
    """What was added since; what this process read before is read only once.

    A restored lab is another file with another history, though its revision be the same.
    """
    key = (str(lab.folder), lab.database_path.stat().st_ino, pack, generation.manifest_sha256)
    with _deltas_lock:
        known = _deltas.get(key)
    (leaf,) = db.conn.execute("SELECT size FROM gallery WHERE id = 1").fetchone()
    if known is not None and known.revision == revision:
        return known.delta
    if known is None or known.revision > revision or _changed_since(db, known.revision):
        delta = _read_delta(db, generation.leaves, pack=pack, dimension=generation.dimension or None)
    else:
        kept = ~np.isin(known.delta.columns.portraits, erased_since(db, known.revision, pack=pack))
        dimension = known.delta.vectors.shape[1] or generation.dimension or None
        fresh = _read_delta(db, known.leaf, pack=pack, dimension=dimension)
        delta = _joined(_only(known.delta, kept), fresh)
    with _deltas_lock:
        _deltas[key] = _Read(revision, leaf, delta)
        _deltas.move_to_end(key)
        while len(_deltas) > _DELTAS_KEPT:
            _deltas.popitem(last=False)
    return delta


def _read_delta(db: Database, leaf: int, *, pack: str, dimension: int | None) -> Delta:
    columns, texts = read_columns(db, pack=pack, from_leaf=leaf)
    return Delta(read_vectors(db, columns.portraits, pack=pack, dimension=dimension), columns, texts)


def _only(delta: Delta, kept: NDArray[np.bool_]) -> Delta:
    if kept.all():
        return delta
    return Delta(delta.vectors[kept], delta.columns.taken(np.flatnonzero(kept)), delta.texts)


def _joined(first: Delta, second: Delta) -> Delta:
    if not len(first) or not len(second):
        return first if len(first) else second
    texts, places = _joined_texts(first.texts, second.texts)
    columns = {}
    for name in COLUMN_KINDS:
        added = getattr(second.columns, name)
        columns[name] = np.concatenate((getattr(first.columns, name), places[name][added] if name in places else added))
    return Delta(np.concatenate((first.vectors, second.vectors)), Columns(**columns), texts)


def _joined_texts(first: Texts, second: Texts) -> tuple[Texts, dict[str, NDArray[np.int32]]]:
    """The texts of both, and for each column where the texts of the second stand now."""
    texts, places = {}, {}
    for name in ("sex", "source", "legal_basis"):
        known = {text: at for at, text in enumerate(getattr(first, name))}
        now = [known.setdefault(text, len(known)) for text in getattr(second, name)]
        texts[name], places[name] = tuple(known), np.array(now, dtype=np.int32)
    return Texts(**texts), places


def _changed_since(db: Database, revision: int) -> list[int]:
    rows = db.conn.execute("SELECT person FROM changed_persons WHERE revision > ?", (revision,))
    return [person for (person,) in rows]
