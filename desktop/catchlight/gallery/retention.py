"""Portraits by how long they may be kept still, and portraits that are poor to compare with."""

from dataclasses import dataclass
from datetime import date, timedelta

import msgspec
from sqlite_utils import Database

from catchlight.faces.face import Quality


@dataclass(frozen=True)
class ExpiringPortrait:
    """A portrait whose retention ends soon.

    Attributes:
        portrait: Its id, `p12`.
        person_id: The person's id.
        retain_until: The last day (UTC) it may be searched; it appears in no search from 00:00 UTC of the next day.
        days_left: Whole days after today; 0 for one that ends today.
        is_held: Whether the person is under legal hold, so that it will not be erased.
    """

    portrait: str
    person_id: str
    retain_until: str
    days_left: int
    is_held: bool


@dataclass(frozen=True)
class PoorPortrait:
    """A portrait whose quality limits what it can be used for.

    Attributes:
        portrait: Its id, `p12`.
        person_id: The person's id.
        quality: Its quality, with verdict and reasons.
        others: How many usable, unexpired portraits the person has besides.
    """

    portrait: str
    person_id: str
    quality: Quality
    others: int


def expiring_portraits(db: Database, *, today: date, days: int, limit: int) -> tuple[int, list[ExpiringPortrait]]:
    """How many portraits end within so many days from today, and the first of them, soonest first."""
    last = _last_day(today, days)
    (total,) = db.conn.execute(
        "SELECT count(*) FROM portraits WHERE retain_until BETWEEN ? AND ?", (today.isoformat(), last)
    ).fetchone()
    rows = db.conn.execute(
        "SELECT p.id, o.person_id, p.retain_until, o.held_since IS NOT NULL FROM portraits p"
        " JOIN persons o ON o.id = p.person WHERE p.retain_until BETWEEN ? AND ? ORDER BY p.retain_until, p.id LIMIT ?",
        (today.isoformat(), last, limit),
    )
    found = [
        ExpiringPortrait(f"p{row}", person, until, (date.fromisoformat(until) - today).days, bool(held))
        for row, person, until, held in rows
    ]
    return int(total), found


def poor_portraits(db: Database, *, today: date, limit: int) -> tuple[int, list[PoorPortrait]]:
    """How many unexpired portraits are not simply usable, and the first of them: the unsuitable ones first.

    Among equals those come first whose person has no usable portrait besides.
    """
    asked = {"today": today.isoformat(), "limit": limit}
    (total,) = db.conn.execute(
        "SELECT count(*) FROM portraits WHERE verdict <> 'usable' AND retain_until >= :today", asked
    ).fetchone()
    rows = db.conn.execute(
        "SELECT p.id, o.person_id, p.quality, (SELECT count(*) FROM portraits u WHERE u.person = p.person"
        " AND u.verdict = 'usable' AND u.retain_until >= :today) AS others"
        " FROM portraits p JOIN persons o ON o.id = p.person WHERE p.verdict <> 'usable' AND p.retain_until >= :today"
        " ORDER BY p.verdict = 'limited', others > 0, p.id LIMIT :limit",
        asked,
    )
    found = [
        PoorPortrait(f"p{row}", person, msgspec.json.decode(quality, type=Quality), others)
        for row, person, quality, others in rows
    ]
    return int(total), found


def _last_day(today: date, days: int) -> str:
    try:
        return (today + timedelta(days=days)).isoformat()
    except OverflowError:
        return date.max.isoformat()
