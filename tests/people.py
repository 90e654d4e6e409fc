"""Accounts for the tests: who acts, and how they sign in at a cost that tests can afford."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING
from unittest import mock

from sqlite_utils import Database

from catchlight.evidence.entry import Actor
from catchlight.lab import folder, keys, schema
from catchlight.lab.accounts import Role, account_named, add_account, key_in_force
from catchlight.lab.keys import Cost, unwrap
from catchlight.workflows.create_lab import FIRST_ROLES, FirstAccount
from catchlight.workflows.new_account import new_account

if TYPE_CHECKING:
    from catchlight.lab.folder import Lab

NAME, PASSPHRASE = "A. Example", "correct horse"
FIRST = FirstAccount(NAME, PASSPHRASE)
_CHEAP = Cost(memory_kib=8, iterations=1, lanes=1)


@contextmanager
def cheap_keys() -> Iterator[None]:
    """New keys cost next to nothing to open."""
    with mock.patch.object(keys, "COST", _CHEAP):
        yield


@contextmanager
def ready_schema() -> Iterator[None]:
    """New labs begin with a copy of one migrated database, which takes a fifth of the time of migrating each."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.migrate(Database(connection, execute_plugins=False))
        made = connection.serialize()

    def migrate(database: Database) -> None:
        if schema.version_of(database):
            schema.migrate(database)
            return
        with closing(sqlite3.connect(":memory:")) as template:
            template.deserialize(made)
            template.backup(database.conn)

    with mock.patch.object(folder, "schema", SimpleNamespace(**{**vars(schema), "migrate": migrate})):
        yield


def enlisted(db: Database, name: str = NAME, roles: Iterable[Role] = FIRST_ROLES) -> Actor:
    """An account put into a lab's database without an entry, signed in."""
    account, wrapped, actor = new_account(name, PASSPHRASE, roles=frozenset(roles))
    add_account(db, account, wrapped)
    return actor


def present(lab: Lab, name: str = NAME) -> Actor:
    """Whoever has that account in the lab, as if signed in: no entry is written."""
    with lab.reading() as db:
        account = account_named(db, name)
        assert account is not None
        key = key_in_force(db, account.identifier)
        assert key is not None
    return Actor(account.name, account.identifier, account.roles, unwrap(key.key, PASSPHRASE))


def somebody(name: str = NAME) -> Actor:
    """An actor whose account is in no lab: for what only reads or formats."""
    return new_account(name, PASSPHRASE, roles=FIRST_ROLES)[2]
