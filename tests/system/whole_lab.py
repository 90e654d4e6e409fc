"""What must hold in a lab whatever happened to it: rows and entries belong together, and every file has its row."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from sqlite_utils import Database
from tests.people import present

from catchlight.evidence import store
from catchlight.evidence.erasure import certificates
from catchlight.evidence.log import read_log
from catchlight.evidence.store import lab_store, sha256_of
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.create_lab import open_lab
from catchlight.workflows.finish_erasures import go_on_with_erasures
from catchlight.workflows.verify_log import verify_log

_OUTSIDE_THE_STORE = {
    "lab.toml",
    "evidence.db",
    "evidence.db-wal",
    "evidence.db-shm",
    "maintenance.lock",
    "maintenance.json",
    "policy.toml",
    "checkpoints/newest.note",
}


class Held(NamedTuple):
    """What a lab holds: case numbers, exhibits and members by case number, entries."""

    cases: set[str]
    exhibits: set[tuple[str, str]]
    members: set[tuple[str, str]]
    entries: int


def require_sound(lab: Lab) -> Held:
    """Assert that a lab in which nobody works opens, verifies, is whole, and holds no file that nothing names."""
    with mock.patch.object(store, "ORPHAN_SECONDS", -1):
        open_lab(lab.folder)
    with lab.reading() as db:
        is_unsigned = bool(certificates(db, unfinished=True))
    if is_unsigned:
        assert go_on_with_erasures(lab, present(lab))  # as the next sign-in does
    result = verify_log(lab, JobControl())
    assert result.ok, result.problems
    held = require_whole(lab)
    unexpected = unexpected_files(lab)
    assert unexpected == [], unexpected
    return held


def require_whole(lab: Lab) -> Held:
    """Assert that no row is without its entry and no entry without its row; returns what is there."""
    with lab.reading() as db:
        db.conn.execute("BEGIN")
        try:
            return _whole(db)
        finally:
            db.conn.execute("ROLLBACK")


def rows_of(lab: Lab) -> dict[str, int]:
    """How many rows each table has."""
    with lab.reading() as db:
        tables = [name for (name,) in db.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
        return {name: db[name].count for name in tables}


def unexpected_files(lab: Lab) -> list[str]:
    """Files of the lab folder that nothing names, or whose content is no longer what they are named for."""
    with lab.reading() as db:
        kept = {sha256 for (sha256,) in db.conn.execute("SELECT sha256 FROM exhibits WHERE kept")}
    stored = lab_store(lab)
    missing = [f"missing: {sha256}" for sha256 in kept if not stored.path(sha256).exists()]
    altered = [f"altered: {sha256}" for sha256 in kept if sha256_of(stored.path(sha256)) != sha256]
    named = {stored.path(sha256) for sha256 in kept}
    return [*missing, *altered, *sorted(_unnamed(lab.folder, named))]


def _unnamed(folder: Path, named: set[Path]) -> Iterator[str]:
    for path in folder.rglob("*"):
        relative = path.relative_to(folder).as_posix()
        is_lock = relative.startswith("claims/") and relative.endswith(".lock")
        is_known = path in named or relative in _OUTSIDE_THE_STORE or is_lock or relative.startswith("gallery/")
        if path.is_file() and not is_known:
            yield relative


def _whole(db: Database) -> Held:
    assert db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.conn.execute("PRAGMA foreign_key_check").fetchall() == []
    every = [entry.document for entry in read_log(db)]
    erased = {entry["details"]["subject"] for entry in every if entry["action"] == "erasure.done"}
    entries = [entry for entry in every if entry["case"] not in erased]
    cases = dict(db.conn.execute("SELECT identifier, number FROM cases").fetchall())
    opened = {entry["case"]: entry["details"]["number"] for entry in entries if entry["action"] == "case.opened"}
    assert cases == opened, (cases, opened)
    rows = db.conn.execute(
        "SELECT c.number, c.identifier, e.id, e.sha256 FROM exhibits e JOIN cases c ON c.id = e.case_id"
    )
    exhibits = rows.fetchall()
    added = {
        (entry["case"], entry["details"]["exhibit"], entry["subjects"][0]["sha256"])
        for entry in entries
        if entry["action"] == "exhibit.added"
    }
    assert {(identifier, f"e{row}", sha256) for _, identifier, row, sha256 in exhibits} == added
    _require_members(db, entries)
    (size,) = db.conn.execute("SELECT size FROM log_tree").fetchone()
    assert size == len(every)
    assert db.conn.execute("SELECT count(*) FROM erasures WHERE purged_at IS NULL").fetchone() == (0,)
    members = db.conn.execute(
        "SELECT c.number, a.name FROM case_members m JOIN cases c ON c.id = m.case_id"
        " JOIN accounts a ON a.id = m.account"
    )
    by_number = {(number, sha256) for number, _, _, sha256 in exhibits}
    return Held(set(cases.values()), by_number, set(members.fetchall()), len(every))


def _require_members(db: Database, entries: list[dict[str, object]]) -> None:
    """Every case has the members that its entries give it."""
    expected: set[tuple[object, object]] = set()
    for entry in entries:
        details, actor = entry["details"], entry["actor"]
        assert isinstance(details, dict)
        assert isinstance(actor, dict)
        match entry["action"]:
            case "case.opened":
                expected.add((entry["case"], actor["account"]))
            case "case.member.added":
                expected.add((entry["case"], details["account"]))
            case "case.member.removed":
                expected.discard((entry["case"], details["account"]))
    rows = db.conn.execute(
        "SELECT c.identifier, m.account FROM case_members m JOIN cases c ON c.id = m.case_id"
    ).fetchall()
    assert set(rows) == expected
