"""A gallery on a server: searched by the same workflow, told of changes by searches and by the custodian."""

from __future__ import annotations

import socket
import sys
from typing import Any

import numpy as np
import pytest
from tests.gallery_maker import PACK, a_portrait, enrolled, fill, random_vectors
from tests.keeping_maker import enlist
from tests.people import present
from tests.search_maker import stored_face
from tests.server_maker import LiteServer, connection_of, lite, told, with_server

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import certificates
from catchlight.evidence.log import acting, read_log
from catchlight.gallery.forgetting_persons import portraits_of_person
from catchlight.gallery.milvus import client
from catchlight.gallery.milvus.collection import collection_of
from catchlight.gallery.milvus.outbox import Delivered, count_pending
from catchlight.gallery.milvus.settings import IndexKind
from catchlight.gallery.people import person_record
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows import finish_erasures
from catchlight.workflows.erase_person import ErasePerson, erase_person, erase_portraits
from catchlight.workflows.find_probe import FoundProbe
from catchlight.workflows.search_request import Search
from catchlight.workflows.search_result import SearchResult
from catchlight.workflows.search_run import SearchRun
from catchlight.workflows.sync_gallery import SyncGallery, sync_gallery
from catchlight.workflows.verify_log import verify_log

__all__ = ["lite"]
VECTORS = random_vectors(40)


@pytest.fixture
def probe(lab: Lab, case: Case) -> FoundProbe:
    """A face that looks like the gallery's second portrait."""
    mixed = 0.8 * VECTORS[1] + 0.2 * VECTORS[5]
    return stored_face(lab, case, (mixed / np.linalg.norm(mixed)).astype(np.float32))


def searched(lab: Lab, case: Case, probe: FoundProbe, *previews: SearchResult, **given: Any) -> SearchResult:
    asked = Search(actor=present(lab), case=case.number, probe=probe.name, authority="prosecutor", purpose="x")
    with lab.reading() as db:
        run = SearchRun(lab, db, case, asked, probe, np.frombuffer(probe.template, "<f4"), JobControl())
        run.start()
        try:
            return run.finish(run.search_gallery(given.get("preview")))
        except CatchlightError as error:
            run.abandon(error.message)
            raise


def test_a_search_at_the_server_is_stored_and_logged_with_its_certificate(
    lab: Lab, case: Case, probe: FoundProbe, lite: LiteServer
) -> None:
    fill(lab, VECTORS, per_person=2)
    here = searched(lab, case, probe)
    with_server(lab, lite)
    enrolled(lab, a_portrait("new.jpg", VECTORS[1], person="new"))
    told(lab)
    with pytest.raises(CatchlightError, match="it has 1 templates for this search, the lab has 41"):
        searched(lab, case, probe)
    _fill_server(lab)

    there = searched(lab, case, probe)

    assert [one.person_id for one in there.candidates if one.person_id != "new"] == [
        one.person_id for one in here.candidates
    ]
    assert (there.mode, there.searched, there.gallery_size) == ("exact", 41, 41)
    with lab.reading() as db:
        (entry,) = read_log(db, limit=1, newest_first=True)
    certificate = entry.document["details"]["certificate"]
    assert certificate["holds"]
    assert certificate["server"]["rows"] == 41
    assert "by the gallery server" in certificate["method"]
    assert verify_log(lab, JobControl()).ok


def test_a_search_tells_the_server_first_and_logs_that_it_did(
    lab: Lab, case: Case, probe: FoundProbe, lite: LiteServer
) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS)
    searched(lab, case, probe)
    with lab.reading() as db, acting(lab, db, present(lab).acting_as(Role.SUPERVISOR)) as act:
        erase_portraits(act, portraits_of_person(db, person_record(db, "P1").row), kind="person", reason="asked for")

    result = searched(lab, case, probe)

    assert "p2" not in {one.portrait for one in result.candidates}
    with lab.reading() as db:
        assert count_pending(db) == 0
        entries = list(read_log(db, actions=["gallery.server.synced"]))
    assert [(one.document["details"]["sent"], one.document["details"]["deleted"]) for one in entries] == [
        (40, 0),
        (0, 1),
    ]
    with connection_of(lab) as connection:
        assert connection.count(collection_of(lab, PACK)) == 39
    assert verify_log(lab, JobControl()).ok


def test_an_erasure_tells_the_server_at_once(lab: Lab, case: Case, probe: FoundProbe, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:4])
    told(lab)

    erased = erase_person(lab, ErasePerson(present(lab), "P1", "asked for"), JobControl())

    assert erased.is_off_disk
    assert erased.certificate.purged_at is not None
    with connection_of(lab) as connection:
        assert connection.count(collection_of(lab, PACK)) == 3
    with lab.reading() as db:
        (entry,) = read_log(db, actions=["gallery.server.synced"])
    assert entry.document["details"]["deleted"] == 1
    assert verify_log(lab, JobControl()).ok


def test_an_erasure_without_the_server_has_no_purged_time_until_it_was_told(
    lab: Lab, actor: Actor, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "WAIT_SECONDS", 0.05)
    with_server(lab, lite)
    fill(lab, VECTORS[:4])
    told(lab)
    lite.stop()

    erased = erase_person(lab, ErasePerson(present(lab), "P1", "asked for"), JobControl())

    assert "not told yet of 1 erased templates" in (erased.left_because or "")
    assert erased.certificate.purged_at is None
    overwritten: list[object] = []
    monkeypatch.setattr(finish_erasures, "overwrite_freed_pages", lambda *_args, **_given: overwritten.append(1))
    assert finish_erasures.go_on_with_erasures(lab)  # as the next opening does: the disk has nothing left to do
    assert overwritten == []
    assert _unfinished(lab) == [erased.certificate.entry]

    lite.start()
    sync_gallery(lab, SyncGallery(actor), JobControl())

    assert _unfinished(lab) == []
    assert not list(lab.folder.glob("gallery/erased-here"))


def test_a_server_that_is_gone_leaves_no_result_and_says_what_to_do(
    lab: Lab, case: Case, probe: FoundProbe, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "WAIT_SECONDS", 0.05)
    with_server(lab, lite)
    fill(lab, VECTORS)
    searched(lab, case, probe)
    lite.stop()

    with pytest.raises(CatchlightError, match="does not answer") as raised:
        searched(lab, case, probe)

    assert "--to lab --without-server" in raised.value.hint
    with lab.reading() as db:
        (entry,) = read_log(db, limit=1, newest_first=True)
    assert entry.document["action"] == "search.abandoned"


def test_an_index_that_is_not_exact_gives_the_preview_and_the_lab_decides(
    lab: Lab, case: Case, probe: FoundProbe, lite: LiteServer
) -> None:
    with_server(lab, lite, index=IndexKind.HNSW)
    fill(lab, VECTORS)
    told(lab)
    shown: list[SearchResult] = []

    result = searched(lab, case, probe, preview=shown.append)

    (preview,) = shown
    assert (preview.mode, result.mode) == ("preview", "exact")
    assert preview.candidates[0].person_id == result.candidates[0].person_id == "P1"
    with lab.reading() as db:
        (entry,) = read_log(db, limit=1, newest_first=True)
    assert entry.document["details"]["certificate"]["server"] is None


def test_a_preview_that_cannot_be_had_keeps_nobody_from_the_result(
    lab: Lab, case: Case, probe: FoundProbe, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "WAIT_SECONDS", 0.05)
    with_server(lab, lite, index=IndexKind.HNSW)
    fill(lab, VECTORS)
    lite.stop()

    result = searched(lab, case, probe, preview=lambda _: pytest.fail("shown"))

    assert result.candidates[0].person_id == "P1"
    assert "does not answer" in (result.preview or "")


def test_a_custodian_tells_the_server_and_nobody_else(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:3])
    examiner = enlist(lab, "B. Example", Role.EXAMINER)
    with pytest.raises(NotPermitted):
        sync_gallery(lab, SyncGallery(examiner), JobControl())

    assert sync_gallery(lab, SyncGallery(actor), JobControl()) == Delivered(3, 0, 3)
    assert sync_gallery(lab, SyncGallery(actor), JobControl()) == Delivered(0, 0, 3)


def test_a_lab_without_a_server_opens_no_socket(
    lab: Lab, case: Case, probe: FoundProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(lab, VECTORS)

    def refused(*_args: object, **_given: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "socketpair", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)
    for module in ("pymilvus", "grpc", "keyring"):  # whoever imports one of them finds that it is not there
        monkeypatch.setitem(sys.modules, module, None)
    opened: list[str] = []
    sys.addaudithook(lambda event, _: opened.append(event) if event.startswith("socket.") and watching else None)
    watching = True

    result = searched(lab, case, probe)
    watching = False

    assert result.candidates[0].person_id == "P1"
    assert opened == []


def _unfinished(lab: Lab) -> list[int]:
    with lab.reading() as db:
        return [one.entry for one in certificates(db, unfinished=True)]


def _fill_server(lab: Lab) -> None:
    from catchlight.gallery.milvus.reconcile import reconcile

    with connection_of(lab) as connection, lab.reading() as db:
        assert reconcile(lab, db, connection, pack=PACK, control=JobControl(), mend=True).is_same
