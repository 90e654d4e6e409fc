"""Searches counted by a name (of a unit, an examiner, an offence, a month), and sweeps by their faces."""

from collections.abc import Callable, Iterable

from catchlight.report.search_facts import SearchFact
from catchlight.report.statistics import Count, Swept


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
            sum(one.probes is None for one in found),
            sum(bool(one.candidates) for one in found if one.probes is None),
            sum(is_abandoned(one) for one in found if one.probes is None),
            sum(one.probes or 0 for one in found),
        )
        for key, found in groups.items()
    ]
    return tuple(
        sorted(counts, key=lambda one: one.name if by_name else (-one.submitted - one.swept, one.name.casefold()))
    )


def is_abandoned(one: SearchFact) -> bool:
    """True for a search that came to no result: cancelled, failed, or stopped."""
    return one.is_abandoned and one.candidates is None


def swept(searches: Iterable[SearchFact]) -> Swept:
    """The sweeps among searches, each of their faces counted as one search."""
    sweeps = [one for one in searches if one.probes is not None]
    total = sum(one.probes or 0 for one in sweeps)
    finished = sum(one.probes or 0 for one in sweeps if one.candidates is not None)
    with_candidates = sum(one.candidates or 0 for one in sweeps)
    abandoned = sum(one.probes or 0 for one in sweeps if is_abandoned(one))
    unfinished = sum(one.probes or 0 for one in sweeps if one.is_unfinished)
    return Swept(
        sweeps=len(sweeps),
        submitted=total,
        with_candidates=with_candidates,
        without_candidates=finished - with_candidates,
        abandoned=abandoned,
        unfinished=unfinished,
        erased_before_end=total - finished - abandoned - unfinished,
    )
