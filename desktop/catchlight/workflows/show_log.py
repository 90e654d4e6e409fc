"""Show the entries of the evidence log to an account: those of cases that are not for it without their clear texts."""

from dataclasses import replace

from catchlight.evidence.actions import KINDS, Kind
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import LogEntry, read_log
from catchlight.evidence.timeline import TimelineEntry, entries_at
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import cases_shown


def show_log(
    lab: Lab, actor: Actor, *, first: int = 1, limit: int | None = None, kind: Kind | None = None
) -> list[tuple[LogEntry, bool]]:
    """The entries from `first` on, and for each whether its clear texts are withheld (None in the document then).

    Args:
        lab: The lab.
        actor: Who reads.
        first: The lowest sequence number.
        limit: How many at most; None for all.
        kind: Only entries of that kind of processing; None for all.

    Raises:
        NotPermitted: if the account was disabled meanwhile.
        CatchlightError: if an entry was changed so that it can no longer be read.
    """
    with lab.reading() as db:
        visible = cases_shown(db, actor)
        actions = None if kind is None else [action for action, its in KINDS.items() if its is kind]
        entries = list(read_log(db, first=first, limit=-1 if limit is None else limit, actions=actions))
        seen = entries_at(db, [entry.sequence for entry in entries], visible=visible)
        return [_shown(entry, one) for entry, one in zip(entries, seen, strict=True)]


def _shown(entry: LogEntry, seen: TimelineEntry) -> tuple[LogEntry, bool]:
    if not seen.withheld or seen.document is None:
        return entry, False
    return replace(entry, document=seen.document), True
