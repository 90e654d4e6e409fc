"""The sweep's index: every template as a code of a product quantiser, small enough to stay in memory.

It is faiss's fast scan (4 bits for every two values, codes compared in registers). A code says too little for an
exact search to be certified from it; it finds the templates that a sweep then compares in full precision.
"""

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.segments import engine

FEWEST = 20_000
"""Templates from which on a sweep has an index; below, the exact search is quick enough for every probe."""
_VALUES_A_CODE = 2
_TRAINED_ON = 65_536
_SEED = 20_261_123


def write_sweep(vectors: NDArray[np.float32], path: Path) -> bool:
    """Build an index over `(n, d) float32` vectors; False (and no file) for a gallery that is too small for one."""
    count, dimension = vectors.shape
    if count < FEWEST or dimension % _VALUES_A_CODE:
        return False
    faiss = engine()
    index = faiss.IndexPQFastScan(dimension, dimension // _VALUES_A_CODE, 4, faiss.METRIC_INNER_PRODUCT)
    rows = np.sort(np.random.default_rng(_SEED).choice(count, min(count, _TRAINED_ON), replace=False))
    index.train(np.ascontiguousarray(vectors[rows]))
    for start in range(0, count, _TRAINED_ON):
        index.add(np.ascontiguousarray(vectors[start : start + _TRAINED_ON]))
    with path.open("wb") as target:
        target.write(faiss.serialize_index(index).tobytes())
        target.flush()
        os.fsync(target.fileno())
    return True


def read_sweep(path: Path) -> Any:
    """An index that was verified.

    Raises:
        RuntimeError: if faiss cannot read it.
    """
    return engine().read_index(str(path))


def nearest_codes(index: Any, probes: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """For each of `(m, d) float32` probes the rows whose codes score highest, `(m, count)`; -1 fills it up."""
    engine().omp_set_num_threads(os.cpu_count() or 1)
    found: NDArray[np.int64] = index.search(np.ascontiguousarray(probes), count)[1]
    return found
