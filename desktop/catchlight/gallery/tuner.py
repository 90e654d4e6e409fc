"""What the preview loses on this gallery, by how alike probe and portrait are, and how much it takes to lose less.

A preview is judged by the persons that an exact search lists and it does not. For the measurement, probes are made
from portraits of the gallery itself: a portrait turned away from itself until their comparison score is one of the
band, as footage does. Only the mate counts: the person whose portrait the probe was made from.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.annoy_index import NODES_VISITED
from catchlight.gallery.exact import Ranking, search_exact
from catchlight.gallery.preview import preview_persons
from catchlight.gallery.selection import Selection
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl

BANDS = ((0.35, 0.45), (0.45, 0.55), (0.55, 0.7))
"""Ranges of the score of probe and mate: the lowest is that of poor footage."""
PROBES_A_BAND = 40
_SEED = 20_261_123
_FROM_NODES = 1_000
_TO_NODES = 1_024_000


@dataclass(frozen=True)
class BandLoss:
    """What a preview lost of probes whose mates score so.

    Attributes:
        low: Least score of probe and mate.
        high: Greatest score.
        probes: Probes made.
        found: Probes whose mate the exact search listed.
        lost: Of these, those whose mate the preview did not list.
    """

    low: float
    high: float
    probes: int
    found: int
    lost: int


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
        found = sum(band.found for band in self.bands)
        return sum(band.lost for band in self.bands) / found if found else 0.0


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
    """
    made = _made_probes(view, selection, probes)
    exact = []
    for at, (_, probe, _) in enumerate(made):
        if control is not None:
            control.step(at, len(made) * (1 + len(nodes)), "probes compared exactly")
        exact.append(search_exact(view, probe, k=k, selection=selection))
    return [_measured(view, selection, made, exact, one, k) for one in nodes]


def tune_preview(
    view: GalleryView, *, selection: Selection, wanted: float, k: int = 50, control: JobControl | None = None
) -> list[PreviewLoss]:
    """Look at twice as many nodes until the preview loses no larger share of the mates than wanted.

    Args:
        view: The gallery, with a verified index.
        selection: Which of its rows.
        wanted: Greatest share of mates lost, 0 to 1.
        k: Length of the lists.
        control: Progress and cancel.

    Returns:
        What was measured on the way, the setting to use last; if no setting is good enough, the costliest one.

    Raises:
        ValueError: as `measure_preview`.
    """
    made = _made_probes(view, selection, PROBES_A_BAND)
    exact = [search_exact(view, probe, k=k, selection=selection, control=control) for _, probe, _ in made]
    found, nodes = [], _FROM_NODES
    while True:
        found.append(_measured(view, selection, made, exact, nodes, k))
        if found[-1].loss <= wanted or nodes >= min(_TO_NODES, 40 * len(view.generation)):
            return found
        nodes *= 2


_Made = tuple[int, NDArray[np.float32], int]
"""Number of the band, the probe, its mate."""


def _made_probes(view: GalleryView, selection: Selection, count: int) -> list[_Made]:
    if view.generation.index is None or not selection.searched:
        raise ValueError("there is no index to measure, or nothing is searched")
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


def _measured(
    view: GalleryView, selection: Selection, made: list[_Made], exact: list[Ranking], nodes: int, k: int
) -> PreviewLoss:
    index, times = view.generation.index, []
    counts = np.zeros((len(BANDS), 3), dtype=int)
    for (band, probe, mate), best in zip(made, exact, strict=True):
        began = time.perf_counter()
        listed = preview_persons(view, index, probe, k=k, selection=selection, nodes=nodes) if index else best
        times.append(time.perf_counter() - began)
        is_found = mate in {one.person for one in best.persons}
        is_lost = is_found and mate not in {one.person for one in listed.persons}
        counts[band] += (1, is_found, is_lost)
    bands = tuple(BandLoss(*BANDS[at], *counts[at].tolist()) for at in range(len(BANDS)))
    return PreviewLoss(nodes, bands, float(np.median(times)) * 1000 if times else 0.0)
