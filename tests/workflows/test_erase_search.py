"""Erasing the result of a search: whom it listed is gone, who searched and why stays."""

import pytest
from tests.keeping_maker import FullCase, enlist, found_in, full_case

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, read_log
from catchlight.evidence.retention import hold
from catchlight.evidence.store import lab_store
from catchlight.gallery.searches import search_named
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.erase_search import EraseSearch, erase_search, what_search_would_lose
from catchlight.workflows.verify_log import verify_log


@pytest.fixture
def full(lab: Lab, actor: Actor) -> FullCase:
    return full_case(lab, actor)


def a_request(actor: Actor, full: FullCase, reason: str = "authorisation refused") -> EraseSearch:
    return EraseSearch(actor, full.case.number, full.search, reason)


def test_no_byte_of_whom_it_listed_stays(lab: Lab, actor: Actor, full: FullCase) -> None:
    assert found_in(lab.folder, *full.of_search) == set(full.of_search)

    erased = erase_search(lab, a_request(actor, full))

    assert erased.is_off_disk
    assert found_in(lab.folder, *full.of_search) == set()
    assert found_in(lab.folder, *full.of_case) == set(full.of_case)


def test_who_searched_and_why_stays(lab: Lab, actor: Actor, full: FullCase) -> None:
    erased = erase_search(lab, a_request(actor, full))

    with lab.reading() as db:
        stored = search_named(db, full.case, full.search)
        said = [entry.document["details"] for entry in read_log(db) if "search" in entry.document["action"]]
    assert stored.erased_at == erased.certificate.time
    assert (stored.listed, stored.figures) == ((), None)
    assert stored.started.probe_crop is None
    assert stored.started.purpose == "Xylograph-why"
    assert stored.searched_by == actor.name
    assert [details.get("authority") for details in said] == ["Xylograph-authority", None]
    (listed,) = said[1]["candidates"]
    assert (listed["rank"], listed["person_id"], listed["score"]) == (1, None, 0.5)


def test_the_entry_and_the_certificate_say_what_went(lab: Lab, actor: Actor, full: FullCase) -> None:
    certificate = erase_search(lab, a_request(actor, full)).certificate

    assert verify_log(lab, JobControl()).ok
    assert (certificate.kind, certificate.subject) == ("search", full.search)
    assert dict(certificate.rows) == {"candidates": 1}
    assert certificate.clear_texts == 1


def test_a_probe_crop_that_a_face_names_too_stays(lab: Lab, actor: Actor, full: FullCase) -> None:
    with lab.reading() as db:
        crop = search_named(db, full.case, full.search).started.probe_crop
    assert crop is not None

    certificate = erase_search(lab, a_request(actor, full)).certificate

    assert certificate.files == ()
    assert lab_store(lab).read(crop)


def test_a_probe_crop_of_its_own_goes(lab: Lab, actor: Actor, full: FullCase) -> None:
    crop = lab_store(lab).put(b"a crop of its own")
    lab_store(lab).settle([crop])
    with lab.reading() as db:
        db.conn.execute("UPDATE searches SET probe_crop = ?", (crop,))

    certificate = erase_search(lab, a_request(actor, full)).certificate

    assert certificate.files == (crop,)
    assert found_in(lab.folder, b"a crop of its own") == set()


def test_a_second_erasure_is_refused(lab: Lab, actor: Actor, full: FullCase) -> None:
    erase_search(lab, a_request(actor, full))

    with pytest.raises(CatchlightError, match="erased already"):
        erase_search(lab, a_request(actor, full))


def test_a_held_case_keeps_its_results(lab: Lab, actor: Actor, full: FullCase) -> None:
    with lab.reading() as db, acting(lab, db, actor.acting_as(Role.SUPERVISOR)) as act:
        hold(act, full.case, reason="appeal")

    with pytest.raises(CatchlightError, match="under legal hold"):
        erase_search(lab, a_request(actor, full))

    assert found_in(lab.folder, *full.of_search) == set(full.of_search)


def test_only_a_supervisor_erases(lab: Lab, full: FullCase) -> None:
    custodian = enlist(lab, "B. Example", Role.CUSTODIAN)

    with pytest.raises(NotPermitted):
        erase_search(lab, a_request(custodian, full))
    with pytest.raises(NotPermitted):
        what_search_would_lose(lab, custodian, full.case.number, full.search)


def test_a_preview_counts_and_changes_nothing(lab: Lab, actor: Actor, full: FullCase) -> None:
    preview = what_search_would_lose(lab, actor, full.case.number, full.search)

    assert (dict(preview.rows), preview.files, preview.clear_texts) == ({"candidates": 1}, 0, 1)
    with lab.reading() as db:
        assert len(search_named(db, full.case, full.search).listed) == 1
