"""The templates that the custodian's lists compare: unexpired ones, of every portrait or of each person's best one."""

import json
import mmap
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.jobs import JobControl

_ROWS_AT_ONCE = 16_384
_FETCHED_AT_ONCE = 2_048
"""Rows taken from a cursor at once: SQLite lets go of Python's lock at each row and takes it again before any other
thread can, so that the window would wait for all of them."""


@dataclass(frozen=True)
class ListVectors:
    """Templates to compare.

    Attributes:
        vectors: `(n, d) float32`, rows of unit length.
        portraits: `(n,) int64`, the portrait's row in the database.
        persons: `(n,) int64`, the person's row in the database.
    """

    vectors: NDArray[np.float32]
    portraits: NDArray[np.int64]
    persons: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.portraits)


def best_portraits(db: Database, *, pack: str, today: date, control: JobControl) -> ListVectors:
    """One template a person: of the portrait with the best verdict, among equals the newest."""
    rows = _portraits(db, pack=pack, today=today, control=control)
    _, firsts = np.unique(rows[:, 1], return_index=True)
    return _read(db, rows[firsts], pack=pack, control=control)


def every_portrait(db: Database, *, pack: str, today: date, control: JobControl) -> ListVectors:
    """The template of every unexpired portrait."""
    return _read(db, _portraits(db, pack=pack, today=today, control=control), pack=pack, control=control)


def _portraits(db: Database, *, pack: str, today: date, control: JobControl) -> NDArray[np.int64]:
    """`(n, 2)`: unexpired portraits with a template, and their persons; of each person the best one first."""
    found = db.conn.execute(
        "SELECT p.id, p.person FROM portraits p WHERE p.retain_until >= ? AND EXISTS"
        " (SELECT 1 FROM templates t WHERE t.pack_sha256 = ? AND t.portrait = p.id)"
        " ORDER BY CASE p.verdict WHEN 'usable' THEN 0 WHEN 'limited' THEN 1 ELSE 2 END, p.captured_on DESC, p.id DESC",
        (today.isoformat(), pack),
    )
    blocks = [np.empty((0, 2), dtype=np.int64)]
    while rows := found.fetchmany(_FETCHED_AT_ONCE):
        control.step(0, None, "portraits looked up")
        blocks.append(np.array(rows, dtype=np.int64))
    return np.concatenate(blocks)


def _read(db: Database, rows: NDArray[np.int64], *, pack: str, control: JobControl) -> ListVectors:
    """Their templates in the order of the portraits; lists of so many rows would hold up the other threads."""
    portraits, persons = rows[np.argsort(rows[:, 0])].T.copy()
    vectors = np.empty((0, 0), dtype=np.float32)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        control.step(start, len(rows), "templates read")
        block = portraits[start : start + _ROWS_AT_ONCE]
        found = db.conn.execute(
            "SELECT t.embedding FROM json_each(?) AS asked CROSS JOIN templates t ON t.pack_sha256 = ?"
            " AND t.portrait = asked.value ORDER BY asked.key",
            (json.dumps(block.tolist()), pack),
        ).fetchall()
        if not start:
            vectors = _room(len(rows), len(found[0][0]) // 4)
        vectors[start : start + len(block)] = _unit([row[0] for row in found], block, vectors.shape[1])
    return ListVectors(vectors, portraits, persons)


def _room(count: int, dimension: int) -> NDArray[np.float32]:
    """`(count, dimension) float32`. A gigabyte is given back without Python's lock, which an array of NumPy's holds."""
    memory = mmap.mmap(-1, max(1, 4 * count * dimension))
    return np.frombuffer(memory, dtype=np.float32, count=count * dimension).reshape(count, dimension)


def _unit(embeddings: list[bytes], portraits: NDArray[np.int64], dimension: int) -> NDArray[np.float32]:
    wrong = next((at for at, embedding in enumerate(embeddings) if len(embedding) != 4 * dimension), None)
    if wrong is None:
        vectors = np.frombuffer(b"".join(embeddings), dtype="<f4").reshape(len(embeddings), dimension)
        lengths = np.sqrt(np.square(vectors, dtype=np.float64).sum(axis=1))
        sound = np.isfinite(lengths) & (lengths > 1e-6)
        if sound.all():
            unit: NDArray[np.float32] = (vectors / lengths[:, np.newaxis]).astype(np.float32)
            return unit
        wrong = int(np.flatnonzero(~sound)[0])
    raise CatchlightError(
        f"The stored template of portrait p{portraits[wrong]} is damaged. The list was not made.",
        hint="Restore the lab from a backup; catchlight log verify shows whether entries were altered.",
        portrait=f"p{portraits[wrong]}",
    )
