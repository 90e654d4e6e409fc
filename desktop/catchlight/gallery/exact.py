"""Exact search: every template is compared, and persons are ranked by the portrait that compares best.

The scan runs in float32; whatever comes close to the cut is compared again in float64 row by row, so the order does not
depend on how the rows happened to be cut into blocks, and equal scores are ordered by the rows' numbers.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.templates import Templates
from catchlight.jobs import JobControl

LARGEST_K = 1000
_BLOCK_ROWS = 65_536
_MARGIN = 1e-5
"""Greater than the error of a float32 scan of unit vectors (about 1e-6 at 512 values)."""


@dataclass(frozen=True)
class Ranked:
    """One person in a ranking: database rows of the person and of the best portrait, and its comparison score."""

    person: int
    portrait: int
    score: float


@dataclass(frozen=True)
class Ranking:
    """What a search of the gallery found.

    Attributes:
        persons: At most k, best first.
        searched: Templates compared.
        expired: Templates left out because their retention has ended.
    """

    persons: tuple[Ranked, ...]
    searched: int
    expired: int


def rank_persons(
    templates: Templates,
    probe: NDArray[np.float32],
    *,
    k: int,
    today: int,
    threshold: float | None = None,
    control: JobControl | None = None,
) -> Ranking:
    """Compare a probe with every template that may be searched today.

    Args:
        templates: The gallery.
        probe: `(d,) float32`, unit length.
        k: Longest list wanted.
        today: The day, days since 1970-01-01 (UTC).
        threshold: Lowest score listed, or None.
        control: Progress and cancel.

    Raises:
        ValueError: if the probe has another dimension than the templates.
    """
    if not len(templates):
        return Ranking((), 0, 0)
    scores = scan(templates.vectors, probe, control=control)
    expired = templates.expired(today=today)
    scores[expired] = -np.inf
    kept = int(len(scores) - expired.sum())
    near = _near_the_top(scores, np.asarray(templates.persons), k=k)
    return Ranking(settle(templates, probe, near, k=k, threshold=threshold), kept, len(scores) - kept)


def scan(
    vectors: NDArray[np.float32], probe: NDArray[np.float32], *, control: JobControl | None = None
) -> NDArray[np.float32]:
    """Comparison scores of a probe `(d,)` with every row of `vectors` `(n, d)`, as `(n,) float32`.

    Raises:
        ValueError: if the dimensions differ.
    """
    if probe.shape != vectors.shape[1:]:
        raise ValueError(f"a probe of {probe.shape} values and templates of {vectors.shape[1:]}")
    scores = np.empty(len(vectors), dtype=np.float32)
    for start in range(0, len(vectors), _BLOCK_ROWS):
        if control is not None:
            control.step(start, len(vectors), "templates compared")
        np.matmul(vectors[start : start + _BLOCK_ROWS], probe, out=scores[start : start + _BLOCK_ROWS])
    return scores


def settle(
    templates: Templates,
    probe: NDArray[np.float32],
    rows: NDArray[np.intp],
    *,
    k: int,
    threshold: float | None = None,
) -> tuple[Ranked, ...]:
    """Rank the persons of some rows: best portrait of each, in float64, ties by person and portrait row.

    Args:
        templates: The gallery.
        probe: `(d,) float32`.
        rows: Row numbers in `templates`.
        k: Longest list wanted.
        threshold: Lowest score listed, or None.
    """
    # One multiplication and one sum a row, never a matrix product: a row's score does not depend on its neighbours.
    scores = np.empty(len(rows), dtype=np.float64)
    for start in range(0, len(rows), _BLOCK_ROWS):
        block = templates.vectors[rows[start : start + _BLOCK_ROWS]].astype(np.float64)
        scores[start : start + _BLOCK_ROWS] = (block * probe.astype(np.float64)).sum(axis=1).clip(-1.0, 1.0)
    persons, portraits = templates.persons[rows], templates.portraits[rows]
    best: dict[int, Ranked] = {}
    for at in np.lexsort((portraits, persons, -scores)):
        score = float(scores[at])
        if len(best) == k or (threshold is not None and score < threshold):
            break
        person = int(persons[at])
        best.setdefault(person, Ranked(person, int(portraits[at]), score))
    return tuple(best.values())


def _near_the_top(scores: NDArray[np.float32], persons: NDArray[np.int64], *, k: int) -> NDArray[np.intp]:
    """Rows that can be the best portrait of one of the best k persons, whatever float32 rounded away."""
    starts = np.concatenate(([0], np.flatnonzero(np.diff(persons)) + 1))
    best = np.maximum.reduceat(scores, starts)
    cut = -np.inf if k >= len(best) else float(np.partition(best, -k)[-k])
    return np.flatnonzero((scores >= cut - _MARGIN) & (scores > -np.inf))
