"""Moving the gallery's searches to the server and back: counted, compared, logged, and gone on with after a break."""

from __future__ import annotations

from typing import Any

import pytest
from tests.gallery_maker import PACK, fill, random_vectors
from tests.keeping_maker import enlist
from tests.people import present
from tests.server_maker import LiteServer, answer, connection_of, lite, question, with_server

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import read_log
from catchlight.gallery.gallery_tree import recomputed_root
from catchlight.gallery.milvus import client, reconcile
from catchlight.gallery.milvus.client import Connection
from catchlight.gallery.milvus.collection import collection_of
from catchlight.gallery.milvus.settings import server_in_use
from catchlight.gallery.portraits import gallery_state
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.erase_person import ErasePerson, erase_person
from catchlight.workflows.move_gallery import MovedGallery, MoveGallery, Place, move_gallery
from catchlight.workflows.verify_log import verify_log

__all__ = ["lite"]
VECTORS = random_vectors(60)


def moved(lab: Lab, to: Place, **given: Any) -> MovedGallery:
    return move_gallery(lab, MoveGallery(present(lab), to, **given), JobControl())


def is_at_server(lab: Lab) -> bool:
    with lab.reading() as db:
        return server_in_use(db) is not None


def test_a_gallery_goes_to_the_server_and_comes_back_with_the_same_counts_and_roots(lab: Lab, lite: LiteServer) -> None:
    fill(lab, VECTORS, per_person=3, sex="female")
    with_server(lab, lite, in_use=False)

    there = moved(lab, "server")
    erase_person(lab, ErasePerson(present(lab), "P1", "asked for"), JobControl())
    found = answer(lab, question(VECTORS[9]))
    back = moved(lab, "lab")

    assert there.compared is not None
    assert back.compared is not None
    assert (there.compared.templates, there.compared.sent, there.compared.is_same) == (60, 60, True)
    assert found.ranking.persons[0].portrait == 10
    assert (back.compared.templates, back.compared.there, back.compared.is_same) == (57, 57, True)
    assert there.compared.root != back.compared.root
    with lab.reading() as db:
        assert gallery_state(db).root == recomputed_root(db) == back.root
        entries = list(read_log(db, actions=["gallery.server.migrated"]))
    assert [one.document["details"]["searched_at"] for one in entries] == ["server", "lab"]
    assert all(one.document["details"]["same"] for one in entries)
    assert not is_at_server(lab)
    assert [one.problem for one in verify_log(lab, JobControl()).problems] == []


def test_a_move_that_broke_off_is_gone_on_with(lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reconcile, "BATCH", 20)
    fill(lab, VECTORS)
    with_server(lab, lite, in_use=False)
    control, upsert = JobControl(), Connection.upsert

    def then_stop(self: Connection, *args: Any) -> None:
        upsert(self, *args)
        control.cancel()

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "upsert", then_stop)
        with pytest.raises(JobCancelled):
            move_gallery(lab, MoveGallery(present(lab), "server"), control)
    assert not is_at_server(lab)

    again = moved(lab, "server")

    assert again.compared is not None
    assert (again.compared.sent, again.compared.is_same) == (40, True)
    assert is_at_server(lab)


def test_a_server_that_does_not_keep_what_it_was_sent_is_not_searched(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(lab, VECTORS)
    with_server(lab, lite, in_use=False)
    upsert = Connection.upsert

    def all_but_one(self: Connection, collection: str, rows: Any) -> None:
        upsert(self, collection, rows[1:])

    monkeypatch.setattr(Connection, "upsert", all_but_one)
    with pytest.raises(CatchlightError, match=r"gave back 59 templates .* where the lab has 60"):
        moved(lab, "server")

    assert not is_at_server(lab)


def test_coming_back_without_the_server_compares_nothing_and_says_so(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client, "WAIT_SECONDS", 0.05)
    fill(lab, VECTORS)
    with_server(lab, lite, in_use=False)
    moved(lab, "server")
    lite.stop()
    with pytest.raises(CatchlightError, match="does not answer"):
        moved(lab, "lab")
    assert is_at_server(lab)

    back = moved(lab, "lab", without_server=True)

    assert back.compared is None
    assert not is_at_server(lab)
    with lab.reading() as db:
        (entry,) = read_log(db, limit=1, newest_first=True)
    assert entry.document["details"]["compared"] is False


def test_differences_are_stated_and_the_lab_is_searched_all_the_same(lab: Lab, lite: LiteServer) -> None:
    fill(lab, VECTORS)
    with_server(lab, lite, in_use=False)
    moved(lab, "server")
    with connection_of(lab) as connection:
        connection.delete(collection_of(lab, PACK), [5])

    back = moved(lab, "lab")

    assert back.compared is not None
    assert (back.compared.there, back.compared.is_same) == (59, False)
    assert not is_at_server(lab)


def test_an_empty_gallery_can_be_moved(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite, in_use=False)

    assert moved(lab, "server").compared is None
    assert moved(lab, "lab").compared is None


def test_only_a_custodian_moves_it(lab: Lab, actor: Actor, lite: LiteServer) -> None:
    with_server(lab, lite, in_use=False)
    with pytest.raises(NotPermitted):
        move_gallery(lab, MoveGallery(enlist(lab, "B. Example", Role.EXAMINER), "server"), JobControl())
