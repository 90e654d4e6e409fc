"""Compare the lab's tables with what its log says: accounts, cases, exhibits, searches, what was found, the gallery.

The tables are what the program works with and shows; the log is what is signed. Somebody who edits a table without an
entry shows here.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.cases import all_cases, members_of
from catchlight.evidence.exhibits import Exhibit, exhibits_of
from catchlight.evidence.log import LogEntry, log_size, read_log
from catchlight.evidence.problems import Problem
from catchlight.evidence.recorder_clock import clock_of
from catchlight.evidence.retention import keeping_of
from catchlight.gallery import against_log, snapshots_against_log
from catchlight.gallery.against_log import LoggedGallery
from catchlight.gallery.searches import searches_of
from catchlight.gallery.snapshots_against_log import LoggedSnapshots
from catchlight.jobs import JobControl
from catchlight.lab.accounts import all_accounts, key_in_force
from catchlight.lab.keys import fingerprint
from catchlight.workflows import compare_faces
from catchlight.workflows.compare_faces import LoggedFaces
from catchlight.workflows.compare_searches import LoggedSearches, compare_searches, differing_names

ACTIONS = frozenset(
    {
        *("lab.created", "account.created", "account.roles.changed", "account.disabled", "account.enabled"),
        *(
            "account.reset",
            "account.key.rotated",
            "account.passphrase.changed",
            "case.opened",
            "case.member.added",
            "case.member.removed",
        ),
        *("case.held", "case.released", "case.closed", "case.reopened", "case.retention.set"),
        *("search.started", "search.authorised", "search.authorisation.refused", "search.finished"),
        *("exhibit.added", "exhibit.clock.noted", "erasure.done"),
    }
)
_ACTIONS = ACTIONS | compare_faces.ACTIONS | against_log.ACTIONS | snapshots_against_log.ACTIONS
_AT_ONCE = 256
"""Entries that are in memory together: one of an enrolment names many portraits."""


@dataclass
class _LoggedAccount:
    """An account as the log has it; `entry` is the newest entry about it, `name` None where it was erased."""

    entry: int
    name: str | None
    roles: list[str]
    key: str
    unit: str
    is_disabled: bool = False
    must_change_passphrase: bool = False


@dataclass
class _LoggedCase:
    """A case as the log has it: texts are None where they were erased; exhibits and members with their entries."""

    entry: int
    number: str | None
    offence: str | None
    members: dict[str, int] = field(default_factory=dict)
    exhibits: dict[tuple[str, str], int] = field(default_factory=dict)
    taken_in: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    clocks: dict[str, tuple[int, Mapping[str, Any]]] = field(default_factory=dict)
    is_held: bool = False
    is_closed: bool = False
    retain_until: str | None = None


@dataclass
class _Logged:
    """What the log says in the end."""

    accounts: dict[str, _LoggedAccount] = field(default_factory=dict)
    cases: dict[str, _LoggedCase] = field(default_factory=dict)
    searches: LoggedSearches = field(default_factory=LoggedSearches)
    snapshots: LoggedSnapshots = field(default_factory=LoggedSnapshots)
    erased: set[tuple[str, str]] = field(default_factory=set)

    def read(self, entry: LogEntry) -> None:
        """Take the next entry; one that the program never writes says nothing of the tables."""
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            self._read(entry)

    def _read(self, entry: LogEntry) -> None:
        details, case, number = entry.document["details"], entry.document["case"], entry.sequence
        match entry.document["action"]:
            case "lab.created" | "account.created":
                unit, is_first = details.get("unit") or "", entry.document["action"] == "lab.created"
                made = _LoggedAccount(number, details["account_name"], details["roles"], _key_of(details), unit)
                made.must_change_passphrase = not is_first
                self.accounts.setdefault(details["account"], made)
            case str(action) if action.startswith("account."):
                self._read_account(action, self.accounts[details["account"]], details, number)
            case "case.opened":
                opened = _LoggedCase(number, details["number"], details["offence"])
                opened.members[entry.document["actor"]["account"]] = number
                self.cases[case] = opened
            case str(action) if action.startswith("case."):
                _read_case(action, self.cases[case], details, number)
            case str(action) if action.startswith("exhibit."):
                _read_exhibit(entry, self.cases[case], details)
            case str(action) if action.startswith("search."):
                self.searches.read(entry)
            case str(action) if action in snapshots_against_log.ACTIONS:
                self.snapshots.read(entry)
            case "erasure.done":
                self.erased.add((details["kind"], details["subject"]))

    def _read_account(self, action: str, account: _LoggedAccount, details: Mapping[str, Any], number: int) -> None:
        account.entry = number
        if action == "account.roles.changed":
            account.roles = details["roles"]
        elif action in {"account.disabled", "account.enabled"}:
            account.is_disabled = action == "account.disabled"
        elif action == "account.passphrase.changed":
            account.must_change_passphrase = False
        else:
            account.key = _key_of(details)
            account.must_change_passphrase = account.must_change_passphrase or action == "account.reset"


def _read_exhibit(entry: LogEntry, case: _LoggedCase, details: Mapping[str, Any]) -> None:
    if entry.document["action"] == "exhibit.added":
        (subject,) = entry.document["subjects"]
        case.exhibits[details["exhibit"], subject["sha256"]] = entry.sequence
        case.taken_in[details["exhibit"]] = details
    else:
        case.clocks[details["exhibit"]] = entry.sequence, details


def _read_case(action: str, case: _LoggedCase, details: Mapping[str, Any], number: int) -> None:
    match action:
        case "case.member.added":
            case.members[details["account"]] = number
        case "case.member.removed":
            case.members.pop(details["account"], None)
        case "case.held" | "case.released":
            case.is_held = action == "case.held"
        case "case.closed" | "case.reopened":
            case.is_closed = action == "case.closed"
        case "case.retention.set":
            case.retain_until = details["until"]


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
            logged, faces = _Logged(), LoggedFaces()
            _replay(db, control, logged, faces, gallery)
            found = [
                *_readable(lambda: _accounts(db, logged), "accounts"),
                *_readable(lambda: _cases(db, logged, faces, control), "cases"),
                *_readable(lambda: gallery.compare(db, control), "the gallery"),
                *_readable(lambda: logged.snapshots.compare(db), "imported snapshots"),
            ]
    finally:
        db.conn.execute("ROLLBACK")
    return tuple(sorted(found, key=lambda problem: problem.entry or 0))


def _replay(db: Database, control: JobControl, logged: _Logged, faces: LoggedFaces, gallery: LoggedGallery) -> None:
    """Read the log once, a few entries at a time."""
    first, total = 1, log_size(db)
    while page := list(read_log(db, first=first, limit=_AT_ONCE, actions=_ACTIONS)):
        control.step(page[0].sequence, total, "entries compared with the tables")
        for entry in page:
            logged.read(entry)
            with suppress(KeyError, TypeError, ValueError, AttributeError):  # the program never wrote such an entry
                if str(entry.document["action"]).startswith(("extraction.", "track.")):
                    faces.read(entry)
                elif entry.document["action"] in against_log.ACTIONS:
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


def _accounts(db: Database, logged: _Logged) -> Iterator[Problem]:
    stored = {account.identifier: account for account in all_accounts(db)}
    for identifier in stored.keys() - logged.accounts.keys():
        yield Problem(None, f"an account stands in the lab's tables that no entry makes known ({identifier})")
    for identifier, known in logged.accounts.items():
        account, key = stored.get(identifier), key_in_force(db, identifier)
        if account is None:
            yield Problem(known.entry, "the account is gone from the lab's tables")
            continue
        for what, is_other in (
            ("another name", known.name not in {None, account.name}),
            ("other roles", sorted(known.roles) != sorted(account.roles)),
            ("another key", key is None or key.key.key_id != known.key or fingerprint(key.key.public) != known.key),
            ("another state", known.is_disabled != (account.disabled_at is not None)),
            ("another unit", known.unit != account.unit),
            ("another need of a new passphrase", known.must_change_passphrase != account.must_change_passphrase),
        ):
            if is_other:
                yield Problem(known.entry, f"the account has {what} in the lab's tables than in the log")


def _cases(db: Database, logged: _Logged, faces: LoggedFaces, control: JobControl) -> Iterator[Problem]:
    stored = {case.identifier: case for case in all_cases(db)}
    for identifier in stored.keys() - logged.cases.keys():
        yield Problem(None, f"a case stands in the lab's tables that no entry opened ({identifier})")
    for identifier, known in logged.cases.items():
        if ("case", identifier) in logged.erased:
            continue
        case = stored.get(identifier)
        if case is None:
            yield Problem(known.entry, "the case is gone from the lab's tables")
            continue
        if known.number not in {None, case.number} or known.offence not in {None, case.offence}:
            yield Problem(known.entry, "the case has another number or offence in the lab's tables than in the log")
        keeping = keeping_of(db, case, case_days=0)
        own_date = keeping.expires_on.isoformat() if keeping.has_own_date else None
        if (keeping.is_held, own_date) != (known.is_held, known.retain_until) or known.is_closed != bool(
            keeping.closed_at
        ):
            yield Problem(known.entry, "the case has another hold, end or last day in the lab's tables than in the log")
        members = dict.fromkeys(members_of(db, case))
        yield from _differing(known.members, members, known.entry, "member of the case")
        exhibits = exhibits_of(db, case)
        listed = dict.fromkeys((exhibit.id, exhibit.sha256) for exhibit in exhibits)
        yield from _differing(known.exhibits, listed, known.entry, "exhibit of the case")
        for done, exhibit in enumerate(exhibits):
            control.step(done, len(exhibits), "exhibits compared with the log")
            yield from _exhibit(db, exhibit, known)
            yield from _readable(partial(faces.compare, db, exhibit), f"what was found in exhibit {exhibit.id}")
        yield from compare_searches(db, searches_of(db, case), identifier, logged.searches, logged.erased)


def _differing(logged: Mapping[Any, int], stored: Mapping[Any, object], entry: int, what: str) -> Iterator[Problem]:
    """What is in one and not in the other; a row that no entry knows is told with the entry of the case."""
    for gone in logged.keys() - stored.keys():
        yield Problem(logged[gone], f"the {what} is gone from the lab's tables, or changed there")
    if added := len(stored.keys() - logged.keys()):
        yield Problem(entry, f"the case has {added} in the lab's tables as {what} that no entry knows")


def _exhibit(db: Database, exhibit: Exhibit, case: _LoggedCase) -> Iterator[Problem]:
    """What was noted of a file as it was taken in, and the recorder's clock in force."""
    entry, said = case.exhibits.get((exhibit.id, exhibit.sha256)), case.taken_in.get(exhibit.id)
    if entry is None or said is None:
        return
    stored = {
        "path": exhibit.path,
        "bytes": exhibit.size,
        "kind": exhibit.kind,
        "width": exhibit.width,
        "height": exhibit.height,
        "frames_expected": exhibit.frames_expected,
        "reference": exhibit.reference,
        "seized_by": exhibit.seized_by,
        "seized_at": exhibit.seized_at,
        "original_kept": exhibit.kept,
    }
    if names := differing_names(stored, said):
        yield Problem(entry, f"the exhibit {exhibit.id} is otherwise in the lab's tables ({names})")
    clock, (noted, shown) = clock_of(db, exhibit.row), case.clocks.get(exhibit.id, (entry, None))
    in_force = None if clock is None else (clock.at_microseconds, clock.shown.isoformat(), clock.zone)
    logged = None if shown is None else (shown["at_microseconds"], shown["shown"], shown["zone"])
    errors = (None if clock is None else clock.error_seconds, None if shown is None else shown["error_seconds"])
    if in_force != logged or errors[0] != errors[1]:
        yield Problem(noted, f"the recorder's clock of exhibit {exhibit.id} is another one in the lab's tables")


def _key_of(details: Mapping[str, Any]) -> str:
    return fingerprint(bytes.fromhex(details["public_key"]))
