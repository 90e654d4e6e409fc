"""Templates as arrays: read from `evidence.db`, which is the truth, and checked before they are compared."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError

_ROWS_AT_ONCE = 65_536
_EPOCH = date(1970, 1, 1)
UNKNOWN_YEAR = 0
"""What stands in `Columns.birth_year` where the year is not known; no one enrolled was born in it."""


@dataclass(frozen=True)
class Columns:
    """What is known of each template besides its vector; equal persons are neighbours.

    Attributes:
        portraits: `(n,) int64`, the portrait's row in the database.
        persons: `(n,) int64`, the person's row in the database.
        retain_until: `(n,) int32`, last day it may be searched, days since 1970-01-01.
        captured_on: `(n,) int32`, the day it was taken, days since 1970-01-01.
        birth_year: `(n,) int16`, `UNKNOWN_YEAR` where it is not known.
        sex: `(n,) int32`, place in `Texts.sex`.
        source: `(n,) int32`, place in `Texts.source`.
        legal_basis: `(n,) int32`, place in `Texts.legal_basis`.
    """

    portraits: NDArray[np.int64]
    persons: NDArray[np.int64]
    retain_until: NDArray[np.int32]
    captured_on: NDArray[np.int32]
    birth_year: NDArray[np.int16]
    sex: NDArray[np.int32]
    source: NDArray[np.int32]
    legal_basis: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.portraits)

    def taken(self, rows: NDArray[np.intp]) -> "Columns":
        """Some rows, in that order."""
        return Columns(**{field: getattr(self, field)[rows] for field in COLUMN_KINDS})


COLUMN_KINDS = {
    "portraits": "<i8",
    "persons": "<i8",
    "retain_until": "<i4",
    "captured_on": "<i4",
    "birth_year": "<i2",
    "sex": "<i4",
    "source": "<i4",
    "legal_basis": "<i4",
}
"""How each of the `Columns` is stored."""


@dataclass(frozen=True)
class Texts:
    """The texts that the columns name by their places; an unknown sex is the empty text."""

    sex: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()


def unit_vector(embedding: bytes, *, dimension: int | None = None) -> NDArray[np.float32]:
    """An embedding as `(d,) float32` of unit length.

    Args:
        embedding: `float32` little-endian.
        dimension: The number of values it must have, if known.

    Raises:
        CatchlightError: if it has another dimension, holds a value that is not a number, or is zero.
    """
    vector = np.frombuffer(embedding, dtype="<f4") if len(embedding) % 4 == 0 else np.empty(0, dtype="<f4")
    if vector.size == 0 or (dimension is not None and vector.size != dimension):
        raise CatchlightError(
            f"The template has {len(embedding) / 4:g} values instead of {dimension or 'at least one'}."
            " It cannot be compared.",
            hint="Extract the face again with the model pack in use.",
            values=len(embedding) / 4,
            expected=dimension,
        )
    length = float(np.linalg.norm(vector.astype(np.float64)))
    if not np.isfinite(length) or length < 1e-6:
        raise CatchlightError(
            "The template is zero or holds values that are not numbers. It cannot be compared.",
            hint="Extract the face again with the model pack in use.",
        )
    unit: NDArray[np.float32] = (vector / length).astype(np.float32)
    return unit


def is_template(vector: NDArray[np.float32], embedding: bytes) -> bool:
    """True if a row of a generation `(d,)` is that stored embedding; false for one that is damaged, too."""
    if len(embedding) != vector.nbytes:
        return False
    stored = np.frombuffer(embedding, dtype="<f4")
    length = np.sqrt(np.square(stored[np.newaxis], dtype=np.float64).sum(axis=1))
    return bool(length[0] > 0) and bool(np.array_equal((stored / length).astype(np.float32), vector))


def today_in_days() -> int:
    """Today (UTC) in days since 1970-01-01."""
    return in_days(datetime.now(UTC).date())


def in_days(day: date) -> int:
    """A day in days since 1970-01-01."""
    return (day - _EPOCH).days


def has_templates(db: Database, *, pack: str) -> bool:
    """True if any portrait has a template of that pack."""
    found = db.conn.execute("SELECT 1 FROM templates WHERE pack_sha256 = ? LIMIT 1", (pack,)).fetchone()
    return found is not None


def count_templates(db: Database, *, pack: str) -> int:
    """How many portraits have a template of that pack."""
    # The unary plus keeps SQLite to the index over `leaf`, which holds the pack too; the table holds the vectors.
    (count,) = db.conn.execute(
        "SELECT count(*) FROM templates WHERE +pack_sha256 = ? AND leaf >= 0", (pack,)
    ).fetchone()
    return int(count)


def read_columns(db: Database, *, pack: str, from_leaf: int = 0) -> tuple[Columns, Texts]:
    """What is known of the templates of a pack from a leaf on, ordered by sex, birth year, person and portrait.

    Raises:
        CatchlightError: if a stored date is none.
    """
    rows = db.conn.execute(
        "SELECT t.portrait, p.person, CAST(julianday(p.retain_until) - 2440587.5 AS INTEGER),"
        " CAST(julianday(p.captured_on) - 2440587.5 AS INTEGER), coalesce(n.birth_year, 0), coalesce(n.sex, ''),"
        " p.source, p.legal_basis FROM templates t CROSS JOIN portraits p ON p.id = t.portrait"
        " CROSS JOIN persons n ON n.id = p.person WHERE +t.pack_sha256 = ? AND t.leaf >= ?",
        (pack, from_leaf),
    )
    return _columns_of(rows)


def columns_of_persons(db: Database, persons: Sequence[int], *, pack: str) -> tuple[Columns, Texts]:
    """What is known now of all templates of some persons, by their rows."""
    rows = db.conn.execute(
        "SELECT t.portrait, p.person, CAST(julianday(p.retain_until) - 2440587.5 AS INTEGER),"
        " CAST(julianday(p.captured_on) - 2440587.5 AS INTEGER), coalesce(n.birth_year, 0), coalesce(n.sex, ''),"
        " p.source, p.legal_basis FROM json_each(?) AS asked CROSS JOIN persons n ON n.id = asked.value"
        " CROSS JOIN portraits p ON p.person = n.id CROSS JOIN templates t ON t.portrait = p.id AND t.pack_sha256 = ?",
        (json.dumps([int(person) for person in persons]), pack),
    )
    return _columns_of(rows)


def read_vectors(
    db: Database, portraits: NDArray[np.int64], *, pack: str, dimension: int | None = None
) -> NDArray[np.float32]:
    """The templates of some portraits, `(n, d) float32` of unit length, in their order.

    Raises:
        CatchlightError: if a stored template is damaged.
    """
    # A cross join keeps the order of the tables: SQLite cannot know that the list is the short side.
    rows = db.conn.execute(
        "SELECT asked.key, CAST(t.embedding AS BLOB) FROM json_each(?) AS asked CROSS JOIN templates t"
        " ON t.pack_sha256 = ? AND t.portrait = asked.value",
        (json.dumps(np.asarray(portraits).tolist()), pack),
    )
    found: list[bytes] = [b""] * len(portraits)
    for place, embedding in rows:
        found[place] = embedding
    return _checked(found, portraits, dimension)


def _columns_of(rows: Any) -> tuple[Columns, Texts]:
    places: tuple[dict[str, int], ...] = ({"": 0}, {}, {})
    read: dict[str, list[NDArray[Any]]] = {name: [] for name in COLUMN_KINDS}
    while block := rows.fetchmany(_ROWS_AT_ONCE):
        columns: list[Any] = list(zip(*block, strict=True))
        _require_dates(columns)
        for at, known in enumerate(places, start=5):
            columns[at] = [known.setdefault(text, len(known)) for text in columns[at]]
        for (name, kind), values in zip(COLUMN_KINDS.items(), columns, strict=True):
            read[name].append(np.array(values, dtype=kind))
    joined = {name: np.concatenate(parts) if parts else np.empty(0, COLUMN_KINDS[name]) for name, parts in read.items()}
    unordered = Columns(**joined)
    order = np.lexsort((unordered.portraits, unordered.persons, unordered.birth_year, unordered.sex))
    return unordered.taken(order), Texts(*(tuple(known) for known in places))


def _require_dates(columns: Sequence[Sequence[Any]]) -> None:
    for at in (2, 3):
        if None in columns[at]:
            portrait = columns[0][columns[at].index(None)]
            raise _damaged(portrait)


def _checked(found: list[bytes], portraits: NDArray[np.int64], dimension: int | None) -> NDArray[np.float32]:
    if not found:
        return np.empty((0, dimension or 0), dtype=np.float32)
    dimension = dimension or len(found[0]) // 4
    wrong = next((at for at, embedding in enumerate(found) if len(embedding) != 4 * dimension or not embedding), None)
    if wrong is None:
        vectors = np.frombuffer(b"".join(found), dtype="<f4").reshape(len(found), dimension)
        # One sum a row, so that a template is the same to the last bit wherever it is read.
        lengths = np.sqrt(np.square(vectors, dtype=np.float64).sum(axis=1))
        sound = np.isfinite(lengths) & (lengths > 1e-6)
        if sound.all():
            unit: NDArray[np.float32] = (vectors / lengths[:, np.newaxis]).astype(np.float32)
            return unit
        wrong = int(np.flatnonzero(~sound)[0])
    raise _damaged(int(portraits[wrong]))


def _damaged(portrait: int) -> CatchlightError:
    return CatchlightError(
        f"The stored template of portrait p{portrait} is damaged. The gallery cannot be searched.",
        hint="Restore the lab from a backup; catchlight log verify shows whether entries were altered.",
        portrait=f"p{portrait}",
    )
