"""Compare what the server holds of a pack with the lab's database, row by row, and mend it where asked to.

Both sides are read in the order of the portraits, a batch at a time. Of each side a Merkle root is worked out over all
that the rows hold; the server's from what it gives back, never from what it was sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.evidence.merkle import Frontier
from catchlight.gallery.milvus.client import KEY, Connection
from catchlight.gallery.milvus.collection import collection_of, ensure_collection
from catchlight.gallery.milvus.outbox import CLAIM
from catchlight.gallery.milvus.records import FIELDS, Codes, Record, next_records, record_in
from catchlight.gallery.templates import count_templates
from catchlight.jobs import JobControl
from catchlight.lab.claims import claiming
from catchlight.lab.folder import Lab

BATCH = 1_000


@dataclass(frozen=True)
class Compared:
    """The lab's and the server's rows of one pack.

    Attributes:
        templates: Rows by the lab's database.
        there: Rows that the server gave back.
        root: Merkle root over the lab's rows, hex.
        root_there: Merkle root over the server's rows as it gave them back, hex.
        sent: Rows that were missing there or were others, and were sent.
        deleted: Rows that the lab has not, and that were deleted there.
    """

    templates: int
    there: int
    root: str
    root_there: str
    sent: int
    deleted: int

    @property
    def is_same(self) -> bool:
        """True if the server holds just what the lab does."""
        return self.templates == self.there and self.root == self.root_there


def reconcile(
    lab: Lab, db: Database, connection: Connection, *, pack: str, control: JobControl, mend: bool
) -> Compared:
    """Compare, and where `mend` make the server hold what the lab does.

    What another process changes meanwhile is noted for the server as always, and told after it.

    Args:
        lab: The lab.
        db: Its database, outside a transaction.
        connection: The server.
        pack: Hash of the model pack.
        control: Progress in templates, and cancel.
        mend: Send what is missing or other there, and delete what the lab has not.

    Raises:
        CatchlightError: if the server does not answer or refuses; what it took stands, and the next run goes on.
        JobCancelled: if the job was asked to stop.
    """
    total, codes, collection = (
        count_templates(db, pack=pack),
        Codes(connection.settings.code_key),
        collection_of(lab, pack),
    )
    ours, theirs, sent, deleted, after = Frontier(), Frontier(), 0, 0, -1
    with claiming(lab, CLAIM, control):
        is_empty = not connection.has(collection) or not connection.count(collection)
        while records := next_records(db, pack=pack, codes=codes, after=after, count=BATCH):
            control.step(ours.size, max(total, ours.size), "templates compared with the gallery server's")
            if after < 0:
                _ensure(connection, collection, records[0], mend=mend)
            last = records[-1].portrait
            there = [] if is_empty else _rows(connection, collection, after, last)
            if mend and (change := _difference(records, there)) != ([], []):
                connection.upsert(collection, [record.row() for record in change[0]])
                connection.delete(collection, change[1])
                sent, deleted = sent + len(change[0]), deleted + len(change[1])
                there = _rows(connection, collection, after, last)
            _extend(ours, records)
            _extend(theirs, there)
            after = last
        deleted += _beyond(connection, collection, after, theirs, mend=mend)
    return Compared(ours.size, theirs.size, ours.root().hex(), theirs.root().hex(), sent, deleted)


def _ensure(connection: Connection, collection: str, record: Record, *, mend: bool) -> None:
    if mend or connection.has(collection):
        ensure_collection(connection, collection, dimension=len(record.template) // 4)


def _rows(connection: Connection, collection: str, after: int, last: int) -> list[Record]:
    """What the server has of the portraits after one and up to another, in order."""
    if not connection.has(collection):
        return []
    rows = connection.rows(collection, f"{KEY} > {after:d} and {KEY} <= {last:d}", [KEY, *FIELDS])
    return sorted((record_in(row) for row in rows), key=lambda record: record.portrait)


def _difference(ours: Sequence[Record], theirs: Sequence[Record]) -> tuple[list[Record], list[int]]:
    """What has to be sent, and what has to go."""
    known = {record.portrait: record for record in theirs}
    kept = {record.portrait for record in ours}
    return [one for one in ours if known.get(one.portrait) != one], [one for one in known if one not in kept]


def _beyond(connection: Connection, collection: str, after: int, theirs: Frontier, *, mend: bool) -> int:
    """Rows of portraits beyond the lab's last: deleted, or counted as the server's; says how many were deleted."""
    expression = f"{KEY} > {after:d}"
    if not connection.has(collection) or not (count := connection.count(collection, expression)):
        return 0
    if mend:
        connection.delete_where(collection, expression)
        left = connection.count(collection, expression)
        count -= left
    else:
        left = count
    for at in range(left):
        theirs.add(b"a row that the lab has not\x00" + at.to_bytes(8, "big"))
    return count if mend else 0


def _extend(tree: Frontier, records: Sequence[Record]) -> None:
    for record in records:
        tree.add(record.leaf())
