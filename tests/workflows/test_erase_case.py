"""Erasing a case: nothing of it stays on the disk, the log goes on, and a kill leaves all or nothing visible."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.keeping_maker import FullCase, enlist, found_in, full_case
from tests.people import FIRST

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import find_case
from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import certificates
from catchlight.evidence.log import acting, read_log
from catchlight.evidence.retention import hold
from catchlight.evidence.store import lab_store
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.accounts import Role
from catchlight.lab.claims import claiming
from catchlight.lab.folder import Lab
from catchlight.workflows.create_lab import open_lab
from catchlight.workflows.erase_case import EraseCase, erase_case, what_case_would_lose
from catchlight.workflows.sign_in import SignIn, sign_in
from catchlight.workflows.verify_log import verify_log

KEPT_TABLES = {
    "log",
    "log_clear",
    "log_tree",
    "accounts",
    "account_keys",
    "persons",
    "portraits",
    "templates",
    "gallery",
}


@pytest.fixture
def full(lab: Lab, actor: Actor) -> FullCase:
    return full_case(lab, actor)


def rows_of(lab: Lab) -> dict[str, int]:
    with lab.reading() as db:
        return {table.name: table.count for table in db.tables if table.count}


def test_no_byte_of_an_erased_case_stays_in_the_lab_folder(lab: Lab, actor: Actor, full: FullCase) -> None:
    assert found_in(lab.folder, *full.of_case) == set(full.of_case)

    erased = erase_case(lab, EraseCase(actor, full.case.number, "retention is over"))

    assert found_in(lab.folder, *full.of_case, *full.of_search) == set()
    assert erased.is_off_disk
    assert erased.certificate.purged_at is not None
    assert lab.database_path.with_name("evidence.db-wal").exists() is False


def test_no_byte_stays_while_another_connection_is_open(lab: Lab, actor: Actor, full: FullCase) -> None:
    with lab.reading() as db:
        db.conn.execute("SELECT count(*) FROM log").fetchone()
        erase_case(lab, EraseCase(actor, full.case.number, "retention is over"))

        assert found_in(lab.folder, *full.of_case) == set()


def test_every_table_forgets_the_case_and_the_gallery_stays(lab: Lab, actor: Actor, full: FullCase) -> None:
    erase_case(lab, EraseCase(actor, full.case.number, "retention is over"))

    assert set(rows_of(lab)) - KEPT_TABLES - {"sqlite_sequence"} == {"erasures"}


def test_the_log_still_verifies_and_says_what_was_erased(lab: Lab, actor: Actor, full: FullCase) -> None:
    erased = erase_case(lab, EraseCase(actor, full.case.number, "retention is over"))

    assert verify_log(lab, JobControl()).problems == ()
    with lab.reading() as db:
        (entry,) = read_log(db, first=erased.certificate.entry, limit=1)
    details = entry.document["details"]
    assert entry.document["action"] == "erasure.done"
    assert entry.document["role"] == "supervisor"
    assert (details["kind"], details["subject"]) == ("case", full.case.identifier)
    assert details["reason"] == "retention is over"
    assert details["rows"]["faces"] == erased.certificate.rows["faces"] > 20
    assert full.files[0] in details["files"]
    assert len(details["commitments"]) == erased.certificate.clear_texts > 5


def test_who_acted_stays_readable(lab: Lab, actor: Actor, full: FullCase) -> None:
    erase_case(lab, EraseCase(actor, full.case.number, "retention is over"))

    with lab.reading() as db:
        assert {entry.actor for entry in read_log(db)} == {actor.name}


def test_another_case_with_the_same_original_keeps_it(lab: Lab, actor: Actor, full: FullCase) -> None:
    other = full_case(lab, actor, mark="Zither", seed=2)
    with lab.reading() as db:
        db.conn.execute("UPDATE exhibits SET sha256 = ? WHERE sha256 = ?", (full.files[0], other.files[0]))

    erased = erase_case(lab, EraseCase(actor, full.case.number, "retention is over"))

    assert full.files[0] not in erased.certificate.files
    assert lab_store(lab).read(full.files[0])
    assert b"Zither" in found_in(lab.folder, b"Zither")


def test_a_preview_counts_what_an_erasure_does_and_changes_nothing(lab: Lab, actor: Actor, full: FullCase) -> None:
    before = rows_of(lab)

    preview = what_case_would_lose(lab, actor, full.case.number)

    assert rows_of(lab) == before
    certificate = erase_case(lab, EraseCase(actor, full.case.number, "retention is over")).certificate
    assert preview.rows == certificate.rows
    assert preview.files == len(certificate.files)
    assert preview.bytes > 5000
    assert preview.clear_texts == certificate.clear_texts


def test_a_case_under_legal_hold_stays(lab: Lab, actor: Actor, full: FullCase) -> None:
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        hold(act, full.case, reason="appeal")

    with pytest.raises(CatchlightError, match="under legal hold"):
        what_case_would_lose(lab, actor, full.case.number)
    with pytest.raises(CatchlightError, match="under legal hold"):
        erase_case(lab, EraseCase(actor, full.case.number, "retention is over"))

    assert found_in(lab.folder, *full.of_case) == set(full.of_case)


def test_only_a_supervisor_erases_and_the_refusal_is_logged(lab: Lab, full: FullCase) -> None:
    examiner = enlist(lab, "B. Example", Role.EXAMINER)

    with pytest.raises(NotPermitted):
        erase_case(lab, EraseCase(examiner, full.case.number, "tidying up"))

    with lab.reading() as db:
        newest = next(iter(read_log(db, newest_first=True)))
        assert newest.document["action"] == "access.refused"
        assert find_case(db, full.case.number) is not None


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_erasure_without_a_reason_erases_nothing(lab: Lab, actor: Actor, full: FullCase, reason: str) -> None:
    before = rows_of(lab)

    with pytest.raises(CatchlightError, match="needs its reason"):
        erase_case(lab, EraseCase(actor, full.case.number, reason))

    assert rows_of(lab) == before


def test_an_erasure_that_was_cancelled_on_the_way_is_finished_at_the_next_opening(
    lab: Lab, actor: Actor, full: FullCase
) -> None:
    def cancel(progress: Progress) -> None:
        if progress.note == "bytes overwritten":
            control.cancel()

    control = JobControl(cancel)
    with pytest.raises(JobCancelled):
        erase_case(lab, EraseCase(actor, full.case.number, "retention is over"), control)
    with lab.reading() as db:
        assert [one.purged_at for one in certificates(db)] == [None]

    open_lab(lab.folder)

    assert found_in(lab.folder, *full.of_case) == set()
    assert _told_as_purged(lab) == []
    sign_in(lab, SignIn(FIRST.name, FIRST.passphrase))
    assert _told_as_purged(lab) == [_erasure(lab)]


def test_an_extraction_at_work_is_waited_for(lab: Lab, actor: Actor, full: FullCase) -> None:
    notes: list[str] = []

    def cancel_waiting(progress: Progress) -> None:
        notes.append(progress.note)
        if "waiting for it" in progress.note:
            control.cancel()

    control = JobControl(cancel_waiting)
    with claiming(lab, f"stills-{full.case.row}", JobControl()), pytest.raises(JobCancelled):
        erase_case(lab, EraseCase(actor, full.case.number, "retention is over"), control)

    assert "another process is working on this; waiting for it" in notes
    with lab.reading() as db:
        assert find_case(db, full.case.number) is not None


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
    open_case(lab, OpenCase(actor, f"written {number}", "theft"))
    print(number, flush=True)
"""


def test_no_byte_stays_while_another_process_writes_and_none_of_its_acts_is_lost(
    lab: Lab, actor: Actor, full: FullCase
) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WRITER, str(lab.folder)]
    with subprocess.Popen(
        command, env=environment, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline()

        erased = erase_case(lab, EraseCase(actor, full.case.number, "retention is over"))

        assert (erased.is_off_disk, writer.poll()) == (True, None)
        assert found_in(lab.folder, *full.of_case) == set()
        writer.kill()
        acknowledged = writer.stdout.read().split()
    with lab.reading() as db:
        assert all(find_case(db, f"written {number}") is not None for number in acknowledged)
    assert verify_log(lab, JobControl()).ok


KILLED = """
import os, signal, sys
from pathlib import Path
from unittest import mock
from tests.people import present
from catchlight.lab.folder import open_lab
from catchlight.evidence import erasure, store
from catchlight.workflows import erase_case, finish_erasures

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

module, name = {"entry": (erasure, "_certificate"), "files": (store, "_overwrite"),
    "pages": (finish_erasures, "overwrite_freed_pages"),
    "sign": (finish_erasures, "mark_purged"), "signed": (finish_erasures, "mark_purged")}[sys.argv[2]]
mark_purged = finish_erasures.mark_purged

def sign_and_die(*given):
    mark_purged(*given)
    die()

lab = open_lab(Path(sys.argv[1]))
with mock.patch.object(module, name, sign_and_die if sys.argv[2] == "signed" else die):
    erase_case.erase_case(lab, erase_case.EraseCase(present(lab), sys.argv[3], "retention is over"))
"""


@pytest.mark.parametrize("where", ["entry", "files", "pages", "sign", "signed"])
def test_a_kill_leaves_all_or_nothing_and_the_next_opening_and_sign_in_finish(
    lab: Lab, full: FullCase, where: str
) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", KILLED, str(lab.folder), where, full.case.number]
    ended = subprocess.run(command, check=False, env=environment, cwd=Path(__file__).parents[2], timeout=60)
    assert ended.returncode == -signal.SIGKILL

    reopened = open_lab(lab.folder)

    with reopened.reading() as db:
        is_there = find_case(db, full.case.number) is not None
        assert len(certificates(db, unfinished=True)) == (not is_there)
    assert is_there == (where == "entry")
    assert found_in(lab.folder, *full.of_case) == (set(full.of_case) if is_there else set())
    for _ in range(2):
        sign_in(reopened, SignIn(FIRST.name, FIRST.passphrase))
    assert _told_as_purged(reopened) == ([] if is_there else [_erasure(reopened)])


def _erasure(lab: Lab) -> int:
    with lab.reading() as db:
        (erasure,) = certificates(db)
    return erasure.entry


def _told_as_purged(lab: Lab) -> list[int]:
    """The erasures that entries say to be off the disk."""
    with lab.reading() as db:
        return [
            one for entry in read_log(db, actions=["erasure.purged"]) for one in entry.document["details"]["erasures"]
        ]
