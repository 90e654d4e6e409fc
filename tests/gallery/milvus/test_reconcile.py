"""Both sides compared row by row, with a root over what each holds; mended where asked to."""

from __future__ import annotations

import numpy as np
import pytest
from tests.gallery_maker import PACK, fill, random_vectors
from tests.people import present
from tests.server_maker import LiteServer, connection_of, lite, told, with_server

from catchlight.evidence.log import acting
from catchlight.gallery.erased import erase_templates
from catchlight.gallery.milvus import reconcile as module
from catchlight.gallery.milvus.collection import collection_of
from catchlight.gallery.milvus.reconcile import Compared, reconcile
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab

__all__ = ["lite"]
VECTORS = random_vectors(50)


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 16)


def compared(lab: Lab, *, mend: bool) -> Compared:
    with connection_of(lab) as connection, lab.reading() as db:
        return reconcile(lab, db, connection, pack=PACK, control=JobControl(), mend=mend)


def test_an_empty_server_is_filled_and_gives_back_what_the_lab_holds(lab: Lab, lite: LiteServer) -> None:
    fill(lab, VECTORS, sex="male")
    with_server(lab, lite)
    before = compared(lab, mend=False)
    filled = compared(lab, mend=True)
    again = compared(lab, mend=True)

    assert (before.there, before.sent, before.is_same) == (0, 0, False)
    assert (filled.templates, filled.there, filled.sent, filled.deleted, filled.is_same) == (50, 50, 50, 0, True)
    assert filled.root == filled.root_there == before.root == again.root
    assert (again.sent, again.deleted, again.is_same) == (0, 0, True)


def test_rows_that_are_missing_other_or_unknown_are_told_apart_and_mended(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, VECTORS)
    told(lab)
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        erase_templates(act, db, [20, 49, 50])  # of which the server is not told: as after a restore
    with lab.reading() as db:
        db.conn.execute("DELETE FROM server_outbox")
    with connection_of(lab) as connection:
        collection = collection_of(lab, PACK)
        (row,) = connection.rows(collection, "portrait == 3", ["*"])
        connection.upsert(collection, [{**row, "birth_year": 1900}, {**row, "portrait": 9000}])
        connection.delete(collection, [7, 8])
        (other,) = connection.rows(collection, "portrait == 5", ["*"])
        connection.upsert(collection, [{**other, "template": np.asarray(row["template"], np.float32)}])

    found = compared(lab, mend=False)
    assert (found.templates, found.there, found.is_same, found.sent) == (47, 49, False, 0)
    mended = compared(lab, mend=True)
    assert (mended.templates, mended.there, mended.is_same) == (47, 47, True)
    assert (mended.sent, mended.deleted) == (4, 4)
