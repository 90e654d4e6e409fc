"""How many templates a search concerns, counted by the lab's own database: what the server's count is held against."""

import json
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date, timedelta
from threading import Lock

from sqlite_utils import Database

from catchlight.gallery.filters import UNKNOWN, Filters, refuse_unknown
from catchlight.gallery.templates import count_templates

_KEPT = 64
_EXPIRED = (
    "SELECT count(*) FROM portraits p CROSS JOIN templates t ON t.portrait = p.id AND t.pack_sha256 = ?"
    " WHERE p.retain_until < ?"
)
_FITTING = (
    "SELECT count(*) FROM templates t CROSS JOIN portraits p ON p.id = t.portrait"
    " CROSS JOIN persons n ON n.id = p.person WHERE +t.pack_sha256 = :pack AND t.leaf >= 0"
    " AND p.retain_until >= :today"
    " AND (:sex IS NULL OR coalesce(n.sex, '') IN (SELECT value FROM json_each(:sex)))"
    " AND (:sources IS NULL OR p.source IN (SELECT value FROM json_each(:sources)))"
    " AND (:bases IS NULL OR p.legal_basis IN (SELECT value FROM json_each(:bases)))"
    " AND ((:born_first IS NULL AND :born_last IS NULL) OR CASE WHEN n.birth_year IS NULL THEN :born_unknown"
    " ELSE n.birth_year BETWEEN coalesce(:born_first, n.birth_year) AND coalesce(:born_last, n.birth_year) END)"
    " AND p.captured_on BETWEEN coalesce(:captured_first, p.captured_on) AND coalesce(:captured_last, p.captured_on)"
    " AND (:tags IS NULL OR EXISTS (SELECT 1 FROM portrait_tags o JOIN tags g ON g.id = o.tag"
    " WHERE o.portrait = p.id AND g.name IN (SELECT value FROM json_each(:tags))))"
)


@dataclass(frozen=True)
class Counts:
    """Templates of a pack.

    Attributes:
        total: All of them.
        expired: Of these, those whose retention has ended.
        fitting: Of the others, those that the filters keep.
    """

    total: int
    expired: int
    fitting: int

    @property
    def filtered(self) -> int:
        """Left out by the filters."""
        return self.total - self.expired - self.fitting


_Key = tuple[str, str, int, int, str, int]
_known: OrderedDict[_Key, Counts] = OrderedDict()
_lock = Lock()


def counts_of(  # noqa: PLR0913 - all but the first are keywords
    db: Database, *, lab: str, pack: str, filters: Filters, today: int, revision: int, seen: int
) -> Counts:
    """Count; what this process counted before is counted only once.

    Args:
        db: The database, in a read transaction.
        lab: The lab's identifier.
        pack: Hash of the model pack.
        filters: The filters.
        today: The day, days since 1970-01-01 (UTC).
        revision: The gallery's revision.
        seen: The newest change noted for the server; together with the revision it says when a count is out of date.

    Raises:
        CatchlightError: if a filter names what no portrait has.
    """
    key = (lab, pack, revision, seen, json.dumps(filters.document(), sort_keys=True), today)
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    counted = _count(db, pack, filters, date(1970, 1, 1) + timedelta(days=today))
    with _lock:
        _known[key] = counted
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    return counted


def _count(db: Database, pack: str, filters: Filters, today: date) -> Counts:
    total = count_templates(db, pack=pack)
    (expired,) = db.conn.execute(_EXPIRED, (pack, today.isoformat())).fetchone()
    if not filters:
        return Counts(total, expired, total - expired)
    if total:
        refuse_unknown(filters, _known_words(db))
    (fitting,) = db.conn.execute(
        _FITTING,
        {
            "pack": pack,
            "today": today.isoformat(),
            "sex": _listed({"" if text == UNKNOWN else text for text in filters.sex}),
            "sources": _listed(filters.sources),
            "bases": _listed(filters.legal_bases),
            "tags": _listed(filters.tags),
            "born_first": filters.born[0],
            "born_last": filters.born[1],
            "born_unknown": filters.born_unknown,
            "captured_first": _day(filters.captured[0]),
            "captured_last": _day(filters.captured[1]),
        },
    ).fetchone()
    return Counts(total, expired, fitting)


def _known_words(db: Database) -> dict[str, set[str]]:
    """What a filter can name."""
    return {
        "sex": {sex or UNKNOWN for (sex,) in db.conn.execute("SELECT DISTINCT sex FROM persons")} | {UNKNOWN},
        "sources": {text for (text,) in db.conn.execute("SELECT DISTINCT source FROM portraits")},
        "legal_bases": {text for (text,) in db.conn.execute("SELECT DISTINCT legal_basis FROM portraits")},
        "tags": {name for (name,) in db.conn.execute("SELECT name FROM tags")},
    }


def _listed(texts: frozenset[str] | set[str]) -> str | None:
    return json.dumps(sorted(texts)) if texts else None


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
