"""Persons that may be one person enrolled under two ids: pairs whose best portraits compare above a threshold.

Every pair of persons is compared, in blocks of matrix products over one template a person, so the memory is that of the
templates and one block whatever the gallery's size; the time grows with the square of the number of persons. A pair is
a lead for the custodian: it says that two records should be looked at, never that they are one person.
"""

import heapq
from dataclasses import dataclass

import numpy as np

from catchlight.gallery.list_vectors import ListVectors
from catchlight.jobs import JobControl

THRESHOLD = 0.6
"""Comparison score from which a pair is listed. It is no error rate: choose it by looking at what it lists. OpenCV's
documentation of the default pack's recogniser proposes 0.363 for one comparison; a list makes as many comparisons as
there are pairs, so it has to ask for more."""
MOST_PAIRS = 1000
_BLOCK_ROWS = 4096


@dataclass(frozen=True)
class Pair:
    """Two persons whose best portraits look alike.

    Attributes:
        score: Their comparison score.
        first: Row of the one's portrait.
        second: Row of the other's.
    """

    score: float
    first: int
    second: int


@dataclass(frozen=True)
class Pairs:
    """Pairs of a gallery.

    Attributes:
        listed: The pairs that score highest, highest first.
        found: How many reach the threshold, listed or not.
        persons: How many persons were compared, each with every other one.
    """

    listed: tuple[Pair, ...]
    found: int
    persons: int


def duplicate_pairs(
    best: ListVectors, *, threshold: float, limit: int = MOST_PAIRS, control: JobControl | None = None
) -> Pairs:
    """Compare every person with every other one.

    Args:
        best: One template a person.
        threshold: Lowest score listed.
        limit: Most pairs listed.
        control: Progress in blocks, and cancel.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    heap: list[tuple[float, int, int]] = []
    found, done = 0, 0
    starts = range(0, len(best), _BLOCK_ROWS)
    for first in starts:
        above = best.vectors[first : first + _BLOCK_ROWS]
        for second in range(first, len(best), _BLOCK_ROWS):
            control.step(done, len(starts) * (len(starts) + 1) // 2, "blocks of persons compared")
            done += 1
            scores = above @ best.vectors[second : second + _BLOCK_ROWS].T
            rows, columns = np.divmod(np.flatnonzero(scores >= threshold), scores.shape[1])
            apart = (first + rows) < (second + columns)
            rows, columns = rows[apart], columns[apart]
            found += len(rows)
            for score, row, column in zip(scores[rows, columns].tolist(), rows.tolist(), columns.tolist(), strict=True):
                # Negative rows, so that of equal scores those enrolled first are kept.
                entry = (score, -(first + row), -(second + column))
                if len(heap) < limit:
                    heapq.heappush(heap, entry)
                elif entry > heap[0]:
                    heapq.heapreplace(heap, entry)
    portraits = best.portraits
    listed = (Pair(score, int(portraits[-one]), int(portraits[-other])) for score, one, other in sorted(heap)[::-1])
    return Pairs(tuple(listed), found, len(best))
