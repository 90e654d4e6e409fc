"""The lab folder: created whole or not at all, opened only when it is one."""

import errno
import os
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest

from catchlight.errors import CatchlightError, LabRefused
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import log_size
from catchlight.lab.folder import Lab, creating_lab, open_lab


def create(folder: Path) -> Lab:
    with creating_lab(folder) as (lab, _):
        pass
    return lab


def fail_creating(folder: Path) -> None:
    with creating_lab(folder):
        raise ZeroDivisionError


def test_a_created_lab_opens_as_itself(tmp_path: Path) -> None:
    created = create(tmp_path / "lab")

    assert open_lab(tmp_path / "lab") == created
    assert created.name == "lab"
    assert uuid.UUID(created.identifier).version == 4
    assert {path.name for path in created.folder.iterdir()} >= {"lab.toml", "evidence.db", "store", "gallery", "models"}


@pytest.mark.parametrize("name", ["met spaties", "één café", "研究所", "a%20b?c#d", "'quoted'"])
def test_a_lab_may_have_any_name(tmp_path: Path, name: str) -> None:
    if os.name == "nt" and "?" in name:
        pytest.skip("this system allows no question mark in a name")
    create(tmp_path / name)

    opened = open_lab(tmp_path / name)

    with opened.reading() as db:
        assert log_size(db) == 0
    assert opened.name == name


def test_a_relative_folder_is_meant_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert create(Path("lab")).folder == tmp_path / "lab"


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(LabRefused, match="not empty") as raised, creating_lab(tmp_path):
        pytest.fail("a lab was made among other files")

    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert "new folder" in raised.value.hint


def test_a_lab_is_not_created_twice(lab: Lab) -> None:
    with pytest.raises(LabRefused) as raised, creating_lab(lab.folder):
        pytest.fail("a lab was made in a lab")

    assert "Open it" in raised.value.hint


def test_a_file_in_the_place_of_the_folder_is_stated(tmp_path: Path) -> None:
    (tmp_path / "lab").write_text("mine")

    with pytest.raises(LabRefused, match="could not be made"), creating_lab(tmp_path / "lab"):
        pytest.fail("a lab was made in a file")


def test_a_lab_whose_first_act_fails_leaves_an_empty_folder_that_can_be_tried_again(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_creating(tmp_path / "lab")

    assert list((tmp_path / "lab").iterdir()) == []
    again = create(tmp_path / "lab")
    assert open_lab(again.folder) == again


def test_a_lab_is_none_until_its_first_act_is_kept(tmp_path: Path) -> None:
    with creating_lab(tmp_path / "lab"):
        assert not (tmp_path / "lab" / "lab.toml").exists()


def test_a_folder_without_a_lab_is_stated(tmp_path: Path) -> None:
    with pytest.raises(LabRefused, match="no Catchlight lab"):
        open_lab(tmp_path)


IDENTIFIER = "6f1f0f0e-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "format = ",
        "\x00",
        f'format = 2\nidentifier = "{IDENTIFIER}"',
        'format = 2\nidentifier = "x"\nname = "lab"',
        'format = 2\nidentifier = 5\nname = "lab"',
        f'format = inf\nidentifier = "{IDENTIFIER}"\nname = "lab"',
        f'format = "1"\nidentifier = "{IDENTIFIER}"\nname = "lab"',
    ],
)
def test_a_damaged_description_is_stated(lab: Lab, text: str) -> None:
    (lab.folder / "lab.toml").write_text(text)

    with pytest.raises(LabRefused, match="damaged"):
        open_lab(lab.folder)


def test_a_description_in_another_encoding_is_stated(lab: Lab) -> None:
    (lab.folder / "lab.toml").write_bytes('name = "één"'.encode("latin-1"))

    with pytest.raises(LabRefused, match="damaged"):
        open_lab(lab.folder)


def test_a_lab_of_a_newer_format_is_refused_whatever_else_it_holds(lab: Lab) -> None:
    (lab.folder / "lab.toml").write_text("format = 3\nidentity = 'new'\n")

    with pytest.raises(LabRefused, match="newer version") as raised:
        open_lab(lab.folder)

    assert raised.value.facts == {"format": 3, "known": 2}


def test_a_lab_of_before_there_were_accounts_is_refused_and_not_changed(lab: Lab) -> None:
    description = lab.folder / "lab.toml"
    description.write_text(description.read_text().replace("format = 2", "format = 1"))

    with pytest.raises(LabRefused, match="before there were accounts") as raised:
        open_lab(lab.folder)

    assert "new lab" in raised.value.hint
    assert "format = 1" in description.read_text()


def test_a_lab_without_its_database_is_stated_and_gets_no_empty_one(lab: Lab) -> None:
    lab.database_path.unlink()

    with pytest.raises(CatchlightError, match="could not be opened"):
        open_lab(lab.folder)

    assert not lab.database_path.exists()


def test_an_emptied_database_is_not_taken_for_a_fresh_lab(lab: Lab) -> None:
    lab.database_path.write_bytes(b"")

    with pytest.raises(LabRefused, match="empty or another program's"):
        open_lab(lab.folder)


def test_a_database_that_is_none_is_stated(lab: Lab, actor: Actor) -> None:
    lab.database_path.write_bytes(b"not a database, but long enough to be looked at" * 100)

    with pytest.raises(CatchlightError, match="could not be opened"):
        open_lab(lab.folder)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this account may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_stated(lab: Lab) -> None:
    lab.folder.chmod(0o500)
    try:
        with pytest.raises(LabRefused, match="could not be locked"):
            open_lab(lab.folder)
    finally:
        lab.folder.chmod(0o700)


def test_a_folder_in_which_no_lab_could_be_begun_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_it_is = Path.mkdir

    def fail(path: Path, *given: Any, **named: Any) -> None:
        if path.name == "models":
            raise OSError(errno.ENOSPC, "No space left on device")
        as_it_is(path, *given, **named)

    with monkeypatch.context() as full:
        full.setattr(Path, "mkdir", fail)
        with pytest.raises(LabRefused, match="No space left"):
            create(tmp_path / "lab")

    create(tmp_path / "lab")
