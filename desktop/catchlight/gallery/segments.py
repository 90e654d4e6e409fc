"""Segments: the templates of a generation in eight bits a value, the form in which a search reads all of them.

A segment is a file of faiss (`IndexScalarQuantizer`, signed bytes, inner product) over at most 65,536 neighbouring
rows. A value is stored as the whole number nearest to it in units of the segment's step. It is asked with whole numbers
too: faiss multiplies and adds bytes where the dimension allows, and would cut the fractions off. It is mapped, not
loaded, so its bytes are the system's file cache and every process shares them. Several threads search a segment each;
faiss lets go of Python's lock meanwhile.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

MOST_THREADS = 16
_LARGEST = 127
_NOTHING = 128
"""How faiss stores the number 0 (a byte b stands for b - 128)."""

_GATHERED_SHARE = 1 / 16
"""Below this share of chosen rows they are gathered; from it on faiss asks of each row whether it is one of them."""


class Rounding(NamedTuple):
    """How vectors were rounded.

    Attributes:
        step: What the whole numbers are multiplied by.
        off_by: Greatest distance (Euclidean) between a vector and what its whole numbers stand for.
    """

    step: float
    off_by: float


class Rounded(NamedTuple):
    """Vectors as whole numbers from -127 to 127.

    Attributes:
        values: The whole numbers, `float32`, shaped as the vectors.
        rounding: What they stand for.
    """

    values: NDArray[np.float32]
    rounding: Rounding


def rounded(vectors: NDArray[np.float32]) -> Rounded:
    """Round vectors, `(d,)` or `(n, d) float32` and not all zero, to whole numbers with one step."""
    step = float(np.abs(vectors).max() / np.float32(_LARGEST))
    values = np.rint(vectors / np.float32(step))
    off_by = np.linalg.norm(vectors - values.astype(np.float64) * step, axis=-1).max()
    return Rounded(values, Rounding(step, float(off_by)))


class Segment:
    """A mapped segment of `(rows, dimension)`."""

    def __init__(self, path: Path, rounding: Rounding) -> None:
        """Map a segment that was verified.

        Args:
            path: The file.
            rounding: As `write_segment` gave it.

        Raises:
            RuntimeError: if faiss cannot read it.
        """
        faiss = engine()
        self._index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        self.rows = int(self._index.ntotal)
        self.rounding = rounding
        size = self._index.code_size
        self._codes = faiss.rev_swig_ptr(self._index.codes.data(), self.rows * size).reshape(self.rows, size)

    def nearest(
        self, probe: Rounded, count: int, *, among: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Approximate scores of the rows that score highest, best first, and their numbers in the segment.

        Args:
            probe: One vector.
            count: How many, at most as many as are compared.
            among: Which rows are compared, `(rows,)`; None for all.
        """
        if among is not None and np.count_nonzero(among) < _GATHERED_SHARE * self.rows:
            scores, rows = self._nearest_gathered(probe.values, np.flatnonzero(among), count)
        else:
            asked = {} if among is None else {"params": _only(among)}
            (scores,), (rows,) = self._index.search(probe.values[np.newaxis], count, **asked)
        return scores * np.float32(self.rounding.step * probe.rounding.step), rows

    def _nearest_gathered(
        self, probe: NDArray[np.float32], rows: NDArray[np.int64], count: int
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        values = self._codes.take(rows, axis=0).astype(np.float32) - np.float32(_NOTHING)
        scores = values @ probe
        best = np.argpartition(-scores, count - 1)[:count]
        best = best[np.argsort(-scores[best], kind="stable")]
        return scores[best], rows[best]


def _only(rows: NDArray[np.bool_]) -> Any:
    faiss = engine()
    return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(np.packbits(rows, bitorder="little")))


def write_segment(path: Path, vectors: NDArray[np.float32]) -> Rounding:
    """Write `(n, d) float32` rows as a segment, and have it on disk; gives how they were rounded."""
    stored = rounded(vectors)
    with path.open("wb") as target:
        target.write(_in_bytes(stored.values))
        target.flush()
        os.fsync(target.fileno())
    return stored.rounding


def segment_bytes(vectors: NDArray[np.float32], *, step: float) -> bytes:
    """What a segment of `(n, d) float32` rows holds that was written with that step; erased rows are zeros."""
    return _in_bytes(np.rint(vectors / np.float32(step)))


def _in_bytes(values: NDArray[np.float32]) -> bytes:
    faiss = engine()
    kind = faiss.ScalarQuantizer.QT_8bit_direct_signed
    index = faiss.IndexScalarQuantizer(values.shape[1], kind, faiss.METRIC_INNER_PRODUCT)
    index.add_sa_codes((values + _NOTHING).astype(np.uint8))
    return bytes(faiss.serialize_index(index))


def row_places(path: Path, rows: NDArray[np.int64], *, total: int, dimension: int) -> NDArray[np.int64]:
    """Where the bytes of some rows of a segment begin in its file; each takes `dimension` bytes.

    faiss writes the codes last, row by row, so their place follows from the file's length.
    """
    begin = path.stat().st_size - total * dimension
    places: NDArray[np.int64] = begin + rows * dimension
    return places


def blank_rows(path: Path, rows: NDArray[np.int64], *, total: int, dimension: int) -> None:
    """Overwrite some rows of a segment with nothing, in place: whoever has it mapped sees zeros at once."""
    with path.open("rb+") as target:
        for place in row_places(path, rows, total=total, dimension=dimension).tolist():
            target.seek(place)
            target.write(bytes([_NOTHING]) * dimension)
        target.flush()
        os.fsync(target.fileno())


def scores_of(vectors: NDArray[np.float32], probe: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scores of neighbouring rows `(n, d) float32`, read where they lie, by the thread that asks."""
    faiss = engine()
    scores = np.empty(len(vectors), dtype=np.float32)
    if len(vectors):
        faiss.fvec_inner_products_ny(
            faiss.swig_ptr(scores), faiss.swig_ptr(probe), faiss.swig_ptr(vectors), vectors.shape[1], len(vectors)
        )
    return scores


def scores_at(vectors: NDArray[np.float32], probe: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """Scores of some rows of `(n, d) float32`, read where they lie."""
    faiss = engine()
    scores = np.empty(len(rows), dtype=np.float32)
    if len(rows):
        faiss.fvec_inner_products_by_idx(
            faiss.swig_ptr(scores),
            faiss.swig_ptr(probe),
            faiss.swig_ptr(vectors),
            faiss.swig_ptr(np.ascontiguousarray(rows)),
            vectors.shape[1],
            1,
            len(rows),
        )
    return scores


@cache
def engine() -> Any:
    """The faiss module; importing it takes a third of a second, so only who searches does."""
    import faiss  # noqa: PLC0415

    return faiss


@cache
def scanners() -> ThreadPoolExecutor:
    """The threads that scan, shared by all searches of the process: as many as there are processors."""
    workers = min(MOST_THREADS, os.cpu_count() or 1)
    return ThreadPoolExecutor(workers, thread_name_prefix="scan", initializer=_one_thread_each)


@contextmanager
def by_this_thread() -> Iterator[None]:
    """Faiss starts no threads of its own for what is searched in the block."""
    faiss = engine()
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def _one_thread_each() -> None:
    engine().omp_set_num_threads(1)
