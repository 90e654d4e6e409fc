"""The Annoy index of a generation: built with a fixed seed, written whole, read only after its checksum was checked.

Annoy loads a cut or altered file without complaint. Without the annoy package there is none, and
`unavailable_because` says so; everything else works.
"""

import contextlib
import importlib
import logging
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SEED = 20_261_123
TREES = 20
NODES_VISITED = 20_000
"""Annoy's `search_k`: 4 to 10 ms at 100,000 templates, where its default of 1 ms loses most mates."""

_logger = logging.getLogger(__name__)


def unavailable_because() -> str | None:
    """Why this installation has no preview, or None if it has."""
    try:
        importlib.import_module("annoy")
    except ImportError:
        return "The annoy package is not installed; the exact search does not need it."
    return None


def write_index(vectors: NDArray[np.float32], path: Path, *, trees: int = TREES) -> bool:
    """Build an index over `(n, d) float32` vectors and write it; False (and no file) if there can be none."""
    if unavailable_because() is not None or not len(vectors):
        return False
    index = annoy_index(vectors.shape[1])
    index.set_seed(SEED)
    for row, vector in enumerate(vectors):
        index.add_item(row, vector)
    index.build(trees, n_jobs=-1)
    try:
        index.save(str(path))
    except OSError as error:
        _logger.warning("The preview index could not be written: %s", error)
        with contextlib.suppress(OSError):
            path.unlink()
        return False
    finally:
        index.unload()
    with path.open("rb+") as written:
        os.fsync(written.fileno())
    return True


def annoy_index(dimension: int) -> Any:
    """An empty index."""
    index: Any = importlib.import_module("annoy").AnnoyIndex(dimension, "angular")
    return index
