"""What the preview loses on this gallery, by how alike probe and portrait are, and the setting that fits what it may.

A preview is judged by the persons that an exact search lists and it does not. For the measurement, probes are made
from portraits of the gallery itself: a portrait turned away from itself until their comparison score is one of the
band, as footage does. Only the mate counts: the person whose portrait the probe was made from.
"""

import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.annoy_index import NODES_VISITED, SEED, write_index
from catchlight.gallery.exact import Ranking, search_exact
from catchlight.gallery.preview import preview_persons
from catchlight.gallery.preview_setting import BandLoss, PreviewSetting, PreviewWish, Tried, loss_of
from catchlight.gallery.selection import Selection
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl

BANDS = ((0.35, 0.45), (0.45, 0.55), (0.55, 0.7))
"""Ranges of the score of probe and mate: the lowest is that of poor footage."""
PROBES_A_BAND = 40
FEWEST_PROBES = 5
_ROWS_A_PROBE = 50
_SEED = 20_261_123
_FROM_NODES = 1_000
_NODES_A_ROW = 40
"""Looking at so many nodes for each template visits all of them; more gives nothing."""
_PATIENCE_MS = 20.0
"""A preview may take as long as an exact search, and in a small gallery so long."""
TREES_TRIED = (10, 20, 40)
"""Where a custodian names a loss: with 80 a preview of 100,000 templates took a fifth less time than with 40, for twice
the time to build."""


@dataclass(frozen=True)
class PreviewLoss:
    """What a preview with one setting loses, and costs.

    Attributes:
        nodes: Annoy's `search_k`.
        bands: The loss by score.
        milliseconds: Median time of a preview.
    """

    nodes: int
    bands: tuple[BandLoss, ...]
    milliseconds: float

    @property
    def loss(self) -> float:
        """The share of mates lost of those that the exact search listed, over all bands; 0 where it listed none."""
        return loss_of(self.bands)


def measure_preview(
    view: GalleryView,
    *,
    selection: Selection,
    nodes: Sequence[int] = (NODES_VISITED,),
    k: int = 50,
    probes: int = PROBES_A_BAND,
    control: JobControl | None = None,
) -> list[PreviewLoss]:
    """Measure what the preview loses with each of some settings, on the same probes.

    Args:
        view: The gallery, with a verified index.
        selection: Which of its rows.
        nodes: Settings of Annoy's `search_k`.
        k: Length of the lists.
        probes: Probes for each band.
        control: Progress and cancel.

    Raises:
        ValueError: if the generation has no index, or no template is selected.
        JobCancelled: if the job was asked to stop.
    """
    index = view.generation.index
    if index is None or not selection.searched:
        raise ValueError("there is no index to measure, or nothing is searched")
    trial = _Trial(view, selection, probes, k=k, control=control or JobControl())
    return [trial.measured(index, one) for one in nodes]


def tune_preview(
    view: GalleryView, path: Path, *, selection: Selection, wish: PreviewWish, k: int = 50, control: JobControl
) -> PreviewSetting | None:
    """Write the index whose preview loses no more than wished in the least time, or what comes nearest to that.

    With each number of trees, twice as many nodes are looked at until the loss is small enough or the preview takes
    longer than the exact search. More trees are tried as long as they make it quicker, or none was good enough.

    Args:
        view: The gallery as the new files have it.
        path: Where the index is written.
        selection: Which of its rows the measurement searches.
        wish: What may be lost, and which numbers of trees are tried.
        k: Length of the lists compared.
        control: Progress and cancel.

    Returns:
        The setting, or None where no index could be written (there is no file then).

    Raises:
        JobCancelled: if the job was asked to stop; nothing is left of the index.
    """
    trial = _Trial(view, selection, PROBES_A_BAND, k=k, control=control)
    best: PreviewSetting | None = None
    tried: list[Tried] = []
    for trees in wish.trees:
        candidate = path.with_name(f"{path.name}.{trees}")
        try:
            fresh = _with_trees(trial, candidate, trees, wish.loss, tried)
            if fresh is None:
                break
            is_better = best is None or _order(fresh) < _order(best)
            if is_better:
                candidate.replace(path)
                best = fresh
        finally:
            with contextlib.suppress(FileNotFoundError):
                candidate.unlink()
        if not is_better and best is not None and best.is_good_enough:
            break
    if best is None:
        return None
    return replace(best, tried=tuple(tried))


def _with_trees(trial: "_Trial", path: Path, trees: int, wanted: float, tried: list[Tried]) -> PreviewSetting | None:
    began = time.perf_counter()
    if not write_index(trial.view.generation.mapped, path, trees=trees, control=trial.control):
        return None
    seconds = time.perf_counter() - began
    found = None
    for found in trial.measured_until(path, wanted):
        tried.append(Tried(trees, found.nodes, round(found.loss, 6), round(found.milliseconds, 3)))
    return PreviewSetting(
        seed=SEED,
        trees=trees,
        nodes=found.nodes if found else NODES_VISITED,
        wanted=wanted,
        k=trial.k,
        bands=found.bands if found else (),
        milliseconds=round(found.milliseconds, 3) if found else 0.0,
        exact_milliseconds=round(trial.exact_milliseconds, 3),
        build_seconds=round(seconds, 2),
        index_bytes=path.stat().st_size,
    )


def _order(setting: PreviewSetting) -> tuple[bool, float, float]:
    """What is good enough comes first, among these the quickest; of the others what loses least."""
    if setting.is_good_enough:
        return False, setting.milliseconds, setting.loss
    return True, setting.loss, setting.milliseconds


class _Trial:
    """The same probes for every setting, with what the exact search finds of them."""

    def __init__(self, view: GalleryView, selection: Selection, probes: int, *, k: int, control: JobControl) -> None:
        self.view, self.selection, self.k, self.control = view, selection, k, control
        enough = max(FEWEST_PROBES, len(view.generation) // _ROWS_A_PROBE)
        self._made = made_probes(view, selection, min(probes, enough))
        self._best: list[Ranking] = []
        self._times: list[float] = []

    @property
    def exact_milliseconds(self) -> float:
        """Median time of an exact search; 0 before the first."""
        return float(np.median(self._times)) * 1000 if self._times else 0.0

    def measured_until(self, index: Path, wanted: float) -> Iterator[PreviewLoss]:
        """What is lost with more and more nodes, until it is little enough, or takes too long."""
        nodes, most = _FROM_NODES, _NODES_A_ROW * len(self.view.generation)
        while self._made:
            found = self.measured(index, nodes)
            yield found
            if found.loss <= wanted or nodes >= most:
                return
            if found.milliseconds >= max(_PATIENCE_MS, self.exact_milliseconds):
                return
            nodes *= 2

    def measured(self, index: Path, nodes: int) -> PreviewLoss:
        """What is lost with one setting."""
        counts, times = np.zeros((len(BANDS), 3), dtype=int), []
        for at, ((band, probe, mate), best) in enumerate(zip(self._made, self._exact(), strict=True)):
            self.control.step(at, len(self._made), "probes of the measurement")
            began = time.perf_counter()
            listed = preview_persons(self.view, index, probe, k=self.k, selection=self.selection, nodes=nodes)
            times.append(time.perf_counter() - began)
            is_found = mate in {one.person for one in best.persons}
            is_lost = is_found and mate not in {one.person for one in listed.persons}
            counts[band] += (1, is_found, is_lost)
        bands = tuple(BandLoss(*BANDS[at], *counts[at].tolist()) for at in range(len(BANDS)))
        return PreviewLoss(nodes, bands, float(np.median(times)) * 1000 if times else 0.0)

    def _exact(self) -> list[Ranking]:
        for at in range(len(self._best), len(self._made)):
            self.control.step(at, len(self._made), "probes compared exactly")
            began = time.perf_counter()
            self._best.append(search_exact(self.view, self._made[at][1], k=self.k, selection=self.selection))
            self._times.append(time.perf_counter() - began)
        return self._best


Made = tuple[int, NDArray[np.float32], int]
"""Number of the band, the probe, its mate."""


def made_probes(view: GalleryView, selection: Selection, count: int) -> list[Made]:
    """Probes made from portraits of the generation, by turns for each of the `BANDS`; at most `count` for each."""
    if not selection.searched or not len(view.generation):
        return []
    random = np.random.default_rng(_SEED)
    rows = random.integers(0, len(view.generation), 4 * count * len(BANDS))
    rows = rows[selection.holds(rows)][: count * len(BANDS)]
    portraits = view.vectors(rows).astype(np.float64)
    other = random.standard_normal(portraits.shape)
    other -= (other * portraits).sum(axis=1, keepdims=True) * portraits
    other /= np.linalg.norm(other, axis=1, keepdims=True)
    made = []
    for at, (portrait, away, mate) in enumerate(zip(portraits, other, view.persons(rows).tolist(), strict=True)):
        band = at % len(BANDS)
        score = random.uniform(*BANDS[band])
        made.append((band, (score * portrait + np.sqrt(1 - score**2) * away).astype(np.float32), mate))
    return made
