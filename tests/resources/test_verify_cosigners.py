"""Both verifiers on who cosigned a checkpoint: somebody outside the lab, one whom only its log names, or nobody."""

import base64

import pytest
from tests.log_maker import Log, note_of

from catchlight.evidence.checkpoints import key_name
from catchlight.evidence.entry import Actor, Value
from catchlight.evidence.known_checkpoints import FoundCheckpoint
from catchlight.evidence.verification import Trust
from catchlight.lab.accounts import Role
from catchlight.lab.keys import SigningKey, new_key


def cosigned(log: Log, name: str, key: SigningKey, *, given: SigningKey | None, is_public: bool = False) -> list[str]:
    """Who cosigned, as each of the verifiers says: "outside", "log" or "nobody"."""
    text = note_of(log).cosigned(name, key, time=1_800_000_000).text()
    witness = "" if given is None else given.public.hex() if is_public else given.key_id
    witnesses = (witness,) if witness else ()
    ours = log.verified(Trust(log.first.key.key_id, (FoundCheckpoint(text, "here"),), witnesses))
    theirs = log.checked(text, witnesses=witnesses)
    assert (ours.problems, theirs.problems) == ((), [])
    assert ours.relative_to is not None
    said = []
    for told in (" and ".join(ours.relative_to.cosigned_by), theirs.relative_to):
        who = "log" if "only this log names" in told else "outside"
        said.append(who if f"{name} at 2027" in told else "nobody")
    assert ours.relative_to.is_witnessed == (said[0] == "outside")
    assert ("comes from the file itself" in theirs.cannot_exclude) == (said[1] != "outside")
    return said


def imported(log: Log, name: str, key: SigningKey, *, by: Actor | None = None) -> int:
    """The log takes in a cosignature of the checkpoint that it has now; which one the next call makes."""
    return log.add(
        "checkpoint.cosignature.imported", {"cosigner": name, "public_key": key.public.hex(), "size": 1}, by=by
    )


@pytest.mark.parametrize("is_public", [False, True])
def test_a_witness_counts_as_outside_by_a_key_given_from_outside_only(log: Log, is_public: bool) -> None:
    court = new_key()
    assert cosigned(log, "court", court, given=None) == ["nobody", "nobody"]
    imported(log, "court", court, by=log.account(Role.EXAMINER))
    assert cosigned(log, "court", court, given=None) == ["log", "log"]
    assert cosigned(log, "court", court, given=new_key(), is_public=is_public) == ["log", "log"]
    assert cosigned(log, "court", court, given=court, is_public=is_public) == ["outside", "outside"]


def test_a_witness_whose_public_key_is_given_needs_no_entry(log: Log) -> None:
    court = new_key()
    assert cosigned(log, "court", court, given=court, is_public=True) == ["outside", "outside"]


@pytest.mark.parametrize("is_imported", [False, True])
@pytest.mark.parametrize("is_given", [False, True])
def test_an_account_of_the_lab_cosigns_as_custodian_or_supervisor_only(
    log: Log, is_imported: bool, is_given: bool
) -> None:
    told = ["outside" if is_given else "log"] * 2
    for role, expected in ((Role.CUSTODIAN, told), (Role.SUPERVISOR, told), (Role.EXAMINER, ["nobody"] * 2)):
        other = log.account(role)
        name = key_name(log.lab.identifier, other.key.key_id)
        if is_imported:
            imported(log, name, other.key)
        assert cosigned(log, name, other.key, given=other.key if is_given else None) == expected
    own = key_name(log.lab.identifier, log.first.key.key_id)
    if is_imported:
        imported(log, own, log.first.key)
    assert cosigned(log, own, log.first.key, given=log.first.key if is_given else None) == ["nobody"] * 2


@pytest.mark.parametrize("is_imported", [False, True])
def test_an_account_that_is_disabled_cosigns_nothing_more(log: Log, is_imported: bool) -> None:
    other = log.account(Role.CUSTODIAN)
    name = key_name(log.lab.identifier, other.key.key_id)
    log.add("account.disabled", {"account": other.account}, role=Role.SUPERVISOR)
    if is_imported:
        imported(log, name, other.key)
    assert cosigned(log, name, other.key, given=other.key) == ["nobody", "nobody"]
    log.add("account.enabled", {"account": other.account}, role=Role.SUPERVISOR)
    assert cosigned(log, name, other.key, given=None) == ["log", "log"]
    log.replaced_key(other, "account.reset", by=log.first, role=Role.SUPERVISOR)
    assert cosigned(log, name, other.key, given=other.key) == ["nobody", "nobody"]


def test_what_was_taken_in_before_its_cosigner_was_disabled_counts_on(log: Log) -> None:
    other = log.account(Role.CUSTODIAN)
    name = key_name(log.lab.identifier, other.key.key_id)
    note = note_of(log).cosigned(name, other.key, time=1_800_000_000)
    _, size, root = note.body.splitlines()[:3]
    details: dict[str, Value] = {"cosigner": name, "public_key": other.key.public.hex(), "size": int(size)}
    details["root"] = base64.b64decode(root).hex()
    log.add("checkpoint.cosignature.imported", details)
    log.add("account.disabled", {"account": other.account}, role=Role.SUPERVISOR)

    ours = log.verified(Trust(log.first.key.key_id, (FoundCheckpoint(note.text(), "here"),)))

    assert ours.relative_to is not None
    assert name in " ".join(ours.relative_to.cosigned_by)
    assert name in log.checked(note.text()).relative_to
