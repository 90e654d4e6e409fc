"""Whoever changes one value, removes a row or adds one, in whatever table of a lab, is named by the verification.

Tables and columns are those that the database itself names, so one that comes later is tried without a word here.
"""

# ruff: noqa: S608 - every name in these statements is one that the database itself gives

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.audit_maker import KILLED, make_audited
from tests.gallery.test_against_log import TABLES as OF_GALLERY
from tests.log_maker import VERIFIER

from catchlight.evidence.export import export_lines
from catchlight.evidence.log import read_log
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.lab.keys import fingerprint
from catchlight.workflows.verify_log import VerifyLog, verify_log

Value = str | bytes | int | float | None
Row = dict[str, Value]
ELSEWHERE = {*OF_GALLERY, "gallery_server", "server_outbox"}
"""Tables of the gallery: tests/gallery does the same to them."""
EXPORTED = {
    *("log.entry", "log.signature", "log.signer", "log: removed"),
    *("log_clear.salt", "log_clear.clear", "log_clear: removed"),
}
"""What an export holds: changes there are told by the stand-alone verifier too; which entries, test_attacks.py says."""
WORDS = {
    "account_keys": ("key", "hold what"),
    "accounts": ("account", "hold what"),
    "authorisations": ("authorisation", "hold what"),
    "candidate_portraits": ("candidates", "a result"),
    "candidates": ("candidates", "a result", "hold what"),
    "case_members": ("member",),
    "cases": ("case",),
    "checkpoints": ("checkpoint",),
    "erasures": ("erasure",),
    "exhibits": ("exhibit",),
    "extraction_warnings": ("found in exhibit",),
    "extractions": ("found in exhibit", "in exhibit"),
    "faces": ("found in exhibit", "the tracks of exhibit", "in exhibit"),
    "frames": ("found in exhibit",),
    "log": ("entry", "sign"),
    "log_clear": ("clear text",),
    "log_tree": ("tree", "entry"),
    "recorder_clocks": ("recorder's clock",),
    "searches": ("search",),
    "sign_in_failures": ("sign-in",),
    "snapshots": ("snapshot",),
    "sweep_candidates": ("candidates", "a result"),
    "sweep_probes": ("for other faces", "candidates", "a result"),
    "track_edit_faces": ("edits of the tracks",),
    "track_edit_tracks": ("edits of the tracks",),
    "track_edits": ("edits of the tracks",),
    "tracks": ("tracks of exhibit",),
    "witnessed": ("cosigned", "checkpoint"),
}
"""What a problem speaks of that comes from a table."""
_ORDER = "only the order of rows counts, and that is compared"
_FORGOTTEN = "how a passphrase was stretched for a private key that is no longer there"
_NOT_ENTERED = "nobody could sign for it yet: docs/threats.md says so"
_UNDER_WAY = "what an extraction found since its newest entry stands in no entry until it ends: docs/threats.md says so"
_OF_KILLED = {
    "extractions.": "provider plan smallest_face frames_expected frames_decoded frames_failed frames_gated"
    " frames_duplicate decoded_until seconds media resume_state failure hint started_at started_by finished_at",
    "faces.": "id track_id frame microseconds x y width height landmarks detector_score quality verdict pack_sha256"
    " embedding crop_sha256 held_until_frame held_until_microseconds best_rank",
    "faces: ": "removed added",
    "frames.": "number microseconds failed fingerprint gated",
    "frames: ": "removed",
    "tracks.": "number best_face_id template",
}
_CHECKSUMS = "a search file that has another checksum is made anew; `--files` compares them with the tables"
BLOCKS = (".pack_sha256", ".generation", ".file", ".block", ".sha256", ": removed", ": added")
NOT_TOLD: dict[str, tuple[str, str]] = {
    **{
        f"account_keys.{name}": ("revoked_at IS NOT NULL", _FORGOTTEN) for name in ("memory_kib", "iterations", "lanes")
    },
    "accounts.failed_tries": ("1", _NOT_ENTERED),
    "accounts.wait_until": ("1", _NOT_ENTERED),
    "authorisations.id": ("1", _ORDER),
    "recorder_clocks.id": ("1", _ORDER),
    "extraction_warnings.id": ("1", _ORDER),
    "sign_in_failures.id": ("1", _ORDER),
    **{
        f"sign_in_failures.{name}": ("logged IS NULL", _NOT_ENTERED)
        for name in ("account", "at", "os_user", "workstation")
    },
    "sign_in_failures: removed": ("logged IS NULL", _NOT_ENTERED),
    "sign_in_failures: added": ("logged IS NULL", _NOT_ENTERED),
    **{
        table + name: (f"exhibit_id = {KILLED}", _UNDER_WAY)
        for table, names in _OF_KILLED.items()
        for name in names.split()
    },
    **{f"generation_blocks{what}": ("1", _CHECKSUMS) for what in BLOCKS},
}
"""What is not told, of which rows (a condition in SQL), and why it cannot mislead."""


@dataclass(frozen=True)
class Column:
    """A column as the database describes it."""

    name: str
    kind: str
    may_be_null: bool
    in_key: bool


class Change(NamedTuple):
    """One thing that somebody does to a table by hand."""

    statement: str
    values: tuple[Value, ...]


class Audited:
    """The lab, which each change finds as it was made."""

    def __init__(self, folder: Path) -> None:
        self.lab: Lab = make_audited(folder).lab
        with closing(sqlite3.connect(self.lab.database_path)) as connection:
            assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone() == (0, 0, 0)
        with self.lab.reading() as db:
            public = next(read_log(db)).document["details"]["public_key"]
        self._fingerprint = fingerprint(bytes.fromhex(public))
        self._as_made = self.lab.database_path.read_bytes()

    def connected(self) -> sqlite3.Connection:
        """Plain sqlite3, which minds no foreign keys."""
        connection = sqlite3.connect(self.lab.database_path, isolation_level=None)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    def put_back(self) -> None:
        """Undo every change."""
        for left in ("-wal", "-shm"):
            Path(f"{self.lab.database_path}{left}").unlink(missing_ok=True)
        self.lab.database_path.write_bytes(self._as_made)

    def told_of(self, name: str, change: Change) -> list[str] | None:
        """What verification says of a change; None where the database itself refuses it."""
        self.put_back()
        with closing(self.connected()) as connection:
            triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for trigger, _ in triggers:
                connection.execute(f"DROP TRIGGER {trigger}")
            try:
                connection.execute(*change)
            except sqlite3.IntegrityError:
                return None
            for _, sql in triggers:
                connection.execute(sql)
        problems = verify_log(self.lab, JobControl()).problems
        if name in EXPORTED:
            assert bool(problems) == bool(self._told_alone()), (change, problems)
        return [found.problem for found in problems]

    def _told_alone(self) -> list[str]:
        """What the stand-alone verifier says of an export."""
        path = self.lab.folder.parent / "exported.jsonl"
        with self.lab.reading() as db:
            options: dict[str, Any] = {"with_clear_texts": True, "checkpoints": (), "control": JobControl()}
            lines = list(export_lines(db, lab=self.lab.identifier, **options))
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return [one.text for one in VERIFIER.check_file(path, self._fingerprint).problems]


def columns_of(connection: sqlite3.Connection, table: str) -> list[Column]:
    rows = connection.execute('SELECT name, type, "notnull", pk FROM pragma_table_xinfo(?)', (table,))
    return [Column(name, kind, not (filled or key), bool(key)) for name, kind, filled, key in rows]


def others(connection: sqlite3.Connection, table: str, column: Column, value: Value) -> Iterator[Value]:
    """Plausible values to put in the place of one: the database takes the first that it can."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    listed = re.search(rf"\b{column.name} IN \(([^)]*)\)", sql)
    if listed is not None:
        yield from (one for one in re.findall(r"'([^']*)'", listed[1]) if one != value)
        return
    yield from _later(value)
    known = f"SELECT DISTINCT {column.name} FROM {table} WHERE {column.name} IS NOT ?1 AND {column.name} NOTNULL"
    for parent, key in connection.execute(_REFERRED, (table, column.name)).fetchall():
        known += f" UNION SELECT {key} FROM {parent} WHERE {key} IS NOT ?1"
    yield from (one for (one,) in connection.execute(f"{known} LIMIT 20", (value,)).fetchall())
    yield from _made_up(value, column.kind)


_REFERRED = 'SELECT "table", "to" FROM pragma_foreign_key_list(?) WHERE "from" = ?'


def _later(value: Value) -> Iterator[Value]:
    """Some hundred days after a date or time."""
    for read in (date.fromisoformat, datetime.fromisoformat):
        with suppress(ValueError, TypeError):
            yield (read(value) + timedelta(days=400)).isoformat()  # type: ignore[arg-type]
            return


def _made_up(value: Value, kind: str) -> Iterator[Value]:
    match value:
        case None:
            known: dict[str, Value] = {"INTEGER": 1, "REAL": 0.5, "BLOB": b"\1"}
            yield known.get(kind, "2030-01-01")
        case int():
            yield from (1 - value, value + 1000) if value in {0, 1} else (value + 1, value + 1000)
        case float():
            yield value + 0.25
        case bytes():
            yield value[:-1] + bytes([value[-1] ^ 1]) if value else b"\1"
        case str():
            yield re.sub(r"[0-8]", lambda digit: str(int(digit[0]) + 1), value, count=1)
            yield f"{value}x"


def changes(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, Row, list[Change]]]:
    """What can be done to each row: its name in `NOT_TOLD`, the row, and ways to do it; the first possible counts."""
    columns = columns_of(connection, table)
    keys = [column.name for column in columns if column.in_key]
    where = " AND ".join(f"{name} IS ?" for name in keys)
    for values in connection.execute(f"SELECT * FROM {table}").fetchall():
        row: Row = dict(zip((column.name for column in columns), values, strict=True))
        key = tuple(row[name] for name in keys)
        for column in columns:
            value, statement = row[column.name], f"UPDATE {table} SET {column.name} = ? WHERE {where}"
            tried = (other for other in others(connection, table, column, value) if other != value)
            yield f"{table}.{column.name}", row, [Change(statement, (other, *key)) for other in tried]
            if value is not None and column.may_be_null:
                yield f"{table}.{column.name}", row, [Change(statement, (None, *key))]
        yield f"{table}: removed", row, [Change(f"DELETE FROM {table} WHERE {where}", key)]
        yield f"{table}: added", row, list(_copies(connection, table, columns, row))


def _copies(connection: sqlite3.Connection, table: str, columns: list[Column], row: Row) -> Iterator[Change]:
    """The row once more, with whatever has to be another value for the database to take it."""
    texts = [column for column in columns if column.kind == "TEXT" and row[column.name] is not None]
    statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"
    for key in (column for column in columns if column.in_key):
        for other in others(connection, table, key, row[key.name]):
            for text in (None, *texts):
                made = {key.name: other} if text is None else {key.name: other, text.name: str(row[text.name]) + "x"}
                yield Change(statement, tuple({**row, **made}.values()))


def holds(condition: str, row: Row) -> bool:
    """Whether a condition in SQL holds for a row."""
    names = ", ".join(f"? AS {name}" for name in row)
    with closing(sqlite3.connect(":memory:")) as connection:
        return bool(connection.execute(f"SELECT {condition} FROM (SELECT {names})", tuple(row.values())).fetchone()[0])


def tables(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")
    return sorted(name for (name,) in rows)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Audited:
    return Audited(tmp_path_factory.mktemp("audit"))


def test_a_lab_that_nobody_touched_is_in_order_and_has_rows_in_every_table(audited: Audited) -> None:
    audited.put_back()
    assert verify_log(audited.lab, JobControl(), VerifyLog(files=True)).problems == ()
    with closing(audited.connected()) as connection:
        counted = {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables(connection)
        }
    assert {name for name, rows in counted.items() if not rows} <= ELSEWHERE
    assert {name.partition(".")[0].partition(":")[0] for name in NOT_TOLD} <= counted.keys()


def audit(audited: Audited, *, rows_of_each: int) -> None:
    """Do everything to some rows of every table; what is not told has to stand in `NOT_TOLD`, and only that."""
    audited.put_back()
    with closing(audited.connected()) as connection:
        planned = {name: list(changes(connection, name)) for name in tables(connection) if name not in ELSEWHERE}
    silent: dict[str, list[Row]] = {}
    tried: Counter[tuple[str, bool, bool]] = Counter()
    for table, every in planned.items():
        for name, row, ways in every:
            is_excepted = name in NOT_TOLD and holds(NOT_TOLD[name][0], row)
            kind = name, is_excepted, row.get(name.partition(".")[2]) is None
            if (name in silent) if is_excepted else (tried[kind] >= rows_of_each):
                continue
            told = next(filter(lambda told: told is not None, map(partial(audited.told_of, name), ways)), None)
            tried[kind] += told is not None
            if told == [] and is_excepted:
                silent.setdefault(name, [])
            elif told == []:
                silent.setdefault(name, []).append(row)
            elif told is not None and not is_excepted:
                assert any(word in text for text in told for word in (*WORDS[table], "belong to nothing")), (
                    name,
                    row,
                    told,
                )
    assert {name: rows for name, rows in silent.items() if rows} == {}
    assert set(NOT_TOLD) - silent.keys() == set(), "these are told: they need no exception any more"


@pytest.mark.timeout(300)
def test_whoever_changes_a_value_or_a_row_is_named(audited: Audited) -> None:
    audit(audited, rows_of_each=1)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_whoever_changes_a_value_of_another_row_is_named(audited: Audited) -> None:
    audit(audited, rows_of_each=3)
