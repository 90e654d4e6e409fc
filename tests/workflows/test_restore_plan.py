"""What a restore would lose is known from the lab that is there, and from checkpoints."""

import base64
from pathlib import Path

import pytest
from tests.people import PASSPHRASE

from catchlight.evidence.cases import Case
from catchlight.evidence.checkpoints import Checkpoint, origin_of
from catchlight.evidence.entry import Actor
from catchlight.evidence.left_checkpoints import places_of
from catchlight.evidence.log import log_size
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.backup_lab import BackupLab, backup_lab
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.make_checkpoint import MakeCheckpoint, make_checkpoint
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.restore_lab import RestoreLab, restore_lab
from catchlight.workflows.restore_plan import plan_restore


@pytest.fixture
def made(lab: Lab, actor: Actor, case: Case, tmp_path: Path) -> Path:
    assert case.number
    return backup_lab(lab, BackupLab(actor, tmp_path / "backup")).folder


def leave_on_workstation(lab: Lab, actor: Actor, size: int, root: bytes) -> None:
    """A checkpoint of that size and head on this workstation."""
    place = places_of(lab)[1]
    place.file.parent.mkdir(parents=True, exist_ok=True)
    note = Checkpoint(origin_of(lab.identifier), size, root).signed(actor, lab=lab.identifier)
    place.file.write_text(note.text(), encoding="utf-8")


def test_where_nothing_is_known_nothing_can_be_said_to_be_lost(made: Path, tmp_path: Path) -> None:
    plan = plan_restore(made, tmp_path / "new")

    assert (plan.there, plan.newest_known, plan.lost_entries, plan.needs_reason) == (None, None, None, None)


def test_entries_after_the_backup_are_counted(lab: Lab, actor: Actor, made: Path) -> None:
    open_case(lab, OpenCase(actor, "2", "theft"))

    plan = plan_restore(made, lab.folder)

    assert plan.there is not None
    assert plan.there.common == plan.checked.heading.entries
    assert plan.lost_entries == plan.there.entries - plan.there.common == 2


def test_a_log_that_went_another_way_loses_all_since_they_parted(
    lab: Lab, actor: Actor, made: Path, tmp_path: Path
) -> None:
    other = restore_lab(RestoreLab(made, tmp_path / "other", actor.name, PASSPHRASE))
    with lab.reading() as db:
        parted = log_size(db) - 1  # the last one tells of the backup
    open_case(other.lab, OpenCase(other.actor, "2", "theft"))
    theirs = backup_lab(other.lab, BackupLab(other.actor, tmp_path / "theirs")).folder
    open_case(lab, OpenCase(actor, "3", "theft"))

    plan = plan_restore(theirs, lab.folder)

    assert plan.there is not None
    assert plan.there.common == parted
    assert plan.lost_entries == 2


@pytest.mark.parametrize(("beyond", "lost"), [(5, 5), (0, None)])
def test_a_checkpoint_that_the_backup_does_not_fit_needs_a_reason(
    lab: Lab, actor: Actor, made: Path, tmp_path: Path, beyond: int, lost: int | None
) -> None:
    size = plan_restore(made, tmp_path / "new").checked.heading.entries + beyond
    leave_on_workstation(lab, actor, size, b"x" * 32)

    plan = plan_restore(made, tmp_path / "new")

    assert plan.newest_known == (size, (b"x" * 32).hex())
    assert plan.lost_entries == lost
    assert plan.needs_reason is not None


def test_a_checkpoint_that_the_backup_goes_on_from_needs_none(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    checkpoint = make_checkpoint(lab, MakeCheckpoint(actor), JobControl())
    leave_on_workstation(lab, actor, checkpoint.size, bytes.fromhex(checkpoint.root))
    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup")).folder

    assert plan_restore(made, tmp_path / "new").newest_known is None
    assert base64.b64encode(bytes.fromhex(checkpoint.root)).decode() in checkpoint.note


def test_what_is_no_checkpoint_is_passed_over(lab: Lab, actor: Actor, made: Path, tmp_path: Path) -> None:
    leave_on_workstation(lab, actor, 9, b"x" * 32)
    places_of(lab)[1].file.write_text("no note", encoding="utf-8")

    assert plan_restore(made, tmp_path / "new").newest_known is None


def test_erasures_since_the_backup_are_known_with_what_they_named(
    lab: Lab, actor: Actor, case: Case, made: Path
) -> None:
    erase_case(lab, EraseCase(actor, case.number, "court order"))

    plan = plan_restore(made, lab.folder)

    assert plan.there is not None
    (known,) = plan.there.erasures
    assert (known.kind, known.subject, known.reason) == ("case", case.identifier, "court order")
    assert len(known.commitments) == 2


def test_a_lab_whose_description_is_damaged_is_told(lab: Lab, made: Path) -> None:
    (lab.folder / "lab.toml").write_text("format = 'x'", encoding="utf-8")

    plan = plan_restore(made, lab.folder)

    assert plan.there is not None
    assert plan.there.unreadable is not None
    assert "cannot be read" in (plan.needs_reason or "")
