"""The lab's one database: how it is opened, and the one way to change it.

`evidence.db` runs in WAL mode with synchronous=FULL, so an acknowledged act survives a power cut. A connection belongs
to the thread that opened it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError

BUSY_SECONDS = 30.0
APPLICATION_ID = 0x43544C54  # "CTLT"


def connect(path: Path, *, create: bool = False) -> Database:
    """Open the database file at `path`; an existing one unless `create`.

    Raises:
        CatchlightError: if the file cannot be opened or is not a database.
    """
    mode = "rwc" if create else "rw"
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
        )
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
    except sqlite3.DatabaseError as error:
        raise CatchlightError(
            f"The lab's database {path.name} could not be opened: {error}. Nothing was changed.",
            hint="Check that the folder is on a local disk and can be written to; otherwise restore a backup.",
            path=str(path),
        ) from error
    return Database(connection, execute_plugins=False)


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """A connection that is closed at the end of the block."""
    database = connect(path)
    with closing(database.conn):
        yield database


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """One short write transaction; it takes the write lock at once, so two processes queue instead of failing.

    Raises:
        CatchlightError: if the disk is full or another process holds the lab for longer than `BUSY_SECONDS`; nothing
            of the block is kept.
    """
    connection = database.conn
    with _stated():
        connection.execute("BEGIN IMMEDIATE")
    try:
        with _stated():
            yield
            connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _stated() -> Iterator[None]:
    """Turn what the environment did to SQLite into a stated failure; a wrong statement stays a bug."""
    try:
        yield
    except sqlite3.OperationalError as error:
        hint = _HINTS.get(error.sqlite_errorcode & 0xFF)
        if hint is None:
            raise
        raise CatchlightError(f"The lab could not be written: {error}. This step was not kept.", hint=hint) from error


_HINTS = {
    sqlite3.SQLITE_FULL: "Free some disk space and start again; everything before this step is kept.",
    sqlite3.SQLITE_IOERR: "Check the disk of the lab folder and start again; everything before this step is kept.",
    sqlite3.SQLITE_BUSY: "Another process is writing to this lab; wait until it is done and start again.",
    sqlite3.SQLITE_LOCKED: "Another process is writing to this lab; wait until it is done and start again.",
    sqlite3.SQLITE_READONLY: "The lab folder is read-only; copy it to a disk that can be written to.",
}
