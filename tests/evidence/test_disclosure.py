"""What proves single entries: their paths, and the entries that make the keys known."""

from pathlib import Path

import pytest
from tests.log_maker import Log

from catchlight.evidence.checkpoints import checkpoint_now
from catchlight.evidence.commitment import Personal
from catchlight.evidence.disclosure import (
    clear_of,
    entries_about_keys,
    proved_entries,
    replayed_keys,
    stored_entry,
)
from catchlight.evidence.merkle import leaf_hash
from catchlight.evidence.proofs import verify_consistency, verify_inclusion
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log.made(tmp_path / "lab")


def test_the_entries_about_keys_are_those_of_the_accounts_concerned_back_to_the_first(log: Log) -> None:
    other = log.account(Role.SUPERVISOR)  # 2
    log.account(Role.EXAMINER)  # 3, nobody's concern
    third = log.account(Role.EXAMINER, by=other)  # 4
    job, identifier = log.job(third, "case.opened")  # 5
    log.job(third, "case.opened")  # 6, another job
    log.add("account.signed_in", {}, by=third)  # 7
    log.add("job.ended", {"job": identifier}, by=third)  # 8
    log.add("account.disabled", {"account": other.account}, role=Role.SUPERVISOR)  # 9
    log.add("case.opened", {"number": Personal('"action":"account.created"')})  # 10

    with log.lab.reading() as db:
        assert entries_about_keys(db, accounts=[third.account], keys=[job.key.key_id], size=10) == [1, 2, 4, 5, 8, 9]
        assert entries_about_keys(db, accounts=[third.account], keys=[], size=8) == [1, 2, 4]
        assert entries_about_keys(db, accounts=[], keys=[], size=10) == [1]


def test_entries_are_proved_in_one_pass_with_a_smaller_tree(log: Log) -> None:
    for number in range(9):
        log.add("case.opened", {"number": number})
    with log.lab.reading() as db:
        before = checkpoint_now(db, lab="x")
    log.add("case.closed")

    with log.lab.reading() as db:
        entries, consistency, root = proved_entries(db, [3, 11], size=11, old_size=10, control=JobControl())

    assert [entry["index"] for entry in entries] == [2, 10]
    for entry in entries:
        path = [bytes.fromhex(part) for part in entry["inclusion"]]
        leaf = leaf_hash(entry["entry"].encode())
        assert verify_inclusion(leaf, path, index=entry["index"], size=11, root=root)
    proof = [bytes.fromhex(part) for part in consistency]
    assert verify_consistency(proof, old_size=10, old_root=before.root, size=11, root=root)


def test_proved_entries_make_the_keys_known_again(log: Log) -> None:
    other = log.account(Role.EXAMINER)
    with log.lab.reading() as db:
        entries, _, root = proved_entries(db, [1, 2], size=2, control=JobControl())

    keys = replayed_keys(entries, size=2, root=root, fingerprint=log.first.key.key_id).keys

    assert set(keys) == {log.first.key.key_id, other.key.key_id}


@pytest.mark.parametrize("fault", ["none", "order", "head", "fingerprint", "first", "text", "signature", "index"])
def test_entries_about_keys_that_are_not_in_order_make_none_known(log: Log, fault: str) -> None:
    log.account(Role.EXAMINER)
    with log.lab.reading() as db:
        entries, _, root = proved_entries(db, [1, 2], size=2, control=JobControl())
    first, second = entries
    given: object = {
        "none": [],
        "order": [second, first],
        "first": [second],
        "text": [first, {**second, "entry": second["entry"].replace("examiner", "auditor")}],
        "signature": [first, {**second, "signature": first["signature"]}],
        "index": [first, {**second, "index": 0}],
    }.get(fault, entries)
    head = bytes(32) if fault == "head" else root
    fingerprint = "0" * 64 if fault == "fingerprint" else log.first.key.key_id

    with pytest.raises(ValueError, match=r"key|proved"):
        replayed_keys(given, size=2, root=head, fingerprint=fingerprint)


def test_an_entry_that_is_not_there_is_told(log: Log) -> None:
    with log.lab.reading() as db:
        with pytest.raises(LookupError):
            stored_entry(db, 2)
        assert len(clear_of(db, 1)) == 5
