"""Small counts of the annual report cannot be read, nor worked out from what is told."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.report.annual import (
    OTHER,
    SUPPRESSED,
    AnnualFigures,
    Breakdown,
    Told,
    annual_document,
    breakdown,
    gathered,
    suppressed,
    total_told,
)
from catchlight.report.document import text_of

COUNTS = st.dictionaries(st.text("abcdefghij", min_size=1, max_size=3), st.integers(0, 40), max_size=8)


def told(counts: dict[str, int], *, smallest: int = 5) -> list[int | None]:
    return [one.count for one in suppressed(counts, smallest=smallest)]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([10, 20], [10, 20]),
        ([10, 0], [10, 0]),
        ([10, 3, 20], [None, None, 20]),
        ([10, 3, 4], [10, None, None]),
        ([10, 1, 1], [None, None, None]),
        ([10, 7, 1, 1], [10, None, None, None]),
        ([3], [None]),
        ([3, 0], [None, 0]),
        ([], []),
    ],
)
def test_a_small_count_is_not_told_nor_what_would_give_it_away(counts: list[int], expected: list[int | None]) -> None:
    assert told(dict(zip("abcdefgh", counts, strict=False))) == expected


@given(COUNTS, st.integers(1, 12))
def test_what_is_told_is_true_and_nothing_small_is(counts: dict[str, int], smallest: int) -> None:
    rows = suppressed(counts, smallest=smallest)
    assert [one.name for one in rows] == list(counts)
    for one in rows:
        if one.count is not None:
            assert one.count == counts[one.name]
            assert one.count == 0 or one.count >= smallest


@given(COUNTS, st.integers(2, 8))
def test_no_small_count_follows_from_the_total_and_the_others(counts: dict[str, int], smallest: int) -> None:
    total = sum(counts.values())
    hidden = [one.name for one in suppressed(counts, smallest=smallest) if one.count is None]
    if total_told(total, smallest=smallest) is None:
        return
    rest = total - sum(count for name, count in counts.items() if name not in hidden)
    assert not hidden or (len(hidden) >= 2 and rest >= smallest)
    if len(hidden) == 2:  # both the pair that is there and another one give what is left
        pairs = [(one, rest - one) for one in range(1, rest) if min(one, rest - one) < smallest]
        assert len(pairs) > 1


def test_the_total_of_a_small_year_is_not_told() -> None:
    assert [total_told(total, smallest=5) for total in (0, 1, 4, 5, 6)] == [0, None, None, 5, 6]


def test_rare_offences_are_not_even_named() -> None:
    counts = {"robbery": 9, "murder of J. Jansen": 1, "theft": 30, "arson": 4}
    assert gathered(counts, smallest=5) == {"theft": 30, "robbery": 9, OTHER: 5}
    assert gathered({"theft": 30}, smallest=5) == {"theft": 30}
    assert gathered({OTHER: 9, "theft": 6, "x": 1}, smallest=5) == {"theft": 6, OTHER: 10}


@given(COUNTS, st.integers(1, 8))
def test_gathering_loses_no_search(counts: dict[str, int], smallest: int) -> None:
    assert sum(gathered(counts, smallest=smallest).values()) == sum(counts.values())


def test_the_page_shows_no_suppressed_figure() -> None:
    for first, second in product((3, 4), repeat=2):
        figures = AnnualFigures(
            lab="lab",
            year=2026,
            as_of=datetime(2027, 1, 1, tzinfo=UTC),
            smallest_count=5,
            policy_sha256="ab",
            entries=9,
            submitted=first + second,
            breakdowns=(breakdown("By unit", {"North": first, "South": second}, smallest=5),),
        )
        text = text_of(annual_document(figures))
        assert text.count(SUPPRESSED) == 4  # both, and twice in the note that explains it
        assert figures.breakdowns == (Breakdown("By unit", (Told("North", None), Told("South", None))),)
        assert f"North  {first}" not in text
