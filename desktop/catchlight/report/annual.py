"""The annual report on searches, for the authorities: counts without names, small ones suppressed.

Source: Regulation (EU) 2024/1689 (AI Act), Art. 26(10), last subparagraphs: deployers report each year on their use,
in aggregate, without sensitive operational data. Suppression follows statistical practice: a count below a bound, and
above 0, is not told; where the others and the total would give it away, the next smallest is not told either
(complementary suppression). Every table counts the same searches, so subtracting two of them gives nothing away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from catchlight.report.document import Cell, Document, Table, readable_time

SUPPRESSED = "not told"
OTHER = "all others"
_SMALL = (
    f"Counts from 1 to {{most}} are not told ({SUPPRESSED!r}), nor a further one where the others would give them away."
    f" Offences and units with fewer searches are counted as {OTHER!r}."
)


@dataclass(frozen=True)
class Told:
    """A count as it may be told: None where it is suppressed."""

    name: str
    count: int | None


@dataclass(frozen=True)
class Breakdown:
    """All searches of the year, counted by one thing; every search is in exactly one of the rows."""

    title: str
    rows: tuple[Told, ...]


@dataclass(frozen=True)
class AnnualFigures:
    """The report of a year; it holds nothing that may not be told.

    Attributes:
        lab: The lab's name.
        year: The year, in the zone of the policy's office hours.
        as_of: When it was worked out (aware).
        smallest_count: The policy's bound.
        policy_sha256: The policy in force.
        entries: It speaks from the log's entries 1 to this.
        submitted: All searches begun in the year, or None where suppressed.
        breakdowns: The same searches, by one thing each.
    """

    lab: str
    year: int
    as_of: datetime
    smallest_count: int
    policy_sha256: str
    entries: int
    submitted: int | None
    breakdowns: tuple[Breakdown, ...]


def suppressed(counts: Mapping[str, int], *, smallest: int) -> tuple[Told, ...]:
    """Counts that add up to a total that is told, as they may be told, in their order.

    A count from 1 to below `smallest` is suppressed; then the smallest of the others, until at least two are and
    together they reach `smallest`, so that neither the total nor the bound gives any of them away.
    """
    hidden = {name for name, count in counts.items() if 0 < count < smallest}
    rest = sorted((count, name) for name, count in counts.items() if count >= smallest)
    while hidden and rest and (len(hidden) < 2 or sum(counts[name] for name in hidden) < smallest):
        hidden.add(rest.pop(0)[1])
    return tuple(Told(name, None if name in hidden else count) for name, count in counts.items())


def gathered(counts: Mapping[str, int], *, smallest: int) -> dict[str, int]:
    """Counts of free texts, the most frequent first; those below `smallest` are one, since the text itself tells."""
    told = {name: count for name, count in counts.items() if count >= smallest and name != OTHER}
    ordered = dict(sorted(told.items(), key=lambda one: (-one[1], one[0].casefold())))
    others = sum(counts.values()) - sum(told.values())
    return {**ordered, OTHER: others} if others else ordered


def total_told(total: int, *, smallest: int) -> int | None:
    """The total as it may be told."""
    return None if 0 < total < smallest else total


def breakdown(title: str, counts: Mapping[str, int], *, smallest: int) -> Breakdown:
    """One table of the report, suppressed."""
    return Breakdown(title, suppressed(counts, smallest=smallest))


def annual_document(figures: AnnualFigures) -> Document:
    """The page of it."""
    return Document(
        title=f"Annual report on searches, {figures.year}",
        facts=(
            ("Lab", figures.lab),
            ("Year", str(figures.year)),
            ("Worked out", readable_time(figures.as_of)),
            ("Speaks from", f"entries 1 to {figures.entries} of the evidence log"),
            ("Policy", figures.policy_sha256),
            ("Searches", str(_cell(figures.submitted))),
        ),
        tables=tuple(
            Table(one.title, ("", "Searches"), _rows(one.rows), empty="No search.") for one in figures.breakdowns
        ),
        notes=(
            *((_SMALL.format(most=figures.smallest_count - 1),) if figures.smallest_count > 1 else ()),
            "A sweep of all faces of a case is counted as one search.",
            "Counted from the entries of the lab's evidence log. A candidate is a lead, never an identification.",
        ),
    )


def _rows(rows: Sequence[Told]) -> tuple[tuple[Cell, ...], ...]:
    return tuple((one.name, _cell(one.count)) for one in rows)


def _cell(count: int | None) -> Cell:
    return SUPPRESSED if count is None else count
