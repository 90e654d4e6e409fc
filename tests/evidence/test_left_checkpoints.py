"""The newest checkpoint beside the lab: never replaced by one that the log does not go on from."""

import shutil
from pathlib import Path

import pytest

from catchlight.evidence.checkpoints import Checkpoint, checkpoint_now
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Value
from catchlight.evidence.left_checkpoints import Place, found_beside, leave, places_of
from catchlight.evidence.log import acting
from catchlight.evidence.note import Note
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab


@pytest.fixture
def place(lab: Lab) -> Place:
    return places_of(lab)[1]


def write(lab: Lab, actor: Actor, action: str = "case.opened", details: dict[str, Value] | None = None) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        act.log(action, details=details)


def left(lab: Lab, actor: Actor, place: Place) -> str | None:
    with lab.reading() as db:
        return leave(place, checkpoint_now(db, lab=lab.identifier).signed(actor, lab=lab.identifier), db=db)


def size_at(place: Place) -> int:
    return Checkpoint.of_note(Note.parse(place.file.read_text(encoding="utf-8"))).size


def test_it_is_left_in_the_lab_and_in_the_folder_that_the_environment_names(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CATCHLIGHT_DATA", str(tmp_path / "data"))

    inside, outside = places_of(lab)

    assert (inside.file, inside.is_outside) == (lab.folder / "checkpoints" / "newest.note", False)
    assert outside.file == tmp_path / "data" / "checkpoints" / f"{lab.identifier}.note"
    assert outside.is_outside


def test_each_newer_one_takes_the_place_and_is_found(lab: Lab, actor: Actor, place: Place) -> None:
    for size in (1, 2):
        assert left(lab, actor, place) is None
        assert size_at(place) == size
        write(lab, actor)

    (found,) = found_beside(lab)
    assert (found.where, found.is_outside) == ("on this workstation", True)
    assert list(place.file.parent.glob(".*")) == []


def test_the_checkpoint_of_a_log_that_was_put_back_does_not_replace_a_newer_one(
    lab: Lab, actor: Actor, place: Place, tmp_path: Path
) -> None:
    shutil.copyfile(lab.database_path, tmp_path / "older.db")
    write(lab, actor)
    assert left(lab, actor, place) is None
    shutil.copyfile(tmp_path / "older.db", lab.database_path)

    assert "not of this log" in (left(lab, actor, place) or "")
    for _ in range(3):
        write(lab, actor, "case.closed")
    assert "not of this log" in (left(lab, actor, place) or "")
    assert size_at(place) == 2


def test_after_a_restore_that_the_log_tells_of_it_goes_on(lab: Lab, actor: Actor, place: Place, tmp_path: Path) -> None:
    shutil.copyfile(lab.database_path, tmp_path / "older.db")
    write(lab, actor)
    assert left(lab, actor, place) is None
    with lab.reading() as db:
        known: dict[str, Value] = {"size": 2, "root": checkpoint_now(db, lab=lab.identifier).root.hex()}
    shutil.copyfile(tmp_path / "older.db", lab.database_path)
    details: dict[str, Value] = {
        "from_entries": 1,
        "lost_entries": 1,
        "newest_known": known,
        "reason": Personal("disk"),
    }
    write(lab, actor.acting_as(Role.SUPERVISOR), "lab.restored", details)

    assert left(lab, actor, place) is None
    assert size_at(place) == 2


@pytest.mark.parametrize("damaged", ["", "no note", "catchlight/other\n5\nAAAA\n\n"])
def test_what_is_no_checkpoint_of_the_log_is_replaced(lab: Lab, actor: Actor, place: Place, damaged: str) -> None:
    place.file.parent.mkdir(parents=True, exist_ok=True)
    place.file.write_text(damaged, encoding="utf-8")

    assert left(lab, actor, place) is None
    assert size_at(place) == 1
