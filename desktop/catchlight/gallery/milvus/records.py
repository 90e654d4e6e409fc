"""What the server holds of one template: the portrait's number, coded filter fields and the vector; no person, no text.

Texts (sex, source, legal basis, tags) become 63-bit numbers under a secret of the lab, so that whoever has the server
alone reads none of them. Birth year and dates stand there as numbers, because ranges of them are searched.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.evidence.merkle import leaf_hash
from catchlight.gallery.milvus.client import KEY, VECTOR, Row
from catchlight.gallery.templates import read_vectors

FIELDS = ("retain_until", "captured_on", "birth_year", "sex", "source", "legal_basis", "tags", VECTOR)
"""What a row holds besides its key."""
MOST_TAGS = 256
_DOMAIN = b"catchlight-server-row/1\x00"
_NUMBERS = FIELDS[:-2]
_ROWS = (
    "SELECT t.portrait, CAST(julianday(p.retain_until) - 2440587.5 AS INTEGER),"
    " CAST(julianday(p.captured_on) - 2440587.5 AS INTEGER), coalesce(n.birth_year, 0), coalesce(n.sex, ''),"
    " p.source, p.legal_basis, (SELECT json_group_array(g.name) FROM portrait_tags o JOIN tags g ON g.id = o.tag"
    " WHERE o.portrait = p.id) FROM templates t CROSS JOIN portraits p ON p.id = t.portrait"
    " CROSS JOIN persons n ON n.id = p.person WHERE t.pack_sha256 = :pack AND t.portrait > :after"
    " AND (:named IS NULL OR t.portrait IN (SELECT value FROM json_each(:named))) ORDER BY t.portrait LIMIT :most"
)


@dataclass(frozen=True)
class Codes:
    """How texts become numbers: HMAC-SHA256 under the lab's secret, its first 63 bits."""

    key: bytes

    def code(self, kind: str, text: str) -> int:
        """The number of a text, 63 bits; that of the empty text is 0."""
        if not text:
            return 0
        digest = hmac.digest(self.key, f"{kind}\x00{text}".encode(), hashlib.sha256)
        return int.from_bytes(digest[:8], "big") >> 1


@dataclass(frozen=True)
class Record:
    """One row of the server.

    Attributes:
        portrait: The portrait's number.
        retain_until: Last day it may be searched, days since 1970-01-01.
        captured_on: The day it was taken, days since 1970-01-01.
        birth_year: 0 where it is not known.
        sex: Coded.
        source: Coded.
        legal_basis: Coded.
        tags: Coded, in order.
        template: `float32` little-endian, of unit length.
    """

    portrait: int
    retain_until: int
    captured_on: int
    birth_year: int
    sex: int
    source: int
    legal_basis: int
    tags: tuple[int, ...]
    template: bytes

    def row(self) -> Row:
        """As the server takes it."""
        vector = np.frombuffer(self.template, dtype="<f4")
        numbers = {name: getattr(self, name) for name in _NUMBERS}
        return {KEY: self.portrait, **numbers, "tags": list(self.tags), VECTOR: vector}

    def leaf(self) -> bytes:
        """Its leaf in the tree over all rows."""
        numbers = [self.portrait, *(getattr(self, name) for name in _NUMBERS), *self.tags]
        packed = b"".join(number.to_bytes(8, "big", signed=True) for number in numbers)
        return leaf_hash(_DOMAIN + packed + hashlib.sha256(self.template).digest())


def record_in(row: Row) -> Record:
    """A row as the server gave it."""
    template = np.asarray(row[VECTOR], dtype="<f4").tobytes()
    tags = tuple(sorted(int(tag) for tag in row["tags"]))
    numbers = {name: int(row[name]) for name in (KEY, *_NUMBERS)}
    return Record(**numbers, tags=tags, template=template)


def records_of(db: Database, portraits: Sequence[int], *, pack: str, codes: Codes) -> list[Record]:
    """The rows of those portraits that have a template of the pack now, by portrait.

    Raises:
        CatchlightError: if a stored template is damaged.
    """
    return _records(db, pack, codes, {"named": json.dumps(list(portraits)), "after": -1, "most": len(portraits)})


def next_records(db: Database, *, pack: str, codes: Codes, after: int, count: int) -> list[Record]:
    """The next rows by portrait.

    Args:
        db: The database.
        pack: Hash of the model pack.
        codes: How texts become numbers.
        after: The portrait after which they begin.
        count: How many at most.

    Raises:
        CatchlightError: if a stored template is damaged.
    """
    return _records(db, pack, codes, {"named": None, "after": after, "most": count})


def _records(db: Database, pack: str, codes: Codes, which: Mapping[str, int | str | None]) -> list[Record]:
    rows = db.conn.execute(_ROWS, {"pack": pack, **which}).fetchall()
    portraits: NDArray[np.int64] = np.array([row[0] for row in rows], dtype=np.int64)
    vectors = read_vectors(db, portraits, pack=pack)
    return [
        Record(
            portrait,
            retain_until,
            captured_on,
            birth_year,
            codes.code("sex", sex),
            codes.code("source", source),
            codes.code("legal basis", legal_basis),
            tuple(sorted(codes.code("tag", tag) for tag in json.loads(tags))),
            vector.astype("<f4").tobytes(),
        )
        for (portrait, retain_until, captured_on, birth_year, sex, source, legal_basis, tags), vector in zip(
            rows, vectors, strict=True
        )
    ]
