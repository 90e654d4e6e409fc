"""Compare the lab's tables with what its log says: accounts, cases, members, exhibits, authorisations and candidates.

The tables are what the program works with and shows; the log is what is signed. Somebody who edits a table without an
entry shows here. Faces, tracks and templates are not compared: their digests are in the log.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.cases import all_cases, members_of
from catchlight.evidence.exhibits import exhibits_of
from catchlight.evidence.log import LogEntry, read_log
from catchlight.evidence.problems import Problem
from catchlight.evidence.retention import keeping_of
from catchlight.gallery.browse import portraits_by_row
from catchlight.gallery.searches import StoredSearch, searches_of
from catchlight.lab.accounts import all_accounts, key_in_force
from catchlight.lab.keys import fingerprint

ACTIONS = frozenset(
    {
        *("lab.created", "account.created", "account.roles.changed", "account.disabled", "account.enabled"),
        *("account.reset", "account.key.rotated", "case.opened", "case.member.added", "case.member.removed"),
        *("case.held", "case.released", "case.closed", "case.reopened", "case.retention.set"),
        *("search.started", "search.authorised", "search.authorisation.refused", "search.finished"),
        *("exhibit.added", "erasure.done"),
    }
)


@dataclass
class _LoggedAccount:
    """An account as the log has it; `entry` is the newest entry about it, `name` None where it was erased."""

    entry: int
    name: str | None
    roles: list[str]
    key: str
    is_disabled: bool = False


@dataclass
class _LoggedCase:
    """A case as the log has it: texts are None where they were erased; exhibits and members with their entries."""

    entry: int
    number: str | None
    offence: str | None
    members: dict[str, int] = field(default_factory=dict)
    exhibits: dict[tuple[str, str], int] = field(default_factory=dict)
    is_held: bool = False
    is_closed: bool = False
    retain_until: str | None = None


@dataclass
class _LoggedSearch:
    """Whose search it is as the log has it, and the authorisation in force with the entry that says so."""

    entry: int
    account: str
    authorisation: str
    due_at: str | None


@dataclass
class _Logged:
    """What the log says in the end."""

    accounts: dict[str, _LoggedAccount] = field(default_factory=dict)
    cases: dict[str, _LoggedCase] = field(default_factory=dict)
    searches: dict[str, _LoggedSearch] = field(default_factory=dict)
    results: dict[str, tuple[int, set[tuple[int, str, float]]]] = field(default_factory=dict)
    erased: set[tuple[str, str]] = field(default_factory=set)

    def read(self, entry: LogEntry) -> None:
        """Take the next entry; one that the program never writes says nothing of the tables."""
        with suppress(KeyError, TypeError, ValueError, AttributeError):
            self._read(entry)

    def _read(self, entry: LogEntry) -> None:
        details, case, number = entry.document["details"], entry.document["case"], entry.sequence
        match entry.document["action"]:
            case "lab.created" | "account.created":
                made = _LoggedAccount(number, details["account_name"], details["roles"], _key_of(details))
                self.accounts.setdefault(details["account"], made)
            case str(action) if action.startswith("account."):
                self._read_account(action, self.accounts[details["account"]], details, number)
            case "case.opened":
                opened = _LoggedCase(number, details["number"], details["offence"])
                opened.members[entry.document["actor"]["account"]] = number
                self.cases[case] = opened
            case str(action) if action.startswith("case."):
                _read_case(action, self.cases[case], details, number)
            case "exhibit.added":
                (subject,) = entry.document["subjects"]
                self.cases[case].exhibits[details["exhibit"], subject["sha256"]] = number
            case "search.started":
                asked = details["authorisation"], details["authorisation_due_at"]
                self.searches[details["search"]] = _LoggedSearch(number, entry.document["actor"]["account"], *asked)
            case "search.authorised" | "search.authorisation.refused":
                decided = self.searches[details["search"]]
                decided.entry, decided.authorisation = number, details["authorisation"]
            case "search.finished":
                listed = {(one["rank"], one["portrait_sha256"], one["score"]) for one in details["candidates"]}
                listed |= {(one["rank"], one["face"], one["score"]) for one in details["faces"]}
                self.results[details["search"]] = (number, listed)
            case "erasure.done":
                self.erased.add((details["kind"], details["subject"]))

    def _read_account(self, action: str, account: _LoggedAccount, details: Mapping[str, Any], number: int) -> None:
        account.entry = number
        if action == "account.roles.changed":
            account.roles = details["roles"]
        elif action in {"account.disabled", "account.enabled"}:
            account.is_disabled = action == "account.disabled"
        else:
            account.key = _key_of(details)


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


def compare_tables(db: Database) -> tuple[Problem, ...]:
    """What the tables say otherwise than the log, by the entry that says it; of a log that is in order itself.

    Raises:
        CatchlightError: if an entry cannot be read.
    """
    db.conn.execute("BEGIN")  # tables and log of one moment, whoever writes meanwhile
    try:
        logged = _Logged()
        for entry in read_log(db, actions=ACTIONS):
            logged.read(entry)
        found = [*_accounts(db, logged), *_cases(db, logged)]
    finally:
        db.conn.execute("ROLLBACK")
    return tuple(sorted(found, key=lambda problem: problem.entry or 0))


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
        ):
            if is_other:
                yield Problem(known.entry, f"the account has {what} in the lab's tables than in the log")


def _cases(db: Database, logged: _Logged) -> Iterator[Problem]:
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
        exhibits = dict.fromkeys((exhibit.id, exhibit.sha256) for exhibit in exhibits_of(db, case))
        yield from _differing(known.exhibits, exhibits, known.entry, "exhibit of the case")
        for search in searches_of(db, case):
            yield from _authority(search, logged.searches.get(search.id))
            if ("search", search.id) not in logged.erased and search.erased_at is None:
                yield from _result(db, search, logged)


def _differing(logged: Mapping[Any, int], stored: Mapping[Any, object], entry: int, what: str) -> Iterator[Problem]:
    """What is in one and not in the other; a row that no entry knows is told with the entry of the case."""
    for gone in logged.keys() - stored.keys():
        yield Problem(logged[gone], f"the {what} is gone from the lab's tables, or changed there")
    if added := len(stored.keys() - logged.keys()):
        yield Problem(entry, f"the case has {added} in the lab's tables as {what} that no entry knows")


def _authority(search: StoredSearch, known: _LoggedSearch | None) -> Iterator[Problem]:
    """Whose search it is and where its authorisation stands; who edits that opens a result that is closed."""
    if known is None:
        return
    state, due_at = (search.authorisation.state, search.authorisation.due_at) if search.authorisation else (None, None)
    if search.searched_by_account != known.account:
        yield Problem(known.entry, f"the search {search.id} is another account's in the lab's tables than in the log")
    if (state, due_at) != (known.authorisation, known.due_at):
        yield Problem(known.entry, f"the search {search.id} has another authorisation in the lab's tables")


def _result(db: Database, search: StoredSearch, logged: _Logged) -> Iterator[Problem]:
    """The candidates of a search; those of portraits that were erased since may be missing."""
    if search.id not in logged.results:
        if search.listed:
            yield Problem(None, f"the search {search.id} has candidates in the lab's tables that no entry knows")
        return
    entry, known = logged.results[search.id]
    portraits = portraits_by_row(db, [one.portrait for one in search.listed if one.portrait is not None])
    hashes = {row: portrait.sha256 for row, portrait in portraits.items()}
    stored = {
        (one.rank, f"f{one.face}" if one.portrait is None else hashes.get(one.portrait, ""), round(one.score, 6))
        for one in search.listed
    }
    is_shortened = any(kind not in {"case", "search"} for kind, _ in logged.erased)
    if stored - known or (known - stored and not is_shortened):
        yield Problem(entry, f"the search {search.id} has other candidates or scores in the lab's tables")


def _key_of(details: Mapping[str, Any]) -> str:
    return fingerprint(bytes.fromhex(details["public_key"]))
