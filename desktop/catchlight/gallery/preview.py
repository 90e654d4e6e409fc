"""The instant preview: an approximate search with Annoy, shown while the exact one runs and never concluded on.

Only a verified generation's index is opened. What was added since the generation was built is compared exactly.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.annoy_index import NODES_VISITED, annoy_index, unavailable_because
from catchlight.gallery.exact import Ranking, settle
from catchlight.gallery.selection import Selection
from catchlight.gallery.view import GalleryView

__all__ = ["preview_persons", "unavailable_because"]

_PORTRAITS_PER_PERSON = 4
_MOST_WANTED = 50_000


def preview_persons(  # noqa: PLR0913 - all but the first three are keywords
    view: GalleryView,
    index_path: Path,
    probe: NDArray[np.float32],
    *,
    k: int,
    selection: Selection,
    threshold: float | None = None,
    nodes: int | None = None,
) -> Ranking:
    """Persons that Annoy finds near a probe; their scores are exact, that nobody is missing is not certain.

    Args:
        view: What is searched.
        index_path: The verified index of its generation.
        probe: `(d,) float32`, unit length.
        k: Longest list wanted.
        selection: Which rows are searched.
        threshold: Lowest score listed, or None.
        nodes: Annoy's `search_k`; None for what the generation was tuned to.

    Raises:
        OSError: if the index cannot be opened.
    """
    if nodes is None:
        nodes = NODES_VISITED if view.generation.preview is None else view.generation.preview.nodes
    index = annoy_index(view.dimension)
    index.load(str(index_path))
    try:
        share = max(selection.searched, 1) / max(view.size, 1)
        wanted = min(len(view.generation), _MOST_WANTED, int(_PORTRAITS_PER_PERSON * k / share) + 1)
        found = index.get_nns_by_vector(probe, wanted, search_k=max(nodes, wanted))
    finally:
        index.unload()
    split = len(view.generation)
    added = np.arange(split, split + len(view.delta))
    rows = np.concatenate((np.sort(np.array(found, dtype=np.int64)), added))
    rows = rows[selection.holds(rows)]
    ranked = settle(view, probe, rows, k=k, threshold=threshold, selection=selection) if len(rows) else ()
    return Ranking(ranked, selection.searched, selection.expired, selection.filtered)
