"""What the log page shows, read from the lab in the reading thread, so the rooms are imported in here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catchlight.gui.log_words import Names

if TYPE_CHECKING:
    from sqlite_utils import Database

    from catchlight.evidence.entry import Actor
    from catchlight.evidence.log_filter import LogFilter
    from catchlight.evidence.timeline import EntryInFull, Scanned, TimelineEntry
    from catchlight.lab.folder import Lab

SCAN = 20_000
"""Entries that one read looks through, so that other reads come in between."""


@dataclass(frozen=True)
class LogHead:
    """How long the log is, and what it names by identifier.

    Attributes:
        total: Entries in the log.
        names: Case numbers and account names.
        cases: Number and identifier of the cases that may be asked for, newest first.
        accounts: Name and identifier of every account.
    """

    total: int
    names: Names
    cases: tuple[tuple[str, str], ...]
    accounts: tuple[tuple[str, str], ...]

    @classmethod
    def nothing(cls) -> "LogHead":
        """Of no log."""
        return cls(0, Names(), (), ())


@dataclass(frozen=True)
class SignedBy:
    """Whose key signed an entry; "" where the key is not known."""

    entry: "EntryInFull"
    name: str


def head(lab: "Lab", actor: "Actor") -> LogHead:
    """The log's length and names."""
    from catchlight.evidence.log import log_size  # noqa: PLC0415
    from catchlight.lab.accounts import all_accounts  # noqa: PLC0415
    from catchlight.workflows.case_access import cases_for  # noqa: PLC0415

    with lab.reading() as db:
        cases, accounts = cases_for(db, actor), all_accounts(db)
        names = Names({case.identifier: case.number for case in cases}, {one.identifier: one.name for one in accounts})
        return LogHead(
            log_size(db),
            names,
            tuple((case.number, case.identifier) for case in cases),
            tuple((one.name, one.identifier) for one in accounts),
        )


def entries(lab: "Lab", actor: "Actor", sequences: Sequence[int]) -> "tuple[TimelineEntry, ...]":
    """The entries of these numbers."""
    from catchlight.evidence.timeline import entries_at  # noqa: PLC0415

    with lab.reading() as db:
        return entries_at(db, sequences, visible=visible_to(db, actor))


def scan(lab: "Lab", actor: "Actor", wanted: "LogFilter", *, below: int, down_to: int) -> "Scanned":
    """The next part of the log that was not looked through yet, down to an entry at most."""
    from catchlight.evidence.timeline import scan_log  # noqa: PLC0415

    with lab.reading() as db:
        return scan_log(db, wanted, below=below, most=min(SCAN, below - down_to), visible=visible_to(db, actor))


def in_full(lab: "Lab", actor: "Actor", sequence: int) -> SignedBy | None:
    """One entry in full."""
    from catchlight.evidence.timeline import entry_in_full  # noqa: PLC0415
    from catchlight.lab.accounts import account_of  # noqa: PLC0415
    from catchlight.lab.known_keys import key_known  # noqa: PLC0415

    with lab.reading() as db:
        found = entry_in_full(db, sequence, visible=visible_to(db, actor))
        if found is None:
            return None
        known = None if found.signer is None else key_known(db, found.signer)
        account = None if known is None else account_of(db, known[0])
        return SignedBy(found, "" if account is None else account.name)


def visible_to(db: "Database", actor: "Actor") -> frozenset[str] | None:
    """The cases whose texts the actor may see; None for all."""
    from catchlight.lab.accounts import Role  # noqa: PLC0415
    from catchlight.workflows.case_access import cases_for  # noqa: PLC0415

    if Role.AUDITOR in actor.roles:
        return None
    return frozenset(case.identifier for case in cases_for(db, actor))
