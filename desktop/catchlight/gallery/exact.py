"""Certified exact search: every template is compared, and the list is provably that of a scan in full precision.

Each segment is read once in eight bits a value, several at a time; the rows that could belong to the list are compared
again in float64, row by row, so the order does not depend on how the rows are cut, and equal scores are ordered by the
rows' numbers. Where a segment may hold more such rows than were taken from it, more are taken
(`catchlight.gallery.certificate` says why the cut is certain). Persons are ranked by the portrait that compares best.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future, as_completed
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.certificate import Certificate, error_bound
from catchlight.gallery.segments import Rounded, by_this_thread, rounded, scanners, scores_at, scores_of
from catchlight.gallery.selection import Block, Selection
from catchlight.gallery.view import GalleryView
from catchlight.jobs import JobControl

LARGEST_K = 1000
_LEAST_TAKEN = 32
_MOST_TAKEN = 2048
"""Rows taken from one segment by approximate scores; beyond, all of its rows are compared in float32."""
_WIDER = 4
_ROWS_A_PERSON = 3
"""Rows taken for each person of the list, all blocks together."""
_NEARLY_ALL = 0.85
"""From this share of chosen rows on a segment is read whole: asking of each row whether it is chosen costs more."""
_ROWS_AT_ONCE = 65_536
_ROWS_A_TASK = 65_536
"""Rows that are worth a thread of their own; one that is only looked at counts as a quarter of one that is compared."""


@dataclass(frozen=True)
class Ranked:
    """One person in a ranking: database rows of the person and of the best portrait, and its comparison score.

    Attributes:
        person: The person.
        portrait: The portrait that compares best.
        score: Its comparison score.
        portraits: All of the person's portraits that were searched, with their scores, best first.
    """

    person: int
    portrait: int
    score: float
    portraits: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True)
class Ranking:
    """What a search of the gallery found.

    Attributes:
        persons: At most k, best first.
        searched: Templates compared.
        expired: Templates left out because their retention has ended.
        filtered: Templates left out by the filters.
        certificate: Why an exact list is certain; None for one that is not.
    """

    persons: tuple[Ranked, ...]
    searched: int
    expired: int
    filtered: int = 0
    certificate: Certificate | None = field(default=None, compare=False)


@dataclass(frozen=True)
class _Asked:
    """The probe, `(d,) float32`, and as a segment is asked with it."""

    probe: NDArray[np.float32]
    rounded: Rounded


@dataclass(frozen=True)
class _Scanned:
    """Rows of a block with their approximate scores; `floor` is above no score of a row that is not among them."""

    rows: NDArray[np.int64]
    scores: NDArray[np.float32]
    floor: float
    taken: int


def search_exact(
    view: GalleryView,
    probe: NDArray[np.float32],
    *,
    k: int,
    selection: Selection,
    threshold: float | None = None,
    control: JobControl | None = None,
) -> Ranking:
    """Compare a probe with every selected template.

    Args:
        view: What is searched.
        probe: `(d,) float32`, unit length.
        k: Longest list wanted.
        selection: Which of its rows.
        threshold: Lowest score listed, or None.
        control: Progress and cancel.

    Raises:
        ValueError: if the probe has another dimension than the templates.
        GenerationHarmed: if a file was altered since the view was opened.
        JobCancelled: if the job was asked to stop.
    """
    if view.size and probe.shape != (view.dimension,):
        raise ValueError(f"a probe of {probe.shape} values and templates of {view.dimension}")
    asked = _Asked(probe, rounded(probe))
    off_by = _off_by(view, selection.blocks)
    bound = error_bound(probe, probe_off_by=asked.rounded.rounding.off_by, off_by=off_by)
    scanned, least, widened = _scan(view, asked, selection, k=k, bound=bound, threshold=threshold, control=control)
    rows = np.concatenate([one.rows for one in scanned] or [np.empty(0, np.int64)])
    approximate = np.concatenate([one.scores for one in scanned] or [np.empty(0, np.float32)])
    near = approximate.astype(np.float64) >= least
    persons = settle(view, probe, np.sort(rows[near]), k=k, threshold=threshold, selection=selection)
    view.require_unchanged([block.segment for block in selection.blocks if block.segment is not None])
    left_out = [one.floor for one in scanned] + ([float(approximate[~near].max())] if not near.all() else [])
    cut = max(left_out, default=-np.inf)
    certificate = Certificate(
        bound=bound,
        last=persons[-1].score if len(persons) == k else None,
        cut=None if cut == -np.inf else cut,
        rescored=int(np.count_nonzero(near)),
        widened=widened,
        k=k,
        threshold=threshold,
        generation=view.generation.number,
        revision=view.revision,
        root=view.root,
        searched=selection.searched,
        delta=sum(block.count for block in selection.blocks if block.segment is None),
        tombstones=selection.erased,
        expired=selection.expired,
        filtered=selection.filtered,
        filters=selection.filters.document(),
    )
    if not certificate.holds:
        raise AssertionError(f"an exact search without a certificate: {certificate}")  # a bug, never a result
    return Ranking(persons, selection.searched, selection.expired, selection.filtered, certificate)


def settle(
    view: GalleryView,
    probe: NDArray[np.float32],
    rows: NDArray[np.int64],
    *,
    k: int,
    selection: Selection,
    threshold: float | None = None,
) -> tuple[Ranked, ...]:
    """Rank the persons of some rows: best portrait of each, in float64, ties by person and portrait row.

    Args:
        view: What is searched.
        probe: `(d,) float32`.
        rows: Rows of the view, selected ones.
        k: Longest list wanted.
        selection: Which rows are searched; the persons' other portraits are scored too.
        threshold: Lowest score listed, or None.
    """
    scores = precise_scores(view, probe, rows)
    persons, portraits = view.persons(rows), view.portraits(rows)
    best: dict[int, int] = {}
    for at in np.lexsort((portraits, persons, -scores)).tolist():
        if len(best) == k or (threshold is not None and scores[at] < threshold):
            break
        best.setdefault(int(persons[at]), at)
    chosen = np.array(list(best.values()), dtype=np.int64)
    others = _all_portraits(view, probe, rows[chosen], selection)
    return tuple(
        Ranked(person, int(portraits[at]), float(scores[at]), all_of_them)
        for (person, at), all_of_them in zip(best.items(), others, strict=True)
    )


def precise_scores(view: GalleryView, probe: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Comparison scores of some rows in float64, as `(n,)`."""
    # One multiplication and one sum a row, never a matrix product: a row's score does not depend on its neighbours.
    scores, wide = np.empty(len(rows), dtype=np.float64), probe.astype(np.float64)
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        vectors = view.vectors(rows[start : start + _ROWS_AT_ONCE]).astype(np.float64)
        scores[start : start + _ROWS_AT_ONCE] = (vectors * wide).sum(axis=1).clip(-1.0, 1.0)
    return scores


def _all_portraits(
    view: GalleryView, probe: NDArray[np.float32], rows: NDArray[np.int64], selection: Selection
) -> list[tuple[tuple[int, float], ...]]:
    """For the person of each row all portraits that are searched, with their scores, best first."""
    own = view.rows_of_persons(rows)
    together = np.concatenate(own) if own else np.empty(0, np.int64)
    whose = np.repeat(np.arange(len(own)), [len(each) for each in own])
    held = selection.holds(together)
    together, whose = together[held], whose[held]
    scores, portraits = precise_scores(view, probe, together), view.portraits(together)
    order = np.lexsort((portraits, -scores, whose))
    pairs = list(zip(portraits[order].tolist(), scores[order].tolist(), strict=True))
    bounds = np.searchsorted(whose, np.arange(len(own) + 1)).tolist()
    return [tuple(pairs[first:last]) for first, last in pairwise(bounds)]


def _scan(  # noqa: PLR0913 - all but the first three are keywords
    view: GalleryView,
    asked: _Asked,
    selection: Selection,
    *,
    k: int,
    bound: float,
    threshold: float | None,
    control: JobControl | None,
) -> tuple[list[_Scanned], float, int]:
    """Read the blocks until no row that was left out can belong to the list.

    Returns:
        The rows taken from each block, the approximate score from which on a row may belong to the list, and how
        often the cut was widened.
    """
    blocks, widened = selection.blocks, 0
    for_the_list = _ROWS_A_PERSON * k / max(1, selection.searched)
    takes = [_LEAST_TAKEN + int(np.ceil(for_the_list * block.count)) for block in blocks]
    scanned = _scan_blocks(view, asked, blocks, takes, control)
    while True:
        least = _least(view, asked, scanned, k=k, bound=bound, threshold=threshold)
        short = [at for at, one in enumerate(scanned) if least <= one.floor > -np.inf]
        if not short:
            return scanned, least, widened
        widened += 1
        again = [blocks[at] for at in short]
        wider = [scanned[at].taken * _WIDER for at in short]
        for at, one in zip(short, _scan_blocks(view, asked, again, wider, control), strict=True):
            scanned[at] = one


def _least(
    view: GalleryView,
    asked: _Asked,
    scanned: Sequence[_Scanned],
    *,
    k: int,
    bound: float,
    threshold: float | None,
) -> float:
    """The approximate score below which no row belongs to the list.

    The k persons that stand best by approximate scores are compared in float64: the last one listed has at least the
    lowest score of theirs, and a row that belongs to the list is at most the bound below that, approximately.
    """
    least = -np.inf if threshold is None else threshold - bound
    rows = np.concatenate([one.rows for one in scanned] or [np.empty(0, np.int64)])
    scores = np.concatenate([one.scores for one in scanned] or [np.empty(0, np.float32)])
    order = np.argsort(-scores, kind="stable")
    persons, first = np.unique(view.persons(rows[order]), return_index=True)
    if len(persons) < k:
        return float(least)
    best = rows[order[np.sort(first)[:k]]]
    return float(max(least, precise_scores(view, asked.probe, np.sort(best)).min() - bound))


def _off_by(view: GalleryView, blocks: Sequence[Block]) -> float:
    """Greatest distance between a template of these blocks and what a scan reads of it."""
    read = (view.generation.roundings[block.segment].off_by for block in blocks if block.segment is not None)
    return max(read, default=0.0)


def _scan_blocks(
    view: GalleryView,
    asked: _Asked,
    blocks: Sequence[Block],
    takes: Sequence[int],
    control: JobControl | None,
) -> list[_Scanned]:
    """Read blocks, several at a time."""
    if control is not None:
        control.step(0, view.size, "templates compared")
    tasks = list(_tasks(blocks))
    if len(tasks) == 1:
        with by_this_thread():
            return _scan_in_turn(view, asked, blocks, takes)
    threads = scanners()
    _ = view.generation.segments  # mapped by this thread, before several use them
    waiting: dict[Future[list[_Scanned]], slice] = {
        threads.submit(_scan_in_turn, view, asked, blocks[part], takes[part]): part for part in tasks
    }
    found: list[_Scanned | None] = [None] * len(blocks)
    done = 0
    try:
        for ready in as_completed(waiting):
            part = waiting[ready]
            found[part] = ready.result()
            done += sum(len(block) for block in blocks[part])
            if control is not None:
                control.step(min(done, view.size), view.size, "templates compared")
    finally:
        for one in waiting:
            one.cancel()
    return [one for one in found if one is not None]


def _tasks(blocks: Sequence[Block]) -> Iterator[slice]:
    """Neighbouring blocks that one thread reads in turn: few chosen rows are read sooner than a thread wakes."""
    begin = rows = 0
    for at, block in enumerate(blocks, start=1):
        rows += block.count + (len(block) - block.count) // 4
        if rows >= _ROWS_A_TASK or at == len(blocks):
            yield slice(begin, at)
            begin, rows = at, 0


def _scan_in_turn(view: GalleryView, asked: _Asked, blocks: Sequence[Block], takes: Sequence[int]) -> list[_Scanned]:
    return [_scan_block(view, asked, block, take) for block, take in zip(blocks, takes, strict=True)]


def _scan_block(view: GalleryView, asked: _Asked, block: Block, take: int) -> _Scanned:
    """The rows of a block that score highest, at least `take` of those chosen if it has as many."""
    is_asked_by_row = block.chosen is not None and block.count < _NEARLY_ALL * len(block)
    rows_read = block.count if is_asked_by_row else len(block)
    fetch = take if is_asked_by_row else int(np.ceil(take * len(block) / block.count)) + len(block.without) + 1
    if block.segment is None or block.count <= take or fetch > _MOST_TAKEN:
        return _compare_singly(view, asked.probe, block, take)
    segment = view.generation.segments[block.segment]
    among = block.chosen if is_asked_by_row else None
    scores, rows = segment.nearest(asked.rounded, min(fetch, rows_read), among=among)
    floor = float(scores[-1]) if fetch < rows_read else -np.inf
    if not is_asked_by_row and (block.chosen is not None or len(block.without)):
        held = block.holds(rows)
        scores, rows = scores[held], rows[held]
    return _Scanned(rows + block.start, scores, floor, take)


def _compare_singly(view: GalleryView, probe: NDArray[np.float32], block: Block, take: int) -> _Scanned:
    """The same, in float32 and with the chosen rows only."""
    first, last = _ends(block.chosen, len(block))
    chosen = np.arange(len(block)) if block.chosen is None else np.flatnonzero(block.chosen)
    if block.segment is None:
        offset = block.start - len(view.generation)
        scores = scores_of(view.delta.vectors[offset + first : offset + last], probe)[chosen - first]
    elif len(chosen) == last - first:
        scores = scores_of(view.generation.vectors(block.start + first, block.start + last), probe)
    else:
        view.generation.check_rows(block.start + chosen)
        scores = scores_at(view.generation.vectors_unchecked(block.start, block.stop), probe, chosen)
    if len(block.without):
        kept = block.holds(chosen)
        chosen, scores = chosen[kept], scores[kept]
    floor = -np.inf
    if take < len(scores) and take <= _MOST_TAKEN:
        best = np.argpartition(-scores, take)
        floor, best = float(scores[best[take]]), best[:take]
        chosen, scores = chosen[best], scores[best]
    return _Scanned(block.start + chosen.astype(np.int64), scores, floor, take)


def _ends(chosen: NDArray[np.bool_] | None, rows: int) -> tuple[int, int]:
    if chosen is None:
        return 0, rows
    return int(np.argmax(chosen)), rows - int(np.argmax(chosen[::-1]))
