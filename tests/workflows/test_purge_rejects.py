"""Rejects files that are kept too long go with the purge of the gallery, with an entry and a certificate."""

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.gallery.test_forgetting_rejects import rejects_file
from tests.keeping_maker import found_in

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.evidence.store import sha256_of
from catchlight.gallery import forgetting_rejects
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.check_certificate import check_certificate
from catchlight.workflows.create_lab import open_lab
from catchlight.workflows.erase_again import AGAIN
from catchlight.workflows.purge import write_certificates
from catchlight.workflows.purge_gallery import purge_gallery, what_is_expired
from catchlight.workflows.purge_rejects import KIND, due_rejects, erase_rejects
from catchlight.workflows.verify_log import verify_log


def kept_for(path: Path, days: int) -> Path:
    """The file, last changed so many days ago."""
    then = (datetime.now(UTC) - timedelta(days=days)).timestamp()
    os.utime(path, (then, then))
    return path


@pytest.fixture
def old(lab: Lab) -> Path:
    """A rejects file of 31 days, beside one of 30."""
    kept_for(rejects_file(lab, ("STAYS", "", "no face"), name="new.csv"), 30)
    return kept_for(rejects_file(lab, ("GOES", "scar", "no face"), name="old.csv"), 31)


def test_what_is_older_than_policy_says_is_listed_and_goes_with_a_certificate(
    lab: Lab, actor: Actor, old: Path, tmp_path: Path
) -> None:
    sha256 = sha256_of(old)
    preview = what_is_expired(lab, actor)
    assert [one.path for one in preview.rejects] == [old]
    assert not preview.is_nothing_due
    assert old.exists()

    purged = purge_gallery(lab, actor)

    (certificate,) = purged.certificates
    assert (purged.portraits, purged.rejects, purged.left_because) == (0, 1, None)
    assert (certificate.kind, certificate.subject, certificate.files) == (KIND, sha256, (sha256,))
    assert certificate.purged_at is not None
    assert found_in(lab.folder, b"GOES", b"STAYS") == {b"STAYS"}
    (written,) = write_certificates(tmp_path / "certificates", purged.certificates)
    assert check_certificate(lab, written) is None
    assert verify_log(lab, JobControl()).ok
    with lab.reading() as db:
        (entry,) = [entry.document for entry in read_log(db) if entry.document["action"] == "erasure.done"]
    assert entry["details"]["files"] == [sha256]
    assert entry["details"]["retention"]["changed_before"] < datetime.now(UTC).date().isoformat()
    assert what_is_expired(lab, actor).is_nothing_due
    assert purge_gallery(lab, actor).certificates == ()


@pytest.mark.usefixtures("old")
def test_a_lab_may_keep_them_for_other_days(lab: Lab) -> None:
    today = datetime.now(UTC).date()
    for days, names in ((29, ["old.csv", "new.csv"]), (31, []), (36_500, [])):
        (lab.folder / "policy.toml").write_text(f"[retention]\nrejects_days = {days}\n", encoding="utf-8")
        assert [one.path.name for one in due_rejects(lab, today=today)] == names
    assert due_rejects(lab, today=date.min) == ()


def test_what_a_kill_left_goes_when_the_lab_is_opened(lab: Lab, actor: Actor, old: Path) -> None:
    today = datetime.now(UTC).date()
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        erase_rejects(act, due_rejects(lab, today=today), today=today, reason="retention is over")
    assert old.exists()

    open_lab(lab.folder)

    assert not old.exists()
    assert verify_log(lab, JobControl()).ok


def test_a_file_that_cannot_be_overwritten_is_told_and_goes_later(
    lab: Lab, actor: Actor, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(_: Path) -> None:
        raise PermissionError(13, "it is open elsewhere")

    with monkeypatch.context() as patched:
        patched.setattr(forgetting_rejects, "_overwrite_and_remove", in_use)
        purged = purge_gallery(lab, actor)
    assert purged.left_because is not None
    assert "open elsewhere" in purged.left_because
    assert purged.certificates[0].purged_at is None
    assert old.exists()

    open_lab(lab.folder)

    assert not old.exists()


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_logged(
    lab: Lab, actor: Actor, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_: Path) -> str:
        raise PermissionError(13, "it is open elsewhere")

    monkeypatch.setattr("catchlight.workflows.purge_rejects.sha256_of", unreadable)

    with pytest.raises(CatchlightError, match="The rejects files stay") as refused:
        purge_gallery(lab, actor)

    assert refused.value.hint
    assert old.exists()
    with lab.reading() as db:
        assert db["erasures"].count == 0


def test_a_restore_has_none_to_erase_again() -> None:
    assert KIND in AGAIN
