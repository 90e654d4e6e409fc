"""A backup is believed only as far as its signature, its files and its log bear it out."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.keeping_maker import full_case
from tests.lab_copies import copied
from tests.people import FIRST

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab import backup
from catchlight.lab.backup import BackupAltered, Heading
from catchlight.lab.folder import Lab
from catchlight.lab.keys import new_key
from catchlight.workflows.backup_lab import BackupLab, backup_lab
from catchlight.workflows.check_backup import check_backup
from catchlight.workflows.create_lab import CreatedLab, create_lab


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> CreatedLab:
    """A lab with a full case, and its backup beside it."""
    folder = tmp_path_factory.mktemp("original")
    created = create_lab(folder / "lab", first=FIRST)
    full_case(created.lab, created.actor)
    backup_lab(created.lab, BackupLab(created.actor, folder / "backup"))
    return created


@pytest.fixture
def created(original: CreatedLab, tmp_path: Path) -> CreatedLab:
    return original._replace(lab=copied(original.lab, tmp_path / "lab"))


@pytest.fixture
def made(original: CreatedLab, tmp_path: Path) -> Path:
    shutil.copytree(original.lab.folder.with_name("backup"), tmp_path / "backup")
    return tmp_path / "backup"


def test_a_backup_tells_what_it_is_of_and_where_trust_starts(lab: Lab, actor: Actor, made: Path) -> None:
    checked = check_backup(made)

    assert (checked.heading.lab, checked.heading.account) == (lab.identifier, actor.account)
    assert checked.fingerprint == actor.key.key_id
    assert checked.files == len(list(backup.files_of(made)))
    assert checked.bytes == sum(file.size for file in backup.files_of(made))
    assert checked.verification.entries == checked.heading.entries


def test_nothing_is_written_into_a_backup(made: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in made.rglob("*")}

    check_backup(made)

    assert {path: path.stat().st_mtime_ns for path in made.rglob("*")} == before


def change(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize("harm", [change, Path.unlink, lambda path: path.write_bytes(b"")])
@pytest.mark.parametrize("which", ["evidence.db", "lab.toml", "store", "gallery"])
def test_an_altered_or_missing_file_is_named(made: Path, which: str, harm: Callable[[Path], object]) -> None:
    name = next(file.path for file in backup.files_of(made) if file.path.startswith(which))
    harm(made / name)

    with pytest.raises(BackupAltered) as refused:
        check_backup(made)

    assert refused.value.facts["file"] == name
    assert name in refused.value.message


def test_a_backup_signed_by_a_key_that_the_log_does_not_know_is_refused(made: Path) -> None:
    files, heading = list(backup.files_of(made)), backup.read_heading(made)
    for name in (backup.MANIFEST, backup.SIGNATURE):
        (made / name).unlink()
    backup.write_manifest(made, heading, files, [], new_key())

    with pytest.raises(BackupAltered, match="not signed with a key that its log makes known"):
        check_backup(made)


def test_a_manifest_that_claims_another_log_is_refused(actor: Actor, made: Path) -> None:
    files, heading = list(backup.files_of(made)), backup.read_heading(made)
    for name in (backup.MANIFEST, backup.SIGNATURE):
        (made / name).unlink()
    other = Heading(heading.lab, heading.name, heading.made_at, heading.account, heading.entries + 1, heading.root, "0")
    backup.write_manifest(made, other, files, [], actor.key)

    with pytest.raises(BackupAltered, match="not the one that its manifest names"):
        check_backup(made)


def test_the_database_of_another_lab_is_refused(made: Path, tmp_path: Path) -> None:
    other = create_lab(tmp_path / "other", first=FIRST)
    theirs = backup_lab(other.lab, BackupLab(other.actor, tmp_path / "theirs")).folder
    shutil.copyfile(theirs / "evidence.db", made / "evidence.db")

    with pytest.raises(BackupAltered, match=r"evidence\.db was changed"):
        check_backup(made)


def test_a_backup_that_lies_on_a_read_only_medium_is_checked(made: Path) -> None:
    for path in (*made.rglob("*"), made):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert check_backup(made).verification.ok
    finally:
        for path in (made, *made.rglob("*")):
            path.chmod(0o755)


def test_no_backup_is_stated(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="no backup of a lab"):
        check_backup(tmp_path)


def test_a_check_can_be_cancelled(made: Path) -> None:
    control = JobControl()
    control.cancel()

    with pytest.raises(JobCancelled):
        check_backup(made, control)
