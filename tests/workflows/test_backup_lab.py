"""A backup is of one moment, complete, signed and verified, also while others write; nothing half is left."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.keeping_maker import FullCase, enlist, full_case, mounted

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import log_size, read_log
from catchlight.evidence.store import lab_store
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab import backup
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.backup_lab import BackupLab, backup_lab
from catchlight.workflows.check_backup import check_backup
from catchlight.workflows.verify_log import verify_log

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def full(lab: Lab, actor: Actor) -> FullCase:
    return full_case(lab, actor)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk on which the lab has no room."""
    with mounted(tmp_path / "disk", kilobytes=200) as place:
        yield place


def named(folder: Path) -> dict[str, str]:
    return {file.path: file.sha256 for file in backup.files_of(folder)}


def test_a_backup_holds_the_database_and_every_named_file(
    lab: Lab, actor: Actor, full: FullCase, tmp_path: Path
) -> None:
    (lab.folder / "policy.toml").write_text("", encoding="utf-8")
    orphan = lab_store(lab).put(b"an orphan")

    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup"))

    files = named(made.folder)
    assert {"evidence.db", "lab.toml", "policy.toml"} <= files.keys()
    assert full.files[0] in files.values()
    assert orphan not in files.values()
    assert (made.damaged, made.checked.verification.problems) == ((), ())
    on_disk = {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*") if path.is_file()}
    assert on_disk == files.keys() | {backup.MANIFEST, backup.SIGNATURE}
    assert list(tmp_path.glob(".*")) == []


def test_it_is_logged_with_what_it_holds(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup"))

    with lab.reading() as db:
        (entry,) = read_log(db, first=made.entry)
    details = entry.document["details"]
    assert entry.document["action"] == "lab.backed_up"
    assert details["target"] == str(tmp_path / "backup")
    assert (details["entries"], details["root"]) == (made.entry - 1, made.checked.heading.root)
    assert details["manifest_sha256"] == made.checked.manifest_sha256
    assert verify_log(lab, JobControl()).ok


WRITER = """
import sys
from pathlib import Path
from tests.people import present
from catchlight.lab.folder import open_lab
from catchlight.workflows.open_case import OpenCase, open_case

lab = open_lab(Path(sys.argv[1]))
actor, number = present(lab), 0
while True:
    number += 1
    open_case(lab, OpenCase(actor, f"written {number}", "theft" * 500))
    print(number, flush=True)
"""


@pytest.fixture
def writer(lab: Lab) -> Iterator[subprocess.Popen[str]]:
    """Another process that opens one case after the other."""
    command = [sys.executable, "-c", WRITER, str(lab.folder)]
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | ENVIRONMENT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(20):
            process.stdout.readline()
        yield process
        process.kill()


def test_a_backup_while_another_process_writes_is_of_one_moment(
    lab: Lab,
    actor: Actor,
    full: FullCase,
    writer: subprocess.Popen[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(backup, "_PAGES", 4)

    def slowly(progress: Progress) -> None:
        if progress.note == "bytes of the database":
            time.sleep(0.02)

    with lab.reading() as db:
        before = log_size(db)
    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup"), JobControl(slowly))

    assert writer.poll() is None
    with lab.reading() as db:
        after = log_size(db)
    assert before <= made.checked.heading.entries < after - 5
    assert made.checked.verification.ok
    assert full.files[0] in named(made.folder).values()
    with backup.reading_copy(made.folder / "evidence.db") as db:
        assert db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("place", ["lab", "lab/inside", "full", "file", "nowhere/backup", "."])
def test_a_place_that_is_none_is_refused_and_left_as_it_is(lab: Lab, actor: Actor, tmp_path: Path, place: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").touch()
    (tmp_path / "file").touch()
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(CatchlightError, match="No backup was made"):
        backup_lab(lab, BackupLab(actor, tmp_path / place))

    assert [
        path for path in sorted(tmp_path.rglob("*")) if path not in before and "evidence.db-" not in path.name
    ] == []


def test_an_empty_folder_is_filled(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    (tmp_path / "backup").mkdir()

    assert backup_lab(lab, BackupLab(actor, tmp_path / "backup")).folder == tmp_path / "backup"


@pytest.mark.parametrize("role", [Role.EXAMINER, Role.AUDITOR])
def test_only_custodians_and_supervisors_back_up(lab: Lab, tmp_path: Path, role: Role) -> None:
    other = enlist(lab, "B. Example", role)

    with pytest.raises(NotPermitted):
        backup_lab(lab, BackupLab(other, tmp_path / "backup"))
    assert not (tmp_path / "backup").exists()


def test_a_custodian_s_backup_is_signed_by_the_custodian(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup"))

    assert backup.signer_of(made.folder) == actor.key.key_id
    with lab.reading() as db:
        (entry,) = read_log(db, first=made.entry)
    assert entry.document["role"] == "custodian"


@pytest.mark.parametrize("note", ["bytes of the database", "bytes of files", "bytes of the backup checked"])
def test_a_cancelled_backup_leaves_nothing(lab: Lab, actor: Actor, full: FullCase, tmp_path: Path, note: str) -> None:
    def cancel(progress: Progress) -> None:
        if progress.note == note:
            control.cancel()

    control = JobControl(cancel)
    with pytest.raises(JobCancelled):
        backup_lab(lab, BackupLab(actor, tmp_path / "backup"), control)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["lab"]
    with lab.reading() as db:
        assert next(iter(read_log(db, newest_first=True))).document["action"] != "lab.backed_up"


def test_progress_is_told_in_bytes_to_the_end(lab: Lab, actor: Actor, full: FullCase, tmp_path: Path) -> None:
    seen: dict[str, Progress] = {}
    backup_lab(lab, BackupLab(actor, tmp_path / "backup"), JobControl(lambda one: seen.update({one.note: one})))

    for note in ("bytes of the database", "bytes of files", "bytes of the backup checked"):
        assert seen[note].done == seen[note].total


def test_files_that_the_lab_lost_or_that_were_altered_are_told(
    lab: Lab, actor: Actor, full: FullCase, tmp_path: Path
) -> None:
    crops = [path for path in lab_store(lab).folder.rglob("*") if path.is_file() and path.name not in full.files]
    crops[0].unlink()
    crops[1].write_bytes(b"altered")

    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup"))

    assert set(made.damaged) == {crops[0].name, crops[1].name} == set(made.checked.missing)
    assert not set(made.damaged) & set(named(made.folder).values())
    check_backup(made.folder)


def test_what_was_wrong_with_the_log_is_told(lab: Lab, actor: Actor, full: FullCase, tmp_path: Path) -> None:
    with lab.reading() as db:
        db.conn.execute("DELETE FROM log_clear WHERE clear = ?", (full.case.number,))

    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup"))

    assert not made.checked.verification.ok


KILLED = """
import os, signal, sys
from pathlib import Path
from unittest import mock
from tests.people import present
from catchlight.lab import backup
from catchlight.lab.folder import open_lab
from catchlight.workflows import backup_lab

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

module, name = {"database": (backup, "flush_file"), "files": (backup, "write_manifest"),
    "check": (backup_lab, "check_backup"), "log": (backup_lab, "acting")}[sys.argv[2]]
lab = open_lab(Path(sys.argv[1]))
with mock.patch.object(module, name, die):
    backup_lab.backup_lab(lab, backup_lab.BackupLab(present(lab), Path(sys.argv[3])))
"""


@pytest.mark.parametrize("where", ["database", "files", "check", "log"])
def test_a_kill_leaves_no_backup_and_the_next_one_clears_up(lab: Lab, actor: Actor, tmp_path: Path, where: str) -> None:
    command = [sys.executable, "-c", KILLED, str(lab.folder), where, str(tmp_path / "backup")]
    ended = subprocess.run(command, check=False, cwd=ROOT, env=os.environ | ENVIRONMENT, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    assert not (tmp_path / "backup").exists()

    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup"))

    assert made.checked.verification.ok
    assert list(tmp_path.glob(".*")) == []


def test_a_full_disk_is_stated_and_leaves_nothing(lab: Lab, actor: Actor, full: FullCase, small_disk: Path) -> None:
    with pytest.raises(CatchlightError, match="No backup was made") as refused:
        backup_lab(lab, BackupLab(actor, small_disk / "backup"))

    assert refused.value.facts["free"] < refused.value.facts["needed"]
    assert list(small_disk.iterdir()) == []


def test_a_disk_that_fills_up_on_the_way_is_stated_and_leaves_nothing(
    lab: Lab, actor: Actor, full: FullCase, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catchlight.workflows.backup_lab._Copy._check_space", lambda *_: None)
    for _ in range(2):
        with pytest.raises(CatchlightError, match=r"could not be written: .*(space|full).* No backup was made"):
            backup_lab(lab, BackupLab(actor, small_disk / "backup"))
    assert list(small_disk.iterdir()) == []


def test_the_manifest_can_be_checked_by_hand(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup"))

    lines = (made.folder / backup.MANIFEST).read_text(encoding="utf-8").splitlines()
    first, *files, last = (json.loads(line) for line in lines)

    assert (first["format"], first["lab"]) == ("catchlight-backup/1", lab.identifier)
    assert (last["files"], last["bytes"]) == (len(files), sum(file["size"] for file in files))
