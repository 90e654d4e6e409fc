"""The Annoy index of a generation: built with a fixed seed, written whole, read only after its checksum was checked.

Annoy loads a cut or altered file without complaint, and its build can neither be stopped nor share the processor well.
So the index of a large gallery is built by a process of its own, in the background of the machine, which a cancelled
job ends. Without the annoy package there is no index, and `unavailable_because` says so; everything else works.
"""

import contextlib
import importlib
import logging
import multiprocessing
import os
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.preview_setting import TREES
from catchlight.jobs import JobControl

SEED = 20_261_123
NODES_VISITED = 20_000
"""Annoy's `search_k` where no setting was measured."""
_APART_FROM = 50_000
"""Templates from which on a process of its own builds the index."""
_POLL_SECONDS = 0.1
_ROWS_A_STEP = 65_536

_logger = logging.getLogger(__name__)


def unavailable_because() -> str | None:
    """Why this installation has no preview, or None if it has."""
    try:
        importlib.import_module("annoy")
    except ImportError:
        return "The annoy package is not installed; the exact search does not need it."
    return None


def write_index(
    vectors: NDArray[np.float32], path: Path, *, trees: int = TREES, control: JobControl | None = None
) -> bool:
    """Build an index over `(n, d) float32` vectors and write it; False (and no file) if there can be none.

    Args:
        vectors: The templates; those of a large gallery mapped from a `.npy` file.
        path: Where the index is written.
        trees: Annoy's trees.
        control: Cancel; no file is left.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    if unavailable_because() is not None or not len(vectors):
        return False
    control = control or JobControl()
    control.step(0, None, "preview index")
    source = getattr(vectors, "filename", None)
    is_written = False
    try:
        if source is None or len(vectors) < _APART_FROM:
            is_written = _build(vectors, path, trees)
        else:
            is_written = _build_apart(Path(source), path, trees, control)
    finally:
        if not is_written:
            with contextlib.suppress(OSError):
                path.unlink()
    return is_written


def annoy_index(dimension: int) -> Any:
    """An empty index."""
    index: Any = importlib.import_module("annoy").AnnoyIndex(dimension, "angular")
    return index


def _build(vectors: NDArray[np.float32], path: Path, trees: int) -> bool:
    index = annoy_index(vectors.shape[1])
    index.set_seed(SEED)
    for row, vector in enumerate(vectors):
        index.add_item(row, vector)
    index.build(trees, n_jobs=-1)
    try:
        index.save(str(path))
        with path.open("rb+") as written:
            os.fsync(written.fileno())
    except OSError as error:
        _logger.warning("The preview index could not be written: %s", error)
        return False
    finally:
        index.unload()
    return True


def _build_apart(source: Path, path: Path, trees: int, control: JobControl) -> bool:
    child = multiprocessing.get_context("spawn").Process(
        target=_child, args=(str(source), str(path), trees), daemon=True
    )
    child.start()
    try:
        while child.is_alive():
            control.step(0, None, "preview index")
            child.join(_POLL_SECONDS)
    finally:
        if child.is_alive():
            child.kill()
        child.join()
        code = child.exitcode
        child.close()
    if code != 0:
        _logger.warning("The preview index could not be built: its process ended with %s", code)
    return code == 0


def _child(source: str, path: str, trees: int) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if sys.platform != "win32":
        os.nice(10)
    if not _build(np.load(source, mmap_mode="r", allow_pickle=False), Path(path), trees):
        sys.exit(1)


def _end_with_parent() -> None:
    """A program that was killed leaves nobody to build for."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
