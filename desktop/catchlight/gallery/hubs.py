"""Impostor hubs: portraits that stand near everybody, and so turn up in the lists of people who they are not.

A sample of portraits is compared with all; each has its k nearest portraits of other persons counted. How often a
portrait is among them is its k-occurrence. If it were chance, it would be `sample * k / portraits`; a hub has many
times that, mostly because its image is poor (blurred, dark, not a face at all).

Source: Radovanović, Nanopoulos, Ivanović, "Hubs in Space" (JMLR 11, 2010), section 2: k-occurrences N_k.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.list_vectors import ListVectors
from catchlight.jobs import JobControl

SAMPLE = 2000
NEAREST = 10
SEED = 20_261_123
LEAST_OCCURRENCES = 5
TIMES_EXPECTED = 10.0
"""A portrait is listed from so many occurrences on, and from so many times the expected number."""
_PROBES_AT_ONCE = 256
_ROWS_AT_ONCE = 4096  # some milliseconds: the interpreter lock is held while they are looked through


@dataclass(frozen=True)
class Hub:
    """A portrait near many others.

    Attributes:
        portrait: Its row.
        occurrences: Of how many sampled portraits of other persons it is among the nearest.
    """

    portrait: int
    occurrences: int


@dataclass(frozen=True)
class Hubs:
    """The hubs of a gallery.

    Attributes:
        listed: Most occurrences first.
        found: How many there are, listed or not.
        sample: Portraits whose neighbours were counted.
        nearest: Neighbours counted of each.
        expected: Occurrences of a portrait by chance.
        portraits: How many there are in all.
    """

    listed: tuple[Hub, ...]
    found: int
    sample: int
    nearest: int
    expected: float
    portraits: int


def impostor_hubs(
    every: ListVectors,
    *,
    sample: int = SAMPLE,
    nearest: int = NEAREST,
    limit: int = 1000,
    control: JobControl | None = None,
) -> Hubs:
    """Count k-occurrences over a sample (the same one for the same gallery).

    Args:
        every: The template of every portrait.
        sample: Portraits whose neighbours are counted.
        nearest: Neighbours counted of each.
        limit: Most hubs listed.
        control: Progress in sampled portraits, and cancel.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    total, sample = len(every), min(sample, len(every))
    chosen = (
        np.sort(np.random.default_rng(SEED).choice(total, size=sample, replace=False)) if total else np.empty(0, int)
    )
    counts = np.zeros(total, dtype=np.int64)
    for start in range(0, sample, _PROBES_AT_ONCE):
        tell = partial(control.step, start, sample, "portraits of the sample")
        rows = _neighbours(every, chosen[start : start + _PROBES_AT_ONCE], nearest, tell)
        counts += np.bincount(rows, minlength=total)
    expected = sample * nearest / total if total else 0.0
    is_hub = counts >= max(LEAST_OCCURRENCES, TIMES_EXPECTED * expected)
    order = np.flatnonzero(is_hub)[np.argsort(-counts[is_hub], kind="stable")]
    listed = tuple(Hub(int(every.portraits[row]), int(counts[row])) for row in order[:limit].tolist())
    return Hubs(listed, len(order), sample, nearest, expected, total)


def _neighbours(
    every: ListVectors, probes: NDArray[np.intp], nearest: int, tell: Callable[[], None]
) -> NDArray[np.int64]:
    """Rows of the nearest portraits of other persons, of all probes together; `tell` is the cancel point."""
    scores = np.empty((len(probes), 0), dtype=np.float32)
    rows = np.empty((len(probes), 0), dtype=np.int64)
    for start in range(0, len(every), _ROWS_AT_ONCE):
        tell()
        stop = min(start + _ROWS_AT_ONCE, len(every))
        fresh = every.vectors[probes] @ every.vectors[start:stop].T
        fresh[every.persons[probes][:, np.newaxis] == every.persons[np.newaxis, start:stop]] = -np.inf
        best = np.argpartition(-fresh, min(nearest, fresh.shape[1]) - 1, axis=1)[:, :nearest]
        scores = np.concatenate((scores, np.take_along_axis(fresh, best, axis=1)), axis=1)
        rows = np.concatenate((rows, start + best), axis=1)
        best = np.argpartition(-scores, min(nearest, scores.shape[1]) - 1, axis=1)[:, :nearest]
        scores, rows = np.take_along_axis(scores, best, axis=1), np.take_along_axis(rows, best, axis=1)
    return rows[scores > -np.inf]
