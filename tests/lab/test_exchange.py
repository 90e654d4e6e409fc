"""A folder is exchanged as a whole, and a kill in between is made good."""

from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.lab.exchange import put_in_place, staging_beside, undo_half_exchange


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A lab folder [with a name that a pattern would read]."""
    folder = tmp_path / "lab [1]"
    folder.mkdir()
    (folder / "old").touch()
    return folder


def test_the_new_one_takes_the_place_and_the_old_one_is_kept(folder: Path) -> None:
    with staging_beside(folder) as staging:
        (staging / "new").touch()
        (staging / "maintenance.lock").touch()
        aside = put_in_place(staging, folder)

    assert aside is not None
    assert ([path.name for path in folder.iterdir()], [path.name for path in aside.iterdir()]) == (["new"], ["old"])
    assert sorted(path.name for path in folder.parent.iterdir()) == sorted([folder.name, aside.name])


@pytest.mark.parametrize("is_there", [True, False])
def test_where_nothing_was_nothing_is_kept(tmp_path: Path, is_there: bool) -> None:
    folder = tmp_path / "lab"
    if is_there:
        folder.mkdir()
    with staging_beside(folder) as staging:
        (staging / "new").touch()
        assert put_in_place(staging, folder) is None

    assert [path.name for path in tmp_path.rglob("*")] == ["lab", "new"]


def test_a_failure_leaves_nothing_beside(folder: Path) -> None:
    with pytest.raises(FileNotFoundError), staging_beside(folder) as staging:
        (staging / "new" / "not there").touch()

    assert [path.name for path in folder.parent.rglob("*")] == [folder.name, "old"]


def test_what_a_kill_left_is_cleared_up(folder: Path) -> None:
    staging = folder.parent / f".{folder.name}.restoring"
    staging.mkdir()
    (staging / "half").touch()

    with staging_beside(folder) as again:
        assert list(again.iterdir()) == []


def test_a_new_one_that_cannot_be_renamed_leaves_the_old_one_in_place(folder: Path) -> None:
    with pytest.raises(FileNotFoundError):
        put_in_place(folder.parent / "not there", folder)

    assert [path.name for path in folder.parent.rglob("*")] == [folder.name, "old"]


def test_where_the_old_one_cannot_be_put_back_either_it_is_said_where_it_lies(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails from the second renaming on."""
    rename = Path.rename
    renamed: list[Path] = []

    def fails_after_one(path: Path, target: Path) -> Path:
        if renamed:
            raise OSError(5, "Input/output error")
        renamed.append(target)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails_after_one)
    with pytest.raises(CatchlightError) as raised, staging_beside(folder) as staging:
        put_in_place(staging, folder)

    (aside,) = renamed
    assert raised.value.facts["aside"] == str(aside)
    assert str(aside) in raised.value.message
    assert folder.name in raised.value.hint
    assert (aside / "old").exists()
    assert not folder.exists()


def test_a_kill_between_the_two_renamings_is_undone(folder: Path) -> None:
    (folder.parent / f".{folder.name}.restoring").mkdir()
    folder.rename(folder.parent / f"{folder.name}.before-restore-20260101T000000000000Z")

    undo_half_exchange(folder)

    assert [path.name for path in folder.iterdir()] == ["old"]


def test_a_lab_that_was_kept_aside_on_purpose_stays_there(folder: Path) -> None:
    aside = folder.rename(folder.parent / f"{folder.name}.before-restore-20260101T000000000000Z")

    undo_half_exchange(folder)

    assert aside.exists()
    assert not folder.exists()
