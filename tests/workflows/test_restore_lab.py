"""A restore: verified, logged for ever, not over newer entries without a reason; nothing erased comes back."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.keeping_maker import FullCase, enlist, found_in, full_case, mounted
from tests.people import FIRST, NAME, PASSPHRASE

from catchlight.errors import CatchlightError, LabRefused, NotPermitted, SignInRefused
from catchlight.evidence.cases import find_case
from catchlight.evidence.checkpoints import checkpoint_now
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import log_size, read_log
from catchlight.gallery.searches import search_named
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab import backup
from catchlight.lab.accounts import Role, set_disabled
from catchlight.lab.backup import BackupAltered
from catchlight.lab.folder import Lab
from catchlight.lab.maintenance import maintaining
from catchlight.workflows import restore_lab as restore_module
from catchlight.workflows.backup_lab import BackupLab, backup_lab
from catchlight.workflows.create_lab import create_lab, open_lab
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.erase_search import EraseSearch, erase_search
from catchlight.workflows.hold_case import HoldCase, hold_case
from catchlight.workflows.make_checkpoint import leave_checkpoint
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.purge import write_certificates
from catchlight.workflows.purge_gallery import purge_gallery
from catchlight.workflows.restore_lab import Restored, RestoreLab, restore_lab
from catchlight.workflows.restore_plan import plan_restore
from catchlight.workflows.show_person import hold
from catchlight.workflows.verify_log import VerifyLog, verify_log

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {"PYTHONPATH": os.pathsep.join(sys.path)}
REASON = "the disk failed"


@pytest.fixture
def full(lab: Lab, actor: Actor) -> FullCase:
    return full_case(lab, actor)


@pytest.fixture
def made(lab: Lab, actor: Actor, full: FullCase, tmp_path: Path) -> Path:
    """A backup of the lab with the full case."""
    assert full.files
    return backup_lab(lab, BackupLab(actor, tmp_path / "backup")).folder


def restored(made: Path, folder: Path, reason: str = "", control: JobControl | None = None) -> Restored:
    return restore_lab(RestoreLab(made, folder, NAME, PASSPHRASE, reason), control)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the empty one that is locked for maintenance."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "maintenance.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def only_unconfirmed(done: Restored) -> bool:
    """Whether nothing is wrong with the restored lab but that nobody else has confirmed the restore yet."""
    told = verify_log(done.lab, JobControl())
    return [found.entry for found in told.problems] == [done.entry] and told.problems == told.unconfirmed


def test_a_lab_is_restored_to_a_new_folder(made: Path, full: FullCase, tmp_path: Path) -> None:
    done = restored(made, tmp_path / "new")

    lab = open_lab(tmp_path / "new")
    assert done.lab == lab
    assert done.set_aside is None
    assert found_in(lab.folder, *full.of_case, *full.of_search) == {*full.of_case, *full.of_search}
    assert verify_log(lab, JobControl()).problems == ()
    with lab.reading() as db:
        assert find_case(db, full.case.number) == full.case
    assert open_case(lab, OpenCase(done.actor, "2", "theft")).number == "2"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "lab", "new"]


def test_the_restore_stands_in_the_log_for_ever(made: Path, tmp_path: Path) -> None:
    done = restored(made, tmp_path / "new", REASON)

    with done.lab.reading() as db:
        (entry,) = read_log(db, first=done.entry, limit=1)
    heading = done.plan.checked.heading
    assert (entry.document["action"], entry.document["role"]) == ("lab.restored", "supervisor")
    details = entry.document["details"]
    assert (details["from_entries"], details["from_root"]) == (heading.entries, heading.root)
    assert (details["lost_entries"], details["newest_known"], details["reason"]) == (None, None, REASON)
    assert details["session"] == done.entry - 1
    told = verify_log(done.lab, JobControl()).notices
    assert any("restored" in notice.problem for notice in told)


def test_the_entry_of_the_backup_itself_is_lost_where_the_lab_is_still_there(
    lab: Lab, made: Path, tmp_path: Path
) -> None:
    plan = plan_restore(made, lab.folder)

    assert plan.there is not None
    assert plan.lost_entries == 1  # that it was backed up
    assert plan_restore(made, tmp_path / "new").needs_reason is None


def test_an_older_backup_over_newer_entries_needs_a_reason(lab: Lab, actor: Actor, made: Path) -> None:
    open_case(lab, OpenCase(actor, "2", "theft"))
    before = contents(lab.folder)

    with pytest.raises(CatchlightError, match="2 entries that are known would be lost") as refused:
        restored(made, lab.folder)

    assert refused.value.facts["lost_entries"] == 2
    assert contents(lab.folder) == before


def test_with_a_reason_it_is_restored_and_the_newer_one_is_kept_aside(lab: Lab, actor: Actor, made: Path) -> None:
    open_case(lab, OpenCase(actor, "2", "theft"))

    done = restored(made, lab.folder, REASON)

    assert done.set_aside is not None
    with done.lab.reading() as db:
        assert find_case(db, "2") is None
        (entry,) = read_log(db, first=done.entry, limit=1)
    assert entry.document["details"]["lost_entries"] == 2
    with open_lab(done.set_aside).reading() as db:
        last = checkpoint_now(db, lab=done.lab.identifier)
        second = next(read_log(db, first=last.size)).document["tree_root"]
    assert entry.document["details"]["given_up"] == [
        {"size": last.size - 1, "root": second},
        {"size": last.size, "root": last.root.hex()},
    ]
    aside = open_lab(done.set_aside)
    with aside.reading() as db:
        assert find_case(db, "2") is not None
    assert only_unconfirmed(done)


def test_a_checkpoint_on_this_workstation_tells_what_a_new_folder_lacks(
    lab: Lab, actor: Actor, made: Path, tmp_path: Path
) -> None:
    open_case(lab, OpenCase(actor, "2", "theft"))
    known = leave_checkpoint(lab, actor)
    shutil.copyfile(lab.folder / "checkpoints" / "newest.note", tmp_path / "in a drawer.note")

    with pytest.raises(CatchlightError, match="2 entries that are known would be lost"):
        restored(made, tmp_path / "new")
    done = restored(made, tmp_path / "new", REASON)

    assert done.plan.newest_known is not None
    assert done.plan.newest_known[0] == known.size
    assert done.plan.lost_entries == 2
    assert only_unconfirmed(done)
    (problem,) = verify_log(done.lab, JobControl(), VerifyLog(checkpoints=(tmp_path / "in a drawer.note",))).problems[
        :1
    ]
    assert problem.entry == done.entry
    assert f"by a restore signed by account {done.actor.account}" in problem.problem
    left = leave_checkpoint(done.lab, done.actor)
    assert left.kept_back == ()
    newest = done.lab.folder / "checkpoints" / "newest.note"
    assert verify_log(done.lab, JobControl(), VerifyLog(checkpoints=(newest,))).ok


def test_a_lab_that_cannot_be_read_is_replaced_with_a_reason_and_kept(lab: Lab, made: Path) -> None:
    lab.database_path.write_bytes(b"damaged" * 1000)

    with pytest.raises(CatchlightError, match="cannot be read"):
        restored(made, lab.folder)
    done = restored(made, lab.folder, REASON)

    assert done.set_aside is not None
    assert (done.set_aside / "evidence.db").read_bytes().startswith(b"damaged")
    assert verify_log(done.lab, JobControl()).ok


def test_a_folder_with_something_else_is_left_alone(made: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").touch()
    other = create_lab(tmp_path / "other", first=FIRST).lab

    for folder in (tmp_path / "letters", other.folder):
        before = contents(folder)
        with pytest.raises(LabRefused, match="Nothing was restored"):
            restored(made, folder, REASON)
        assert contents(folder) == before


@pytest.mark.parametrize("place", ["", "inside"])
def test_a_backup_is_not_restored_into_itself(made: Path, place: str) -> None:
    with pytest.raises(LabRefused, match="the backup's own"):
        restored(made, made / place)


def test_a_backup_cannot_be_worked_in(made: Path) -> None:
    before = contents(made)

    with pytest.raises(LabRefused, match="is a backup of a lab"):
        open_lab(made)

    assert contents(made) == before


@pytest.mark.parametrize("which", ["evidence.db", "store", "gallery/portraits", backup.MANIFEST])
def test_an_altered_backup_is_refused_with_the_file_named(lab: Lab, made: Path, which: str) -> None:
    name = (
        which if (made / which).is_file() else next(f.path for f in backup.files_of(made) if f.path.startswith(which))
    )
    content = bytearray((made / name).read_bytes())
    content[len(content) // 2] ^= 1
    (made / name).write_bytes(content)
    before = contents(lab.folder)

    with pytest.raises(BackupAltered) as refused:
        restored(made, lab.folder, REASON)

    assert refused.value.facts["file"] == name
    assert contents(lab.folder) == before
    assert sorted(path.name for path in lab.folder.parent.iterdir()) == ["backup", "lab"]


def test_the_fingerprint_that_was_handed_over_must_be_the_log_s_first_key(
    actor: Actor, made: Path, tmp_path: Path
) -> None:
    with pytest.raises(CatchlightError, match="another key"):
        restore_lab(RestoreLab(made, tmp_path / "new", NAME, PASSPHRASE, fingerprint="ab" * 32))

    done = restore_lab(RestoreLab(made, tmp_path / "new", NAME, PASSPHRASE, fingerprint=actor.key.key_id.upper()))
    assert done.plan.checked.fingerprint == actor.key.key_id


def test_what_was_erased_since_does_not_come_back(lab: Lab, actor: Actor, made: Path, full: FullCase) -> None:
    erase_case(lab, EraseCase(actor, full.case.number, "court order"))
    assert found_in(made, *full.of_case) == set(full.of_case)

    done = restored(made, lab.folder, REASON)

    assert found_in(done.lab.folder, *full.of_case, *full.of_search) == set()
    (certificate,) = done.erased_again.certificates
    assert (certificate.kind, certificate.subject) == ("case", full.case.identifier)
    assert only_unconfirmed(done)
    with done.lab.reading() as db:
        (entry,) = read_log(db, first=certificate.entry, limit=1)
    assert entry.document["details"]["reason"] == "erased before the restore of a backup: court order"


def test_the_result_of_a_search_that_was_erased_since_does_not_come_back(
    lab: Lab, actor: Actor, made: Path, full: FullCase
) -> None:
    erase_search(lab, EraseSearch(actor, full.case.number, full.search, "authorisation refused"))

    done = restored(made, lab.folder, REASON)

    assert [one.subject for one in done.erased_again.certificates] == [full.search]
    assert found_in(done.lab.folder, *full.of_search) == set()
    with done.lab.reading() as db:
        assert search_named(db, full.case, full.search).erased_at is not None


def test_certificates_kept_elsewhere_tell_what_was_erased_in_a_lab_that_is_gone(
    lab: Lab, actor: Actor, made: Path, full: FullCase, tmp_path: Path
) -> None:
    certificate = erase_case(lab, EraseCase(actor, full.case.number, "court order")).certificate
    files = write_certificates(tmp_path / "certificates", (certificate,))
    shutil.rmtree(lab.folder)

    done = restore_lab(RestoreLab(made, lab.folder, NAME, PASSPHRASE, REASON, certificates=files))

    assert [one.subject for one in done.erased_again.certificates] == [full.case.identifier]
    assert found_in(done.lab.folder, *full.of_case) == set()
    assert verify_log(done.lab, JobControl()).ok


def test_what_was_erased_before_the_backup_is_not_erased_twice(
    lab: Lab, actor: Actor, full: FullCase, tmp_path: Path
) -> None:
    erase_search(lab, EraseSearch(actor, full.case.number, full.search, "authorisation refused"))
    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup")).folder

    done = restored(made, lab.folder, REASON)

    assert done.erased_again.certificates == ()


def test_a_case_that_was_opened_and_erased_since_is_passed_over(lab: Lab, actor: Actor, made: Path) -> None:
    open_case(lab, OpenCase(actor, "2", "theft"))
    erase_case(lab, EraseCase(actor, "2", "mistake"))

    assert restored(made, lab.folder, REASON).erased_again.certificates == ()


def test_a_case_that_was_held_since_is_held_again(lab: Lab, actor: Actor, made: Path, full: FullCase) -> None:
    hold_case(lab, HoldCase(actor, full.case.number, "appeal"))

    done = restored(made, lab.folder, REASON)

    assert done.held_again == (full.case.number,)
    with pytest.raises(CatchlightError, match="under legal hold"):
        erase_case(done.lab, EraseCase(done.actor, full.case.number, "over"))


def test_persons_held_and_portraits_purged_since_are_held_and_purged_again(
    lab: Lab, actor: Actor, tmp_path: Path
) -> None:
    first, second = random_vectors(2)
    enrolled(lab, a_portrait("old", first, person="P-Old", retain_until=date(2025, 1, 1)))
    enrolled(lab, a_portrait("new", second, person="P-New"))
    made = backup_lab(lab, BackupLab(actor, tmp_path / "copy")).folder
    hold(lab, actor, "P-New", reason="appeal")
    purge_gallery(lab, actor)

    done = restored(made, lab.folder, REASON)

    assert (done.persons_held_again, done.erased_again.incomplete) == (("P-New",), ())
    assert [one.kind for one in done.erased_again.certificates] == ["portraits"]
    assert found_in(done.lab.folder, b"P-Old", first.tobytes()) == set()
    assert only_unconfirmed(done)


def test_accounts_that_changed_since_are_told(lab: Lab, made: Path) -> None:
    enlist(lab, "N. New", Role.EXAMINER)

    assert restored(made, lab.folder, REASON).accounts_to_check == ("N. New",)


def test_only_a_supervisor_restores(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    enlist(lab, "C. Custodian", Role.CUSTODIAN)
    made = backup_lab(lab, BackupLab(actor, tmp_path / "backup")).folder

    with pytest.raises(NotPermitted):
        restore_lab(RestoreLab(made, tmp_path / "new", "C. Custodian", PASSPHRASE))
    with pytest.raises(SignInRefused):
        restore_lab(RestoreLab(made, tmp_path / "new", NAME, "another one"))

    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "lab"]


def test_who_is_no_supervisor_any_more_cannot_restore_the_time_when_they_were(lab: Lab, made: Path) -> None:
    with lab.reading() as db:
        (account,) = db.conn.execute("SELECT id FROM accounts").fetchone()
        set_disabled(db, account, at=datetime.now(UTC))

    with pytest.raises(NotPermitted, match="is none now"):
        restored(made, lab.folder, REASON)


def test_a_lab_in_maintenance_is_not_replaced(lab: Lab, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catchlight.lab.maintenance.WAIT_SECONDS", 0.1)

    with maintaining(lab.folder, work="erasure"), pytest.raises(LabRefused, match="for maintenance: erasure"):
        restored(made, lab.folder, REASON)


def test_what_somebody_does_meanwhile_is_not_lost(lab: Lab, actor: Actor, made: Path) -> None:
    def work(progress: Progress) -> None:
        if progress.note == "bytes restored" and progress.done == progress.total:
            with lab.reading() as db:
                if find_case(db, "2") is None:
                    open_case(lab, OpenCase(actor, "2", "theft"))

    with pytest.raises(CatchlightError, match="Somebody worked in the lab"):
        restored(made, lab.folder, REASON, JobControl(work))

    with lab.reading() as db:
        assert find_case(db, "2") is not None


def test_a_cancelled_restore_changes_nothing(lab: Lab, made: Path) -> None:
    control = JobControl(lambda progress: control.cancel() if progress.note == "bytes restored" else None)
    before = contents(lab.folder)

    with pytest.raises(JobCancelled):
        restored(made, lab.folder, REASON, control)

    assert contents(lab.folder) == before
    assert sorted(path.name for path in lab.folder.parent.iterdir()) == ["backup", "lab"]


def test_progress_is_told_in_bytes_to_the_end(made: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    done = restored(made, tmp_path / "new", control=JobControl(seen.append))

    bytes_restored = [one for one in seen if one.note == "bytes restored"]
    assert bytes_restored[-1].done == bytes_restored[-1].total == done.plan.checked.bytes


KILLED = """
import os, signal, sys
from pathlib import Path
from unittest import mock
from tests.people import NAME, PASSPHRASE
from catchlight.lab import backup, exchange
from catchlight.workflows import restore_lab

as_it_is, renamed = Path.rename, []

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def die_at_the_second(self, target):
    if renamed:
        die()
    renamed.append(target)
    return as_it_is(self, target)

module, name, deed = {"copy": (restore_lab, "begin_session", die), "log": (restore_lab, "erase_again", die),
    "logged": (restore_lab, "finish_erasures", die), "swap": (Path, "rename", die_at_the_second)}[sys.argv[3]]
with mock.patch.object(module, name, deed):
    restore_lab.restore_lab(
        restore_lab.RestoreLab(Path(sys.argv[1]), Path(sys.argv[2]), NAME, PASSPHRASE, "the disk failed"))
"""


@pytest.mark.parametrize("where", ["copy", "log", "logged", "swap"])
def test_a_kill_leaves_the_old_lab_or_the_new_one(
    lab: Lab, actor: Actor, made: Path, full: FullCase, where: str
) -> None:
    erase_case(lab, EraseCase(actor, full.case.number, "court order"))
    with lab.reading() as db:
        size = log_size(db)
    command = [sys.executable, "-c", KILLED, str(made), str(lab.folder), where]
    ended = subprocess.run(command, check=False, cwd=ROOT, env=os.environ | ENVIRONMENT, timeout=60)
    assert ended.returncode == -signal.SIGKILL
    if where != "swap":
        with open_lab(lab.folder).reading() as db:
            assert log_size(db) == size

    done = restored(made, lab.folder, REASON)

    assert done.set_aside is not None
    with open_lab(done.set_aside).reading() as db:
        assert log_size(db) == size
    assert [one.kind for one in done.erased_again.certificates] == ["case"]
    assert found_in(done.lab.folder, *full.of_case) == set()
    assert list(lab.folder.parent.glob(".*")) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk on which the lab has no room."""
    with mounted(tmp_path / "disk", kilobytes=300) as place:
        yield place


def test_a_full_disk_is_stated_and_leaves_nothing(
    made: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CatchlightError, match=r"needs .* Nothing was restored"):
        restored(made, small_disk / "lab")
    monkeypatch.setattr("catchlight.workflows.restore_lab._check_space", lambda *_: None)
    with pytest.raises(CatchlightError, match="Nothing was restored; what was there is as it was"):
        restored(made, small_disk / "lab")

    assert list(small_disk.iterdir()) == []


def test_a_restore_whose_last_flush_fails_before_the_lab_is_in_its_place_is_told_as_not_done(
    lab: Lab, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise CatchlightError("Whether it was kept is not certain.", hint="Check the disk.", kept="unknown")

    with lab.reading() as db:
        entries = log_size(db)
    with monkeypatch.context() as patched:
        patched.setattr(restore_module, "_log", fails)
        with pytest.raises(CatchlightError, match="Nothing was restored") as refused:
            restored(made, lab.folder, REASON)

    assert "kept" not in refused.value.facts
    with lab.reading() as db:
        assert log_size(db) == entries
    assert restored(made, lab.folder, REASON).lab.folder == lab.folder
