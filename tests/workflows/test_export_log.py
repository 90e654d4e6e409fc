"""Exporting the log: the disclosure is logged, and the file verifies without Catchlight."""

from pathlib import Path

import pytest
from tests.log_maker import VERIFIER
from tests.people import PASSPHRASE

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role, add_account
from catchlight.lab.folder import Lab
from catchlight.workflows.export_log import ExportLog, export_log
from catchlight.workflows.make_checkpoint import leave_checkpoint
from catchlight.workflows.new_account import introduced, new_account


def account(lab: Lab, actor: Actor, role: Role) -> Actor:
    account, wrapped, made = new_account("B. Other", PASSPHRASE, roles=frozenset({role}))
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        add_account(db, account, wrapped)
        act.log("account.created", details=introduced(account, wrapped))
    return made


def test_the_disclosure_is_in_the_log_that_is_exported(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    leave_checkpoint(lab, actor)
    with lab.reading() as db, acting(lab, db, actor) as act:
        act.log("case.opened", details={"number": Personal("2026-1")})

    done = export_log(lab, ExportLog(actor, tmp_path / "log.jsonl", recipient="the court"), JobControl())

    with lab.reading() as db:
        entry = next(read_log(db, newest_first=True))
    assert (entry.sequence, entry.document["action"], entry.document["details"]["to"]) == (
        3,
        "log.exported",
        "the court",
    )
    report = VERIFIER.check_file(done.target, actor.key.key_id)
    assert (report.ok, report.entries, report.root) == (True, 3, done.root)
    assert "3 entries in the file itself" in report.relative_to
    assert "2026-1" in done.target.read_text(encoding="utf-8")


def test_without_clear_texts_no_personal_data_are_in_the_file(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    done = export_log(lab, ExportLog(actor, tmp_path / "log.jsonl", with_clear_texts=False), JobControl())

    assert VERIFIER.check_file(done.target, actor.key.key_id).ok
    assert actor.name not in done.target.read_text(encoding="utf-8")


def test_an_auditor_exports_it_and_an_examiner_does_not(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    auditor = account(lab, actor, Role.AUDITOR)
    export_log(lab, ExportLog(auditor, tmp_path / "log.jsonl"), JobControl())
    with lab.reading() as db:
        db.conn.execute("UPDATE accounts SET roles = '[\"examiner\"]' WHERE id = ?", (auditor.account,))

    with pytest.raises(NotPermitted):
        export_log(lab, ExportLog(auditor, tmp_path / "other.jsonl"), JobControl())
    assert not (tmp_path / "other.jsonl").exists()


def test_a_cancelled_export_leaves_no_half_file(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    control = JobControl()
    control.cancel()

    with pytest.raises(JobCancelled):
        export_log(lab, ExportLog(actor, tmp_path / "log.jsonl"), control)

    assert list(tmp_path.glob("*log.jsonl*")) == []


def test_a_place_in_no_folder_is_refused_before_anything_is_logged(lab: Lab, actor: Actor, tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="does not exist"):
        export_log(lab, ExportLog(actor, tmp_path / "nothing" / "log.jsonl"), JobControl())

    with lab.reading() as db:
        assert len(list(read_log(db))) == 1


def test_a_supervisor_exports_no_clear_texts_of_cases_of_others(
    lab: Lab, actor: Actor, case: Case, tmp_path: Path
) -> None:
    supervisor = account(lab, actor, Role.SUPERVISOR)
    own, theirs = tmp_path / "own.jsonl", tmp_path / "theirs.jsonl"
    export_log(lab, ExportLog(actor, own), JobControl())
    export_log(lab, ExportLog(supervisor, theirs), JobControl())

    assert case.number in own.read_text(encoding="utf-8")
    assert case.number not in theirs.read_text(encoding="utf-8")
    report = VERIFIER.check_file(theirs, actor.key.key_id)
    assert report.ok
    assert any("not in the file" in notice.text for notice in report.notices)
