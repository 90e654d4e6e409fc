"""The schema's version decides who may open a lab."""

import sqlite3
from pathlib import Path

import pytest

from catchlight.errors import LabRefused
from catchlight.lab import schema
from catchlight.lab.database import connect, opened
from catchlight.lab.folder import Lab, open_lab


def test_a_fresh_lab_has_the_current_schema(lab: Lab) -> None:
    with lab.reading() as db:
        assert schema.version_of(db) == schema.SCHEMA_VERSION
        assert schema.is_current(db)
        assert schema.is_lab(db)


def test_a_lab_of_a_newer_schema_is_refused_and_left_as_it_is(lab: Lab) -> None:
    with lab.reading() as db:
        db.conn.execute("PRAGMA user_version = 99")

    with pytest.raises(LabRefused, match="newer version") as raised:
        open_lab(lab.folder)

    assert raised.value.facts == {"schema": 99, "known": schema.SCHEMA_VERSION}
    with lab.reading() as db:
        assert schema.version_of(db) == 99


def test_an_older_lab_is_migrated_when_it_is_opened(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    later = "CREATE TABLE later (id INTEGER PRIMARY KEY);\nINSERT INTO later VALUES (1);\n"
    write_migration(monkeypatch, later)

    with open_lab(lab.folder).reading() as db:
        assert schema.version_of(db) == 2
        assert db.conn.execute("SELECT id FROM later").fetchall() == [(1,)]


def test_a_migration_that_fails_leaves_the_lab_as_it_was(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    write_migration(monkeypatch, "CREATE TABLE later (id INTEGER PRIMARY KEY);\nINSERT INTO nowhere VALUES (1);\n")

    with pytest.raises(sqlite3.OperationalError):
        open_lab(lab.folder)

    with lab.reading() as db:
        assert schema.version_of(db) == 1
        assert db.conn.execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchall() == []


def test_another_programs_database_is_no_lab(tmp_path: Path) -> None:
    connect(tmp_path / "other.db", create=True).conn.close()

    with opened(tmp_path / "other.db") as db:
        assert not schema.is_lab(db)


def test_the_triggers_of_the_log_are_those_of_the_schema(lab: Lab) -> None:
    with lab.reading() as db:
        found = db.conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log'")

        assert schema.triggers("log") == dict(found.fetchall())


def write_migration(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let the schema have a second version, made by `script`."""

    class Scripts:
        def joinpath(self, name: str) -> "Scripts":
            assert name == "schema_0002.sql"
            return self

        def read_text(self, encoding: str) -> str:
            assert encoding == "utf-8"
            return script

    monkeypatch.setattr(schema, "MIGRATIONS", ("schema_0001.sql", "schema_0002.sql"))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 2)
    monkeypatch.setattr("catchlight.lab.schema.resources.files", lambda _: Scripts())
