"""The table of snapshots against the entries of their imports."""

from dataclasses import replace
from typing import Any

import pytest
from tests.people import present

from catchlight.evidence.log import acting, read_log
from catchlight.gallery.snapshots import ImportedSnapshot, told_of, use_snapshot
from catchlight.gallery.snapshots_against_log import ACTIONS, LoggedSnapshots
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab

NAMES = ("origin", "revision", "gallery_root", "signer", "made_at", "not_after", "files_sha256")


@pytest.fixture
def taken(lab: Lab) -> Lab:
    """A lab that took in two snapshots of A and one of B, and repaired the files of A's."""
    with lab.reading() as db:
        for origin, revision in (("A", 1), ("B", 7), ("A", 2)):
            one = ImportedSnapshot(0, origin, revision, "ab", "cd", "then", "2099-01-01", "folder", True, "ef")
            with acting(lab, db, present(lab).acting_as(Role.CUSTODIAN)) as act:
                use_snapshot(db, one)
                details: dict[str, Any] = dict(zip(NAMES, told_of(one), strict=True))
                act.log("gallery.snapshot.imported", details=details)
        with acting(lab, db, present(lab).acting_as(Role.CUSTODIAN)) as act:
            db.conn.execute("UPDATE snapshots SET files_sha256 = '12' WHERE id = 3")
            act.log("gallery.repaired", details={"file": "x", "origin": "A", "files_sha256": "12"})
            act.log("gallery.repaired", details={"file": "x"})
    return lab


def problems(lab: Lab) -> list[str]:
    logged = LoggedSnapshots()
    with lab.reading() as db:
        for entry in read_log(db, actions=ACTIONS):
            logged.read(entry)
        return [one.problem for one in logged.compare(db)]


def test_what_was_imported_and_repaired_is_in_order(taken: Lab) -> None:
    assert problems(taken) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE snapshots SET not_after = '2100-01-01' WHERE id = 1", "snapshot-1 is otherwise"),
        ("UPDATE snapshots SET root = 'x' WHERE id = 2", "snapshot-2 is otherwise"),
        ("UPDATE snapshots SET files_sha256 = 'ef' WHERE id = 3", "snapshot-3 is otherwise"),
        ("UPDATE snapshots SET in_use = 1 WHERE id = 1", "snapshot-1 is in use, or not"),
        ("DELETE FROM snapshots WHERE id = 3", "is gone"),
        ("INSERT INTO snapshots SELECT 4, 'C', 1, 'a', 'b', 'c', 'd', 'e', 1, 'g'", "1 snapshots stand"),
    ],
)
def test_what_was_edited_is_told(taken: Lab, statement: str, told: str) -> None:
    with taken.reading() as db:
        db.conn.execute(statement)
    (found,) = problems(taken)
    assert told in found


def test_a_result_of_an_import_is_the_same_whoever_keeps_what() -> None:
    one = ImportedSnapshot(1, "A", 1, "ab", "cd", "then", "2099-01-01", "folder", True, "ef")
    assert replace(one, kept_by=("s1",)) == one
