"""A job's own key: what it may sign, until when, and that whole jobs need no more than that."""

import re
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.people import NAME, PASSPHRASE

import catchlight
from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence import log
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.faces.analyst import Analyst
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.case_access import permitted
from catchlight.workflows.delegate_job import (
    ENROLMENT,
    EXTRACTION,
    HOURS,
    INTAKE,
    MOST_HOURS,
    SEARCH,
    delegate_job,
    end_job,
)
from catchlight.workflows.enrol import Enrol, enrol
from catchlight.workflows.extract_faces import ExtractFaces, extract_faces
from catchlight.workflows.manage_accounts import (
    CreateAccount,
    DisableAccount,
    ResetAccount,
    create_account,
    disable_account,
    reset_account,
)
from catchlight.workflows.own_account import RotateKey, rotate_key
from catchlight.workflows.search import Search, search
from catchlight.workflows.sign_in import SignIn, sign_in
from catchlight.workflows.sign_out import sign_out
from catchlight.workflows.verify_log import verify_log


def entries(lab: Lab) -> list[dict[str, Any]]:
    with lab.reading() as db:
        return [entry.document for entry in read_log(db)]


def signers(lab: Lab) -> list[str]:
    with lab.reading() as db:
        return [signer for (signer,) in db.conn.execute("SELECT signer FROM log ORDER BY sequence")]


def acts(lab: Lab, actor: Actor, action: str) -> None:
    with lab.reading() as db, acting(lab, db, actor) as act:
        act.log(action)


def job_of(lab: Lab, actor: Actor, actions: Collection[str] = INTAKE) -> Actor:
    return delegate_job(lab, actor, actions=actions)


def test_the_account_signs_what_the_key_may_do_and_until_when(lab: Lab, actor: Actor) -> None:
    job = job_of(lab, actor)
    entry = entries(lab)[-1]
    assert (entry["action"], signers(lab)[-1]) == ("job.delegated", actor.key.key_id)
    details = entry["details"]
    assert details["public_key"] == job.key.public.hex()
    assert set(details["actions"]) == INTAKE | {"access.refused", "clock.set_back", "job.ended"}
    lasts = datetime.fromisoformat(details["expires_at"]) - datetime.fromisoformat(entry["time"])
    assert lasts == timedelta(hours=HOURS)
    assert job.delegation is not None
    assert job.delegation.entry == entry["sequence"]
    assert (job.account, job.name, job.session) == (actor.account, actor.name, actor.session)


def test_a_job_goes_on_while_its_account_is_signed_out_or_has_another_key(lab: Lab, actor: Actor) -> None:
    signed_in = sign_in(lab, SignIn(NAME, PASSPHRASE))
    job = job_of(lab, signed_in)
    rotate_key(lab, RotateKey(signed_in, PASSPHRASE))
    sign_out(lab, sign_in(lab, SignIn(NAME, PASSPHRASE)), reason="idle")
    acts(lab, job, "exhibit.added")
    end_job(lab, job)
    ended = entries(lab)[-1]
    assert (ended["action"], ended["details"]["job"]) == ("job.ended", entries(lab)[2]["details"]["job"])
    assert signers(lab)[-2:] == [job.key.key_id, job.key.key_id]
    assert verify_log(lab, JobControl()).problems == ()


@pytest.mark.parametrize("action", ["extraction.started", "account.created", "job.delegated", "account.signed_out"])
def test_a_job_signs_nothing_else(lab: Lab, actor: Actor, action: str) -> None:
    job = job_of(lab, actor)
    with pytest.raises(NotPermitted, match=f"it was not made for {action}"):
        acts(lab, job, action)


def test_a_job_signs_nothing_after_its_time(lab: Lab, actor: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime.now(tz) + timedelta(hours=HOURS, seconds=1)

    job = job_of(lab, actor)
    monkeypatch.setattr(log, "datetime", Later)
    before = len(entries(lab))
    with pytest.raises(NotPermitted, match="its time is over"):
        acts(lab, job, "exhibit.added")
    end_job(lab, job)
    assert len(entries(lab)) == before


def test_a_job_of_a_disabled_account_stops(lab: Lab, actor: Actor) -> None:
    create_account(lab, CreateAccount(actor, "B. Example", PASSPHRASE, {Role.EXAMINER}))
    job = job_of(lab, sign_in(lab, SignIn("B. Example", PASSPHRASE, "a passphrase of my own")))
    disable_account(lab, DisableAccount(actor, "B. Example"))
    with pytest.raises(NotPermitted):
        acts(lab, job, "exhibit.added")
    end_job(lab, job)
    assert entries(lab)[-1]["action"] == "account.disabled"


def test_a_job_of_an_account_that_was_reset_stops(lab: Lab, actor: Actor) -> None:
    create_account(lab, CreateAccount(actor, "B. Example", PASSPHRASE, {Role.EXAMINER}))
    job = job_of(lab, sign_in(lab, SignIn("B. Example", PASSPHRASE, "a passphrase of my own")))
    own = job_of(lab, actor)
    reset_account(lab, ResetAccount(actor, "B. Example", PASSPHRASE))
    with pytest.raises(NotPermitted, match="was reset, which ends its jobs"):
        acts(lab, job, "exhibit.added")
    end_job(lab, job)
    acts(lab, own, "exhibit.added")
    assert verify_log(lab, JobControl()).problems == ()


def test_what_a_job_is_refused_is_logged_with_its_key(lab: Lab, actor: Actor) -> None:
    create_account(lab, CreateAccount(actor, "B. Example", PASSPHRASE, {Role.EXAMINER}))
    job = job_of(lab, sign_in(lab, SignIn("B. Example", PASSPHRASE, "a passphrase of my own")))
    with lab.reading() as db, pytest.raises(NotPermitted):
        permitted(lab, db, job, Role.CUSTODIAN, what="gallery.enrolment.started")
    assert (entries(lab)[-1]["action"], signers(lab)[-1]) == ("access.refused", job.key.key_id)
    assert verify_log(lab, JobControl()).problems == ()


def test_a_clock_that_was_set_back_is_told_by_a_job_too(lab: Lab, actor: Actor) -> None:
    job = job_of(lab, actor)
    with lab.reading() as db, acting(lab, db, job) as act:
        act.now = datetime.now(UTC) - timedelta(minutes=5)
        act.log("exhibit.added")
    assert [entry["action"] for entry in entries(lab)[-2:]] == ["clock.set_back", "exhibit.added"]
    assert verify_log(lab, JobControl()).problems == ()


@pytest.mark.parametrize("hours", [0.0, -1.0, MOST_HOURS + 1, float("nan")])
def test_a_time_that_is_none_or_too_long_is_refused(lab: Lab, actor: Actor, hours: float) -> None:
    with pytest.raises(CatchlightError, match="two weeks at most"):
        delegate_job(lab, actor, actions=INTAKE, hours=hours)
    assert len(entries(lab)) == 1


def test_a_job_makes_no_job_and_nobody_else_ends_one(lab: Lab, actor: Actor) -> None:
    job = job_of(lab, actor)
    with pytest.raises(CatchlightError):
        job_of(lab, job)
    with pytest.raises(CatchlightError):
        end_job(lab, actor)


def test_whole_jobs_need_no_more_than_they_are_given(
    lab: Lab, case: Case, actor: Actor, analyst: Analyst, single_faces: tuple[bytes, ...], tmp_path: Path
) -> None:
    for name, image in zip(("P0.jpg", "P1.jpg"), single_faces, strict=False):
        (tmp_path / name).write_bytes(image)
    (tmp_path / "manifest.csv").write_text(
        "person_id,image,captured_on,source,legal_basis,retain_until\nP0,P0.jpg,2025-01-31,Desk,Act,2099-12-31\n",
        encoding="utf-8",
    )
    control = JobControl()

    job = job_of(lab, actor, ENROLMENT)
    assert enrol(lab, Enrol(actor=job, manifest=tmp_path), control, analyst=analyst).enrolled == 1
    end_job(lab, job)
    job = job_of(lab, actor, INTAKE)
    assert add_exhibits(lab, AddExhibits(job, case.number, (tmp_path / "P1.jpg",)), control, analyst=analyst).exhibits
    end_job(lab, job)
    job = job_of(lab, actor, EXTRACTION)
    extraction = extract_faces(lab, ExtractFaces(job, case.number), control, analyst=analyst)
    assert extraction.exhibits[0].faces == 1
    end_job(lab, job)
    with lab.reading() as db:  # as after an erasure: the search makes the search files anew
        db.conn.execute("DELETE FROM generations")
    job = job_of(lab, actor, SEARCH)
    probe = str(tmp_path / "P0.jpg")
    request = Search(actor=job, case=case.number, probe=probe, authority="Order 12", purpose="to find out")
    (candidate,) = search(lab, request, control, analyst=analyst).candidates
    assert candidate.person_id == "P0"
    end_job(lab, job)

    signed = zip(entries(lab), signers(lab), strict=True)
    by_account = {entry["action"] for entry, signer in signed if signer == actor.key.key_id}
    assert by_account == {"lab.created", "case.opened", "job.delegated"}
    assert verify_log(lab, control).problems == ()


@pytest.mark.parametrize(
    ("files", "pattern", "actions"),
    [
        ("workflows/extraction*.py", r'"(extraction\.\w+)"', EXTRACTION),
        ("workflows/enrol*.py", r'"(gallery\.[a-z.]+)"', ENROLMENT),
        ("gallery/portraits.py", r'act\.log\(\s*"([a-z.]+)"', ENROLMENT),
        ("gallery/generation_build.py", r'act\.log\(\s*"([a-z.]+)"', ENROLMENT),
        ("workflows/gallery_files.py", r'act\.log\(\s*"([a-z.]+)"', ENROLMENT),
        ("workflows/gallery_files.py", r'act\.log\(\s*"([a-z.]+)"', SEARCH),
        ("workflows/search_run.py", r'"(search\.\w+)"', SEARCH),
        ("evidence/exhibits.py", r'act\.log\(\s*"([a-z.]+)"', INTAKE),
    ],
)
def test_what_a_job_may_log_is_what_its_key_may_sign(files: str, pattern: str, actions: frozenset[str]) -> None:
    """Also what only happens when it fails or is cancelled."""
    folder = Path(catchlight.__file__).parent
    texts = [path.read_text(encoding="utf-8") for path in folder.glob(files)]
    logged = {action for text in texts for action in re.findall(pattern, text)}
    assert logged
    assert logged <= actions
