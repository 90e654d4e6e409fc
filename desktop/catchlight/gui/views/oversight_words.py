"""The statistics in words: bars, and what is out of order by kind."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from catchlight.gui import formats
from catchlight.gui.core_words import told
from catchlight.gui.counts import counts
from catchlight.gui.widgets.plots import Bar

if TYPE_CHECKING:
    from catchlight.report.statistics import Count, Finding, Statistics

_MOST_BARS = 8
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z")


@dataclass(frozen=True)
class Line:
    """Something to look at, as a row: the entry behind it (None for several searches), when, and in words."""

    entry: int | None
    at: str
    search: str
    case: str
    who: str
    what: str


@dataclass(frozen=True)
class Warnings:
    """What is out of order of one kind.

    Attributes:
        name: What it is.
        note: What a reader must know.
        lines: Each of it.
        is_grave: Whether one of it already needs somebody to look.
    """

    name: str
    note: str
    lines: tuple[Line, ...]
    is_grave: bool = False


def months_of(by_month: "Sequence[Count]", *, first: str = "", last: str = "") -> list[str]:
    """The months shown, `2026-11`, those without a search too; none where there is no search at all.

    Args:
        by_month: The months that have searches.
        first: The first month shown, "" for the first that has searches.
        last: The last month shown at least.
    """
    known = [one.name for one in by_month]
    if not known:
        return []
    months, end = [], max(last, *known)
    year, month = (int(part) for part in (first or min(known)).split("-"))
    while (name := f"{year}-{month:02}") <= end:
        months.append(name)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months


def month_bars(by_month: "Sequence[Count]", months: Sequence[str], late: Sequence[int] = ()) -> list[Bar]:
    """A bar for each of these months; where `late` is given, its words say how many had no authority in time."""
    known = {one.name: one for one in by_month}
    names = ((name, *formats.month_of(name)) for name in months)
    bars = [_bar(short, known.get(name), whole, key=None) for name, short, whole in names]
    if not any(late):
        return bars
    return [replace(bar, words=f"{bar.said}, {counts.late(number)}") for bar, number in zip(bars, late, strict=True)]


def late_by_month(findings: "Sequence[Finding]", months: Sequence[str], zone: tzinfo) -> list[int]:
    """How many of the searches begun in each month had no authority in time."""
    begun = Counter(f"{one.at.astimezone(zone):%Y-%m}" for one in findings)
    return [begun[month] for month in months]


def rank_bars(by_name: "Sequence[Count]", *, can_open: bool = False) -> list[Bar]:
    """The most frequent, and the others together."""
    named = [(told(one.name), one) for one in by_name[:_MOST_BARS]]
    shown = [_bar(name, one, name, key=one.name if can_open else None) for name, one in named]
    rest = by_name[_MOST_BARS:]
    if rest:
        name = QCoreApplication.translate("oversight", "Others")
        value, part = sum(one.submitted for one in rest), sum(one.with_candidates for one in rest)
        shown.append(Bar(name, value, part, f"{name}: {counts.searches(value)}, {counts.with_candidates(part)}"))
    return shown


def warnings_of(shown: "Statistics") -> list[Warnings]:
    """Everything that somebody should look at, by kind."""
    same = tuple(
        Line(None, "", ", ".join(group.searches), ", ".join(group.cases), "", group.because)
        for group in shown.possibly_same
    )
    return [
        Warnings(
            QCoreApplication.translate("oversight", "Without authority in time"),
            QCoreApplication.translate(
                "oversight", "The authorisation was requested, and not granted within the policy’s hours."
            ),
            _lines(shown.not_in_time),
            is_grave=True,
        ),
        Warnings(
            QCoreApplication.translate("oversight", "Authorisation refused"),
            QCoreApplication.translate("oversight", "The search was stopped and its result erased."),
            _lines(shown.refused),
        ),
        Warnings(
            QCoreApplication.translate("oversight", "Outside office hours"),
            QCoreApplication.translate("oversight", "By the policy’s hours, in the zone {zone}.").format(
                zone=shown.zone
            ),
            _lines(shown.outside_hours),
        ),
        Warnings(
            QCoreApplication.translate("oversight", "Possibly one person in several cases"),
            QCoreApplication.translate(
                "oversight", "Probes look alike, or have one first candidate. A hint, never an identification."
            ),
            same,
        ),
        Warnings(
            QCoreApplication.translate("oversight", "Begun, never concluded"),
            QCoreApplication.translate("oversight", "Searches without an end, and cases without any act for 90 days."),
            _lines(shown.not_concluded),
        ),
        Warnings(
            QCoreApplication.translate("oversight", "Failed sign-ins"),
            QCoreApplication.translate("oversight", "{number} more wait for the next sign-in, which logs them.").format(
                number=formats.count(shown.failed_sign_ins_waiting)
            )
            if shown.failed_sign_ins_waiting
            else "",
            _lines(shown.failed_sign_ins),
        ),
        Warnings(
            QCoreApplication.translate("oversight", "Refused accesses"),
            QCoreApplication.translate("oversight", "Somebody asked for what their account may not see or do."),
            _lines(shown.refused_accesses),
            is_grave=True,
        ),
    ]


def _bar(name: str, one: "Count | None", whole: str, *, key: object) -> Bar:
    value, part = (0, 0) if one is None else (one.submitted, one.with_candidates)
    return Bar(name, value, part, f"{whole}: {counts.searches(value)}, {counts.with_candidates(part)}", key)


def _lines(findings: "Sequence[Finding]") -> tuple[Line, ...]:
    newest_first = sorted(findings, key=lambda one: one.entry, reverse=True)
    return tuple(
        Line(one.entry, one.at.isoformat(), one.search or "", one.case or "", one.who or "", _local(one.what))
        for one in newest_first
    )


def _local(text: str) -> str:
    """The same with the log's times as local ones."""
    return _TIME.sub(lambda found: formats.short_time(found.group()), text)
