"""Problems are told by entry, and a long run of one and the same in short."""

from catchlight.evidence.problems import MOST_PLACES, TOLD_ONE_BY_ONE, Problem, Problems


def test_problems_are_told_in_the_order_of_the_entries_and_general_ones_last() -> None:
    problems = Problems()
    problems.add_general("a trigger is gone")
    problems.add(9, "changed")
    problems.add(2, "removed")

    assert problems.told() == (Problem(2, "removed"), Problem(9, "changed"), Problem(None, "a trigger is gone"))


def test_neighbours_with_the_same_problem_are_told_one_by_one_up_to_a_hundred_and_then_as_a_range() -> None:
    problems = Problems()
    for entry in range(5, 1005):
        problems.add(entry, "changed")

    told = problems.told()

    assert len(told) == TOLD_ONE_BY_ONE + 1
    assert told[0] == Problem(5, "changed")
    assert told[-1] == Problem(105, "changed (so it is with all entries from 105 to 1004)")


def test_a_range_without_end_costs_nothing() -> None:
    problems = Problems()
    problems.add(1, "removed", last=10**15)

    assert len(problems.told()) == TOLD_ONE_BY_ONE + 1


def test_what_is_found_twice_in_an_entry_is_told_once() -> None:
    problems = Problems()
    for entry in (4, 4, 5, 5):
        problems.add(entry, "a clear text was changed")

    assert problems.told() == (Problem(4, "a clear text was changed"), Problem(5, "a clear text was changed"))


def test_the_same_problem_at_very_many_places_is_told_in_short() -> None:
    problems = Problems()
    for entry in range(1, 20_001, 2):
        problems.add(entry, "changed")

    told = problems.told()

    assert len(told) == MOST_PLACES + 1
    rest = 10_000 - MOST_PLACES
    assert told[-1] == Problem(2 * MOST_PLACES + 1, f"changed (so it is at {rest} places up to entry 19999)")
