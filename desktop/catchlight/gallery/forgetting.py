"""Forget searches and their results; which portraits are kept too long; which files the gallery names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from catchlight.evidence.cases import Case
from catchlight.evidence.forgetting import Forgotten, deleted, hashes_in


@dataclass(frozen=True)
class OverduePortrait:
    """A portrait whose retention is over.

    Attributes:
        portrait: Its id, `p12`.
        person_id: The person's id in the gallery.
        retain_until: The last day it might be kept, `YYYY-MM-DD`.
    """

    portrait: str
    person_id: str
    retain_until: str


@dataclass(frozen=True)
class RefusedSearch:
    """A search whose authorisation was refused and whose result is still there.

    Attributes:
        search: Its id, `s7`.
        case_number: The case it belongs to.
        refused_at: RFC 3339, UTC.
    """

    search: str
    case_number: str
    refused_at: str


def forget_result(db: Database, search_row: int, *, at: str) -> Forgotten:
    """Delete the candidates, the figures and the probe's crop of a search; who asked for it, and why, stays.

    Args:
        db: The database, inside a transaction.
        search_row: The search.
        at: Time of the erasure, RFC 3339.
    """
    crop = "SELECT probe_crop FROM searches WHERE probe_crop IS NOT NULL AND id = ?"
    detached = "SELECT detached_crop FROM candidates WHERE detached_crop IS NOT NULL AND search_id = ?"
    files = hashes_in(db, crop, search_row) | hashes_in(db, detached, search_row)
    gone = deleted(db, "candidate_portraits", "search_id = ?", search_row)
    for table in ("candidates", "sweep_candidates", "sweep_probes"):
        gone += deleted(db, table, "search_id = ?", search_row)
    db.conn.execute(
        "UPDATE searches SET probe_crop = NULL, gallery_revision = NULL, gallery_root = NULL, gallery_size = NULL,"
        " searched = NULL, expired_left_out = NULL, other_pack_left_out = NULL, seconds = NULL, filters = NULL,"
        " certificate = NULL, snapshot = NULL, sweep = NULL, erased_at = ?"
        " WHERE id = ?",
        (at, search_row),
    )
    return gone + Forgotten(files=files)


def forget_searches(db: Database, case: Case) -> Forgotten:
    """Delete the case's searches with everything about them."""
    of_case = "search_id IN (SELECT id FROM searches WHERE case_id = ?)"
    crops = hashes_in(
        db, "SELECT DISTINCT probe_crop FROM searches WHERE probe_crop IS NOT NULL AND case_id = ?", case.row
    ) | hashes_in(
        db,
        "SELECT detached_crop FROM candidates JOIN searches ON searches.id = search_id"
        " WHERE detached_crop IS NOT NULL AND case_id = ?",
        case.row,
    )
    return (
        deleted(db, "candidate_portraits", of_case, case.row)
        + deleted(db, "candidates", of_case, case.row)
        + deleted(db, "sweep_candidates", of_case, case.row)
        + deleted(db, "sweep_probes", of_case, case.row)
        + deleted(db, "authorisations", of_case, case.row)
        + deleted(db, "searches", "case_id = ?", case.row)
        + Forgotten(files=crops)
    )


def refused_with_result(db: Database) -> list[RefusedSearch]:
    """The searches whose authorisation was refused and whose result was not erased yet."""
    rows = db.conn.execute(
        "SELECT s.id, c.number, a.recorded_at FROM searches s JOIN cases c ON c.id = s.case_id"
        " JOIN authorisations a ON a.id = (SELECT max(id) FROM authorisations WHERE search_id = s.id)"
        " WHERE a.state = 'refused' AND s.erased_at IS NULL ORDER BY s.id"
    )
    return [RefusedSearch(f"s{search}", number, refused_at) for search, number, refused_at in rows]


def overdue_portraits(db: Database, *, today: date) -> list[OverduePortrait]:
    """The portraits whose retention ended before `today`, longest overdue first."""
    rows = db.conn.execute(
        "SELECT p.id, o.person_id, p.retain_until FROM portraits p JOIN persons o ON o.id = p.person"
        " WHERE p.retain_until < ? ORDER BY p.retain_until, p.id",
        (today.isoformat(),),
    )
    return [OverduePortrait(f"p{portrait}", person, until) for portrait, person, until in rows]


def probe_and_portrait_crops(db: Database) -> Iterator[str]:
    """SHA-256 of every crop in the lab's store that a search, a candidate of a snapshot or a portrait names."""
    rows = db.conn.execute(
        "SELECT probe_crop FROM searches WHERE probe_crop IS NOT NULL UNION SELECT crop_sha256 FROM portraits"
        " UNION SELECT detached_crop FROM candidates WHERE detached_crop IS NOT NULL"
    )
    return (sha256 for (sha256,) in rows)


def portrait_originals(db: Database) -> Iterator[str]:
    """SHA-256 of every portrait's original file."""
    return (sha256 for (sha256,) in db.conn.execute("SELECT sha256 FROM portraits"))
