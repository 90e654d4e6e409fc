"""The schema's version decides who may open a lab."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

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
        assert schema.version_of(db) == schema.SCHEMA_VERSION
        assert db.conn.execute("SELECT id FROM later").fetchall() == [(1,)]


def test_a_migration_that_fails_leaves_the_lab_as_it_was(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    write_migration(monkeypatch, "CREATE TABLE later (id INTEGER PRIMARY KEY);\nINSERT INTO nowhere VALUES (1);\n")

    with pytest.raises(sqlite3.OperationalError):
        open_lab(lab.folder)

    with lab.reading() as db:
        assert schema.version_of(db) == schema.SCHEMA_VERSION - 1
        assert db.conn.execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchall() == []


def test_another_programs_database_is_no_lab(tmp_path: Path) -> None:
    connect(tmp_path / "other.db", create=True).conn.close()

    with opened(tmp_path / "other.db") as db:
        assert not schema.is_lab(db)


def test_the_structure_of_a_lab_is_that_of_the_schema_and_a_change_of_it_shows(lab: Lab) -> None:
    with lab.reading() as db:
        assert schema.structure_of(db) == schema.structure()
        assert ("trigger", "log_is_final_update") in schema.structure()

        db.conn.execute("CREATE VIEW more AS SELECT 1")
        assert schema.structure_of(db).keys() - schema.structure().keys() == {("view", "more")}


def test_what_the_first_version_extracted_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(schema, "SCHEMA_VERSION", 1)
        with closing(connect(tmp_path / "old.db", create=True).conn) as connection:
            schema.migrate(Database(connection, execute_plugins=False))
            for statement in OLD_EXTRACTION:
                connection.execute(statement)

    with opened(tmp_path / "old.db") as db:
        schema.migrate(db)

        assert schema.is_current(db)
        ledgers = db.conn.execute(
            "SELECT state, mode, plan, frames_decoded, frames_gated, resume_state, failure FROM extractions"
            " ORDER BY exhibit_id"
        )
        assert ledgers.fetchall() == [
            ("complete", "every-frame", None, 2, 0, None, None),
            ("running", "every-frame", None, 1, 0, None, None),
        ]
        assert db.conn.execute("SELECT number, microseconds, fingerprint, gated FROM frames").fetchall() == [
            (0, 0, None, 0),
            (1, 40_000, None, 0),
        ]
        assert db.conn.execute("SELECT number, template, best_face_id FROM tracks").fetchall() == [(1, b"template", 2)]
        assert db.conn.execute("SELECT id, track_id, best_rank, held_until_frame FROM faces").fetchall() == [
            (1, 1, None, None),
            (2, 1, 1, None),
        ]
        assert db.conn.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_migrated_lab_has_the_schema_of_a_fresh_one(lab: Lab, tmp_path: Path) -> None:
    listed = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY name"
    with closing(connect(tmp_path / "old.db", create=True).conn) as connection:
        migrated = Database(connection, execute_plugins=False)
        schema.migrate(migrated)
        with lab.reading() as fresh:
            assert migrated.conn.execute(listed).fetchall() == fresh.conn.execute(listed).fetchall()


FACE = (
    "INSERT INTO faces (id, exhibit_id, track_id, frame, microseconds, x, y, width, height, landmarks, detector_score,"
    " quality, verdict, pack_sha256, embedding, crop_sha256)"
    " VALUES ({0}, 1, 1, {1}, {1}, 1, 2, 3, 4, '[]', 0.9, '{{}}', 'usable', 'p', x'00', {2})"
)
EXHIBIT = (
    "INSERT INTO exhibits VALUES ({0}, 1, 'now', 'A', '/{0}.mp4', '{0}', 9, 'footage', 8, 8, 2, NULL, NULL, NULL, 0)"
)
EXTRACTION = (
    "INSERT INTO extractions (exhibit_id, state, pack_sha256, provider, mode, frames_decoded, started_at, started_by)"
    " VALUES ({}, '{}', 'p', 'cpu', 'every-frame', {}, 'now', 'A')"
)
OLD_EXTRACTION = (
    "INSERT INTO cases VALUES (1, 'case', '2026-1', 'theft', 'now', 'A')",
    EXHIBIT.format(1),
    EXHIBIT.format(2),
    EXTRACTION.format(1, "complete", 2),
    EXTRACTION.format(2, "running", 1),
    "INSERT INTO frames VALUES (1, 0, 0, 0), (1, 1, 40000, 0)",
    "INSERT INTO tracks (id, exhibit_id, number, template) VALUES (1, 1, 1, CAST('template' AS BLOB))",
    FACE.format(1, 0, "NULL"),
    FACE.format(2, 1, "'crop'"),
    "UPDATE tracks SET best_face_id = 2",
)


def write_migration(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let the schema have one more version, made by `script`."""

    class Scripts:
        def joinpath(self, name: str) -> "Scripts":
            assert name == "later.sql"
            return self

        def read_text(self, encoding: str) -> str:
            assert encoding == "utf-8"
            return script

    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "later.sql"))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
    monkeypatch.setattr("catchlight.lab.schema.resources.files", lambda _: Scripts())
