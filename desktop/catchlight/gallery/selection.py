"""Which rows of the gallery a search reads: filters, retention, erasures, decided segment by segment before the scan.

The rows of a generation stand in runs of one sex and birth year, so a filter on these leaves out whole segments
unread. Other filters look at the rows that are left. A few rows that are expired or erased in a segment that is read
whole are left out of its list: they cost less so than a selection would.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from catchlight.gallery.filters import UNKNOWN, Filters, refuse_unknown
from catchlight.gallery.generation_files import SEGMENT_ROWS
from catchlight.gallery.templates import UNKNOWN_YEAR, Columns, Texts, in_days
from catchlight.gallery.view import GalleryView

_FEW = 256
"""Rows left out of a segment that is read whole, at most."""
_FEW_TEXTS = 8
"""Texts asked for that are compared one after the other; more are looked up in a table, which costs as much as this."""
_NO_ROWS = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Block:
    """Neighbouring rows that are searched together.

    Attributes:
        start: The first row.
        stop: The row after the last.
        segment: Number of the segment of the generation, or None for rows of the delta.
        chosen: Of its rows those that are searched, as `(stop - start,) bool`; None for all but `without`.
        without: Rows (counted from `start`, in order) that are left out where `chosen` is None.
        count: How many are searched.
    """

    start: int
    stop: int
    segment: int | None
    chosen: NDArray[np.bool_] | None
    without: NDArray[np.int64]
    count: int

    def __len__(self) -> int:
        return self.stop - self.start

    def holds(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some rows (counted from `start`) are searched."""
        if self.chosen is not None:
            return self.chosen[rows]
        if not len(self.without):
            return np.ones(len(rows), dtype=bool)
        places = np.searchsorted(self.without, rows).clip(max=len(self.without) - 1)
        found: NDArray[np.bool_] = self.without[places] != rows
        return found


@dataclass(frozen=True)
class Selection:
    """What is searched of a view.

    Attributes:
        blocks: What is read, in the order of the rows; blocks without a chosen row are not among them.
        searched: Templates searched.
        expired: Templates left out because their retention has ended.
        filtered: Templates left out by the filters.
        erased: Templates of the generation that are erased.
        filters: The filters.
        today: The day, days since 1970-01-01 (UTC).
    """

    blocks: tuple[Block, ...]
    searched: int
    expired: int
    filtered: int
    erased: int
    filters: Filters
    today: int

    def holds(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some rows of the view are searched."""
        found = np.zeros(len(rows), dtype=bool)
        if not self.blocks:
            return found
        starts = np.array([block.start for block in self.blocks])
        places = np.searchsorted(starts, rows, side="right") - 1
        for at in np.unique(places[places >= 0]).tolist():
            block, here = self.blocks[at], places == at
            inside = here & (rows < block.stop)
            found[inside] = block.holds(rows[inside] - block.start)
        return found


def select(view: GalleryView, filters: Filters, *, today: int) -> Selection:
    """What is searched of a view, today and with these filters.

    Args:
        view: The view, open (tags are read from the database).
        filters: The filters.
        today: The day, days since 1970-01-01 (UTC).

    Raises:
        CatchlightError: if a filter names what no portrait has.
    """
    if view.size:
        refuse_unknown(filters, _known(view))
    tagged = _tagged(view, filters)
    expired, in_generation = _generation_blocks(view, filters, today=today, tagged=tagged)
    delta_expired, in_delta = _delta_blocks(view, filters, today=today, tagged=tagged)
    blocks = tuple(block for block in (*in_generation, *in_delta) if block.count)
    searched, over = sum(block.count for block in blocks), expired + delta_expired
    return Selection(blocks, searched, over, view.size - searched - over, len(view.erased), filters, today)


def _known(view: GalleryView) -> dict[str, set[str]]:
    """What a filter can name."""
    texts = (view.generation.texts, view.delta.texts, view.changed[1])
    return {
        "sex": {text or UNKNOWN for one in texts for text in one.sex} | {UNKNOWN},
        "sources": {text for one in texts for text in one.source},
        "legal_bases": {text for one in texts for text in one.legal_basis},
        "tags": {name for (name,) in view.db.conn.execute("SELECT name FROM tags")},
    }


def _generation_blocks(
    view: GalleryView, filters: Filters, *, today: int, tagged: NDArray[np.int64] | None
) -> tuple[int, list[Block]]:
    """How many rows that are not erased are expired, and what is read of each segment."""
    generation, columns = view.generation, view.generation.columns
    corrected, fits, lives = _corrections(view, filters, today=today)
    over = generation.expired(today=today)
    if len(corrected):
        over = np.union1d(np.setdiff1d(over, corrected, assume_unique=True), corrected[~lives])
    out, over_and_erased = _merged(over, view.erased)
    rows_tagged = None if tagged is None else np.sort(generation.rows_of(tagged))
    intervals = list(_intervals(view, filters))
    by_row = replace(filters, sex=frozenset(), born=(None, None), tags=frozenset())
    blocks = []
    for segment, start in enumerate(range(0, len(generation), generation.segment_rows)):
        stop = min(start + generation.segment_rows, len(generation))
        pieces = [(max(a, start) - start, min(b, stop) - start) for a, b in intervals if a < stop and b > start]
        if not pieces and not len(corrected):
            continue
        chosen = _piecewise(columns, generation.texts, by_row, start=start, stop=stop, pieces=pieces)
        if rows_tagged is not None:
            chosen = _and_tagged(chosen, _within(rows_tagged, start, stop), stop - start)
        here = (corrected >= start) & (corrected < stop)
        if here.any() and filters:
            chosen = np.ones(stop - start, dtype=bool) if chosen is None else chosen
            has_tag = True if rows_tagged is None else np.isin(corrected[here], rows_tagged)
            chosen[corrected[here] - start] = fits[here] & has_tag
        blocks.append(_block(start, stop, segment, chosen, _within(out, start, stop)))
    return len(over) - over_and_erased, blocks


def _delta_blocks(
    view: GalleryView, filters: Filters, *, today: int, tagged: NDArray[np.int64] | None
) -> tuple[int, list[Block]]:
    delta, first = view.delta, len(view.generation)
    over = np.flatnonzero(delta.columns.retain_until < today)
    chosen = _matches(delta.columns, delta.texts, filters) if filters else None
    if tagged is not None and chosen is not None:
        chosen &= np.isin(delta.columns.portraits, tagged)
    blocks = []
    for start in range(0, len(delta), SEGMENT_ROWS):
        stop = min(start + SEGMENT_ROWS, len(delta))
        part = None if chosen is None else chosen[start:stop].copy()
        blocks.append(_block(first + start, first + stop, None, part, _within(over, start, stop)))
    return len(over), blocks


def _block(
    start: int, stop: int, segment: int | None, chosen: NDArray[np.bool_] | None, out: NDArray[np.int64]
) -> Block:
    if chosen is None and len(out) <= _FEW:
        return Block(start, stop, segment, None, out, stop - start - len(out))
    chosen = np.ones(stop - start, dtype=bool) if chosen is None else chosen
    chosen[out] = False
    return Block(start, stop, segment, chosen, _NO_ROWS, int(np.count_nonzero(chosen)))


def _merged(first: NDArray[np.int64], second: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """Rows of either, in order as both are, and how many are rows of both."""
    places = np.searchsorted(first, second)
    is_in_both = np.append(first, -1)[places] == second
    return np.insert(first, places[~is_in_both], second[~is_in_both]), int(np.count_nonzero(is_in_both))


def _within(rows: NDArray[np.int64], start: int, stop: int) -> NDArray[np.int64]:
    first, last = np.searchsorted(rows, (start, stop))
    return rows[first:last] - start


def _piecewise(
    columns: Columns, texts: Texts, filters: Filters, *, start: int, stop: int, pieces: list[tuple[int, int]]
) -> NDArray[np.bool_] | None:
    """Which rows of a segment fit; None for all of them."""
    if pieces == [(0, stop - start)] and not filters:
        return None
    chosen = np.zeros(stop - start, dtype=bool)
    for first, last in pieces:
        rows = slice(start + first, start + last)
        part = Columns(*(getattr(columns, name)[rows] for name in columns.__dataclass_fields__))
        chosen[first:last] = _matches(part, texts, filters) if filters else True
    return chosen


def _and_tagged(chosen: NDArray[np.bool_] | None, tagged: NDArray[np.int64], rows: int) -> NDArray[np.bool_]:
    found = np.zeros(rows, dtype=bool)
    found[tagged] = True if chosen is None else chosen[tagged]
    return found


def _intervals(view: GalleryView, filters: Filters) -> Iterator[tuple[int, int]]:
    """Where the runs stand whose sex and birth year fit, joined where they touch."""
    bounds, sex, years = view.generation.runs
    fits = _sex_fits(sex, view.generation.texts, filters) & _year_fits(years, filters)
    begin: int | None = None
    for at, fitting in enumerate(fits.tolist()):
        if fitting and begin is None:
            begin = int(bounds[at])
        elif not fitting and begin is not None:
            yield begin, int(bounds[at])
            begin = None
    if begin is not None:
        yield begin, int(bounds[-1])


def _corrections(
    view: GalleryView, filters: Filters, *, today: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.bool_]]:
    """Rows of the generation of whom something changed since, whether they fit now and may be searched."""
    columns, texts = view.changed
    if not len(columns):
        return _NO_ROWS, np.empty(0, bool), np.empty(0, bool)
    order = np.argsort(columns.portraits)
    columns = columns.taken(order)
    rows = view.generation.rows_of(columns.portraits)
    covered = np.isin(columns.portraits, view.generation.columns.portraits[rows])
    columns = columns.taken(np.flatnonzero(covered))
    by_row = np.argsort(rows)
    fits, lives = _matches(columns, texts, filters), np.asarray(columns.retain_until >= today)
    return rows[by_row], fits[by_row], lives[by_row]


def _matches(columns: Columns, texts: Texts, filters: Filters) -> NDArray[np.bool_]:
    """Which rows fit every filter but the tags."""
    fits = np.ones(len(columns), dtype=bool)
    if filters.sex:
        fits &= _sex_fits(columns.sex, texts, filters)
    if filters.born != (None, None):
        fits &= _year_fits(columns.birth_year, filters)
    if filters.captured != (None, None):
        fits &= _day_fits(columns.captured_on, *filters.captured)
    for values, known, wanted in (
        (columns.source, texts.source, filters.sources),
        (columns.legal_basis, texts.legal_basis, filters.legal_bases),
    ):
        if wanted:
            fits &= _text_fits(values, known, wanted)
    return fits


def _sex_fits(values: NDArray[np.int32], texts: Texts, filters: Filters) -> NDArray[np.bool_]:
    wanted = frozenset("" if text == UNKNOWN else text for text in filters.sex)
    return _text_fits(values, texts.sex, wanted) if wanted else np.ones(len(values), dtype=bool)


def _text_fits(values: NDArray[np.int32], known: tuple[str, ...], wanted: frozenset[str]) -> NDArray[np.bool_]:
    fitting = np.array([text in wanted for text in known], dtype=bool)
    numbers = np.flatnonzero(fitting)
    if len(numbers) <= _FEW_TEXTS:
        found = np.zeros(len(values), dtype=bool)
        for number in numbers.tolist():
            found |= values == number
    else:
        found = fitting[values]
    return found


def _year_fits(values: NDArray[np.int16], filters: Filters) -> NDArray[np.bool_]:
    first, last = filters.born
    fits = np.ones(len(values), dtype=bool)
    if (first, last) == (None, None):
        return fits
    if first is not None:
        fits &= values >= first
    if last is not None:
        fits &= values <= last
    unknown = values == UNKNOWN_YEAR
    found: NDArray[np.bool_] = (fits | unknown) if filters.born_unknown else (fits & ~unknown)
    return found


def _day_fits(values: NDArray[np.int32], first: date | None, last: date | None) -> NDArray[np.bool_]:
    fits = np.ones(len(values), dtype=bool)
    if first is not None:
        fits &= values >= in_days(first)
    if last is not None:
        fits &= values <= in_days(last)
    return fits


def _tagged(view: GalleryView, filters: Filters) -> NDArray[np.int64] | None:
    """Portraits that carry one of the tags asked for, in order; None if none is asked for."""
    if not filters.tags:
        return None
    found: set[int] = set()
    for tag in filters.tags:
        rows = view.db.conn.execute(
            "SELECT g.portrait FROM portrait_tags g JOIN tags t ON t.id = g.tag WHERE t.name = ?", (tag,)
        )
        found.update(portrait for (portrait,) in rows)
    return np.array(sorted(found), dtype=np.int64)
