"""Overwriting the rows of erased portraits in the files of a generation, in place: nothing of them is left there."""

import os
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery import generation_files as files
from catchlight.gallery.segments import blank_rows, row_places

_FREED_AFTER = 1.0  # seconds
Changed = dict[tuple[str, int], str | None]
"""New checksums by file and block; None for a file that was removed."""
IsIntact = Callable[[str, int, str], bool]
"""Whether a block of a file had that checksum (hex) when it was written."""


def _new(_file: str, _block: int, _sha256: str) -> bool:
    """For files that were just written."""
    return True


def blank_portraits(
    folder: Path, portraits: NDArray[np.int64], *, segment_rows: int | None = None, is_intact: IsIntact = _new
) -> Changed:
    """Overwrite the vectors of some portraits with zeros wherever a generation holds them.

    The indexes for previews and sweeps hold vectors in forms of their own, so they are removed; the next generation
    has new ones.

    Args:
        folder: The generation's folder, its columns verified.
        portraits: Rows of the portraits.
        segment_rows: Rows of each of its segments but the last; None for what this version writes.
        is_intact: What is harmed beside the rows has no new checksum: it stays harmed, and is found.

    Raises:
        OSError: if the files cannot be written.
    """
    stored = files.map_array(folder / files.column_file("portraits"))
    rows = np.sort(rows_of_portraits(stored, files.map_array(folder / files.PORTRAIT_ORDER), portraits))
    return blank_found_rows(folder, rows, total=len(stored), segment_rows=segment_rows, is_intact=is_intact)


def blank_found_rows(
    folder: Path,
    rows: NDArray[np.int64],
    *,
    total: int,
    segment_rows: int | None = None,
    is_intact: IsIntact = _new,
) -> Changed:
    """The same, of rows that are known.

    Args:
        folder: The generation's folder.
        rows: The rows, in order.
        total: How many rows it has.
        segment_rows: As in `blank_portraits`.
        is_intact: As there.

    Raises:
        OSError: if the files cannot be written.
    """
    if not len(rows):
        return {}
    changed: Changed = {}
    for name in (files.INDEX, files.SWEEP):
        if (folder / name).exists():
            _remove(folder / name)
            changed[name, 0] = None
    (_, dimension), _, begin = files.read_header(folder / files.VECTORS)
    changed.update(_blank_vectors(folder / files.VECTORS, rows, begin=begin, width=4 * dimension, is_intact=is_intact))
    each = segment_rows or files.SEGMENT_ROWS
    for segment in np.unique(rows // each).tolist():
        name = files.segment_file(segment)
        inside = rows[rows // each == segment] - segment * each
        inside_total = min(each, total - segment * each)
        before = files.digests_known(folder / name)
        first = row_places(folder / name, inside, total=inside_total, dimension=dimension)
        places = np.concatenate((first, first + dimension - 1))
        blocks = np.unique(places // files.BLOCK_BYTES).tolist()
        earlier = files.digests_after(folder / name, None, blocks)
        blocks = [block for block in blocks if is_intact(name, block, earlier[block])]
        blank_rows(folder / name, inside, total=inside_total, dimension=dimension)
        for block, digest in files.digests_after(folder / name, before, blocks).items():
            changed[name, block] = digest
    return changed


def rows_of_portraits(
    stored: NDArray[np.int64], order: NDArray[np.int32], wanted: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Where those of some portraits that are stored stand; `order` sorts the stored ones."""
    if not len(stored) or not len(wanted):
        return np.empty(0, dtype=np.int64)
    places = np.searchsorted(stored, wanted, sorter=order).clip(max=len(stored) - 1)
    rows: NDArray[np.int64] = order[places].astype(np.int64)
    found: NDArray[np.int64] = rows[stored[rows] == wanted]
    return found


def _blank_vectors(path: Path, rows: NDArray[np.int64], *, begin: int, width: int, is_intact: IsIntact) -> Changed:
    vectors = files.map_array(path)
    pages = np.unique(rows // files.rows_a_page(width // 4)).tolist()
    pages = [page for page in pages if is_intact(files.VECTORS, page, files.sha256_of_page(vectors, page))]
    with path.open("rb+") as target:
        for row in rows.tolist():
            target.seek(begin + row * width)
            target.write(bytes(width))
        target.flush()
        os.fsync(target.fileno())
    return {(files.VECTORS, page): files.sha256_of_page(vectors, page) for page in pages}


def _remove(path: Path) -> None:
    """Remove a file; where somebody has it mapped (Windows), overwrite it instead.

    Its name is gone at once. Freeing the space takes a fifth of a second for each gigabyte, and a commit would wait for
    the disk meanwhile, so a thread does that a little later, or the end of the program.
    """
    held = path.open("rb") if os.name == "posix" else None
    try:
        path.unlink()
    except PermissionError:
        size = path.stat().st_size
        with path.open("rb+") as target:
            for _ in range(0, size, 1 << 20):
                target.write(bytes(min(1 << 20, size - target.tell())))
            target.flush()
            os.fsync(target.fileno())
    finally:
        if held is not None:
            later = Timer(_FREED_AFTER, held.close)
            later.daemon = True
            later.start()
