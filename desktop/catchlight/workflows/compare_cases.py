"""Compare the cases, their members and exhibits, and the recorders' clocks with what the log says of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.cases import Case, memberships_of
from catchlight.evidence.exhibits import Exhibit, exhibits_of
from catchlight.evidence.log import LogEntry
from catchlight.evidence.problems import Problem
from catchlight.evidence.recorder_clock import every_clock_of
from catchlight.evidence.retention import keeping_of
from catchlight.workflows.compare_searches import differing_names

_KEEPING = frozenset({"case.held", "case.released", "case.closed", "case.reopened", "case.retention.set"})
ACTIONS = _KEEPING | {
    *("case.opened", "case.member.added", "case.member.removed", "exhibit.added", "exhibit.clock.noted"),
}


@dataclass
class LoggedCase:
    """A case as the log has it; texts in it are None where they were erased.

    Attributes:
        entry: The entry that opened it.
        opened: What was said when it was opened, by column.
        members: By account, since when, each with its entry.
        exhibits: What was noted of each as it was taken in, by id, with its entry.
        clocks: Every note of an exhibit's recorder clock, oldest first, with its entry.
        kept: The newest entry about its hold, end or last day.
        held: Since when it is held and why, or None for both.
        closed_at: Since when it is closed, or None.
        retain_until: The last day of its own, or None.
    """

    entry: int
    opened: Mapping[str, Any]
    members: dict[str, tuple[int, str]] = field(default_factory=dict)
    exhibits: dict[str, tuple[int, Mapping[str, Any]]] = field(default_factory=dict)
    clocks: dict[str, list[tuple[int, Mapping[str, Any]]]] = field(default_factory=dict)
    kept: int | None = None
    held: tuple[str | None, str | None] = (None, None)
    closed_at: str | None = None
    retain_until: str | None = None

    @classmethod
    def of(cls, entry: LogEntry) -> "LoggedCase":
        """A case as it is opened."""
        details, time = entry.document["details"], entry.document["time"]
        said = {"number": details["number"], "offence": details["offence"], "opened_at": time, "opened_by": entry.actor}
        members = {entry.document["actor"]["account"]: (entry.sequence, time)}
        return cls(entry.sequence, {name: text for name, text in said.items() if text is not None}, members)

    def read(self, entry: LogEntry) -> None:
        """Take the next entry about it, or about an exhibit of it."""
        details, number, time = entry.document["details"], entry.sequence, entry.document["time"]
        if entry.document["action"] in _KEEPING:
            self.kept = number
        match entry.document["action"]:
            case "case.member.added":
                self.members.setdefault(details["account"], (number, time))
            case "case.member.removed":
                self.members.pop(details["account"], None)
            case "case.held":
                self.held = time, details["reason"]
            case "case.released":
                self.held = None, None
            case "case.closed":
                self.closed_at = time
            case "case.reopened":
                self.closed_at = None
            case "case.retention.set":
                self.retain_until = details["until"]
            case _:
                self._read_exhibit(entry)

    def _read_exhibit(self, entry: LogEntry) -> None:
        details, number, time = entry.document["details"], entry.sequence, entry.document["time"]
        match entry.document["action"]:
            case "exhibit.added":
                (subject,) = entry.document["subjects"]
                said = {**details, "sha256": subject["sha256"], "added_at": time, "added_by": entry.actor}
                self.exhibits[details["exhibit"]] = number, said
            case "exhibit.clock.noted":
                noted = {**details, "noted_at": time, "noted_by": entry.actor}
                self.clocks.setdefault(details["exhibit"], []).append((number, noted))

    def compare(self, db: Database, case: Case) -> Iterator[Problem]:
        """What the tables say otherwise of the case, its members and exhibits; what was found in these is left out."""
        stored = {name: getattr(case, name) for name in ("number", "offence", "opened_at", "opened_by")}
        if names := differing_names(stored, self.opened):
            yield Problem(self.entry, f"the case was opened otherwise in the lab's tables than in the log ({names})")
        keeping = keeping_of(db, case, case_days=0)
        own_date = keeping.expires_on.isoformat() if keeping.has_own_date else None
        held = keeping.held_since, keeping.held_because
        if (held, keeping.closed_at, own_date) != (self.held, self.closed_at, self.retain_until):
            text = "the case has another hold, end or last day in the lab's tables than in the log"
            yield Problem(self.kept or self.entry, text)
        yield from self._compare_members(memberships_of(db, case))
        exhibits = {exhibit.id: exhibit for exhibit in exhibits_of(db, case)}
        for identifier, (entry, said) in self.exhibits.items():
            exhibit = exhibits.pop(identifier, None)
            if exhibit is None or exhibit.sha256 != said["sha256"]:
                yield Problem(entry, "the exhibit of the case is gone from the lab's tables, or changed there")
            else:
                yield from self._compare_exhibit(db, exhibit, entry, said)
        yield from self._unknown(len(exhibits), "exhibit of the case")

    def _compare_members(self, stored: Mapping[str, str]) -> Iterator[Problem]:
        for account, (entry, since) in self.members.items():
            if stored.get(account) != since:
                yield Problem(entry, "the member of the case is gone from the lab's tables, or changed there")
        yield from self._unknown(len(stored.keys() - self.members.keys()), "member of the case")

    def _unknown(self, added: int, what: str) -> Iterator[Problem]:
        if added:
            yield Problem(self.entry, f"the case has {added} in the lab's tables as {what} that no entry knows")

    def _compare_exhibit(
        self, db: Database, exhibit: Exhibit, entry: int, said: Mapping[str, Any]
    ) -> Iterator[Problem]:
        """What was noted of a file as it was taken in, and each note of its recorder's clock."""
        stored = {name: getattr(exhibit, name) for name in _NOTED}
        stored |= {"bytes": exhibit.size, "original_kept": exhibit.kept}
        if names := differing_names(stored, said):
            yield Problem(entry, f"the exhibit {exhibit.id} is otherwise in the lab's tables ({names})")
        noted, clocks = self.clocks.get(exhibit.id, []), every_clock_of(db, exhibit.row)
        for (number, logged), clock in zip(noted, clocks, strict=False):
            shown = {**vars(clock), "shown": clock.shown.isoformat()}
            if names := differing_names(shown, logged):
                text = f"the recorder's clock of exhibit {exhibit.id} is another one in the lab's tables ({names})"
                yield Problem(number, text)
        if len(noted) != len(clocks):
            text = f"notes of the recorder's clock of exhibit {exhibit.id} are gone or were added in the lab's tables"
            yield Problem(noted[-1][0] if noted else entry, text)


_NOTED = (
    *("path", "kind", "width", "height", "frames_expected", "reference", "seized_by", "seized_at"),
    *("added_at", "added_by"),
)
