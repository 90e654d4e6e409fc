"""Templates as arrays: read from `evidence.db`, which is the truth, and checked before they are compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError

BLOCK_ROWS = 16_384
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Templates:
    """The templates of one model pack, one row for each portrait, ordered by person, then by portrait.

    Attributes:
        vectors: `(n, d) float32`, rows of unit length.
        portraits: `(n,) int64`, the portrait's row in the database.
        persons: `(n,) int64`, the person's row in the database; equal ones are neighbours.
        retain_until: `(n,) int32`, last day it may be searched, days since 1970-01-01.
    """

    vectors: NDArray[np.float32]
    portraits: NDArray[np.int64]
    persons: NDArray[np.int64]
    retain_until: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.portraits)

    def expired(self, *, today: int) -> NDArray[np.bool_]:
        """`(n,) bool`: True where the retention has ended before the day `today`."""
        expired: NDArray[np.bool_] = np.asarray(self.retain_until) < today
        return expired


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


def today_in_days() -> int:
    """Today (UTC) in days since 1970-01-01."""
    return in_days(datetime.now(UTC).date())


def in_days(day: date) -> int:
    """A day in days since 1970-01-01."""
    return (day - _EPOCH).days


def count_templates(db: Database, *, pack: str) -> int:
    """How many portraits have a template of that pack."""
    return int(db.conn.execute("SELECT count(*) FROM templates WHERE pack_sha256 = ?", (pack,)).fetchone()[0])


def read_blocks(db: Database, *, pack: str) -> Iterator[Templates]:
    """All templates of a pack in blocks of at most `BLOCK_ROWS`, each checked.

    Raises:
        CatchlightError: if a stored template is damaged.
    """
    rows = db.conn.execute(
        "SELECT t.embedding, p.id, p.person, p.retain_until FROM templates t JOIN portraits p ON p.id = t.portrait"
        " WHERE t.pack_sha256 = ? ORDER BY p.person, p.id",
        (pack,),
    )
    dimension = None
    while block := rows.fetchmany(BLOCK_ROWS):
        dimension = dimension or len(block[0][0]) // 4
        yield Templates(
            _checked(block, dimension),
            np.array([row[1] for row in block], dtype=np.int64),
            np.array([row[2] for row in block], dtype=np.int64),
            np.array([in_days(date.fromisoformat(row[3])) for row in block], dtype=np.int32),
        )


def _checked(block: list[tuple[bytes, int, int, str]], dimension: int) -> NDArray[np.float32]:
    wrong = next((row[1] for row in block if len(row[0]) != 4 * dimension), None)
    if wrong is None:
        vectors = np.frombuffer(b"".join(row[0] for row in block), dtype="<f4").reshape(len(block), dimension)
        lengths = np.linalg.norm(vectors.astype(np.float64), axis=1)
        sound = np.isfinite(lengths) & (lengths > 1e-6)
        if sound.all():
            unit: NDArray[np.float32] = (vectors / lengths[:, np.newaxis]).astype(np.float32)
            return unit
        wrong = block[int(np.flatnonzero(~sound)[0])][1]
    raise CatchlightError(
        f"The stored template of portrait p{wrong} is damaged. The gallery cannot be searched.",
        hint="Restore the lab from a backup; catchlight log verify shows whether entries were altered.",
        portrait=f"p{wrong}",
    )
