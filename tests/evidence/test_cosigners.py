"""Whose cosignatures count; what both verifiers say of them over whole logs: tests/resources."""

import pytest

from catchlight.evidence.checkpoints import Checkpoint
from catchlight.evidence.cosigners import ONLY_THIS_LOG, Cosigned, Cosigners
from catchlight.evidence.key_history import Key
from catchlight.evidence.note import Note
from catchlight.lab.keys import SigningKey, new_key

CHECKPOINT = Checkpoint("catchlight/lab", 5, bytes(32))


def cosigned(cosigners: Cosigners, key: SigningKey, *accounts: Key, name: str = "witness", time: int = 0) -> Cosigned:
    note = Note(CHECKPOINT.body()).cosigned(name, key, time=time)
    keys = {one.account: one for one in accounts}
    by_id = {(key if one.public == key.public else new_key()).key_id: one for one in accounts}
    return cosigners.of(note, besides="signer", keys=by_id, names=keys, last=9)


def test_a_key_that_nobody_names_says_nothing() -> None:
    assert cosigned(Cosigners(), new_key()) == Cosigned()
    assert cosigned(Cosigners([new_key().key_id, new_key().public.hex()]), new_key()) == Cosigned()


def test_a_key_of_the_log_is_told_as_such_and_one_from_outside_is_a_witness() -> None:
    key = new_key()
    for given, expected in (
        ((), (f"witness at 1970-01-01T00:00:00Z ({ONLY_THIS_LOG})",)),
        ((key.key_id,), ("witness at 1970-01-01T00:00:00Z",)),
    ):
        cosigners = Cosigners(given)
        cosigners.read(6, {"public_key": key.public.hex()})
        assert cosigned(cosigners, key) == Cosigned(expected, bool(given))


def test_a_time_that_no_calendar_has_is_told() -> None:
    key = new_key()
    (told,) = cosigned(Cosigners([key.public.hex()]), key, time=2**63).by
    assert told == f"witness at {2**63} seconds since 1970"


@pytest.mark.parametrize(
    ("account", "roles", "ended", "counts"),
    [
        ("other", {"custodian"}, None, True),
        ("other", {"supervisor", "examiner"}, None, True),
        ("other", {"examiner", "auditor"}, None, False),
        ("other", {"custodian"}, 7, False),
        ("signer", {"custodian"}, None, False),
    ],
)
def test_an_account_counts_by_its_roles_while_its_key_is_in_force(
    account: str, roles: set[str], ended: int | None, counts: bool
) -> None:
    key = new_key()
    one = Key(key.public, account, 2, ended=ended, roles_held=roles)
    assert bool(cosigned(Cosigners(), key, one, name=account).by) == counts


def test_a_key_that_was_put_out_of_force_after_its_cosignature_was_taken_in_counts_on() -> None:
    key, cosigners = new_key(), Cosigners()
    one = Key(key.public, "other", 2, ended=7, roles_held={"custodian"})
    for sequence, root, counts in (
        (6, "00", False),
        (6, CHECKPOINT.root.hex(), True),
        (8, CHECKPOINT.root.hex(), True),
    ):
        cosigners.read(sequence, {"public_key": key.public.hex(), "size": 5, "root": root})
        assert bool(cosigned(cosigners, key, one, name="other").by) == counts
