"""What every erasure shares: a preview that leaves nothing behind."""

from catchlight.evidence.cases import Case
from catchlight.evidence.erasure import Certificate
from catchlight.evidence.forgetting import Forgotten
from catchlight.evidence.store import lab_store
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
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


def test_an_erasure_names_the_copy_of_the_lab_that_a_restore_kept_aside(lab: Lab) -> None:
    aside = lab.folder.with_name(f"{lab.folder.name}.before-restore-20261123T101500000000Z")
    assert left_on_disk(lab, JobControl()) is None
    aside.mkdir()

    left = left_on_disk(lab, JobControl())

    assert left is not None
    assert str(aside) in left
    assert "delete it" in left
