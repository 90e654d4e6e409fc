"""Compare the accounts, their keys and the failed sign-ins with what the log says of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.log import LogEntry
from catchlight.evidence.problems import Problem
from catchlight.lab.accounts import Account, KnownKey, all_accounts, all_keys
from catchlight.lab.keys import fingerprint
from catchlight.lab.sign_ins import SignInFailure, logged_failures, newest_sign_ins

ACTIONS = frozenset(
    {
        *("lab.created", "account.created", "account.roles.changed", "account.disabled", "account.enabled"),
        *("account.reset", "account.key.rotated", "account.passphrase.changed"),
        *("account.signed_in", "account.sign_in.failed"),
    }
)


@dataclass
class _LoggedAccount:
    """An account as the log has it; `entry` is the newest entry about it, `name` None where it was erased."""

    entry: int
    name: str | None
    roles: list[str]
    unit: str
    key: str
    disabled_at: str | None = None
    must_change_passphrase: bool = False
    signed_in: tuple[int, str] | None = None


@dataclass
class LoggedAccounts:
    """What the log says of accounts: each with its state, every key with its entry, and the failed sign-ins."""

    accounts: dict[str, _LoggedAccount] = field(default_factory=dict)
    keys: dict[str, tuple[int, KnownKey]] = field(default_factory=dict)
    failures: dict[int, SignInFailure] = field(default_factory=dict)

    def read(self, entry: LogEntry) -> None:
        """Take the next entry about an account."""
        action, details, number = entry.document["action"], entry.document["details"], entry.sequence
        if action in {"lab.created", "account.created"}:
            if details["account"] not in self.accounts:
                unit, key = details.get("unit") or "", self._key(entry, details)
                made = _LoggedAccount(number, details["account_name"], details["roles"], unit, key)
                made.must_change_passphrase = action == "account.created"
                self.accounts[details["account"]] = made
        elif action == "account.sign_in.failed":
            where = details["os_user"], details["workstation"]
            self.failures[number] = SignInFailure(details["account"], datetime.fromisoformat(details["at"]), *where)
        elif action == "account.signed_in":
            if "workstation" in details:
                account = self.accounts[entry.document["actor"]["account"]]
                account.signed_in = number, entry.document["time"]
        else:
            self._change(entry, self.accounts[details["account"]], details)

    def compare(self, db: Database) -> Iterator[Problem]:
        """What the tables of accounts say otherwise."""
        stored = {account.identifier: account for account in all_accounts(db)}
        for identifier in stored.keys() - self.accounts.keys():
            yield Problem(None, f"an account stands in the lab's tables that no entry makes known ({identifier})")
        newest = newest_sign_ins(db)
        for identifier, known in self.accounts.items():
            if identifier in stored:
                yield from _differing(stored[identifier], known, newest.get(identifier))
            else:
                yield Problem(known.entry, "the account is gone from the lab's tables")
        yield from self._compare_keys(db)
        yield from self._compare_failures(db)

    def _change(self, entry: LogEntry, account: _LoggedAccount, details: Mapping[str, Any]) -> None:
        action, account.entry = entry.document["action"], entry.sequence
        if action == "account.roles.changed":
            account.roles = details["roles"]
        elif action in {"account.disabled", "account.enabled"}:
            account.disabled_at = entry.document["time"] if action == "account.disabled" else None
        elif action == "account.passphrase.changed":
            account.must_change_passphrase = False
            if "sealed_key" in details:
                _, known = self.keys[account.key]
                self.keys[account.key] = entry.sequence, replace(known, seal=details["sealed_key"])
        else:
            number, before = self.keys[account.key]
            self.keys[account.key] = number, before.revoked(entry.document["time"])
            account.key = self._key(entry, details)
            account.must_change_passphrase = account.must_change_passphrase or action == "account.reset"

    def _key(self, entry: LogEntry, details: Mapping[str, Any]) -> str:
        """Take the key that an entry makes known; returns its fingerprint."""
        public = bytes.fromhex(details["public_key"])
        known = KnownKey(fingerprint(public), details["account"], public, seal=details.get("sealed_key"))
        self.keys[known.key_id] = entry.sequence, known
        return known.key_id

    def _compare_keys(self, db: Database) -> Iterator[Problem]:
        stored = {key.key_id: key for key in all_keys(db)}
        for identifier, (entry, known) in self.keys.items():
            found = stored.pop(identifier, None)
            if found is None or (found.account, found.public) != (known.account, known.public):
                yield Problem(entry, "the account has another key in the lab's tables than in the log")
            elif not _is_same_second(found.revoked_at, known.revoked_at):
                yield Problem(entry, "a key of the account is revoked, or not, or at another time, in the lab's tables")
            elif found.seal != known.seal and (known.seal or known.revoked_at):
                yield Problem(entry, "the account's sealed private key is another in the lab's tables than in the log")
        if stored:
            yield Problem(None, f"{len(stored)} keys stand in the lab's tables that no entry makes known")

    def _compare_failures(self, db: Database) -> Iterator[Problem]:
        stored = logged_failures(db)
        for entry, known in self.failures.items():
            rows = stored.pop(entry, [])
            same = [row for row in rows if _told(row) == _told(known)]
            if len(rows) != 1 or len(same) != 1:
                yield Problem(entry, "the failed sign-in is gone from the lab's tables, or changed there")
        for entry in stored:
            yield Problem(None, f"a failed sign-in is said in the lab's tables to be logged in entry {entry}")


def _differing(account: Account, known: _LoggedAccount, signed_in: str | None) -> Iterator[Problem]:
    for what, is_other in (
        ("another name", known.name not in {None, account.name}),
        ("other roles", sorted(known.roles) != sorted(account.roles)),
        ("another state", not _is_same_second(account.disabled_at, known.disabled_at)),
        ("another unit", known.unit != account.unit),
        ("another need of a new passphrase", known.must_change_passphrase != account.must_change_passphrase),
    ):
        if is_other:
            yield Problem(known.entry, f"the account has {what} in the lab's tables than in the log")
    entry, time = known.signed_in or (known.entry, None)
    if not _is_same_second(signed_in, time):
        yield Problem(entry, "the account has another newest sign-in in the lab's tables than in the log")


def _told(failure: SignInFailure) -> tuple[str | None, str, str, str]:
    at = failure.at.isoformat(timespec="seconds")
    return (failure.account, at, failure.os_user, failure.workstation)


def _is_same_second(stored: str | None, logged: str | None) -> bool:
    """Whether two times (RFC 3339) are the same; some are stored in seconds."""
    if stored is None or logged is None:
        return stored is logged
    first, second = (datetime.fromisoformat(time).replace(microsecond=0) for time in (stored, logged))
    return first == second
