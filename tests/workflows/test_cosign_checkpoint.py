"""A checkpoint is carried to a witness of another lab or account and back."""

import json
import sqlite3
from pathlib import Path

import pytest
from tests.people import PASSPHRASE

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.evidence.verification import Verification
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role, add_account
from catchlight.lab.folder import Lab
from catchlight.workflows.cosign_checkpoint import (
    CosignCheckpoint,
    Cosigned,
    ImportCosignature,
    cosign_checkpoint,
    import_cosignature,
)
from catchlight.workflows.create_lab import CreatedLab, FirstAccount, create_lab
from catchlight.workflows.make_checkpoint import MakeCheckpoint, make_checkpoint
from catchlight.workflows.new_account import introduced, new_account
from catchlight.workflows.verify_log import VerifyLog, verify_log


@pytest.fixture
def elsewhere(tmp_path: Path) -> CreatedLab:
    """Another lab, whose first account is the witness."""
    return create_lab(tmp_path / "elsewhere", first=FirstAccount("W. Itness", PASSPHRASE))


@pytest.fixture
def there(tmp_path: Path) -> Path:
    return tmp_path / "there.json"


@pytest.fixture
def back(tmp_path: Path) -> Path:
    return tmp_path / "back.json"


def second_account(lab: Lab, actor: Actor, *roles: Role) -> Actor:
    """One more account of the lab, made known by an entry."""
    account, wrapped, made = new_account("C. Ustodian", PASSPHRASE, roles=frozenset(roles))
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        add_account(db, account, wrapped)
        act.log("account.created", details=introduced(account, wrapped))
    return made


def verified(lab: Lab, actor: Actor) -> Verification:
    return verify_log(lab, JobControl(), VerifyLog(actor.key.key_id))


def cosigners(lab: Lab, actor: Actor) -> tuple[str, ...]:
    relative_to = verified(lab, actor).relative_to
    return () if relative_to is None else relative_to.cosigned_by


def test_a_witness_of_another_lab_is_taken_in_by_fingerprint(
    lab: Lab, actor: Actor, elsewhere: CreatedLab, there: Path, back: Path
) -> None:
    made = make_checkpoint(lab, MakeCheckpoint(actor, there), JobControl())

    done = cosign_checkpoint(elsewhere.lab, CosignCheckpoint(elsewhere.actor, there, back, actor.key.key_id))
    taken = import_cosignature(lab, ImportCosignature(actor, back, elsewhere.actor.key.key_id))

    name = f"catchlight/{elsewhere.lab.identifier}/{elsewhere.actor.key.key_id[:16]}"
    assert done == taken == Cosigned(f"catchlight/{lab.identifier}", made.size, made.root, name)
    (cosigner,) = cosigners(lab, actor)
    assert cosigner.startswith(f"{name} at 20")
    request = VerifyLog(actor.key.key_id, witnesses=(f" {elsewhere.actor.key.key_id.upper()}\n",))
    relative_to = verify_log(lab, JobControl(), request).relative_to
    assert relative_to is not None
    assert (relative_to.is_witnessed, "only this log" in cosigner) == (True, True)
    with lab.reading() as db:
        assert [entry.document["action"] for entry in read_log(db, first=2)] == [
            "checkpoint.made",
            "checkpoint.cosignature.imported",
        ]
    with elsewhere.lab.reading() as db:
        (entry,) = read_log(db, first=2)
    assert entry.document["action"] == "checkpoint.cosigned"
    assert verified(lab, actor).ok
    assert verify_log(elsewhere.lab, JobControl()).ok


def test_another_custodian_of_the_same_lab_needs_the_fingerprint_the_first_time(
    lab: Lab, actor: Actor, there: Path, back: Path
) -> None:
    custodian = second_account(lab, actor, Role.CUSTODIAN)
    make_checkpoint(lab, MakeCheckpoint(actor, there), JobControl())

    for given in (None, "0" * 64):
        with pytest.raises(CatchlightError, match="fingerprint"):
            cosign_checkpoint(lab, CosignCheckpoint(custodian, there, back, given))
    assert not back.exists()
    first = cosign_checkpoint(lab, CosignCheckpoint(custodian, there, back, actor.key.key_id))
    import_cosignature(lab, ImportCosignature(actor, back))

    assert len(cosigners(lab, actor)) == 1
    make_checkpoint(lab, MakeCheckpoint(actor, there, since=first.size), JobControl())
    assert cosign_checkpoint(lab, CosignCheckpoint(custodian, there, back)).size > first.size


def test_the_next_checkpoint_has_to_prove_that_it_goes_on(
    lab: Lab, actor: Actor, elsewhere: CreatedLab, there: Path, back: Path
) -> None:
    witness = elsewhere.actor
    first = make_checkpoint(lab, MakeCheckpoint(actor, there), JobControl())
    cosign_checkpoint(elsewhere.lab, CosignCheckpoint(witness, there, back, actor.key.key_id))

    make_checkpoint(lab, MakeCheckpoint(actor, there), JobControl())
    with pytest.raises(CatchlightError, match="does not prove that it goes on"):
        cosign_checkpoint(elsewhere.lab, CosignCheckpoint(witness, there, back))
    make_checkpoint(lab, MakeCheckpoint(actor, there, since=first.size), JobControl())
    assert cosign_checkpoint(elsewhere.lab, CosignCheckpoint(witness, there, back)).size == 3


def test_a_lab_that_was_put_back_is_not_cosigned_again(
    lab: Lab, actor: Actor, elsewhere: CreatedLab, there: Path, back: Path, tmp_path: Path
) -> None:
    before = lab.database_path.read_bytes()
    for _ in range(2):
        make_checkpoint(lab, MakeCheckpoint(actor, there), JobControl())
    cosign_checkpoint(elsewhere.lab, CosignCheckpoint(elsewhere.actor, there, back, actor.key.key_id))

    lab.database_path.write_bytes(before)
    make_checkpoint(lab, MakeCheckpoint(actor, there), JobControl())

    with pytest.raises(CatchlightError, match="cut off or put back"):
        cosign_checkpoint(elsewhere.lab, CosignCheckpoint(elsewhere.actor, there, back))


def test_nobody_cosigns_their_own_checkpoint(lab: Lab, actor: Actor, there: Path, back: Path) -> None:
    make_checkpoint(lab, MakeCheckpoint(actor, there), JobControl())

    with pytest.raises(CatchlightError, match="your own"):
        cosign_checkpoint(lab, CosignCheckpoint(actor, there, back, actor.key.key_id))
    assert not back.exists()


def test_an_examiner_cosigns_nothing_and_that_is_logged(lab: Lab, actor: Actor, there: Path, back: Path) -> None:
    examiner = second_account(lab, actor, Role.EXAMINER)
    make_checkpoint(lab, MakeCheckpoint(actor, there), JobControl())

    with pytest.raises(NotPermitted):
        cosign_checkpoint(lab, CosignCheckpoint(examiner, there, back))

    with lab.reading() as db:
        assert next(read_log(db, newest_first=True)).document["action"] == "access.refused"


@pytest.mark.parametrize(("given", "hint"), [(None, "Give the fingerprint"), ("0" * 64, "Ask for it again")])
def test_a_lab_whose_fingerprint_is_not_given_is_not_trusted(
    lab: Lab, actor: Actor, elsewhere: CreatedLab, there: Path, back: Path, given: str | None, hint: str
) -> None:
    make_checkpoint(lab, MakeCheckpoint(actor, there), JobControl())

    with pytest.raises(CatchlightError, match="fingerprint") as refused:
        cosign_checkpoint(elsewhere.lab, CosignCheckpoint(elsewhere.actor, there, back, given))

    assert hint in refused.value.hint


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("stranger", "nobody vouches"),
        ("fingerprint", "not that of the fingerprint"),
        ("signature", "does not fit"),
        ("name", "does not fit"),
        ("unknown", "no checkpoint that this lab made"),
        ("shape", "cannot be read"),
    ],
)
def test_a_cosignature_that_is_not_in_order_is_not_taken(
    lab: Lab, actor: Actor, elsewhere: CreatedLab, there: Path, back: Path, fault: str, words: str
) -> None:
    make_checkpoint(lab, MakeCheckpoint(actor, there), JobControl())
    cosign_checkpoint(elsewhere.lab, CosignCheckpoint(elsewhere.actor, there, back, actor.key.key_id))
    document = json.loads(back.read_text(encoding="utf-8"))
    given = {"stranger": None, "fingerprint": "0" * 64}.get(fault, elsewhere.actor.key.key_id)
    if fault == "signature":
        document["checkpoint"] = document["checkpoint"].replace("\n1\n", "\n2\n")
    elif fault == "name":
        document["cosigner"] = "somebody"
    elif fault == "shape":
        del document["public_key"]
    elif fault == "unknown":
        connection = sqlite3.connect(lab.database_path)
        connection.execute("DELETE FROM checkpoints")
        connection.commit()
        connection.close()
    back.write_text(json.dumps(document), encoding="utf-8")

    with pytest.raises(CatchlightError, match=words):
        import_cosignature(lab, ImportCosignature(actor, back, given))

    assert cosigners(lab, actor) == ()
