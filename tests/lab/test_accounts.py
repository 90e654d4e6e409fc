"""The tables of accounts and keys: what may sign, and what is forgotten."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlite_utils import Database
from tests.people import NAME, PASSPHRASE, enlisted

from catchlight.evidence.entry import Actor
from catchlight.lab.accounts import (
    AccountKey,
    Role,
    account_named,
    account_of,
    add_account,
    add_key,
    all_accounts,
    key_in_force,
    looks_like,
    may_sign,
    revoke_key,
    rewrap_key,
    set_disabled,
    set_must_change_passphrase,
    set_roles,
    tidy_name,
)
from catchlight.lab.folder import Lab
from catchlight.lab.keys import WrongPassphrase, new_key, unwrap, wrap

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)


@pytest.fixture
def db(lab: Lab) -> Iterator[Database]:
    with lab.reading() as opened:
        yield opened


@pytest.fixture
def person(db: Database) -> Actor:
    """B. Example, an examiner."""
    return enlisted(db, "B. Example", {Role.EXAMINER})


def signs(db: Database, person: Actor, role: Role = Role.EXAMINER) -> bool:
    return may_sign(db, person.account, person.key.key_id, role)


def test_an_account_is_read_back_as_it_was_stored(db: Database, person: Actor) -> None:
    account = account_named(db, " B.  Example ")
    assert account is not None
    assert (account.identifier, account.roles, account.disabled_at) == (person.account, person.roles, None)
    assert account_of(db, person.account) == account
    assert [known.name for known in all_accounts(db)] == [NAME, "B. Example"]
    assert account_named(db, "Nobody") is None
    assert account_of(db, "nobody") is None


def test_a_name_is_taken_once(db: Database, person: Actor) -> None:
    account = account_named(db, person.name)
    assert account is not None
    with pytest.raises(sqlite3.IntegrityError):
        add_account(db, replace(account, identifier="another"), wrap(new_key(), PASSPHRASE))


@pytest.mark.parametrize(
    ("name", "other", "alike"),
    [
        ("A. Example", "a.  EXAMPLE ", True),
        ("Jos\u00e9", "Jose\u0301", True),
        ("\uff21lice", "Alice", True),  # a fullwidth A
        ("Stra\u00dfe", "STRASSE", True),
        ("A. Example", "B. Example", False),
        ("A. Example", "A. Example 2", False),
    ],
)
def test_names_that_would_be_taken_for_one_are_known(name: str, other: str, alike: bool) -> None:
    assert looks_like(name, other) is alike


def test_a_name_is_tidied_and_keeps_its_letters() -> None:
    assert tidy_name("  Jose\u0301\t de  la  Cruz\n") == "Jos\u00e9 de la Cruz"


def test_an_enabled_account_signs_with_its_own_key_in_a_role_it_has(db: Database, person: Actor) -> None:
    assert signs(db, person)
    assert not signs(db, person, Role.SUPERVISOR)
    assert not may_sign(db, person.account, new_key().key_id, Role.EXAMINER)
    assert not may_sign(db, "nobody", person.key.key_id, Role.EXAMINER)
    other = enlisted(db, "C. Example")
    assert not may_sign(db, person.account, other.key.key_id, Role.EXAMINER)


def test_a_disabled_account_signs_nothing_also_not_by_its_jobs(db: Database, person: Actor) -> None:
    assert may_sign(db, person.account, None, Role.EXAMINER)
    set_disabled(db, person.account, at=NOW)
    assert not signs(db, person)
    assert not may_sign(db, person.account, None, Role.EXAMINER)
    set_disabled(db, person.account, at=None)
    assert signs(db, person)


def test_a_role_that_was_taken_away_signs_nothing(db: Database, person: Actor) -> None:
    set_roles(db, person.account, {Role.AUDITOR})
    assert not signs(db, person)
    assert not may_sign(db, person.account, None, Role.EXAMINER)
    assert signs(db, person, Role.AUDITOR)


def test_a_revoked_key_signs_nothing_and_its_private_part_is_gone(db: Database, person: Actor) -> None:
    revoke_key(db, person.key.key_id, at=NOW)
    assert not signs(db, person)
    assert key_in_force(db, person.account) is None
    stored = db.conn.execute("SELECT wrapped, salt FROM account_keys WHERE key_id = ?", (person.key.key_id,)).fetchone()
    assert stored == (None, b"")


def test_one_key_is_in_force(db: Database, person: Actor) -> None:
    second = AccountKey(person.account, wrap(new_key(), PASSPHRASE))
    with pytest.raises(sqlite3.IntegrityError):
        add_key(db, second)
    revoke_key(db, person.key.key_id, at=NOW)
    add_key(db, second)
    assert key_in_force(db, person.account) == second


def test_a_key_under_another_passphrase_is_the_same_key(db: Database, person: Actor) -> None:
    rewrap_key(db, wrap(person.key, "another one"))
    stored = key_in_force(db, person.account)
    assert stored is not None
    assert unwrap(stored.key, "another one") == person.key
    with pytest.raises(WrongPassphrase):
        unwrap(stored.key, PASSPHRASE)


def test_that_a_passphrase_has_to_be_changed_is_kept(db: Database, person: Actor) -> None:
    for must in (True, False):
        set_must_change_passphrase(db, person.account, must=must)
        account = account_of(db, person.account)
        assert account is not None
        assert account.must_change_passphrase is must
