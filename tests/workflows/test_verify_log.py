"""Verifying a lab's log."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.gallery_maker import random_vectors
from tests.oversight_maker import searched

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.make_checkpoint import leave_checkpoint
from catchlight.workflows.verify_log import VerifyLog, verify_log


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


def test_the_fingerprint_is_compared_whatever_its_letters(lab: Lab, actor: Actor) -> None:
    assert verify_log(lab, JobControl(), VerifyLog(f" {actor.key.key_id.upper()}\n")).ok

    (problem,) = verify_log(lab, JobControl(), VerifyLog("0" * 64)).problems
    assert (problem.entry, "fingerprint" in problem.problem) == (1, True)


def test_a_checkpoint_that_was_left_shows_a_lab_that_was_put_back(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    before = lab.database_path.read_bytes()
    with lab.reading() as db, acting(lab, db, actor) as act:
        act.log("case.opened")
    leave_checkpoint(lab, actor)
    shutil.rmtree(lab.folder / "checkpoints")
    lab.database_path.write_bytes(before)

    ((entry, problem),) = ((of.entry, of.problem) for of in verify_log(lab, JobControl()).problems)

    assert entry == 2
    assert "the entries 2 to 2 were cut off" in problem
    assert "on this workstation" in problem


def test_a_checkpoint_that_cannot_be_read_is_stated(lab: Lab, tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="cannot be read"):
        verify_log(lab, JobControl(), VerifyLog(checkpoints=(tmp_path / "nothing",)))


@pytest.mark.parametrize("content", ["", "{", '{"checkpoint": 5}', "something"])
def test_what_is_no_checkpoint_is_a_problem(lab: Lab, tmp_path: Path, content: str) -> None:
    (tmp_path / "given").write_text(content)

    (problem,) = verify_log(lab, JobControl(), VerifyLog(checkpoints=(tmp_path / "given",))).problems

    assert "the checkpoint in given cannot be read" in problem.problem


def test_a_policy_that_was_changed_since_the_newest_search_is_told(lab: Lab, actor: Actor, case: Case) -> None:
    searched(lab, actor, case, random_vectors(1)[0])
    assert [told for told in verify_log(lab, JobControl()).notices if "policy" in told.problem] == []

    (lab.folder / "policy.toml").write_text("[authorisation]\nhours_to_grant = 24\n")

    result = verify_log(lab, JobControl())
    with lab.reading() as db:
        (begun,) = (entry.sequence for entry in read_log(db, actions=("search.started",)))
    assert result.ok
    assert [told.entry for told in result.notices if "policy.toml is not what" in told.problem] == [begun]


def test_a_policy_that_is_none_is_told(lab: Lab) -> None:
    (lab.folder / "policy.toml").write_text("nothing = 1")

    assert any("policy.toml, cannot be used" in told.problem for told in verify_log(lab, JobControl()).notices)
