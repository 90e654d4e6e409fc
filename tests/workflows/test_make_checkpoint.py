"""Making checkpoints, and leaving the newest one."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.evidence.checkpoints import Checkpoint, kept_checkpoints
from catchlight.evidence.entry import Actor, Delegation
from catchlight.evidence.left_checkpoints import places_of
from catchlight.evidence.log import acting, read_log
from catchlight.evidence.note import Note
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.make_checkpoint import MakeCheckpoint, leave_checkpoint, make_checkpoint
from catchlight.workflows.verify_log import VerifyLog, verify_log


def write(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        act.log("case.opened")


def test_a_checkpoint_is_kept_logged_and_what_verification_speaks_relative_to(lab: Lab, actor: Actor) -> None:
    made = make_checkpoint(lab, MakeCheckpoint(actor), JobControl())

    with lab.reading() as db:
        assert kept_checkpoints(db) == [made.note]
        (entry,) = read_log(db, first=2)
    assert (entry.document["action"], entry.document["details"]["size"]) == ("checkpoint.made", 1)
    assert entry.document["details"]["root"] == made.root
    result = verify_log(lab, JobControl(), VerifyLog(actor.key.key_id))
    assert result.ok
    assert result.relative_to is not None
    assert (result.relative_to.size, result.relative_to.root) == (1, made.root)


def test_the_file_for_a_witness_also_serves_as_a_checkpoint_to_verify_against(
    lab: Lab, actor: Actor, tmp_path: Path
) -> None:
    write(lab, actor)
    made = make_checkpoint(lab, MakeCheckpoint(actor, tmp_path / "carried.json", since=1), JobControl())

    document = json.loads((tmp_path / "carried.json").read_text(encoding="utf-8"))
    assert document["checkpoint"] == made.note
    assert document["old_size"] == 1
    result = verify_log(lab, JobControl(), VerifyLog(checkpoints=(tmp_path / "carried.json",)))
    assert result.relative_to is not None
    assert result.relative_to.is_outside


@pytest.mark.parametrize("since", [2, 10**9])
def test_a_size_that_the_log_never_had_is_refused(lab: Lab, actor: Actor, since: int) -> None:
    with pytest.raises(CatchlightError, match="cannot go on"):
        make_checkpoint(lab, MakeCheckpoint(actor, since=since), JobControl())

    with lab.reading() as db:
        assert kept_checkpoints(db) == []


def test_the_newest_is_left_in_both_places_without_an_entry(lab: Lab, actor: Actor) -> None:
    left = leave_checkpoint(lab, actor)

    assert (left.size, left.kept_back) == (1, ())
    assert left.left == tuple(place.file for place in places_of(lab))
    for file in left.left:
        assert Checkpoint.of_note(Note.parse(file.read_text(encoding="utf-8"))).size == 1
    result = verify_log(lab, JobControl())
    assert (result.ok, result.entries) == (True, 1)
    assert result.relative_to is not None


def test_a_job_and_a_replaced_key_leave_none(lab: Lab, actor: Actor) -> None:
    job = replace(actor, delegation=Delegation(1, frozenset(), datetime.now(UTC)))
    assert leave_checkpoint(lab, job).left == ()
    with lab.reading() as db:
        db.conn.execute("UPDATE account_keys SET revoked_at = 'now'")
    assert leave_checkpoint(lab, actor).left == ()


def test_a_place_that_cannot_be_written_to_is_told_and_undoes_nothing(
    lab: Lab, actor: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("CATCHLIGHT_DATA", str(tmp_path / "a file"))

    left = leave_checkpoint(lab, actor)

    assert len(left.left) == 1
    assert "could not be left on this workstation" in left.kept_back[0]


def test_a_damaged_tree_is_told(lab: Lab, actor: Actor) -> None:
    with lab.reading() as db:
        db.conn.execute("DELETE FROM log_tree")

    assert "log verify" in leave_checkpoint(lab, actor).kept_back[0]
