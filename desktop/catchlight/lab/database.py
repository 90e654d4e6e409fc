"""The lab's one database: how it is opened, and the one way to change it.

`evidence.db` runs in WAL mode with synchronous=FULL, so an acknowledged act survives a power cut. A connection belongs
to the thread that opened it.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.lab.filesystem import is_read_only

BUSY_SECONDS = 30.0
_PATIENCE_MILLISECONDS = 500
APPLICATION_ID = 0x43544C54  # "CTLT"


def connect(path: Path, *, create: bool = False) -> Database:
    """Open the database file at `path`; an existing one unless `create`. On a read-only medium it can be read only.

    Raises:
        CatchlightError: if the file cannot be opened or is not a database.
    """
    if not create and is_read_only(path.parent):
        return _connect_read_only(path)
    mode = "rwc" if create else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.DatabaseError as error:
        raise _not_opened(path, str(error)) from error
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")
        (journal,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
        connection.execute("PRAGMA synchronous=FULL")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _not_opened(path, str(error)) from error
    if journal != "wal":
        connection.close()
        raise _not_opened(path, "this disk does not carry a write-ahead log")
    return Database(connection, execute_plugins=False)


def _connect_read_only(path: Path) -> Database:
    """Read a database on a medium that nobody can write to, without the lock files that it then cannot have.

    SQLite reads no write-ahead log in this way, so one that holds anything is refused: its acts would be left out.
    """
    ahead = path.with_name(f"{path.name}-wal")
    if ahead.exists() and ahead.stat().st_size:
        raise CatchlightError(
            f"The lab lies on a read-only medium, and its newest acts stand in {ahead.name} still, which cannot be read"
            " there. Nothing was changed.",
            hint="Copy the whole lab folder to a disk that can be written to, and open the copy.",
            path=str(path),
        )
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        connection.execute("PRAGMA trusted_schema=OFF")
    except sqlite3.DatabaseError as error:
        raise _not_opened(path, str(error)) from error
    return Database(connection, execute_plugins=False)


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Database]:
    """A connection that is closed at the end of the block; to an existing file unless `create`.

    Raises:
        CatchlightError: if the database cannot be opened, or the disk fails or the file is damaged where it is read.
    """
    database = connect(path, create=create)
    with closing(database.conn), _stated():
        yield database


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """One short write transaction; it takes the write lock at once, so two processes queue instead of failing.

    Raises:
        CatchlightError: if the disk is full or another process holds the lab for longer than `BUSY_SECONDS`; nothing
            of the block is kept. Where the disk fails at the last step, when everything was written and is flushed,
            nobody can know that until the lab is opened again; `facts["kept"]` is "unknown" then.
    """
    connection = database.conn
    is_written = False
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        is_written = True
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        stated = _as_left_open(error) if is_written else None
        stated = stated or _as_stated(error)
        if stated is None:
            raise
        raise stated from error


@contextmanager
def in_no_lab_yet() -> Iterator[None]:
    """While a database is made that no lab holds yet: what may or may not be kept of it is not kept of anything.

    Raises:
        OSError: for that failure of the disk.
    """
    try:
        yield
    except CatchlightError as error:
        if error.facts.get("kept") == "unknown":
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from error
        raise


def empty_write_ahead_log(database: Database) -> bool:
    """Take what was overwritten or deleted out of the write-ahead log too; False where somebody is still reading it.

    What stays then goes when the last process closes the lab.
    """
    connection = database.conn
    with _stated():
        connection.execute(f"PRAGMA busy_timeout={_PATIENCE_MILLISECONDS}")
        try:
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.execute(f"PRAGMA busy_timeout={round(BUSY_SECONDS * 1000)}")
    return not busy


@contextmanager
def _stated() -> Iterator[None]:
    """Turn what the environment did to SQLite into a stated failure; a wrong statement stays a bug."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        stated = _as_stated(error)
        if stated is None:
            raise
        raise stated from error


def _as_stated(error: BaseException) -> CatchlightError | None:
    """What the environment did to SQLite, in words; None for any other failure."""
    if not isinstance(error, sqlite3.DatabaseError):
        return None
    hint = _HINTS.get(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF)
    if hint is None:
        return None
    return CatchlightError(f"The lab's database could not be used: {error}. This step was not kept.", hint=hint)


def _as_left_open(error: BaseException) -> CatchlightError | None:
    """A failed flush of a commit: its pages may be on the disk, and are read then when the lab is opened again."""
    if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_IOERR_FSYNC:
        return None
    return CatchlightError(
        f"The disk failed at the moment when this step was made final: {error}. Whether it was kept is not certain.",
        hint="Check the disk of the lab folder, open the lab again, and look whether the step is there before you"
        " repeat it; everything before it is kept.",
        kept="unknown",
    )


def _not_opened(path: Path, reason: str) -> CatchlightError:
    return CatchlightError(
        f"The lab's database {path.name} could not be opened: {reason}. Nothing was changed.",
        hint="Check that the folder is on a local disk with free space and can be written to; otherwise restore a"
        " backup.",
        path=str(path),
    )


_DISK = "Check the disk of the lab folder and start again; everything before this step is kept."
_BUSY = "Another process is writing to this lab; wait until it is done and start again."
_DAMAGED = "The file evidence.db is damaged. Keep it as it is, and restore a backup of the lab beside it."
_HINTS = {
    sqlite3.SQLITE_FULL: "Free some disk space and start again; everything before this step is kept.",
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CANTOPEN: _DISK,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: "The lab folder is read-only; copy it to a disk that can be written to.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
