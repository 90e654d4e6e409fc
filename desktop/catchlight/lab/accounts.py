"""Accounts: who may act in a lab, in which roles, and with which key. They are disabled, never deleted.

What stands here is a working copy: the log holds each account's public keys and roles as signed entries, and that is
what a verifier believes.
"""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from sqlite_utils import Database

from catchlight.lab.keys import Cost, WrappedKey, seal


class Role(StrEnum):
    """What an account may do.

    An examiner works on cases and searches; a gallery custodian enrols and keeps the gallery; a supervisor manages
    accounts, authorisations, retention and erasure; an auditor reads everything but the portraits, and changes nothing.
    """

    EXAMINER = "examiner"
    CUSTODIAN = "custodian"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


@dataclass(frozen=True)
class Account:
    """An account as stored.

    Attributes:
        identifier: Its random identifier, as the log names it.
        name: The person's name; personal data.
        unit: The department that its searches are counted under, or "".
        roles: What it may do.
        disabled_at: RFC 3339, UTC, or None while it may sign in.
        must_change_passphrase: Whether a supervisor chose its passphrase.
    """

    identifier: str
    name: str
    unit: str
    roles: frozenset[Role]
    disabled_at: str | None = None
    must_change_passphrase: bool = False


@dataclass(frozen=True)
class AccountKey:
    """The key of an account that is in force."""

    account: str
    key: WrappedKey = field(repr=False)


@dataclass(frozen=True)
class KnownKey:
    """A public key of an account, in force or not.

    Attributes:
        key_id: Its fingerprint, hex.
        account: The account.
        public: The public key.
        revoked_at: When it was put out of force, RFC 3339, or None.
        seal: The seal of its stored private part; None where nothing is stored, or an old entry names none.
    """

    key_id: str
    account: str
    public: bytes
    revoked_at: str | None = None
    seal: str | None = None

    def revoked(self, at: str) -> "KnownKey":
        """The same, out of force, its private part forgotten."""
        return replace(self, revoked_at=at, seal=None)


_COLUMNS = "id, name, unit, roles, disabled_at, must_change_passphrase"


def add_account(db: Database, account: Account, key: WrappedKey) -> None:
    """Store a new account with its key; in the transaction that logs it."""
    db.conn.execute(
        f"INSERT INTO accounts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608 - a constant
        (
            account.identifier,
            account.name,
            account.unit,
            _packed(account.roles),
            account.disabled_at,
            account.must_change_passphrase,
        ),
    )
    add_key(db, AccountKey(account.identifier, key))


def add_key(db: Database, new: AccountKey) -> None:
    """Store a key that comes into force; the one before must have been revoked."""
    key = new.key
    db.conn.execute(
        "INSERT INTO account_keys"
        " (key_id, account, public_key, wrapped, salt, memory_kib, iterations, lanes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key.key_id,
            new.account,
            key.public,
            key.wrapped,
            key.salt,
            key.cost.memory_kib,
            key.cost.iterations,
            key.cost.lanes,
        ),
    )


def revoke_key(db: Database, key_id: str, *, at: datetime) -> None:
    """Put a key out of force and forget its private part."""
    db.conn.execute(
        "UPDATE account_keys SET revoked_at = ?, wrapped = NULL, salt = x'' WHERE key_id = ?",
        (at.isoformat(timespec="seconds"), key_id),
    )


def rewrap_key(db: Database, key: WrappedKey) -> None:
    """Store the same key under another passphrase; what opened it before is overwritten."""
    db.conn.execute(
        "UPDATE account_keys SET wrapped = ?, salt = ?, memory_kib = ?, iterations = ?, lanes = ?"
        " WHERE key_id = ? AND revoked_at IS NULL",
        (key.wrapped, key.salt, key.cost.memory_kib, key.cost.iterations, key.cost.lanes, key.key_id),
    )


def set_roles(db: Database, identifier: str, roles: Iterable[Role]) -> None:
    """Give an account these roles and no others."""
    db.conn.execute("UPDATE accounts SET roles = ? WHERE id = ?", (_packed(roles), identifier))


def set_disabled(db: Database, identifier: str, *, at: datetime | None) -> None:
    """Disable an account, or with None enable it again."""
    when = None if at is None else at.isoformat(timespec="seconds")
    db.conn.execute("UPDATE accounts SET disabled_at = ? WHERE id = ?", (when, identifier))


def set_must_change_passphrase(db: Database, identifier: str, *, must: bool) -> None:
    """Whether the account's passphrase was chosen by somebody else, so that it only serves to choose another."""
    db.conn.execute("UPDATE accounts SET must_change_passphrase = ? WHERE id = ?", (must, identifier))


def key_in_force(db: Database, account: str) -> AccountKey | None:
    """The key that an account signs with, or None while it has none."""
    row = db.conn.execute(
        "SELECT key_id, public_key, wrapped, salt, memory_kib, iterations, lanes FROM account_keys"
        " WHERE account = ? AND revoked_at IS NULL",
        (account,),
    ).fetchone()
    if row is None:
        return None
    key_id, public, wrapped, salt, memory_kib, iterations, lanes = row
    key = WrappedKey(key_id, bytes(public), bytes(wrapped), bytes(salt), Cost(memory_kib, iterations, lanes))
    return AccountKey(account, key)


def all_keys(db: Database) -> list[KnownKey]:
    """Every key that an account ever had."""
    rows = db.conn.execute(
        "SELECT key_id, account, public_key, revoked_at, wrapped, salt, memory_kib, iterations, lanes FROM account_keys"
    )
    return [
        KnownKey(key_id, account, bytes(public), revoked_at, _seal(wrapped, salt, Cost(*cost)))
        for key_id, account, public, revoked_at, wrapped, salt, *cost in rows
    ]


def _seal(wrapped: bytes | None, salt: bytes, cost: Cost) -> str | None:
    return seal(wrapped or b"", salt, cost) if wrapped is not None or salt else None


def may_sign(db: Database, account: str, key_id: str | None, role: Role) -> bool:
    """Whether an account may act in that role, with that key of its own (None: with a delegated one)."""
    row = db.conn.execute(
        "SELECT 1 FROM accounts WHERE id = ? AND disabled_at IS NULL"
        " AND EXISTS (SELECT 1 FROM json_each(accounts.roles) WHERE value = ?) AND (? IS NULL OR EXISTS"
        " (SELECT 1 FROM account_keys WHERE key_id = ? AND account = accounts.id AND revoked_at IS NULL))",
        (account, role, key_id, key_id),
    ).fetchone()
    return row is not None


def account_named(db: Database, name: str) -> Account | None:
    """The account of that name, or None."""
    return _first(_accounts(db, "name = ?", (tidy_name(name),)))


def tidy_name(name: str) -> str:
    """A name as it is stored: composed letters, and one space where there are several."""
    return unicodedata.normalize("NFC", " ".join(name.split()))


def looks_like(name: str, other: str) -> bool:
    """Whether two names would be taken for one: they differ in case, or in how letters are encoded."""
    return _folded(name) == _folded(other)


def account_of(db: Database, identifier: str) -> Account | None:
    """The account of that identifier, or None."""
    return _first(_accounts(db, "id = ?", (identifier,)))


def all_accounts(db: Database) -> list[Account]:
    """Every account, by name; disabled ones too."""
    return _accounts(db, "1", ())


def _accounts(db: Database, condition: str, values: tuple[str, ...]) -> list[Account]:
    rows = db.conn.execute(f"SELECT {_COLUMNS} FROM accounts WHERE {condition} ORDER BY name", values)  # noqa: S608
    return [
        Account(identifier, name, unit, frozenset(map(Role, json.loads(roles))), disabled, bool(must_change))
        for identifier, name, unit, roles, disabled, must_change in rows
    ]


def _first(accounts: Iterable[Account]) -> Account | None:
    return next(iter(accounts), None)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", tidy_name(name).casefold())


def _packed(roles: Iterable[Role]) -> str:
    return json.dumps(sorted(roles))
