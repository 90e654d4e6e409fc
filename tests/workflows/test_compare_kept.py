"""Checkpoints and erasures against the log; tests/system/test_audit.py changes every column of their tables."""

import pytest

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.compare_kept import ACTIONS, LoggedKept
from catchlight.workflows.erase_case import EraseCase, erase_case, erase_rows_of_case
from catchlight.workflows.make_checkpoint import MakeCheckpoint, make_checkpoint


@pytest.fixture
def worked(lab: Lab, actor: Actor, case: Case) -> Lab:
    """A lab with a checkpoint, whose entry is the third, and an erasure, whose entries are the fourth and the fifth."""
    make_checkpoint(lab, MakeCheckpoint(actor), JobControl())
    erase_case(lab, EraseCase(actor, case.number, "over"))
    return lab


def told(lab: Lab, statement: str = "SELECT 1") -> list[tuple[int | None, str]]:
    logged = LoggedKept()
    with lab.reading() as db:
        for entry in read_log(db, actions=ACTIONS):
            logged.read(entry)
        db.conn.execute("PRAGMA foreign_keys = OFF")
        db.conn.execute(statement)
        return [(found.entry, found.problem) for found in logged.compare(db)]


def test_what_the_program_wrote_is_in_order(worked: Lab) -> None:
    assert told(worked) == []


def test_an_erasure_that_is_made_to_look_off_the_disk_is_told(lab: Lab, actor: Actor, case: Case) -> None:
    erase_rows_of_case(lab, EraseCase(actor, case.number, "over"), JobControl())
    assert told(lab) == []

    ((entry, problem),) = told(lab, "UPDATE erasures SET purged_at = '2026-01-01T00:00:00.000000Z'")

    assert entry is None
    assert "the time at which an erasure was off the disk stands in the lab's tables that no entry knows" in problem


@pytest.mark.parametrize(
    ("statement", "entry", "problem"),
    [
        ("DELETE FROM checkpoints", 3, "a checkpoint is gone"),
        ("UPDATE checkpoints SET root = zeroblob(32)", 3, "a checkpoint is gone from the lab's tables, or is another"),
        ("DELETE FROM erasures", 4, "the certificate of an erasure is gone"),
        ("UPDATE erasures SET certificate = replace(certificate, 'cases', 'faces')", 4, "or is another one there"),
        ("UPDATE erasures SET purged_at = NULL", 5, "the time at which an erasure was off the disk is gone"),
        ("UPDATE erasures SET purged_at = '2026-01-01T00:00:00.000000Z'", 5, "or is another one there"),
        ("UPDATE erasures SET sequence = 2", 4, "the certificate of an erasure is gone"),
        (
            "INSERT INTO witnessed SELECT 'x', 1, x'00', 'ab', 'now'",
            None,
            "what was last cosigned of another log stands",
        ),
    ],
)
def test_an_edit_names_its_entry(worked: Lab, statement: str, entry: int | None, problem: str) -> None:
    number, text = told(worked, statement)[-1 if entry is None else 0]
    assert (number, problem in text) == (entry, True)
