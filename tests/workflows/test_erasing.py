"""What every erasure shares: a preview that leaves nothing behind."""

import sqlite3

import pytest

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import Certificate, certificates
from catchlight.evidence.forgetting import Forgotten
from catchlight.evidence.store import lab_store
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows import erasing
from catchlight.workflows.erase_case import EraseCase, erase_case
from catchlight.workflows.erasing import as_it_stands, counted, left_on_disk, taking_back


def test_what_is_done_in_a_preview_is_taken_back(lab: Lab, case: Case) -> None:
    with lab.reading() as db:
        with taking_back(db):
            db.conn.execute("DELETE FROM case_members")
        assert db["case_members"].count == 1


def test_files_that_nothing_else_names_are_counted_with_their_size(lab: Lab) -> None:
    sha256 = lab_store(lab).put(b"crop")
    with lab.reading() as db:
        (known,) = db.conn.execute("SELECT commitment FROM log_clear LIMIT 1").fetchone()
        forgotten = Forgotten({"faces": 1}, frozenset({sha256, "00" * 32}))

        found = counted(lab, db, forgotten, kind="case", subject="1", commitments={bytes(known), b"unknown"})

    assert (found.files, found.bytes, found.clear_texts, dict(found.rows)) == (2, 4, 1, {"faces": 1})


def test_a_committed_certificate_stands_where_the_lab_cannot_be_read_just_now(lab: Lab) -> None:
    certificate = Certificate(9, "case", "x", "2026-11-23T00:00:00Z", {}, (), 0, "{}")
    lab.database_path.rename(lab.folder / "elsewhere.db")

    assert as_it_stands(lab, certificate) is certificate


def test_an_erasure_names_the_copy_of_the_lab_that_a_restore_kept_aside(lab: Lab, actor: Actor) -> None:
    aside = lab.folder.with_name(f"{lab.folder.name}.before-restore-20261123T101500000000Z")
    assert left_on_disk(lab, actor, JobControl()) is None
    aside.mkdir()

    left = left_on_disk(lab, actor, JobControl())

    assert left is not None
    assert str(aside) in left
    assert "delete it" in left


def test_an_erasure_that_was_committed_is_told_as_done_where_the_disk_fails_after_it(
    lab: Lab, actor: Actor, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database cannot be opened any more from the moment on when the bytes were taken off the disk."""

    def fail_from_now_on(*_: object, **__: object) -> bool:
        monkeypatch.setattr(sqlite3, "connect", cannot_open)
        return True

    def cannot_open(*_: object, **__: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(erasing, "finish_erasures", fail_from_now_on)

    erased = erase_case(lab, EraseCase(actor, case.number, "the retention is over"))

    monkeypatch.undo()
    assert erased.left_because is not None
    assert "disk I/O error" in erased.left_because
    assert "next opening of the lab goes on with it" in erased.left_because
    with lab.reading() as db:
        assert [one.text for one in certificates(db)] == [erased.certificate.text]
        assert db["cases"].count == 0


def test_an_erasure_of_the_gallery_is_told_as_done_where_the_disk_fails_before_a_server_is_asked_for(
    lab: Lab, actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise CatchlightError("The lab's database could not be opened.", hint="Check the disk.")

    monkeypatch.setattr(erasing, "_tell_server", fails)

    left = left_on_disk(lab, actor, JobControl(), tells_server=True)

    assert left == "The lab's database could not be opened. The next opening of the lab goes on with it."


def test_an_erasure_whose_bytes_cannot_be_taken_off_the_disk_is_told_as_done(
    lab: Lab, actor: Actor, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> bool:
        raise CatchlightError("A stored file could not be deleted.", hint="Check the disk.")

    monkeypatch.setattr(erasing, "finish_erasures", fails)

    erased = erase_case(lab, EraseCase(actor, case.number, "the retention is over"))

    assert erased.left_because == "A stored file could not be deleted. The next opening of the lab goes on with it."
    assert erased.certificate.purged_at is None
