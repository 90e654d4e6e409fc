"""What a preview by the server loses is measured against an exact search in the lab."""

from __future__ import annotations

from typing import Any

import pytest
from tests.gallery_maker import PACK, fill, random_vectors
from tests.people import present
from tests.server_maker import LiteServer, connection_of, lite, told, with_server
from tests.view_maker import built

from catchlight.gallery.milvus.client import Connection, Nearest
from catchlight.gallery.milvus.loss import ServerLoss, measure_server
from catchlight.gallery.milvus.settings import IndexKind
from catchlight.gallery.view import open_view
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab
from catchlight.workflows.sync_gallery import measure_loss

__all__ = ["lite"]


def measured(lab: Lab) -> ServerLoss:
    built(lab)
    with connection_of(lab) as connection, lab.reading() as db, open_view(lab, db, pack=PACK) as view:
        return measure_server(connection, view, k=3, probes=4, control=JobControl())


def test_an_index_that_looks_at_everything_loses_nothing(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    fill(lab, random_vectors(300, dimension=64))
    told(lab)

    found = measured(lab)

    assert (found.index, found.k, found.loss) == ("FLAT", 3, 0.0)
    assert [band.probes for band in found.bands] == [4, 4, 4]
    assert found.milliseconds > 0


def test_what_an_index_does_not_name_is_counted_as_lost(
    lab: Lab, lite: LiteServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_server(lab, lite, index=IndexKind.HNSW)
    fill(lab, random_vectors(300, dimension=64))
    told(lab)
    whole = Connection.nearest

    def without_the_best(self: Connection, *args: Any, **given: Any) -> Nearest:
        found = whole(self, *args, **given)
        return Nearest(found.portraits[3:], found.scores[3:])

    monkeypatch.setattr(Connection, "nearest", without_the_best)
    found = measured(lab)

    assert found.index == "HNSW"
    assert sum(band.lost for band in found.bands) == sum(band.found for band in found.bands) > 0
    assert found.loss == 1.0


def test_the_custodian_measures_it_in_one_step(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite, index=IndexKind.HNSW, in_use=False)
    fill(lab, random_vectors(300, dimension=64))

    found = measure_loss(lab, present(lab), JobControl())

    assert found.index == "HNSW"
    assert sum(band.probes for band in found.bands) > 0
