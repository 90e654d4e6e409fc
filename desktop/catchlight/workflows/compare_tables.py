"""Compare the lab's tables with what its log says: accounts, cases, exhibits, searches, what was found, the gallery.

The tables are what the program works with and shows; the log is what is signed. Somebody who edits a table without an
entry shows here.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from sqlite_utils import Database

from catchlight.evidence.cases import all_cases
from catchlight.evidence.exhibits import exhibits_of
from catchlight.evidence.log import LogEntry, log_size, read_log
from catchlight.evidence.problems import Problem
from catchlight.gallery import against_log, snapshots_against_log
from catchlight.gallery.against_log import LoggedGallery
from catchlight.gallery.searches import searches_of
from catchlight.gallery.snapshots_against_log import LoggedSnapshots
from catchlight.jobs import JobControl
from catchlight.lab.schema import dangling_rows
from catchlight.workflows import compare_accounts, compare_cases, compare_faces, compare_kept
from catchlight.workflows.compare_accounts import LoggedAccounts
from catchlight.workflows.compare_cases import LoggedCase
from catchlight.workflows.compare_faces import LoggedFaces
from catchlight.workflows.compare_kept import LoggedKept
from catchlight.workflows.compare_searches import LoggedSearches, compare_searches

_SEARCHES = frozenset({"search.started", "search.authorised", "search.authorisation.refused", "search.finished"})
ACTIONS = compare_accounts.ACTIONS | compare_cases.ACTIONS | compare_kept.ACTIONS | _SEARCHES
_ACTIONS = ACTIONS | compare_faces.ACTIONS | against_log.ACTIONS | snapshots_against_log.ACTIONS
_AT_ONCE = 256
"""Entries that are in memory together: one of an enrolment names many portraits."""


@dataclass
class _Logged:
    """What the log says in the end."""

    accounts: LoggedAccounts = field(default_factory=LoggedAccounts)
    cases: dict[str, LoggedCase] = field(default_factory=dict)
    faces: LoggedFaces = field(default_factory=LoggedFaces)
    searches: LoggedSearches = field(default_factory=LoggedSearches)
    snapshots: LoggedSnapshots = field(default_factory=LoggedSnapshots)
    kept: LoggedKept = field(default_factory=LoggedKept)
    erased: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, entry: LogEntry) -> None:
        """Take the next entry; one that the program never writes says nothing of the tables."""
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            self._read(entry)

    def _read(self, entry: LogEntry) -> None:
        details, case, action = entry.document["details"], entry.document["case"], str(entry.document["action"])
        if action in compare_kept.ACTIONS:
            self.kept.read(entry)
            if action == "erasure.done":
                self.erased[details["kind"], details["subject"]] = entry.document["time"]
        elif action in compare_accounts.ACTIONS:
            self.accounts.read(entry)
        elif action == "case.opened":
            self.cases[case] = LoggedCase.of(entry)
        elif action in compare_cases.ACTIONS:
            self.cases[case].read(entry)
        elif action in _SEARCHES:
            self.searches.read(entry)
        elif action in snapshots_against_log.ACTIONS:
            self.snapshots.read(entry)
        elif action.startswith(("extraction.", "track.")):
            self.faces.read(entry)


def compare_tables(db: Database, control: JobControl | None = None) -> tuple[Problem, ...]:
    """What the tables say otherwise than the log, by the entry that says it; of a log that is in order itself.

    Every face and every template is read, so it takes as long as that.

    Raises:
        CatchlightError: if an entry cannot be read.
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    db.conn.execute("BEGIN")  # tables and log of one moment, whoever writes meanwhile
    try:
        with against_log.replaying() as gallery:
            logged = _Logged()
            _replay(db, control, logged, gallery)
            found = [
                *_readable(lambda: logged.accounts.compare(db), "accounts"),
                *_readable(lambda: _cases(db, logged, control), "cases"),
                *_readable(lambda: logged.kept.compare(db), "checkpoints and erasures"),
                *_readable(lambda: gallery.compare(db, control), "the gallery"),
                *_readable(lambda: logged.snapshots.compare(db), "imported snapshots"),
                *(
                    Problem(None, f"{rows} rows of {table} belong to nothing")
                    for table, rows in dangling_rows(db).items()
                ),
            ]
    finally:
        db.conn.execute("ROLLBACK")
    return tuple(sorted(found, key=lambda problem: problem.entry or 0))


def _replay(db: Database, control: JobControl, logged: _Logged, gallery: LoggedGallery) -> None:
    """Read the log once, a few entries at a time."""
    first, total = 1, log_size(db)
    while page := list(read_log(db, first=first, limit=_AT_ONCE, actions=_ACTIONS)):
        control.step(page[0].sequence, total, "entries compared with the tables")
        for entry in page:
            logged.read(entry)
            with suppress(KeyError, TypeError, ValueError, AttributeError):  # the program never wrote such an entry
                if entry.document["action"] in against_log.ACTIONS:
                    gallery.read(entry)
        first = page[-1].sequence + 1


def _readable(compare: Callable[[], Iterator[Problem]], what: str) -> list[Problem]:
    """What was found; values that the program never writes are a find of their own."""
    found: list[Problem] = []
    try:
        for one in compare():
            found.append(one)  # noqa: PERF402 - what was found before it could not go on is told
    except (ValueError, TypeError, KeyError, LookupError, AttributeError, RuntimeError, ArithmeticError):
        found.append(Problem(None, f"the lab's tables of {what} hold what the program never writes"))
    return found


def _cases(db: Database, logged: _Logged, control: JobControl) -> Iterator[Problem]:
    stored = {case.identifier: case for case in all_cases(db)}
    for identifier in stored.keys() - logged.cases.keys():
        yield Problem(None, f"a case stands in the lab's tables that no entry opened ({identifier})")
    for identifier, known in logged.cases.items():
        case, is_erased = stored.get(identifier), ("case", identifier) in logged.erased
        if case is None or is_erased:
            if case is not None:
                yield Problem(known.entry, "the case was erased, and stands in the lab's tables again")
            elif not is_erased:
                yield Problem(known.entry, "the case is gone from the lab's tables")
            continue
        yield from known.compare(db, case)
        exhibits = exhibits_of(db, case)
        for done, exhibit in enumerate(exhibits):
            control.step(done, len(exhibits), "exhibits compared with the log")
            found = partial(logged.faces.compare, db, exhibit)
            yield from _readable(found, f"what was found in exhibit {exhibit.id}")
        yield from compare_searches(db, searches_of(db, case), identifier, logged.searches, logged.erased)
