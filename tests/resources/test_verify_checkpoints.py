"""Both verifiers with checkpoints: what is cut off or rewritten shows against them, and a forged one is named."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.log_maker import Log, cut, note_of

from catchlight.evidence.checkpoints import checkpoint_now, keep_checkpoint
from catchlight.evidence.entry import Actor, Value, timestamp
from catchlight.evidence.known_checkpoints import FoundCheckpoint
from catchlight.evidence.verification import Trust
from catchlight.lab.accounts import Role
from catchlight.lab.keys import new_key


def test_a_cut_tail_shows_against_a_checkpoint_and_only_so(log: Log) -> None:
    note = note_of(log).text()
    cut(log, 7)

    assert log.problems() == []
    assert "cut off" in log.verified().cannot_exclude
    assert "cut entries off" in log.checked().cannot_exclude
    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "in a drawer", is_outside=True),))
    assert [of.entry for of in log.verified(trust).problems if of.entry] == [8]
    assert [(of.entry, "cut off" in of.text) for of in log.checked(note).problems] == [(8, True)]


def test_a_log_that_went_on_from_an_older_copy_shows_against_a_checkpoint(log: Log, tmp_path: Path) -> None:
    shutil.copyfile(log.lab.database_path, tmp_path / "older.db")
    log.add("case.opened")
    note = note_of(log).text()
    shutil.copyfile(tmp_path / "older.db", log.lab.database_path)
    for _ in range(3):
        log.add("case.closed")

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "in a drawer", is_outside=True),))
    ((entry, problem),) = [(of.entry, of.problem) for of in log.verified(trust).problems]
    assert (entry, "rewritten at an entry from 1 to 11" in problem) == (None, True)
    assert ["rewritten" in of.text for of in log.checked(note).problems] == [True]


def test_a_checkpoint_is_signed_by_nobody_who_is_disabled_and_by_no_job(log: Log) -> None:
    def problems(by: Actor) -> tuple[int, int]:
        with log.lab.reading() as db:
            note = checkpoint_now(db, lab=log.lab.identifier).signed(by, lab=log.lab.identifier).text()
        trust = Trust(log.first.key.key_id, (FoundCheckpoint(note, "in a drawer", is_outside=True),))
        return len(log.verified(trust).problems), len(log.checked(note).problems)

    examiner = log.account(Role.EXAMINER)
    assert problems(examiner) == (0, 0)
    log.add("account.disabled", {"account": examiner.account}, role=Role.SUPERVISOR)
    assert problems(examiner) == (1, 1)
    log.add("account.enabled", {"account": examiner.account}, role=Role.SUPERVISOR)
    assert problems(examiner) == (0, 0)
    key = new_key()
    details: dict[str, Value] = {"job": "j", "public_key": key.public.hex(), "actions": ["exhibit.added"]}
    log.add("job.delegated", {**details, "expires_at": timestamp(log.now + timedelta(days=14))}, by=examiner)
    assert problems(replace(examiner, key=key)) == (1, 1)


def test_checkpoints_of_the_lab_say_relative_to_what_it_was_checked(log: Log) -> None:
    witness = log.account(Role.CUSTODIAN)
    note = note_of(log)
    name = f"catchlight/{log.lab.identifier}/{witness.key.key_id[:16]}"
    cosigned = note.cosigned(name, witness.key, time=1_800_000_000)
    log.add("case.opened")
    with log.lab.reading() as db:
        keep_checkpoint(db, cosigned, at=log.now)

    ours, theirs = log.verified(), log.checked(cosigned.text())

    assert ours.relative_to is not None
    assert ours.relative_to.size == 11
    assert ours.relative_to.cosigned_by == (f"{name} at 2027-01-15T08:00:00Z (by a key that only this log names)",)
    assert "11 entries" in theirs.relative_to
    assert name in theirs.relative_to
    assert "(by a key that only this log names)" in theirs.relative_to


@pytest.mark.parametrize("manipulate", ["signature", "origin", "no note"])
def test_a_forged_checkpoint_is_named(log: Log, tmp_path: Path, manipulate: str) -> None:
    note = note_of(log)
    other = Log.made(tmp_path / "other")
    text = {
        "signature": note.body + note_of(other).text().removeprefix(note_of(other).body),
        "origin": note_of(other).text(),
        "no note": "a text",
    }[manipulate]

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(text, "in a drawer"),))
    assert len(log.verified(trust).problems) == 1
    assert len(log.checked(text).problems) == 1
