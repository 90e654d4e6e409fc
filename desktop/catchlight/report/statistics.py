"""How a lab searches, for those who oversee it: figures, what was out of order, and where to look.

The figures are worked out from the log's entries alone (see `search_facts`), except for failed sign-ins that wait for
an entry. Beside them stands one published reference.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from catchlight.report.document import Document, Table, readable_time
from catchlight.report.same_person import LINKED

IDLE_DAYS = 90
"""A case without any act for so long, and not closed, was opened and never concluded."""
UNFINISHED_SECONDS = 3600
"""A search that began so long ago and has no end was never concluded; a younger one may still run."""
JOINS_LATER = "Suitable and reportable counts join with the examination work; until then nobody can tell them here."
_HINT = (
    f"Probes with a comparison score of at least {LINKED}, or the same person listed first in both with at least that"
    " score. A hint, never an identification; the score is not validated."
)


@dataclass(frozen=True)
class Reference:
    """Published counts of another system, to see the lab's own beside."""

    name: str
    submitted: int
    suitable: int
    recognised: int
    source: str


CATCH_2024 = Reference(
    "CATCH, Netherlands, 2024",
    2022,
    884,
    499,
    "Dutch police, news release on facial comparison in investigations in 2024 (2,022 images submitted, 884 of"
    " sufficient quality, 499 recognised)",
)


@dataclass(frozen=True)
class Count:
    """Searches counted under one name.

    Attributes:
        name: Of the unit, the examiner, the offence or the month.
        submitted: Searches begun.
        with_candidates: Of these, those that listed at least one.
        abandoned: Of these, those that came to no result: cancelled, failed, or stopped.
        swept: Faces searched for in sweeps, each counted as one search and apart from the others.
    """

    name: str
    submitted: int
    with_candidates: int
    abandoned: int
    swept: int = 0


@dataclass(frozen=True)
class Swept:
    """Sweeps, counted as one search for each face; the five after `submitted` add up to it.

    Attributes:
        sweeps: Sweeps begun.
        submitted: Faces searched for in them.
        with_candidates: Of these, those with at least one candidate.
        without_candidates: Of these, those with an empty list.
        abandoned: Faces of sweeps that came to no result.
        unfinished: Faces of sweeps that were begun and have no end.
        erased_before_end: Faces of sweeps that were erased before they had a result.
    """

    sweeps: int = 0
    submitted: int = 0
    with_candidates: int = 0
    without_candidates: int = 0
    abandoned: int = 0
    unfinished: int = 0
    erased_before_end: int = 0


@dataclass(frozen=True)
class Finding:
    """Something to look at.

    Attributes:
        entry: The log entry that shows it.
        search: The search it is about, `s7`, or None.
        case: The case's number, "(erased)", or None.
        who: The name of the account, or None where there is none.
        at: When (aware).
        what: What is out of order.
    """

    entry: int
    search: str | None
    case: str | None
    who: str | None
    at: datetime
    what: str


@dataclass(frozen=True)
class PossiblySame:
    """Searches of several cases that were possibly for the same person.

    Attributes:
        cases: The cases' numbers.
        searches: The searches.
        because: Why they are linked.
    """

    cases: tuple[str, ...]
    searches: tuple[str, ...]
    because: str


@dataclass(frozen=True)
class Statistics:
    """What those who oversee a lab see of its searches.

    Attributes:
        since: Begin of the period (aware), or None for the lab's.
        until: Its end (aware), not part of it.
        as_of: When it was worked out (aware).
        lab: The lab's name.
        entries: It speaks from the log's entries 1 to this.
        zone: The zone of months and office hours.
        policy_sha256: The policy in force.
        submitted: Searches of one face begun in the period; `with_candidates`, `without_candidates`, `abandoned` and
            `unfinished` say what became of them, and add up to it together with `erased_before_end`.
        erased_before_end: Searches that were erased before they had a result.
        by_unit: The unit of an account is the one it was made in.
        not_in_time: Searches without authority in time: overdue, or granted late.
        refused: Searches whose authorisation was refused.
        outside_hours: Searches begun outside the policy's office hours.
        possibly_same: Groups of searches, at least one of them of the period.
        not_compared: Searches that were erased, or whose probe's template is not there any more.
        not_concluded: Searches and cases that were begun and never concluded.
        failed_sign_ins: As logged.
        failed_sign_ins_waiting: Those that no entry tells of yet.
        refused_accesses: As logged.
        swept: Sweeps, which are in none of the counts above but by unit, examiner, offence, month and scope.
    """

    since: datetime | None
    until: datetime
    as_of: datetime
    lab: str
    entries: int
    zone: str
    policy_sha256: str
    submitted: int
    with_candidates: int
    without_candidates: int
    abandoned: int
    unfinished: int
    erased_before_end: int
    by_unit: tuple[Count, ...]
    by_examiner: tuple[Count, ...]
    by_offence: tuple[Count, ...]
    by_month: tuple[Count, ...]
    by_scope: tuple[Count, ...]
    not_in_time: tuple[Finding, ...]
    refused: tuple[Finding, ...]
    outside_hours: tuple[Finding, ...]
    possibly_same: tuple[PossiblySame, ...]
    not_compared: int
    not_concluded: tuple[Finding, ...]
    failed_sign_ins: tuple[Finding, ...]
    failed_sign_ins_waiting: int
    refused_accesses: tuple[Finding, ...]
    swept: Swept = Swept()
    reference: Reference = CATCH_2024


def statistics_document(statistics: Statistics) -> Document:
    """The page of it."""
    one = statistics
    since = "the lab's beginning" if one.since is None else readable_time(one.since)
    return Document(
        title=f"Searches of the lab {one.lab}",
        facts=(
            ("Period", f"{since} to {readable_time(one.until)}"),
            ("Worked out", readable_time(one.as_of)),
            ("Speaks from", f"entries 1 to {one.entries} of the evidence log"),
            ("Months and office hours", f"in the zone {one.zone}"),
            ("Policy", one.policy_sha256),
        ),
        tables=(
            _submitted(one),
            *(
                _counts(f"By {name}", name.capitalize(), counts)
                for name, counts in (
                    ("unit", one.by_unit),
                    ("examiner", one.by_examiner),
                    ("offence", one.by_offence),
                    ("month", one.by_month),
                    ("scope", one.by_scope),
                )
            ),
            _findings("Without authority in time", one.not_in_time),
            _findings("Authorisation refused", one.refused),
            _findings("Outside office hours", one.outside_hours),
            _same(one),
            _findings(
                "Opened but never concluded",
                one.not_concluded,
                f"Searches begun more than an hour ago without an end; cases without any act for {IDLE_DAYS} days and"
                " not closed. Consulting a case is no act.",
            ),
            _findings(
                "Failed sign-ins",
                one.failed_sign_ins,
                f"{one.failed_sign_ins_waiting} more wait for the next sign-in, which logs them.",
            ),
            _findings("Refused accesses", one.refused_accesses),
        ),
        notes=(JOINS_LATER, "A candidate is a lead, never an identification. What was erased shows as (erased)."),
    )


def _submitted(one: Statistics) -> Table:
    reference, swept = one.reference, one.swept
    return Table(
        "Searches",
        ("Source", "Submitted", "With candidates", "Without candidates", "Abandoned", "Unfinished", "Suitable",
         "Recognised"),
        (
            ("This lab", one.submitted, one.with_candidates, one.without_candidates, one.abandoned, one.unfinished,
             None, None),
            ("This lab, in sweeps", swept.submitted, swept.with_candidates, swept.without_candidates, swept.abandoned,
             swept.unfinished, None, None),
            (reference.name, reference.submitted, None, None, None, None, reference.suitable, reference.recognised),
        ),
        (
            f"Reference: {reference.source}. Another country's practice, not a target.",
            f"Erased before a result: {one.erased_before_end} searches, and {swept.erased_before_end} faces of sweeps.",
            f"{swept.sweeps} sweeps: each face of a sweep is counted as one search, apart from searches of one face.",
        ),
    )  # fmt: skip


def _counts(title: str, name: str, counts: tuple[Count, ...]) -> Table:
    return Table(
        title,
        (name, "Submitted", "With candidates", "Abandoned", "In sweeps"),
        tuple((one.name, one.submitted, one.with_candidates, one.abandoned, one.swept) for one in counts),
        empty="No search.",
    )


def _findings(title: str, findings: Iterable[Finding], *notes: str) -> Table:
    rows = tuple(
        (one.search or f"entry {one.entry}", one.entry, one.case or "", one.who or "", readable_time(one.at), one.what)
        for one in findings
    )
    return Table(title, ("Search", "Entry", "Case", "Who", "When", "What"), rows, notes)


def _same(one: Statistics) -> Table:
    return Table(
        "Possibly the same person in several cases",
        ("Cases", "Searches", "Because"),
        tuple((", ".join(group.cases), ", ".join(group.searches), group.because) for group in one.possibly_same),
        (
            _HINT,
            f"{one.not_compared} searches were not compared: erased, or their probe's template is not there any more.",
            "Sweeps are not compared; an exact search of one of their faces is.",
        ),
    )
