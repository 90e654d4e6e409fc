"""The schema's version: a newer lab is refused, an older one is migrated in one transaction."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from importlib import resources

from sqlite_utils import Database

from catchlight.errors import LabRefused
from catchlight.lab.database import APPLICATION_ID, transaction

MIGRATIONS = ("schema_0001.sql", "schema_0002.sql", "schema_0003.sql", "schema_0004.sql", "schema_0005.sql")
SCHEMA_VERSION = len(MIGRATIONS)


def version_of(database: Database) -> int:
    """The schema version a database was left at; 0 for an empty one."""
    return int(database.conn.execute("PRAGMA user_version").fetchone()[0])


def is_lab(database: Database) -> bool:
    """True if Catchlight made this database: never for an empty file that stands where a lab's database was."""
    (application,) = database.conn.execute("PRAGMA application_id").fetchone()
    return bool(application == APPLICATION_ID and version_of(database) > 0)


def is_current(database: Database) -> bool:
    """True if nothing has to be migrated.

    Raises:
        LabRefused: if the lab was made by a newer version of Catchlight.
    """
    version = version_of(database)
    if version > SCHEMA_VERSION:
        raise LabRefused(
            f"This lab was made by a newer version of Catchlight (schema {version}; this version knows"
            f" {SCHEMA_VERSION}). Nothing was changed.",
            hint="Open it with the newer version.",
            schema=version,
            known=SCHEMA_VERSION,
        )
    return version == SCHEMA_VERSION


def migrate(database: Database) -> None:
    """Bring a database to the current schema; every step and its record are one transaction."""
    for number in range(version_of(database) + 1, SCHEMA_VERSION + 1):
        script = resources.files("catchlight.lab").joinpath(MIGRATIONS[number - 1]).read_text("utf-8")
        with transaction(database):
            for statement in _statements(script):
                database.conn.execute(statement)
            database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
            database.conn.execute(f"PRAGMA user_version = {number:d}")


@cache
def structure() -> Mapping[tuple[str, str], str]:
    """Every table, index and trigger of the current schema: SQL by kind and name."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(Database(connection, execute_plugins=False))
        return structure_of(Database(connection, execute_plugins=False))


def structure_of(database: Database) -> Mapping[tuple[str, str], str]:
    """Every table, index, trigger and view of a database, without SQLite's own: SQL by kind and name."""
    found = database.conn.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {(kind, name): sql for kind, name, sql in found.fetchall()}


def dangling_rows(database: Database) -> Mapping[str, int]:
    """How many rows of each table name a row of another one that is not there; tables without any are left out."""
    found = database.conn.execute('SELECT "table", count(*) FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1')
    return dict(found.fetchall())


def _statements(script: str) -> list[str]:
    """Split a script at complete statements (`executescript` would commit the transaction first)."""
    found, pending = [], ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
