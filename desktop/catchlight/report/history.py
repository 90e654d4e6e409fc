"""A case's whole history on one page: who did what, when, why, and to whom something was handed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from catchlight.evidence.log import LogEntry
from catchlight.report.document import ERASED, Document, Table, readable_time
from catchlight.report.search_facts import time_of
from catchlight.report.sentences import to_whom, what_was_done, why


@dataclass(frozen=True)
class HistoryLine:
    """One entry of the log as a sentence.

    Attributes:
        entry: Its sequence number.
        at: When (aware).
        who: Name of who acted, or "(erased)".
        role: The role they acted in.
        action: The entry's action.
        what: What was done.
        why: Why, or "".
        to_whom: To whom something was handed, or "".
    """

    entry: int
    at: datetime
    who: str
    role: str
    action: str
    what: str
    why: str
    to_whom: str


@dataclass(frozen=True)
class CaseHistory:
    """The history of a case.

    Attributes:
        case: The case's number, or "(erased)".
        identifier: Its identifier in the log.
        offence: The offence, or "(erased)".
        lab: The lab's name.
        entries: The log had so many entries then.
        as_of: When it was read (aware).
        lines: Its entries, oldest first.
    """

    case: str
    identifier: str
    offence: str
    lab: str
    entries: int
    as_of: datetime
    lines: tuple[HistoryLine, ...]


def history_lines(entries: Iterable[LogEntry], *, names: Mapping[str, str]) -> tuple[HistoryLine, ...]:
    """Entries as sentences; `names` are those of accounts by their identifiers."""
    return tuple(
        HistoryLine(
            entry=entry.sequence,
            at=time_of(entry),
            who=entry.actor or ERASED,
            role=entry.document["role"],
            action=entry.document["action"],
            what=what_was_done(entry.document["action"], entry.document["details"], names=names),
            why=why(entry.document["action"], entry.document["details"]),
            to_whom=to_whom(entry.document["details"]),
        )
        for entry in entries
    )


def history_document(history: CaseHistory) -> Document:
    """The page of it."""
    rows = tuple(
        (str(line.entry), readable_time(line.at), f"{line.who} ({line.role})", line.what, line.why, line.to_whom)
        for line in history.lines
    )
    return Document(
        title=f"History of the case {history.case}",
        facts=(
            ("Offence", history.offence),
            ("Lab", history.lab),
            ("Case in the log", history.identifier),
            ("Read", f"{readable_time(history.as_of)}, {history.entries} entries in the log, {len(rows)} of this case"),
        ),
        tables=(Table("What was done", ("Entry", "When", "Who", "What", "Why", "To whom"), rows),),
        notes=("Every line is an entry of the evidence log. What was erased shows as (erased).",),
    )
