"""The overdue list and the purge: what is due goes with certificates, what is held stays."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.gallery_maker import a_portrait, random_vectors
from tests.keeping_maker import FullCase, enlist, found_in, full_case

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.erasure import certificate_problem
from catchlight.evidence.log import acting, read_log
from catchlight.gallery.authorisations import Authorisation, AuthorisationState, note_authorisation
from catchlight.gallery.portraits import enrol_portraits
from catchlight.gallery.searches import search_named
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import policy_in_force
from catchlight.workflows.hold_case import HoldCase, RetainCase, hold_case, retain_case
from catchlight.workflows.purge import Purge, all_certificates, purge, what_is_overdue, write_certificates
from catchlight.workflows.verify_log import verify_log

PAST = date(2020, 1, 1)


@pytest.fixture
def overdue(lab: Lab, actor: Actor) -> FullCase:
    """A case whose retention is over."""
    full = full_case(lab, actor)
    retain_case(lab, RetainCase(actor, full.case.number, PAST, "minor"))
    return full


def refuse(lab: Lab, actor: Actor, full: FullCase) -> None:
    """Say that the authorisation of the case's search was refused."""
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        row = search_named(db, full.case, full.search).row
        note_authorisation(act, row, Authorisation(AuthorisationState.REFUSED, decided_at=timestamp(act.now)))
        act.log("search.authorisation.refused", case=full.case.identifier, details={"search": full.search})


def test_a_purge_erases_what_is_due_and_nothing_else(lab: Lab, actor: Actor, overdue: FullCase) -> None:
    other = full_case(lab, actor, mark="Zither", seed=2)

    purged = purge(lab, Purge(actor))

    assert [one.subject for one in purged.certificates] == [overdue.case.identifier]
    assert purged.is_off_disk
    assert found_in(lab.folder, *overdue.of_case) == set()
    assert found_in(lab.folder, *other.of_case) == set(other.of_case)
    assert verify_log(lab, JobControl()).ok


def test_the_entry_says_which_day_and_policy_made_it_due(lab: Lab, actor: Actor, overdue: FullCase) -> None:
    (certificate,) = purge(lab, Purge(actor)).certificates

    with lab.reading() as db:
        (entry,) = read_log(db, first=certificate.entry, limit=1)
    policy = policy_in_force(lab.folder).sha256
    assert entry.document["details"]["retention"] == {
        "expires_on": "2020-01-01",
        "own_date": True,
        "policy_sha256": policy,
    }
    assert overdue.case.number not in str(entry.document)


def test_the_preview_says_what_would_go_and_changes_nothing(lab: Lab, actor: Actor, overdue: FullCase) -> None:
    preview = what_is_overdue(lab, actor)

    assert [one.case.number for one in preview.cases] == [overdue.case.number]
    (would_go,) = preview.would_go
    assert found_in(lab.folder, *overdue.of_case) == set(overdue.of_case)
    (certificate,) = purge(lab, Purge(actor)).certificates
    assert (would_go.rows, would_go.files) == (certificate.rows, len(certificate.files))


def test_a_held_case_is_listed_and_kept(lab: Lab, actor: Actor, overdue: FullCase) -> None:
    hold_case(lab, HoldCase(actor, overdue.case.number, "appeal"))

    preview = what_is_overdue(lab, actor)
    purged = purge(lab, Purge(actor))

    assert ([one.case.number for one in preview.held], preview.cases) == ([overdue.case.number], ())
    assert purged.certificates == ()
    assert found_in(lab.folder, *overdue.of_case) == set(overdue.of_case)


def test_the_result_of_a_refused_search_is_due(lab: Lab, actor: Actor) -> None:
    full = full_case(lab, actor)
    refuse(lab, actor, full)
    assert [one.search for one in what_is_overdue(lab, actor).searches] == [full.search]

    (certificate,) = purge(lab, Purge(actor)).certificates

    assert (certificate.kind, certificate.subject) == ("search", full.search)
    assert found_in(lab.folder, *full.of_search) == set()
    assert what_is_overdue(lab, actor).searches == ()


def test_a_refused_search_of_an_overdue_case_goes_with_it(lab: Lab, actor: Actor, overdue: FullCase) -> None:
    refuse(lab, actor, overdue)

    assert [one.kind for one in purge(lab, Purge(actor)).certificates] == ["case"]


def test_only_what_the_preview_showed_is_erased(lab: Lab, actor: Actor, overdue: FullCase) -> None:
    assert purge(lab, Purge(actor, cases=(), searches=())).certificates == ()
    assert found_in(lab.folder, *overdue.of_case) == set(overdue.of_case)


def test_a_case_that_is_held_meanwhile_does_not_keep_the_others(
    lab: Lab, actor: Actor, overdue: FullCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = full_case(lab, actor, mark="Zither", seed=2)
    retain_case(lab, RetainCase(actor, other.case.number, PAST, "minor"))
    overdue_now = what_is_overdue(lab, actor, counting=False)
    hold_case(lab, HoldCase(actor, overdue.case.number, "appeal"))
    monkeypatch.setattr("catchlight.workflows.purge.what_is_overdue", lambda *_, **__: overdue_now)

    purged = purge(lab, Purge(actor))

    assert [one.subject for one in purged.certificates] == [other.case.identifier]
    assert purged.refused[0][0] == overdue.case.number
    assert "legal hold" in purged.refused[0][1]


def test_portraits_are_listed_and_not_erased(lab: Lab, actor: Actor) -> None:
    portrait = a_portrait("a.jpg", random_vectors(1)[0], person="P-1", retain_until=PAST)
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.CUSTODIAN)) as act:
        enrol_portraits(act, [portrait])

    assert [one.person_id for one in what_is_overdue(lab, actor).portraits] == ["P-1"]
    assert purge(lab, Purge(actor)).certificates == ()
    assert len(what_is_overdue(lab, actor).portraits) == 1


def test_auditors_see_what_is_due_and_erase_nothing(lab: Lab, overdue: FullCase) -> None:
    auditor = enlist(lab, "B. Example", Role.AUDITOR)

    preview = what_is_overdue(lab, auditor)

    assert [one.case.number for one in preview.cases] == [overdue.case.number]
    assert preview.would_go == ()
    with pytest.raises(NotPermitted):
        purge(lab, Purge(auditor))


def test_certificates_are_files_that_can_be_checked(lab: Lab, actor: Actor, overdue: FullCase, tmp_path: Path) -> None:
    purged = purge(lab, Purge(actor))

    (path,) = write_certificates(tmp_path / "new" / "certificates", purged.certificates)

    text = path.read_text(encoding="utf-8")
    with lab.reading() as db:
        (entry,) = db.conn.execute("SELECT entry FROM log WHERE sequence = ?", (json.loads(text)["entry"],)).fetchone()
    assert certificate_problem(text, bytes(entry)) is None
    assert all_certificates(lab, actor) == purged.certificates
    assert overdue.case.number not in text


def test_a_place_that_cannot_be_written_to_is_stated(lab: Lab, actor: Actor, overdue: FullCase, tmp_path: Path) -> None:
    purged = purge(lab, Purge(actor))
    (tmp_path / "file").touch()

    with pytest.raises(CatchlightError, match="stay in the lab"):
        write_certificates(tmp_path / "file", purged.certificates)
