"""The order of the rows against the numbers that the entries were written under."""

from hypothesis import given
from hypothesis import strategies as st

from catchlight.evidence.numbering import Numbering
from catchlight.evidence.problems import Problem, Problems


def told(rows: list[tuple[int, int | None]], *, size: int) -> tuple[Problem, ...]:
    numbering, problems = Numbering(), Problems()
    for row, written in rows:
        numbering.read(row, written)
    numbering.tell(problems, size=size)
    return problems.told()


@given(st.integers(0, 200))
def test_entries_in_their_rows_are_no_problem(size: int) -> None:
    assert told([(row, row) for row in range(1, size + 1)], size=size) == ()


@given(st.sets(st.integers(1, 60)))
def test_exactly_the_removed_entries_are_named(removed: set[int]) -> None:
    rows: list[tuple[int, int | None]] = [(row, row) for row in range(1, 61) if row not in removed]

    assert {found.entry for found in told(rows, size=60)} == removed


@given(st.sets(st.integers(1, 60), min_size=1))
def test_exactly_the_removed_entries_are_named_where_the_rest_was_renumbered(removed: set[int]) -> None:
    kept = [number for number in range(1, 61) if number not in removed]

    found = told(list(enumerate(kept, start=1)), size=60)

    assert {problem.entry for problem in found if "removed" in problem.problem} == removed


def test_a_row_that_cannot_be_read_is_taken_to_be_in_its_place() -> None:
    assert told([(1, 1), (2, None), (3, 3)], size=3) == ()


def test_a_number_that_cannot_be_does_not_accuse_entries_that_never_were() -> None:
    assert told([(1, 1), (2, 10**12), (3, 3)], size=3) == (
        Problem(2, f"the entry was reordered or inserted: it was written as entry {10**12}"),
        Problem(2, "the entry was removed"),
    )


def test_a_shuffled_log_is_told_in_short() -> None:
    rows: list[tuple[int, int | None]] = [(row, 2001 - row) for row in range(1, 2001)]

    assert len(told(rows, size=2000)) < 250
