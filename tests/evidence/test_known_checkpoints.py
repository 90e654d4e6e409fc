"""A log against the checkpoints that are known of it; forks, cut tails and restores: tests/resources."""

from pathlib import Path

import pytest
from tests.log_maker import Log

from catchlight.evidence.checkpoints import checkpoint_now, keep_checkpoint, key_name
from catchlight.evidence.known_checkpoints import FoundCheckpoint
from catchlight.evidence.note import Note
from catchlight.evidence.verification import Trust, Verification
from catchlight.lab.accounts import Role
from catchlight.lab.keys import new_key


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log.made(tmp_path / "lab")


def note_of(log: Log) -> Note:
    with log.lab.reading() as db:
        return checkpoint_now(db, lab=log.lab.identifier).signed(log.first, lab=log.lab.identifier)


def verified(log: Log, *found: FoundCheckpoint) -> Verification:
    return log.verified(Trust(log.first.key.key_id, found))


def test_it_speaks_relative_to_the_newest_that_fits_and_says_where_that_was(log: Log) -> None:
    old = FoundCheckpoint(note_of(log).text(), "in a drawer", is_outside=True)
    log.add("case.opened")
    new = FoundCheckpoint(note_of(log).text(), "in the lab", is_outside=False)
    log.add("case.opened")

    result = verified(log, old, new)

    assert result.ok
    assert result.relative_to is not None
    assert (result.relative_to.size, result.relative_to.where) == (2, "in the lab")
    assert result.relative_to.account == log.first.account
    assert result.relative_to.signed_by == log.first.key.key_id
    assert "keep one elsewhere" in result.cannot_exclude
    result = verified(log, old)
    assert "keep one elsewhere" not in result.cannot_exclude
    assert "1 entries, found in a drawer" in result.cannot_exclude


def test_a_cosigned_one_is_told_beside_a_newer_one(log: Log) -> None:
    witness = log.account(Role.CUSTODIAN)
    cosigned = note_of(log).cosigned(key_name(log.lab.identifier, witness.key.key_id), witness.key, time=0)
    log.add("case.opened")

    result = verified(log, FoundCheckpoint(cosigned.text(), "there"), FoundCheckpoint(note_of(log).text(), "here"))

    assert result.relative_to is not None
    assert (result.relative_to.size, result.relative_to.cosigned_by) == (3, ())
    (notice,) = result.notices
    assert "2 entries" in notice.problem
    assert "1970-01-01T00:00:00Z" in notice.problem


def test_who_signed_it_does_not_count_as_a_witness_nor_does_a_stranger(log: Log) -> None:
    stranger = new_key()
    note = note_of(log).cosigned(key_name(log.lab.identifier, log.first.key.key_id), log.first.key, time=0)
    note = note.cosigned("stranger", stranger, time=0)

    result = verified(log, FoundCheckpoint(note.text(), "here"))

    assert result.relative_to is not None
    assert result.relative_to.cosigned_by == ()


def test_a_witness_of_another_lab_counts_where_its_key_was_handed_over_and_is_told_of_where_not(log: Log) -> None:
    stranger = new_key()
    note = note_of(log).cosigned("catchlight/other/key", stranger, time=0)
    log.add(
        "checkpoint.cosignature.imported",
        {"size": 1, "cosigner": "catchlight/other/key", "public_key": stranger.public.hex()},
    )

    result = verified(log, FoundCheckpoint(note.text(), "here"))

    assert result.relative_to is not None
    told = "catchlight/other/key at 1970-01-01T00:00:00Z"
    assert result.relative_to.cosigned_by == (f"{told} (by a key that only this log names)",)
    assert not result.relative_to.is_witnessed
    assert "proves as much" in result.cannot_exclude

    trust = Trust(log.first.key.key_id, (FoundCheckpoint(note.text(), "here"),), (stranger.key_id,))
    result = log.verified(trust)

    assert result.relative_to is not None
    assert result.relative_to.cosigned_by == (told,)
    assert result.relative_to.is_witnessed
    assert "proves as much" not in result.cannot_exclude


def test_a_key_that_was_out_of_force_by_then_signs_no_checkpoint(log: Log) -> None:
    other = log.account(Role.EXAMINER)
    log.replaced_key(other, "account.key.rotated", by=other)
    with log.lab.reading() as db:
        note = checkpoint_now(db, lab=log.lab.identifier).signed(other, lab=log.lab.identifier)

    (problem,) = verified(log, FoundCheckpoint(note.text(), "here")).problems

    assert "not signed with the key in force of an account" in problem.problem


def test_those_in_the_database_are_read_whatever_stands_there(log: Log) -> None:
    with log.lab.reading() as db:
        keep_checkpoint(db, note_of(log), at=log.now)
        assert log.verified().relative_to is not None
        db.conn.execute("UPDATE checkpoints SET note = x'ff00'")

    (problem,) = log.verified().problems

    assert "in the lab's database cannot be read" in problem.problem


def test_an_empty_log_that_was_longer_is_told(log: Log) -> None:
    note = note_of(log).text()
    with log.changing() as db:
        db.conn.execute("DELETE FROM log_clear")
        db.conn.execute("DELETE FROM log")
        db.conn.execute("UPDATE log_tree SET size = 0, frontier = x''")

    problems = verified(log, FoundCheckpoint(note, "here")).problems

    assert [of.entry for of in problems if of.entry] == [1]
