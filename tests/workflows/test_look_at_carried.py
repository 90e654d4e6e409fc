"""What carried files say is read before anything is signed or kept."""

import json
from pathlib import Path

import pytest
from tests.people import PASSPHRASE

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import log_size
from catchlight.evidence.note import Note
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.cosign_checkpoint import (
    CosignCheckpoint,
    ImportCosignature,
    cosign_checkpoint,
    import_cosignature,
)
from catchlight.workflows.create_lab import CreatedLab, FirstAccount, create_lab
from catchlight.workflows.look_at_carried import cosigned_sizes, look_at_checkpoint, look_at_cosignature
from catchlight.workflows.make_checkpoint import MakeCheckpoint, make_checkpoint


@pytest.fixture
def elsewhere(tmp_path: Path) -> CreatedLab:
    """Another lab, whose first account is the witness."""
    return create_lab(tmp_path / "elsewhere", first=FirstAccount("W. Itness", PASSPHRASE))


@pytest.fixture
def carried(lab: Lab, actor: Actor, tmp_path: Path) -> Path:
    path = tmp_path / "there.json"
    make_checkpoint(lab, MakeCheckpoint(actor, path), JobControl())
    return path


def test_a_carried_checkpoint_says_whose_it_is_and_nothing_is_kept(
    lab: Lab, actor: Actor, elsewhere: CreatedLab, carried: Path
) -> None:
    seen = look_at_checkpoint(elsewhere.lab, carried)
    assert (seen.origin, seen.size, seen.is_own_log) == (f"catchlight/{lab.identifier}", 1, False)
    assert (seen.fingerprint, seen.cosigned_before) == (actor.key.key_id, None)
    assert look_at_checkpoint(lab, carried).is_own_log
    with elsewhere.lab.reading() as db:
        assert log_size(db) == 1


def test_what_was_cosigned_before_is_told_on_both_sides(
    lab: Lab, actor: Actor, elsewhere: CreatedLab, carried: Path, tmp_path: Path
) -> None:
    assert cosigned_sizes(lab) == ()
    back = tmp_path / "back.json"
    cosign_checkpoint(elsewhere.lab, CosignCheckpoint(elsewhere.actor, carried, back, actor.key.key_id))

    seen = look_at_cosignature(lab, back)
    assert (seen.size, seen.fingerprint, seen.account) == (1, elsewhere.actor.key.key_id, None)
    assert look_at_cosignature(elsewhere.lab, back).account == "W. Itness"
    import_cosignature(lab, ImportCosignature(actor, back, seen.fingerprint))
    (one,) = cosigned_sizes(lab)
    assert (one.size, one.cosigners) == (1, (seen.cosigner,))
    make_checkpoint(lab, MakeCheckpoint(actor, carried, since=one.size), JobControl())
    assert look_at_checkpoint(elsewhere.lab, carried).cosigned_before == 1


def test_a_file_that_names_another_first_key_than_before_is_refused(
    actor: Actor, elsewhere: CreatedLab, carried: Path, tmp_path: Path
) -> None:
    cosign_checkpoint(
        elsewhere.lab, CosignCheckpoint(elsewhere.actor, carried, tmp_path / "back.json", actor.key.key_id)
    )
    with elsewhere.lab.reading() as db:
        db.conn.execute("UPDATE witnessed SET fingerprint = ?", ("0" * 64,))
        db.conn.commit()
    with pytest.raises(CatchlightError, match="not taken"):
        look_at_checkpoint(elsewhere.lab, carried)


@pytest.mark.parametrize("keys", [None, [], [{}], [5], "x"])
def test_a_checkpoint_that_names_no_keys_is_refused(elsewhere: CreatedLab, carried: Path, keys: object) -> None:
    document = json.loads(carried.read_text(encoding="utf-8"))
    document["keys"] = keys
    carried.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(CatchlightError, match="not taken"):
        look_at_checkpoint(elsewhere.lab, carried)


def test_a_cosignature_of_no_possible_time_is_refused(
    lab: Lab, actor: Actor, elsewhere: CreatedLab, carried: Path
) -> None:
    document = json.loads(carried.read_text(encoding="utf-8"))
    key, name = elsewhere.actor.key, "catchlight/other/0"
    note = Note.parse(document["checkpoint"]).cosigned(name, key, time=2**63)
    made = {
        "format": "catchlight-cosigned/1",
        "checkpoint": note.text(),
        "cosigner": name,
        "public_key": key.public.hex(),
    }
    carried.write_text(json.dumps(made), encoding="utf-8")
    with pytest.raises(CatchlightError, match="cannot be read"):
        look_at_cosignature(lab, carried)
