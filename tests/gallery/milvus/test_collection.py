"""The collection of a pack: made as the lab asked for, and refused where it is another."""

from __future__ import annotations

import pytest
from tests.gallery_maker import OTHER_PACK, PACK
from tests.server_maker import LiteServer, connection_of, lite, with_server

from catchlight.errors import CatchlightError
from catchlight.gallery.milvus.client import Connection, connected
from catchlight.gallery.milvus.collection import collection_of, ensure_collection, prefix_of, require_fitting
from catchlight.gallery.milvus.settings import IndexKind, ServerSettings
from catchlight.lab.folder import Lab

__all__ = ["lite"]


def test_labs_and_packs_have_collections_of_their_own(lab: Lab) -> None:
    other = Lab(lab.folder, "00000000-0000-4000-8000-000000000000", "other")

    names = {collection_of(one, pack) for one in (lab, other) for pack in (PACK, OTHER_PACK)}
    assert len(names) == 4
    assert all(name.replace("_", "").isalnum() and len(name) < 255 for name in names)
    assert collection_of(lab, PACK).startswith(prefix_of(lab))


def test_it_reads_with_the_level_strong_and_has_no_field_for_a_person(lab: Lab, lite: LiteServer) -> None:
    with_server(lab, lite)
    with connection_of(lab) as connection:
        ensure_collection(connection, "one", dimension=8)
        described, index = connection.describe("one")

    assert described["consistency_level_name"] == "Strong"
    assert not described["enable_dynamic_field"]
    assert [field["name"] for field in described["fields"]] == [
        "portrait",
        "retain_until",
        "captured_on",
        "birth_year",
        "sex",
        "source",
        "legal_basis",
        "tags",
        "template",
    ]
    assert (index["index_type"], index["metric_type"]) == ("FLAT", "IP")


@pytest.mark.parametrize("kind", [IndexKind.HNSW, IndexKind.IVF_FLAT])
def test_an_index_of_another_kind_is_never_taken_for_an_exact_one(lab: Lab, lite: LiteServer, kind: IndexKind) -> None:
    other = ServerSettings(lite.address, None, kind, False, b"k" * 32)
    with connected(lab, other) as connection:
        ensure_collection(connection, "one", dimension=8)
    with_server(lab, lite)
    with connection_of(lab) as ours, pytest.raises(CatchlightError, match=f"the index {kind}; the lab asked for 8"):
        _fits(ours)


def _fits(connection: Connection) -> None:
    require_fitting(connection, "one", dimension=8)
