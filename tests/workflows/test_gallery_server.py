"""A gallery server is named once it answers, says how it stands, and is taken away with what it holds."""

from __future__ import annotations

import pytest
from tests.gallery_maker import PACK, fill, random_vectors
from tests.keeping_maker import enlist
from tests.server_maker import LiteServer, connection_of, lite, told, with_server

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.gallery.milvus import client
from catchlight.gallery.milvus.client import connected
from catchlight.gallery.milvus.collection import collection_of, prefix_of
from catchlight.gallery.milvus.outbox import count_pending
from catchlight.gallery.milvus.settings import server_of
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.gallery_server import (
    SetServer,
    keep_server_token,
    server_status,
    set_server,
    try_server,
    unset_server,
)
from catchlight.workflows.verify_log import verify_log

__all__ = ["lite"]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "WAIT_SECONDS", 0.05)
    monkeypatch.setattr(client, "CONNECT_SECONDS", 1.0)


def test_a_server_is_named_and_changes_are_noted_for_it_from_then_on(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    fill(lab, random_vectors(3))
    settings = set_server(lab, SetServer(actor=actor, address=lite.address))
    fill(lab, random_vectors(5))

    assert (settings.address, settings.in_use, settings.has_token) == (lite.address, False, False)
    with lab.reading() as db:
        assert count_pending(db) == 2
    status = server_status(lab, actor)
    assert (status.templates, status.rows, status.pending, status.problem) == (5, 0, 2, None)
    assert status.oldest is not None
    told(lab)
    assert server_status(lab, actor).rows == 2
    assert verify_log(lab, JobControl()).ok


def test_a_server_that_does_not_answer_is_not_named(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    lite.stop()
    with pytest.raises(CatchlightError, match="does not answer"):
        set_server(lab, SetServer(actor=actor, address=lite.address))
    with pytest.raises(CatchlightError, match="holds none"):
        set_server(lab, SetServer(actor=actor, address=lite.address, authority="no certificate"))
    with lab.reading() as db:
        assert server_of(db) is None


def test_one_that_is_tried_is_not_named(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    assert try_server(lab, SetServer(actor=actor, address=lite.address)).startswith("milvus_lite")
    lite.stop()
    with pytest.raises(CatchlightError, match="does not answer"):
        try_server(lab, SetServer(actor=actor, address=lite.address))
    with pytest.raises(NotPermitted):
        try_server(lab, SetServer(actor=enlist(lab, "B. Example", Role.EXAMINER), address=lite.address))
    with lab.reading() as db:
        assert server_of(db) is None


def test_what_the_lab_knows_is_told_without_asking_the_server(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, random_vectors(3))
    lite.stop()

    found = server_status(lab, actor, ask=False)

    assert (found.templates, found.pending, found.rows, found.problem) == (3, 3, None, None)


def test_that_it_is_gone_is_an_answer_of_the_status(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    assert server_status(lab, actor).settings is None
    with_server(lab, lite)
    lite.stop()

    found = server_status(lab, actor)

    assert found.rows is None
    assert found.problem is not None


def test_it_is_taken_away_with_what_it_holds(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    settings = with_server(lab, lite, in_use=False)
    fill(lab, random_vectors(4))
    told(lab)

    unset_server(lab, actor)

    with lab.reading() as db:
        assert server_of(db) is None
        (entry,) = read_log(db, limit=1, newest_first=True)
    assert entry.document["action"] == "gallery.server.unset"
    assert entry.document["details"].items() >= {"address": lite.address, "deleted": 4, "left_there": False}.items()
    with connected(lab, settings) as connection:
        assert connection.collections(prefix_of(lab)) == []


def test_one_that_is_searched_is_not_taken_away(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    with_server(lab, lite)
    with pytest.raises(CatchlightError, match="Searches are run at the gallery server"):
        unset_server(lab, actor)


def test_one_that_is_gone_is_forgotten_only_when_asked_to(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    with_server(lab, lite, in_use=False)
    fill(lab, random_vectors(2))
    told(lab)
    lite.stop()
    with pytest.raises(CatchlightError, match="does not answer"):
        unset_server(lab, actor)

    unset_server(lab, actor, without_server=True)

    with lab.reading() as db:
        (entry,) = read_log(db, limit=1, newest_first=True)
    assert entry.document["details"]["left_there"] is True
    lite.start()
    with_server(lab, lite, in_use=False)
    with connection_of(lab) as connection:
        assert connection.count(collection_of(lab, PACK)) == 2


def test_a_token_is_kept_only_for_a_server_that_asks_for_one(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    with_server(lab, lite)
    with pytest.raises(CatchlightError, match="named without a token"):
        keep_server_token(lab, actor, "secret")


def test_only_a_custodian_names_or_takes_away(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    examiner = enlist(lab, "B. Example", Role.EXAMINER)
    with pytest.raises(NotPermitted):
        set_server(lab, SetServer(actor=examiner, address=lite.address))
    with_server(lab, lite, in_use=False)
    with pytest.raises(NotPermitted):
        unset_server(lab, examiner)
