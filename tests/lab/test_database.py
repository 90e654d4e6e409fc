"""The database: what is acknowledged is kept, and what the environment does to it is stated."""

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlite_utils import Database
from tests.people import FIRST

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting
from catchlight.evidence.verification import verify_log
from catchlight.lab import database
from catchlight.lab.database import connect, empty_write_ahead_log, in_no_lab_yet, opened, transaction
from catchlight.lab.folder import Lab, creating_lab, open_lab
from catchlight.workflows.create_lab import create_lab

DISK_BYTES = 2 * 1024 * 1024


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An open database with one empty table of numbers."""
    connect(tmp_path / "evidence.db", create=True).conn.close()
    with opened(tmp_path / "evidence.db") as ready:
        ready.conn.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)")
        yield ready


def numbers(db: Database) -> list[int]:
    return [number for (number,) in db.conn.execute("SELECT number FROM numbers ORDER BY number")]


def insert(db: Database, *values: object) -> None:
    with transaction(db):
        for value in values:
            db.conn.execute("INSERT INTO numbers VALUES (?)", (value,))


@pytest.mark.parametrize(
    ("setting", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("secure_delete", 1)],
)
def test_a_connection_is_durable_and_strict(db: Database, setting: str, value: object) -> None:
    assert db.conn.execute(f"PRAGMA {setting}").fetchone() == (value,)


def test_a_block_is_kept_as_a_whole(db: Database) -> None:
    insert(db, 1, 2)

    assert numbers(db) == [1, 2]


def test_a_block_that_fails_half_way_leaves_nothing(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        insert(db, 1, 2, 2)

    assert numbers(db) == []
    assert not db.conn.in_transaction


def test_a_wrong_statement_stays_a_bug(db: Database) -> None:
    def misspell() -> None:
        with transaction(db):
            db.conn.execute("SELEKT 1")

    with pytest.raises(sqlite3.OperationalError, match="syntax error"):
        misspell()


class FailingConnection:
    """A connection whose statement of that name fails with that code of SQLite."""

    in_transaction = False

    def __init__(self, statement: str, code: int) -> None:
        self._fails, self._code = statement, code

    def execute(self, statement: str) -> None:
        if statement == self._fails:
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = self._code
            raise error


@pytest.mark.parametrize(
    ("statement", "code", "kept"),
    [
        ("COMMIT", sqlite3.SQLITE_IOERR_FSYNC, "unknown"),
        ("COMMIT", sqlite3.SQLITE_IOERR_WRITE, None),
        ("BEGIN IMMEDIATE", sqlite3.SQLITE_IOERR_FSYNC, None),
    ],
)
def test_only_a_flush_that_fails_at_the_end_leaves_it_open_whether_the_step_was_kept(
    statement: str, code: int, kept: str | None
) -> None:
    failing = Database(memory=True)
    failing.conn.close()
    failing.conn = FailingConnection(statement, code)  # type: ignore[assignment]

    with pytest.raises(CatchlightError) as raised, transaction(failing):
        pass

    assert raised.value.facts.get("kept") == kept
    assert ("is not certain" if kept else "was not kept") in raised.value.message
    assert raised.value.hint


def test_what_may_be_kept_of_a_database_that_no_lab_holds_yet_is_a_failure_of_the_disk() -> None:
    with pytest.raises(OSError, match=os.strerror(errno.EIO)), in_no_lab_yet():
        raise CatchlightError("Whether it was kept is not certain.", hint="Check the disk.", kept="unknown")
    with pytest.raises(CatchlightError, match="not kept"), in_no_lab_yet():
        raise CatchlightError("This step was not kept.", hint="Check the disk.")


def test_a_database_that_is_not_there_is_not_made_by_opening_it(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="could not be opened"):
        connect(tmp_path / "evidence.db")

    assert list(tmp_path.iterdir()) == []


def test_a_lab_that_another_connection_writes_to_for_too_long_is_stated(
    db: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)

    with opened(tmp_path / "evidence.db") as other, transaction(db), pytest.raises(CatchlightError) as raised:
        insert(other, 1)

    assert "Another process is writing" in raised.value.hint


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two mebibytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(place)]
    if (
        sys.platform == "win32"
        or os.geteuid() != 0
        or subprocess.run(mount, check=False, capture_output=True).returncode
    ):
        pytest.skip("a small disk can be mounted by root under Linux only")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(folder: Path) -> None:
    with (folder / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(bytes(4096))


def write_until_refused(lab: Lab, actor: Actor) -> int:
    """Add entries until one is refused; the number that were kept."""
    kept = 0
    with lab.reading() as db:
        while True:
            with acting(lab, db, actor) as act:
                act.log("x", details={"filling": "x" * 4000})
            kept += 1
            if kept > DISK_BYTES // 4000:
                return kept


def test_a_full_disk_is_stated_and_nothing_that_was_kept_is_lost(small_disk: Path) -> None:
    lab, actor = create_lab(small_disk / "lab", first=FIRST)
    with lab.reading() as db:  # stays open, as the window's would
        fill(small_disk)

        with pytest.raises(CatchlightError) as raised:
            write_until_refused(lab, actor)

        assert "disk" in raised.value.hint
        (small_disk / "filler").unlink()
        before = verify_log(db, lab=lab.identifier)
        with acting(lab, db, actor) as act:
            act.log("x")
        after = verify_log(db, lab=lab.identifier)
    assert before.ok
    assert (after.ok, after.entries) == (True, before.entries + 1)


def test_a_lab_on_a_full_disk_is_refused_in_words(small_disk: Path) -> None:
    with creating_lab(small_disk / "lab") as (lab, _):
        pass
    fill(small_disk)

    with pytest.raises(CatchlightError) as raised:
        open_lab(lab.folder)

    assert "space" in raised.value.hint
    (small_disk / "filler").unlink()
    assert open_lab(lab.folder) == lab


def test_a_lab_that_does_not_fit_on_the_disk_leaves_nothing(small_disk: Path) -> None:
    fill(small_disk)

    with pytest.raises(CatchlightError), creating_lab(small_disk / "lab"):
        pytest.fail("a lab was made on a full disk")

    assert [path.name for path in small_disk.rglob("*") if path.is_file()] == ["filler"]


LIMITED = """
import resource, signal, sys
from pathlib import Path
from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting
from catchlight.lab.folder import open_lab
from tests.people import present

lab = open_lab(Path(sys.argv[1]))
actor = present(lab)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
kept = 0
try:
    with lab.reading() as db:
        while True:
            with acting(lab, db, actor) as act:
                act.log("x", details={"filling": "x" * 4000})
            kept += 1
except CatchlightError as error:
    print(kept, error.hint)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="this system knows no limit on a file's size")
def test_a_file_that_may_not_grow_is_stated_and_nothing_that_was_kept_is_lost(lab: Lab) -> None:
    told = subprocess.run(
        [sys.executable, "-c", LIMITED, str(lab.folder)],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(Path(sys.modules["catchlight"].__file__ or "").parents[1])},
    ).stdout

    kept, _, hint = told.partition(" ")
    with lab.reading() as db:
        result = verify_log(db, lab=lab.identifier)
    assert "everything before this step is kept" in hint
    assert int(kept) > 10
    assert (result.ok, result.entries) == (True, 1 + int(kept))


def test_what_was_overwritten_leaves_the_write_ahead_log(db: Database, tmp_path: Path) -> None:
    def found_in() -> set[str]:
        return {path.name for path in tmp_path.iterdir() if b"a private thing" in path.read_bytes()}

    with transaction(db):
        db.conn.execute("CREATE TABLE secrets (secret BLOB)")
        db.conn.execute("INSERT INTO secrets VALUES (?)", (b"a private thing",))
    with transaction(db):
        db.conn.execute("UPDATE secrets SET secret = NULL")
    assert "evidence.db-wal" in found_in()

    assert empty_write_ahead_log(db)
    assert found_in() == set()


def test_a_write_ahead_log_that_is_being_read_is_left_to_whoever_comes_after(db: Database, tmp_path: Path) -> None:
    with opened(tmp_path / "evidence.db") as reader:
        reader.conn.execute("BEGIN")
        numbers(reader)
        insert(db, 1)
        assert not empty_write_ahead_log(db)
        reader.conn.execute("COMMIT")
    assert empty_write_ahead_log(db)
    assert db.conn.execute("PRAGMA busy_timeout").fetchone() == (30_000,)
