"""Searches counted by a name: of a unit, an examiner, an offence, a month."""

from collections.abc import Callable, Iterable

from catchlight.report.search_facts import SearchFact
from catchlight.report.statistics import Count


def counted(
    searches: Iterable[SearchFact], name_of: Callable[[SearchFact], str], *, by_name: bool = False
) -> tuple[Count, ...]:
    """Searches by a name, the most frequent first, or in the order of the names.

    Names that differ in capitals and spaces alone are one; it shows as it was written first.
    """
    groups: dict[str, list[SearchFact]] = {}
    names: dict[str, str] = {}
    for one in searches:
        name = name_of(one)
        key = " ".join(name.split()).casefold()
        names.setdefault(key, name)
        groups.setdefault(key, []).append(one)
    counts = [
        Count(
            names[key],
            len(found),
            sum(bool(one.candidates) for one in found),
            sum(is_abandoned(one) for one in found),
        )
        for key, found in groups.items()
    ]
    return tuple(sorted(counts, key=lambda one: one.name if by_name else (-one.submitted, one.name.casefold())))


def is_abandoned(one: SearchFact) -> bool:
    """True for a search that came to no result: cancelled, failed, or stopped."""
    return one.is_abandoned and one.candidates is None
