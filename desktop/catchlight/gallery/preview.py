"""The instant preview: an approximate search with Annoy, shown while the exact one runs and never concluded on.

Annoy loads a cut or altered file without complaint, so only a verified generation's index is opened. Without the annoy
package there is no preview, and `unavailable_because` says so; everything else works.
"""

import contextlib
import importlib
import logging
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.exact import Ranking, settle
from catchlight.gallery.templates import Templates

SEED = 20_261_123
TREES = 20
NODES_VISITED = 20_000
"""Annoy's `search_k`: 4 to 10 ms at 100,000 templates, where its default of 1 ms loses most mates."""
_PORTRAITS_PER_PERSON = 4

_logger = logging.getLogger(__name__)


def unavailable_because() -> str | None:
    """Why this installation has no preview, or None if it has."""
    try:
        importlib.import_module("annoy")
    except ImportError:
        return "The annoy package is not installed; the exact search does not need it."
    return None


def write_index(vectors: NDArray[np.float32], path: Path) -> bool:
    """Build an index over `(n, d) float32` vectors and write it; False (and no file) if there can be none."""
    if unavailable_because() is not None or not len(vectors):
        return False
    index = _index(vectors.shape[1])
    index.set_seed(SEED)
    for row, vector in enumerate(vectors):
        index.add_item(row, vector)
    index.build(TREES, n_jobs=-1)
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


def preview_persons(
    templates: Templates,
    index_path: Path,
    probe: NDArray[np.float32],
    *,
    k: int,
    today: int,
    threshold: float | None = None,
) -> Ranking:
    """Persons that Annoy finds near a probe; their scores are exact, that nobody is missing is not certain.

    Args:
        templates: The gallery of the index's generation.
        index_path: The verified index.
        probe: `(d,) float32`, unit length.
        k: Longest list wanted.
        today: The day, days since 1970-01-01 (UTC).
        threshold: Lowest score listed, or None.

    Raises:
        OSError: if the index cannot be opened.
    """
    index = _index(templates.vectors.shape[1])
    index.load(str(index_path))
    try:
        wanted = min(len(templates), _PORTRAITS_PER_PERSON * k)
        found = index.get_nns_by_vector(probe, wanted, search_k=max(NODES_VISITED, wanted))
    finally:
        index.unload()
    expired = templates.expired(today=today)
    rows = np.sort(np.array([row for row in found if not expired[row]], dtype=np.intp))
    ranked = settle(templates, probe, rows, k=k, threshold=threshold) if len(rows) else ()
    count = int(expired.sum())
    return Ranking(ranked, len(templates) - count, count)


def _index(dimension: int) -> Any:
    index: Any = importlib.import_module("annoy").AnnoyIndex(dimension, "angular")
    return index
