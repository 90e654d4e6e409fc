"""What the server still has to be told: noted with each change, told once in effect, whatever breaks in between."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from tests.gallery_maker import OTHER_PACK, PACK, TOMORROW, a_portrait, enrolled, fill, random_vectors
from tests.people import present
from tests.server_maker import LiteServer, connection_of, lite, told, with_server

from catchlight.errors import CatchlightError
from catchlight.evidence.log import acting
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.milvus import outbox
from catchlight.gallery.milvus.client import Connection
from catchlight.gallery.milvus.collection import collection_of
from catchlight.gallery.milvus.outbox import Delivered, count_pending, newest_change, pending_of
from catchlight.gallery.milvus.records import Codes, record_in, records_of
from catchlight.gallery.milvus.settings import required_server
from catchlight.gallery.tags import tag_portraits
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab

__all__ = ["lite"]
VECTORS = random_vectors(30)


def same_on_both_sides(lab: Lab, *, pack: str = PACK) -> bool:
    """Whether the server holds just what the lab does."""
    with connection_of(lab) as connection, lab.reading() as db:
        codes = Codes(required_server(db).code_key)
        portraits = [row[0] for row in db.conn.execute("SELECT id FROM portraits")]
        ours = records_of(db, portraits, pack=pack, codes=codes)
        rows = connection.rows(collection_of(lab, pack), "portrait > 0", ["*"])
    return sorted(map(record_in, rows), key=lambda one: one.portrait) == ours


def test_additions_erasures_and_what_filters_depend_on_reach_the_server(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:10], per_person=2, sex="female")
    assert told(lab) == Delivered(10, 0, 10)
    with lab.reading() as db:
        with acting(lab, db, present(lab)) as act:
            erase_templates(act, db, [3, 4])
        with acting(lab, db, present(lab)) as act:
            tag_portraits(act, "gang", [5, 6])
        with acting(lab, db, present(lab)) as act:
            tag_portraits(act, "gang", [6], remove=True)
        with transaction(db):
            db.conn.execute("UPDATE portraits SET retain_until = ? WHERE id = 7", (TOMORROW + timedelta(days=9),))
            db.conn.execute("UPDATE persons SET birth_year = 1970 WHERE person_id = 'P4'")
        pending = pending_of(db, pack=PACK)
    assert pending.portraits == (3, 4, 5, 6, 7, 9, 10)

    assert told(lab) == Delivered(5, 2, pending.seen)
    assert same_on_both_sides(lab)
    assert told(lab) == Delivered(0, 0, pending.seen)


def test_nothing_is_noted_that_changes_no_row_of_the_server(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:2])
    told(lab)
    with lab.reading() as db, transaction(db):
        db.conn.execute("UPDATE portraits SET note = 'seen'")
        db.conn.execute("UPDATE persons SET held_since = 'now', sex = sex")

    with lab.reading() as db:
        assert count_pending(db) == 0


def test_a_change_that_is_rolled_back_is_not_noted(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:2])
    with lab.reading() as db, suppress(RuntimeError), acting(lab, db, present(lab)) as act:
        erase_templates(act, db, [1])
        raise RuntimeError

    with lab.reading() as db:
        assert pending_of(db, pack=PACK).portraits == (1, 2)
        kinds = [kind for (kind,) in db.conn.execute("SELECT kind FROM server_outbox")]
    assert kinds == ["upsert", "upsert"]


def test_what_broke_off_after_the_server_took_it_is_told_again_and_comes_to_the_same(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:10])
    upsert = Connection.upsert

    def then_killed(self: Connection, *args: Any) -> None:
        upsert(self, *args)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "upsert", then_killed)
        with pytest.raises(KeyboardInterrupt):
            told(lab)
    with lab.reading() as db:
        assert count_pending(db) == 10
        with acting(lab, db, present(lab)) as act:
            erase_templates(act, db, [2])

    assert told(lab) == Delivered(9, 1, 11)
    assert same_on_both_sides(lab)


def test_a_template_erased_while_it_is_sent_is_deleted_right_after(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:5])
    upsert, erased = Connection.upsert, list[int]()

    def meanwhile(self: Connection, *args: Any) -> None:
        if not erased:
            erased.append(2)
            with lab.reading() as db, acting(lab, db, present(lab)) as act:
                erase_templates(act, db, [2])
        upsert(self, *args)

    monkeypatch.setattr(Connection, "upsert", meanwhile)

    assert told(lab) == Delivered(5, 1, 6)
    assert same_on_both_sides(lab)


def test_a_server_that_is_gone_is_told_later_and_nothing_is_lost(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:5])
    lite.stop()

    with pytest.raises(CatchlightError, match="does not answer"):
        told(lab)
    with lab.reading() as db:
        assert count_pending(db) == 5
    lite.start()

    assert told(lab) == Delivered(5, 0, 5)
    assert same_on_both_sides(lab)


def test_many_changes_go_in_batches_and_can_be_stopped_between_them(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS)
    monkeypatch.setattr(outbox, "BATCH", 8)
    control = JobControl()
    upsert = Connection.upsert

    def then_stop(self: Connection, *args: Any) -> None:
        upsert(self, *args)
        control.cancel()

    with monkeypatch.context() as patch, connection_of(lab) as connection, lab.reading() as db:
        patch.setattr(Connection, "upsert", then_stop)
        with pytest.raises(JobCancelled):
            outbox.deliver(lab, db, connection, control)
        assert count_pending(db) == len(VECTORS) - 8

    assert told(lab).upserted == len(VECTORS) - 8
    assert same_on_both_sides(lab)


def test_each_pack_has_its_own_collection(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS[:3])
    enrolled(lab, a_portrait("0.jpg", random_vectors(1, dimension=8)[0], person="P0", pack=OTHER_PACK))
    assert told(lab) == Delivered(4, 0, 4)

    assert same_on_both_sides(lab)
    assert same_on_both_sides(lab, pack=OTHER_PACK)
    with lab.reading() as db:
        assert newest_change(db) == required_server(db).begun == 4
