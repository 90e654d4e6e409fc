"""Segments: the templates of a generation in half precision, the form in which a search reads all of them.

A segment is a file of faiss (`IndexScalarQuantizer`, fp16, inner product) over at most 65,536 neighbouring rows. It is
mapped, not loaded, so its bytes are the system's file cache and every process shares them. Several threads search a
segment each; faiss lets go of Python's lock meanwhile.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_THREADS = 16
_BYTES_A_VALUE = 2


class Segment:
    """A mapped segment of `(rows, dimension)`."""

    def __init__(self, path: Path) -> None:
        """Map a segment that was verified.

        Raises:
            RuntimeError: if faiss cannot read it.
        """
        faiss = engine()
        self._index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        self.rows = int(self._index.ntotal)

    def nearest(self, probe: NDArray[np.float32], count: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Approximate scores of the rows that score highest, best first, and their numbers in the segment.

        Args:
            probe: `(d,) float32`.
            count: How many, at most `rows`.
        """
        scores, rows = self._index.search(np.ascontiguousarray(probe[np.newaxis]), count)
        return scores[0], rows[0]


def write_segment(path: Path, vectors: NDArray[np.float32]) -> None:
    """Write `(n, d) float32` rows as a segment, and have it on disk."""
    faiss = engine()
    index = faiss.IndexScalarQuantizer(vectors.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    index.add(np.ascontiguousarray(vectors))
    with path.open("wb") as target:
        target.write(faiss.serialize_index(index).tobytes())
        target.flush()
        os.fsync(target.fileno())


def blank_rows(path: Path, rows: NDArray[np.int64], *, total: int, dimension: int) -> list[tuple[int, int]]:
    """Overwrite some rows of a segment with zeros, in place: whoever has it mapped sees zeros at once.

    faiss writes the codes last, row by row, so their place follows from the file's length.

    Returns:
        First and last byte that was overwritten, for each row.
    """
    width = dimension * _BYTES_A_VALUE
    with path.open("rb+") as target:
        begin = target.seek(0, os.SEEK_END) - total * width
        for row in rows.tolist():
            target.seek(begin + row * width)
            target.write(bytes(width))
        target.flush()
        os.fsync(target.fileno())
    return [(begin + row * width, begin + (row + 1) * width - 1) for row in rows.tolist()]


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


def _one_thread_each() -> None:
    engine().omp_set_num_threads(1)
