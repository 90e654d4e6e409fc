"""What the server still has to be told, and the telling.

A change of a template's row notes itself in the same transaction (triggers in the schema). What is sent is never the
noted change but the row as it stands when it is sent: sent twice, or after a kill, it comes to the same. One process at
a time sends. A search leaves out at the server whatever is noted and looks at it in the lab's own database instead.
"""

from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.gallery.milvus.client import Connection
from catchlight.gallery.milvus.collection import collection_of, ensure_collection
from catchlight.gallery.milvus.records import Codes, Record, records_of
from catchlight.jobs import JobControl
from catchlight.lab.claims import claiming
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab

CLAIM = "gallery-server"
BATCH = 2_000


@dataclass(frozen=True)
class Pending:
    """What the server was not told yet, as of one moment.

    Attributes:
        portraits: Portraits of the pack whose rows at the server may be of another time, in order.
        seen: The newest change noted by then, told or not.
        oldest: When the oldest of them was noted (RFC 3339, UTC), or None.
    """

    portraits: tuple[int, ...]
    seen: int
    oldest: str | None


@dataclass(frozen=True)
class Delivered:
    """What the server was told: rows written and deleted, and the newest change among them."""

    upserted: int
    deleted: int
    through: int


def pending_of(db: Database, *, pack: str) -> Pending:
    """What the server was not told yet of a pack."""
    rows = db.conn.execute(
        "SELECT portrait, min(queued_at) FROM server_outbox WHERE pack_sha256 = ? GROUP BY portrait ORDER BY portrait",
        (pack,),
    ).fetchall()
    return Pending(tuple(row[0] for row in rows), newest_change(db), min((row[1] for row in rows), default=None))


def count_pending(db: Database) -> int:
    """How many changes of all packs the server was not told yet."""
    (count,) = db.conn.execute("SELECT count(*) FROM server_outbox").fetchone()
    return int(count)


def count_deletions(db: Database) -> int:
    """How many erased templates the server may still hold, because it was not told yet."""
    (count,) = db.conn.execute("SELECT count(*) FROM server_outbox WHERE kind = 'delete'").fetchone()
    return int(count)


def newest_change(db: Database) -> int:
    """The number of the newest change that was ever noted; 0 where there was none."""
    row = db.conn.execute("SELECT seq FROM sqlite_sequence WHERE name = 'server_outbox'").fetchone()
    return 0 if row is None else int(row[0])


def deliver(lab: Lab, db: Database, connection: Connection, control: JobControl) -> Delivered:
    """Tell the server everything that is noted; what it took is no longer noted.

    Args:
        lab: The lab.
        db: Its database, outside a transaction.
        connection: The server.
        control: Progress in changes, and cancel.

    Raises:
        CatchlightError: if the server does not answer or refuses; what it was not told stays noted.
        JobCancelled: if the job was asked to stop; what was told stands.
    """
    total = count_pending(db)
    if not total:
        return Delivered(0, 0, newest_change(db))
    with claiming(lab, CLAIM, control):
        done = upserted = deleted = through = 0
        while batch := _next_batch(db):
            control.step(done, max(total, done), "changes told to the gallery server")
            through = batch[-1][0]
            with transaction(db):
                db.conn.execute("UPDATE gallery_server SET begun = max(begun, ?) WHERE id = 1", (through,))
            for pack in sorted({pack for _, _, pack in batch}):
                told = _tell(lab, db, connection, pack, sorted({portrait for _, portrait, of in batch if of == pack}))
                upserted, deleted = upserted + told[0], deleted + told[1]
            with transaction(db):
                db.conn.execute("DELETE FROM server_outbox WHERE id <= ?", (through,))
            done += len(batch)
        control.step(done, max(total, done), "changes told to the gallery server")
        return Delivered(upserted, deleted, through or newest_change(db))


def _next_batch(db: Database) -> list[tuple[int, int, str]]:
    rows = db.conn.execute("SELECT id, portrait, pack_sha256 FROM server_outbox ORDER BY id LIMIT ?", (BATCH,))
    return rows.fetchall()


def _tell(lab: Lab, db: Database, connection: Connection, pack: str, portraits: list[int]) -> tuple[int, int]:
    collection, codes = collection_of(lab, pack), Codes(connection.settings.code_key)
    records: list[Record] = records_of(db, portraits, pack=pack, codes=codes)
    kept = {record.portrait for record in records}
    gone = [portrait for portrait in portraits if portrait not in kept]
    if records:
        ensure_collection(connection, collection, dimension=len(records[0].template) // 4)
        connection.upsert(collection, [record.row() for record in records])
    if gone and connection.has(collection):
        connection.delete(collection, gone)
    return len(records), len(gone)
