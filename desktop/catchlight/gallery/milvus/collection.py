"""The collection of one model pack on the server: its fields, its index, and whether it is what we left there."""

from typing import Any

from catchlight.errors import CatchlightError
from catchlight.gallery.milvus.client import CONSISTENCY, KEY, VECTOR, Connection
from catchlight.gallery.milvus.records import MOST_TAGS
from catchlight.gallery.milvus.settings import IndexKind
from catchlight.lab.folder import Lab

_PARAMETERS: dict[IndexKind, dict[str, int]] = {
    IndexKind.FLAT: {},
    IndexKind.HNSW: {"M": 32, "efConstruction": 360},
    IndexKind.IVF_FLAT: {"nlist": 1024},
    IndexKind.DISKANN: {},
}


def collection_of(lab: Lab, pack: str) -> str:
    """The name of a pack's collection: of the lab's number and the pack's hash, so that labs can share a server."""
    return prefix_of(lab) + pack[:16]


def prefix_of(lab: Lab) -> str:
    """How the names of all of a lab's collections begin."""
    return f"catchlight_{lab.identifier.replace('-', '')}_"


def ensure_collection(connection: Connection, collection: str, *, dimension: int) -> None:
    """Make the collection unless it is there, and have it ready to be searched.

    Raises:
        CatchlightError: if what is there is another collection, or the server refuses.
    """
    connection.create(collection, lambda client: _create(client, collection, dimension, connection.settings.index))
    require_fitting(connection, collection, dimension=dimension)


def require_fitting(connection: Connection, collection: str, *, dimension: int) -> None:
    """Refuse a collection of another dimension or index than the lab asked for: nothing said of it would hold.

    Raises:
        CatchlightError: if so.
    """
    described, index = connection.describe(collection)
    fields = {one["name"]: one for one in described["fields"]}
    stored = int(fields.get(VECTOR, {}).get("params", {}).get("dim", 0))
    wanted = connection.settings.index
    found = str(index.get("index_type"))
    if stored != dimension or found != wanted or index.get("metric_type") != "IP":
        raise CatchlightError(
            f"The gallery server's collection has templates of {stored} values and the index {found}; the lab asked"
            f" for {dimension} values and {wanted.value}. It was not used.",
            hint="Have a custodian make it anew: catchlight gallery server unset, then set and migrate.",
            collection=collection,
        )


def _create(client: Any, collection: str, dimension: int, index: IndexKind) -> None:
    from pymilvus import DataType  # noqa: PLC0415 - an optional extra, imported when there is a server

    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field(KEY, DataType.INT64, is_primary=True)
    for name, kind in (
        ("retain_until", DataType.INT32),
        ("captured_on", DataType.INT32),
        ("birth_year", DataType.INT16),
        ("sex", DataType.INT64),
        ("source", DataType.INT64),
        ("legal_basis", DataType.INT64),
    ):
        schema.add_field(name, kind)
    schema.add_field("tags", DataType.ARRAY, element_type=DataType.INT64, max_capacity=MOST_TAGS)
    schema.add_field(VECTOR, DataType.FLOAT_VECTOR, dim=dimension)
    indexes = client.prepare_index_params()
    indexes.add_index(VECTOR, index_type=index.value, metric_type="IP", params=_PARAMETERS[index])
    client.create_collection(collection, schema=schema, index_params=indexes, consistency_level=CONSISTENCY)
