"""Searches of different cases that were possibly for the same person.

Two searches of different cases are linked where their probes' templates have a comparison score of at least `LINKED`,
or where both list the same person first, each with at least that score. Searches that hang together by links are one
group. That is a hint for who oversees, never an identification.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchlight.jobs import JobControl
from catchlight.report.search_facts import SearchFact

LINKED = 0.6
"""Comparison score (cosine) from which two probes are possibly of the same person.

Far above the 0.363 that is published for the default pack's recogniser (OpenCV Zoo, SFace), because each search is
compared with every other one: among a few thousand searches the published one would link strangers by the hundred. It
is not validated on anybody's material, and is the same for each model pack.
"""
_BLOCK_ROWS = 1024


@dataclass(frozen=True)
class SameGroup:
    """Searches of at least two cases, possibly for the same person.

    Attributes:
        searches: Their ids, in the order of their beginning.
        by_probe: Whether probes look alike.
        by_candidate: Whether searches list the same person first.
    """

    searches: tuple[str, ...]
    by_probe: bool
    by_candidate: bool


def possibly_same(
    searches: Sequence[SearchFact],
    templates: Mapping[str, NDArray[np.float32]],
    *,
    control: JobControl | None = None,
) -> tuple[SameGroup, ...]:
    """Groups of searches of at least two cases that are linked.

    Args:
        searches: The searches, in the order of their beginning.
        templates: Of those that can be compared, `(d,) float32` of unit length by the search's id.
        control: Progress and cancel.
    """
    groups = _Groups(len(searches), np.unique([one.case for one in searches], return_inverse=True)[1])
    for rows in _by_pack(searches, templates).values():
        _link_probes(groups, rows, np.stack([templates[searches[row].id] for row in rows]), control)
    persons: dict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(searches):
        if one.best is not None and one.best_score is not None and one.best_score >= LINKED and one.scope == "gallery":
            persons[one.best].append(row)
    for found in persons.values():
        groups.link(np.array(found, dtype=np.int64), by_probe=False)
    return tuple(
        SameGroup(tuple(searches[row].id for row in rows), by_probe, by_candidate)
        for rows, by_probe, by_candidate in groups.linked()
    )


def _by_pack(
    searches: Sequence[SearchFact], templates: Mapping[str, NDArray[np.float32]]
) -> dict[tuple[str, int], list[int]]:
    """Rows of the searches that can be compared with each other: one model pack, one length."""
    packs: dict[tuple[str, int], list[int]] = defaultdict(list)
    for row, one in enumerate(searches):
        if one.id in templates:
            packs[one.pack, len(templates[one.id])].append(row)
    return packs


def _link_probes(
    groups: "_Groups", rows: Sequence[int], vectors: NDArray[np.float32], control: JobControl | None
) -> None:
    numbers = np.array(rows, dtype=np.int64)
    for start in range(0, len(rows), _BLOCK_ROWS):
        if control is not None:
            control.step(start, len(rows), "searches compared")
        alike = vectors[start : start + _BLOCK_ROWS] @ vectors.T >= LINKED
        for at in np.flatnonzero(alike.sum(axis=1) > 1):
            own = numbers[start + at]
            others = numbers[alike[at]]
            others = others[groups.cases[others] != groups.cases[own]]
            if len(others):
                groups.link(np.append(others, own), by_probe=True)


class _Groups:
    """Rows that hang together: each carries the number of its group."""

    def __init__(self, count: int, cases: NDArray[np.int64]) -> None:
        self.cases = cases
        self._group = np.arange(count)
        self._why: dict[int, set[bool]] = defaultdict(set)

    def link(self, rows: NDArray[np.int64], *, by_probe: bool) -> None:
        """Join rows of at least two cases into one group."""
        if len(np.unique(self.cases[rows])) < 2:
            return
        joined = np.unique(self._group[rows])
        first = int(joined[0])
        if len(joined) > 1:
            self._group[np.isin(self._group, joined)] = first
            for other in joined[1:].tolist():
                self._why[first] |= self._why.pop(other, set())
        self._why[first].add(by_probe)

    def linked(self) -> list[tuple[list[int], bool, bool]]:
        """Rows of each group, and whether probes and candidates link it."""
        return [
            (np.flatnonzero(self._group == group).tolist(), True in why, False in why)
            for group, why in sorted(self._why.items())
        ]
