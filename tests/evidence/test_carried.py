"""A checkpoint as it is carried: what a witness checks before signing."""

from pathlib import Path
from typing import Any

import pytest
from tests.log_maker import Log

from catchlight.evidence.carried import carried_document, read_carried, signers_of
from catchlight.evidence.checkpoints import Witnessed, checkpoint_now, origin_of
from catchlight.jobs import JobControl


@pytest.fixture
def log(tmp_path: Path) -> Log:
    made = Log.made(tmp_path / "lab")
    for _ in range(4):
        made.add("case.opened")
    return made


def carried(log: Log, since: int | None = None) -> dict[str, Any]:
    with log.lab.reading() as db:
        note = checkpoint_now(db, lab=log.lab.identifier).signed(log.first, lab=log.lab.identifier)
        assert signers_of(db, note, lab=log.lab.identifier) == [log.first.account]
        return carried_document(db, note, lab=log.lab.identifier, since=since, control=JobControl())


def seen(log: Log) -> Witnessed:
    """What the log is now, as if it had been cosigned."""
    with log.lab.reading() as db:
        checkpoint = checkpoint_now(db, lab=log.lab.identifier)
    return Witnessed(checkpoint.origin, checkpoint.size, checkpoint.root, log.first.key.key_id)


def test_a_first_checkpoint_needs_the_fingerprint_only(log: Log) -> None:
    read = read_carried(carried(log), fingerprint=log.first.key.key_id, last=None)

    assert (read.checkpoint.size, read.checkpoint.origin) == (5, origin_of(log.lab.identifier))
    assert (read.signer, read.key.account) == (log.first.key.key_id, log.first.account)
    with pytest.raises(ValueError, match="fingerprint"):
        read_carried(carried(log), fingerprint="0" * 64, last=None)


def test_the_next_one_proves_that_it_goes_on_from_the_last(log: Log) -> None:
    last = seen(log)
    log.add("case.opened")
    log.add("case.opened")

    assert read_carried(carried(log, since=5), fingerprint=log.first.key.key_id, last=last).checkpoint.size == 7
    with pytest.raises(ValueError, match="does not prove"):
        read_carried(carried(log), fingerprint=log.first.key.key_id, last=last)
    with pytest.raises(ValueError, match="does not prove"):
        read_carried(carried(log, since=4), fingerprint=log.first.key.key_id, last=last)


def test_the_same_one_again_needs_no_proof(log: Log) -> None:
    assert read_carried(carried(log), fingerprint=log.first.key.key_id, last=seen(log)).checkpoint.size == 5


def test_a_log_that_was_rewritten_or_cut_off_is_refused(log: Log) -> None:
    last = seen(log)
    log.add("case.opened")
    other = Witnessed(last.origin, last.size, bytes(32), last.fingerprint)
    longer = Witnessed(last.origin, 7, last.root, last.fingerprint)

    with pytest.raises(ValueError, match="rewritten"):
        read_carried(carried(log, since=5), fingerprint=log.first.key.key_id, last=other)
    with pytest.raises(ValueError, match="cut off"):
        read_carried(carried(log, since=5), fingerprint=log.first.key.key_id, last=longer)


@pytest.mark.parametrize(
    "change",
    [
        {"checkpoint": None},
        {"checkpoint": "no note"},
        {"keys": []},
        {"consistency": ["zz"], "old_size": 5},
        {"consistency": None, "old_size": 5},
    ],
)
def test_a_file_with_a_changed_part_is_refused(log: Log, change: dict[str, Any]) -> None:
    last = seen(log)
    log.add("case.opened")

    with pytest.raises(ValueError, match=r"it|its"):
        read_carried({**carried(log, since=5), **change}, fingerprint=log.first.key.key_id, last=last)
