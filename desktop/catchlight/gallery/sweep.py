"""Sweeps: many probes at once (all tracks of a case), by a fast scan of codes and a comparison in full precision.

A sweep can lose persons that an exact search lists. How many is measured on a sample of the same batch and stated with
the result; whoever concludes on a candidate searches exactly first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.exact import Ranking, search_exact, settle
from catchlight.gallery.segments import scanners, scores_at
from catchlight.gallery.selection import Selection
from catchlight.gallery.sweep_index import nearest_codes, read_sweep
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl

RESCORED = 4_000
"""Templates of each probe that are compared in full precision."""
SAMPLE = 8
"""Probes of a batch that are searched exactly too, at most."""
_PROBES_AT_ONCE = 64
_LEAST_SHARE = 0.5
"""Where filters keep a smaller share than this, each probe is searched exactly: that costs in proportion."""


@dataclass(frozen=True)
class SweepRanking:
    """What a sweep found.

    Attributes:
        rankings: One for each probe, in their order.
        method: "codes" or, where there is no index or little is selected, "exact".
        sample: Probes that were searched exactly too.
        sample_listed: Persons in the exact lists of these.
        sample_lost: Of these persons, how many the sweep's lists do not hold.
    """

    rankings: tuple[Ranking, ...]
    method: str
    sample: tuple[int, ...]
    sample_listed: int
    sample_lost: int

    @property
    def measured_loss(self) -> float | None:
        """The share of persons in exact lists that the sweep lost, on the sample; None where it is not known."""
        if self.method == "exact":
            return 0.0
        return self.sample_lost / self.sample_listed if self.sample_listed else None


def search_sweep(
    view: GalleryView,
    probes: NDArray[np.float32],
    *,
    k: int,
    selection: Selection,
    control: JobControl | None = None,
) -> SweepRanking:
    """Compare many probes.

    Args:
        view: What is searched; its generation's sweep index verified.
        probes: `(m, d) float32`, rows of unit length.
        k: Longest list wanted for each.
        selection: Which rows are searched.
        control: Progress and cancel.

    Raises:
        ValueError: if the probes have another dimension than the templates.
        GenerationHarmed: if a file was altered since the view was opened.
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    if view.size and probes.shape[1:] != (view.dimension,):
        raise ValueError(f"probes of {probes.shape[1:]} values and templates of {view.dimension}")
    is_small = selection.searched < _LEAST_SHARE * view.size
    if view.generation.sweep is None or is_small:
        return SweepRanking(_one_by_one(view, probes, range(len(probes)), k, selection, control), "exact", (), 0, 0)
    index, found = read_sweep(view.generation.sweep), []
    for start in range(0, len(probes), _PROBES_AT_ONCE):
        control.step(start, len(probes), "probes compared")
        part = probes[start : start + _PROBES_AT_ONCE]
        rows = nearest_codes(index, part, min(max(RESCORED, 8 * k), len(view.generation)))
        found += [_settled(view, probe, own, k, selection) for probe, own in zip(part, rows, strict=True)]
    sample = tuple(np.unique(np.linspace(0, len(probes) - 1, min(SAMPLE, len(probes))).astype(int)).tolist())
    exact = _one_by_one(view, probes, sample, k, selection, control)
    pairs = [({one.person for one in best.persons}, found[at]) for at, best in zip(sample, exact, strict=True)]
    lost = sum(len(listed - {one.person for one in own.persons}) for listed, own in pairs)
    return SweepRanking(tuple(found), "codes", sample, sum(len(listed) for listed, _ in pairs), lost)


def _one_by_one(
    view: GalleryView,
    probes: NDArray[np.float32],
    which: Sequence[int],
    k: int,
    selection: Selection,
    control: JobControl,
) -> tuple[Ranking, ...]:
    found = []
    for done, at in enumerate(which):
        control.step(done, len(which), "probes compared exactly")
        found.append(search_exact(view, probes[at], k=k, selection=selection))
    return tuple(found)


def _settled(
    view: GalleryView, probe: NDArray[np.float32], near: NDArray[np.int64], k: int, selection: Selection
) -> Ranking:
    """The persons of the rows that the codes found, and of the delta, by scores in full precision."""
    rows = np.sort(near[near >= 0])
    view.generation.check_rows(rows)
    halves = np.array_split(rows, 2)
    scores = np.concatenate(list(scanners().map(lambda part: scores_at(view.generation.mapped, probe, part), halves)))
    split = len(view.generation)
    added = np.arange(split, split + len(view.delta))
    rows = np.concatenate((rows, added))
    scores = np.concatenate((scores, view.delta.vectors @ probe if len(added) else np.empty(0, np.float32)))
    held = selection.holds(rows)
    rows, scores = rows[held], scores[held]
    kept = _best_rows(view, rows, scores, k)
    persons = settle(view, probe, np.sort(kept), k=k, selection=selection) if len(kept) else ()
    return Ranking(persons, selection.searched, selection.expired, selection.filtered)


def _best_rows(view: GalleryView, rows: NDArray[np.int64], scores: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """Of some rows those that can be the best of one of the best k persons (float32 is off by far less than 1e-4)."""
    order = np.argsort(-scores, kind="stable")
    _, first = np.unique(view.persons(rows[order]), return_index=True)
    if len(first) <= k:
        return rows
    least = scores[order][np.sort(first)[k - 1]] - 1e-4
    found: NDArray[np.int64] = rows[scores >= least]
    return found
