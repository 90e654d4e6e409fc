"""Erased bytes leave the disk at once, or at the next opening where something was in the way."""

import errno

import pytest
from tests.keeping_maker import FullCase, found_in, full_case
from tests.people import PASSPHRASE

from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import certificates, purge_times
from catchlight.evidence.log import read_log
from catchlight.evidence.store import lab_store
from catchlight.jobs import JobControl, Progress
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.maintenance import maintaining
from catchlight.workflows.create_lab import open_lab
from catchlight.workflows.erase_case import EraseCase, erase_case, erase_rows_of_case
from catchlight.workflows.finish_erasures import finish_erasures, go_on_with_erasures
from catchlight.workflows.manage_accounts import CreateAccount, DisableAccount, create_account, disable_account
from catchlight.workflows.sign_in import SignIn, sign_in
from catchlight.workflows.verify_log import verify_log


@pytest.fixture
def full(lab: Lab, actor: Actor) -> FullCase:
    return full_case(lab, actor)


def test_progress_is_told_in_bytes(lab: Lab, actor: Actor, full: FullCase) -> None:
    seen: list[Progress] = []
    erase_rows_of_case(lab, EraseCase(actor, full.case.number, "over"), JobControl())

    assert finish_erasures(lab, actor, JobControl(seen.append))

    bytes_done = [one for one in seen if one.note == "bytes overwritten"]
    assert bytes_done[-1].done == bytes_done[-1].total
    assert bytes_done[-1].done > 5000


def test_nothing_to_finish_needs_no_lock(lab: Lab) -> None:
    with maintaining(lab.folder, work="restore"):
        assert finish_erasures(lab, None)


def test_a_lab_in_maintenance_is_erased_and_finished_at_the_next_opening(
    lab: Lab, actor: Actor, full: FullCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catchlight.lab.maintenance.WAIT_SECONDS", 0.1)
    with maintaining(lab.folder, work="restore"):
        erased = erase_case(lab, EraseCase(actor, full.case.number, "over"))
        assert not erased.is_off_disk
        assert erased.certificate.purged_at is None
        assert not go_on_with_erasures(lab)

    open_lab(lab.folder)

    assert found_in(lab.folder, *full.of_case) == set()


@pytest.mark.parametrize("role", [Role.EXAMINER, Role.CUSTODIAN, Role.AUDITOR])
def test_what_an_opening_took_off_the_disk_is_signed_for_by_whoever_signs_in_next(
    lab: Lab, actor: Actor, full: FullCase, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_account(lab, CreateAccount(actor, "B. Other", PASSPHRASE, (role,)))
    erasure = erase_rows_of_case(lab, EraseCase(actor, full.case.number, "over"), JobControl()).entry
    open_lab(lab.folder)
    monkeypatch.setattr("catchlight.workflows.finish_erasures.overwrite_freed_pages", None)  # it is done

    other = sign_in(lab, SignIn("B. Other", PASSPHRASE, "battery staples of my own"))

    with lab.reading() as db:
        (entry,) = [entry.document for entry in read_log(db, actions=["erasure.purged"])]
        assert purge_times(db) == {erasure: entry["time"]}
    assert (entry["actor"]["account"], entry["role"]) == (other.account, role)
    assert entry["details"]["erasures"] == [erasure]
    assert verify_log(lab, JobControl()).problems == ()


def test_who_was_disabled_meanwhile_signs_for_no_purge_and_the_next_one_does(
    lab: Lab, actor: Actor, full: FullCase
) -> None:
    create_account(lab, CreateAccount(actor, "B. Other", PASSPHRASE, (Role.EXAMINER,)))
    other = sign_in(lab, SignIn("B. Other", PASSPHRASE, "battery staples of my own"))
    erase_rows_of_case(lab, EraseCase(actor, full.case.number, "over"), JobControl())
    disable_account(lab, DisableAccount(actor, "B. Other"))

    assert not go_on_with_erasures(lab, other)

    assert found_in(lab.folder, *full.of_case) == set()
    with lab.reading() as db:
        assert len(certificates(db, unfinished=True)) == 1
        assert go_on_with_erasures(lab, actor)
        assert certificates(db, unfinished=True) == []


def test_that_another_erasure_was_off_the_disk_excuses_none_of_the_same_number(
    lab: Lab, actor: Actor, full: FullCase
) -> None:
    """As in a lab that was restored, whose entries begin anew."""
    erase_rows_of_case(lab, EraseCase(actor, full.case.number, "over"), JobControl())
    (lab.folder / "gallery" / "erased-here").write_text("ab" * 32)

    assert go_on_with_erasures(lab, actor)

    assert found_in(lab.folder, *full.of_case) == set()


def test_a_file_in_use_keeps_an_erasure_unfinished(lab: Lab, actor: Actor, full: FullCase) -> None:
    store = lab_store(lab)
    marker = store.folder / "pending" / full.files[0]
    marker.touch()

    erased = erase_case(lab, EraseCase(actor, full.case.number, "over"))

    assert not erased.is_off_disk
    assert store.path(full.files[0]).exists()
    marker.unlink()
    assert go_on_with_erasures(open_lab(lab.folder), actor)
    with lab.reading() as db:
        assert certificates(db, unfinished=True) == []
    assert not store.path(full.files[0]).exists()


def test_a_disk_that_fails_is_stated_and_the_erasure_stands(
    lab: Lab, actor: Actor, full: FullCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("catchlight.evidence.store._overwrite", fail)
    erased = erase_case(lab, EraseCase(actor, full.case.number, "over"))
    assert "Input/output error. The erasure stands." in (erased.left_because or "")
    monkeypatch.undo()

    open_lab(lab.folder)

    assert found_in(lab.folder, *full.of_case) == set()
