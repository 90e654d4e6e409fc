"""What the log says of people who were turned away: failed sign-ins, and refused accesses."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from catchlight.evidence.log import LogEntry
from catchlight.report.document import erased_or
from catchlight.report.search_facts import Facts, time_of
from catchlight.report.statistics import Finding

Within = Callable[[datetime], bool]


def failed_sign_ins(entries: Iterable[LogEntry], facts: Facts, within: Within) -> Iterator[Finding]:
    """Entries of failed sign-ins whose try was within the period."""
    for entry in entries:
        details = entry.document["details"]
        at = datetime.fromisoformat(details.get("at") or entry.document["time"])
        if within(at):
            account = details.get("account")
            who = "nobody's account" if account is None else facts.name(account)
            where = f"on {erased_or(details.get('workstation'))} as {erased_or(details.get('os_user'))}"
            yield Finding(entry.sequence, None, None, who, at, where)


def refused_accesses(entries: Iterable[LogEntry], facts: Facts, within: Within) -> Iterator[Finding]:
    """Entries of refused accesses within the period."""
    for entry in entries:
        if within(time_of(entry)):
            yield _refused(entry, facts)


def _refused(entry: LogEntry, facts: Facts) -> Finding:
    document, details = entry.document, entry.document["details"]
    case = document["case"]
    needs = " or ".join(str(one) for one in details.get("needs", []))
    what = f"asked for {details.get('what', 'something')}, which needs {needs or 'more'}"
    number = details.get("number") if case is None else facts.number(case)
    who = facts.name(document["actor"]["account"])
    return Finding(entry.sequence, details.get("search"), number, who, time_of(entry), what)
