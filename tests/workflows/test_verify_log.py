"""Verifying a lab's log."""

import sqlite3

import pytest

from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.verify_log import verify_log


def test_an_untouched_log_verifies_and_states_what_it_cannot_exclude(lab: Lab) -> None:
    result = verify_log(lab, JobControl())
    assert (result.ok, result.entries) == (True, 1)
    assert "cut off" in result.cannot_exclude


def test_a_changed_entry_is_named(lab: Lab) -> None:
    with sqlite3.connect(lab.database_path) as db:
        db.execute("DROP TRIGGER log_is_final_update")
        db.execute("UPDATE log SET entry = replace(entry, 'lab.created', 'lab.creates')")
    db.close()
    result = verify_log(lab, JobControl())
    assert [problem.entry for problem in result.problems if problem.entry] == [1]


def test_it_can_be_cancelled(lab: Lab) -> None:
    control = JobControl()
    control.cancel()
    with pytest.raises(JobCancelled):
        verify_log(lab, control)
