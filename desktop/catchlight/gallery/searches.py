"""Searches as stored: who searched for whom, why, against what, and the candidates of the exact result."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case
from catchlight.evidence.entry import timestamp
from catchlight.evidence.log import Act
from catchlight.gallery.authorisations import Authorisation, AuthorisationState, authorisation_of
from catchlight.gallery.candidates import Candidate


@dataclass(frozen=True)
class StartedSearch:
    """What is known of a search before anything is compared.

    Attributes:
        scope: "gallery" or "exhibits".
        probe: Id of the face or track.
        probe_face: Row of the face (of a track, its best one).
        probe_crop: Display crop, or None.
        authority: Who or what authorised it.
        purpose: What it is for.
        authorisation: What was stated when it began: `not-needed`, `granted:REFERENCE` or `requested`.
        k: Longest list wanted.
        threshold: Lowest score listed, or None.
        pack_sha256: Model pack of the probe.
        legal_basis: The law it rests on.
        mode: "exact", or "sweep" for many probes at once; `probe` and `probe_face` are then a sweep's first.
        from_sweep: Row of the sweep that an exact search goes on from, or None.
    """

    scope: str
    probe: str
    probe_face: int
    probe_crop: str | None
    authority: str
    purpose: str
    authorisation: str
    k: int
    threshold: float | None
    pack_sha256: str
    legal_basis: str = ""
    mode: str = "exact"
    from_sweep: int | None = None


@dataclass(frozen=True)
class SearchFigures:
    """What an exact search was run against.

    Attributes:
        gallery_revision: None in scope "exhibits".
        gallery_root: Hex; None in scope "exhibits".
        gallery_size: Templates of the probe's model pack.
        searched: Of these, how many were compared.
        expired_left_out: Portraits whose retention has ended.
        other_pack_left_out: Portraits or faces without a template of this model pack.
        seconds: Time the comparison took.
        filtered_left_out: Portraits left out by the filters.
        filters: The filters, as `Filters.document` gives them; empty for the whole gallery.
        certificate: The certificate of the exact list, as `Certificate.document` gives it; None in scope "exhibits".
        snapshot: Name of the imported snapshot that was searched, or None for the lab's own gallery.
        sweep: How a sweep was made, and the loss measured on its sample; None for an exact search.
    """

    gallery_revision: int | None
    gallery_root: str | None
    gallery_size: int
    searched: int
    expired_left_out: int
    other_pack_left_out: int
    seconds: float
    filtered_left_out: int = 0
    filters: Mapping[str, Any] = field(default_factory=dict)
    certificate: Mapping[str, Any] | None = None
    snapshot: str | None = None
    sweep: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Listed:
    """A stored candidate: a portrait or a face, by row; of a person all portraits that were searched, with scores.

    One of a snapshot has no portrait here: `detached` is all that is known of it.
    """

    rank: int
    score: float
    portrait: int | None
    face: int | None
    portraits: tuple[tuple[int, float], ...] = ()
    detached: Candidate | None = None


@dataclass(frozen=True)
class StoredSearch:
    """A search as read back; `figures` is None where it never finished.

    Attributes:
        row: Its row; shown as `s7`.
        case_row: Its case.
        started: What was asked.
        figures: What it was run against, or None.
        started_at: RFC 3339, UTC.
        finished_at: RFC 3339, UTC, or None.
        searched_by: Who searched.
        listed: The candidates, best first.
        searched_by_account: The account of who searched, or None where it is not known.
        erased_at: When its result was erased (RFC 3339, UTC), or None.
        authorisation: The authorisation in force, or None where none was recorded.
    """

    row: int
    case_row: int
    started: StartedSearch
    figures: SearchFigures | None
    started_at: str
    finished_at: str | None
    searched_by: str
    listed: tuple[Listed, ...]
    searched_by_account: str | None = None
    erased_at: str | None = None
    authorisation: Authorisation | None = None

    @property
    def is_sweep(self) -> bool:
        """True for a search of many probes at once, which cannot be concluded on."""
        return self.started.mode == "sweep"

    @property
    def is_refused(self) -> bool:
        """True where its authorisation was refused: it is stopped, and its result goes."""
        return self.authorisation is not None and self.authorisation.state is AuthorisationState.REFUSED

    @property
    def is_overdue(self) -> bool:
        """True where an authorisation was requested and not granted in time, as of now."""
        return self.authorisation is not None and self.authorisation.is_overdue()

    @property
    def id(self) -> str:
        """The id shown to people and scripts."""
        return f"s{self.row}"


def start_search(act: Act, case: Case, started: StartedSearch) -> int:
    """Store that a search begins; returns its row. The caller logs it in the same act."""
    cursor = act.db.conn.execute(
        "INSERT INTO searches (case_id, scope, probe, probe_face, probe_crop, authority, purpose, authorisation, mode,"
        " k, threshold, pack_sha256, legal_basis, from_sweep, started_at, searched_by, searched_by_account)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            case.row,
            started.scope,
            started.probe,
            started.probe_face,
            started.probe_crop,
            started.authority,
            started.purpose,
            started.authorisation,
            started.mode,
            started.k,
            started.threshold,
            started.pack_sha256,
            started.legal_basis,
            started.from_sweep,
            timestamp(act.now),
            act.actor.name,
            act.actor.account,
        ),
    )
    return int(cursor.lastrowid or 0)


def finish_search(act: Act, row: int, figures: SearchFigures, listed: Sequence[Listed]) -> None:
    """Store the result of a search. The caller logs it in the same act."""
    act.db.conn.execute(
        "UPDATE searches SET gallery_revision = ?, gallery_root = ?, gallery_size = ?, searched = ?,"
        " expired_left_out = ?, other_pack_left_out = ?, seconds = ?, filters = ?, certificate = ?, snapshot = ?,"
        " sweep = ?, finished_at = ? WHERE id = ?",
        (
            figures.gallery_revision,
            figures.gallery_root,
            figures.gallery_size,
            figures.searched,
            figures.expired_left_out,
            figures.other_pack_left_out,
            figures.seconds,
            json.dumps(dict(figures.filters), sort_keys=True),
            None if figures.certificate is None else json.dumps(dict(figures.certificate), sort_keys=True),
            figures.snapshot,
            None if figures.sweep is None else json.dumps(dict(figures.sweep), sort_keys=True),
            timestamp(act.now),
            row,
        ),
    )
    act.db.conn.executemany(
        "INSERT INTO candidates (search_id, rank, score, portrait, face, detached, detached_crop)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(row, one.rank, one.score, one.portrait, one.face, *_detached(one)) for one in listed],
    )
    act.db.conn.executemany(
        "INSERT INTO candidate_portraits (search_id, rank, portrait, score) VALUES (?, ?, ?, ?)",
        ((row, one.rank, portrait, score) for one in listed for portrait, score in one.portraits),
    )


def searches_of(db: Database, case: Case) -> list[StoredSearch]:
    """The case's searches, newest first."""
    rows = db.conn.execute(_SEARCHES + " WHERE case_id = ? ORDER BY id DESC", (case.row,)).fetchall()
    return [_search(db, row) for row in rows]


def search_named(db: Database, case: Case, name: str) -> StoredSearch:
    """The search `s7` of the case.

    Raises:
        CatchlightError: if the case has no such search.
    """
    row = db.conn.execute(_SEARCHES + " WHERE case_id = ? AND id = ?", (case.row, _number(name))).fetchone()
    if row is None:
        raise CatchlightError(
            f"There is no search {name} in the case {case.number}.", hint="Look it up in the case.", search=name
        )
    return _search(db, row)


def search_of_id(db: Database, name: str) -> StoredSearch | None:
    """The search `s7` of whatever case, or None; for who decides on its authorisation."""
    row = db.conn.execute(_SEARCHES + " WHERE id = ?", (_number(name),)).fetchone()
    return None if row is None else _search(db, row)


def searches_from_sweep(db: Database, sweep: int) -> list[StoredSearch]:
    """The exact searches that went on from a sweep, oldest first."""
    rows = db.conn.execute(_SEARCHES + " WHERE from_sweep = ? ORDER BY id", (sweep,)).fetchall()
    return [_search(db, row) for row in rows]


def result_of_row(db: Database, row: int) -> dict[str, Any]:
    """What stands in the columns of a search's result, erased or not, by name; documents are read."""
    values = db.conn.execute(f"SELECT {', '.join(_RESULT)} FROM searches WHERE id = ?", (row,)).fetchone()  # noqa: S608
    found = dict(zip(_RESULT, values, strict=True))
    return {
        name: json.loads(value) if name in _DOCUMENTS and value is not None else value for name, value in found.items()
    }


def crops_of_detached(db: Database, row: int) -> dict[int, str]:
    """The crops that are kept for candidates of a snapshot, by rank."""
    rows = db.conn.execute(
        "SELECT rank, detached_crop FROM candidates WHERE search_id = ? AND detached_crop NOTNULL", (row,)
    )
    return dict(rows.fetchall())


def detached_digest(candidate: Candidate) -> str:
    """SHA-256 over all that is kept of a candidate of a snapshot, hex; of a person, so it enters an entry salted."""
    return hashlib.sha256(msgspec.json.encode(candidate)).hexdigest()


def names_probe_crop(db: Database, sha256: str) -> bool:
    """True if a search shows this crop as its probe, or as a candidate of a snapshot."""
    row = db.conn.execute(
        "SELECT 1 FROM searches WHERE probe_crop = :crop"
        " UNION ALL SELECT 1 FROM candidates WHERE detached_crop = :crop LIMIT 1",
        {"crop": sha256},
    ).fetchone()
    return row is not None


_SEARCHES = (
    "SELECT id, case_id, scope, probe, probe_face, probe_crop, authority, purpose, authorisation, k, threshold,"
    " pack_sha256, legal_basis, mode, from_sweep, gallery_revision, gallery_root, gallery_size, searched,"
    " expired_left_out, other_pack_left_out, seconds, started_at, finished_at, searched_by, searched_by_account,"
    " erased_at, filters, certificate, snapshot, sweep FROM searches"
)


_DOCUMENTS = ("filters", "certificate", "sweep")
_RESULT = (
    *("probe_crop", "gallery_revision", "gallery_root", "gallery_size", "searched", "expired_left_out"),
    *("other_pack_left_out", "seconds", "snapshot", "finished_at", "erased_at", *_DOCUMENTS),
)


def _number(name: str) -> int:
    """The row that `s7` names, or -1 for what names none."""
    is_name = name[:1] == "s" and name[1:].isascii() and name[1:].isdigit() and len(name) < 20
    return int(name[1:]) if is_name else -1


def _search(db: Database, row: tuple[Any, ...]) -> StoredSearch:
    number, case_row, *asked = row[:15]
    started_at, finished_at, searched_by, searched_by_account, erased_at = row[22:27]
    return StoredSearch(
        row=number,
        case_row=case_row,
        started=StartedSearch(*asked),
        figures=None if finished_at is None or erased_at is not None else _figures(row[15:22], *row[27:]),
        started_at=started_at,
        finished_at=finished_at,
        searched_by=searched_by,
        listed=_listed(db, number),
        searched_by_account=searched_by_account,
        erased_at=erased_at,
        authorisation=authorisation_of(db, number),
    )


def _figures(
    counts: Sequence[Any], filters: str | None, certificate: str | None, snapshot: str | None, sweep: str | None
) -> SearchFigures:
    certified = None if certificate is None else json.loads(certificate)
    swept = None if sweep is None else json.loads(sweep)
    left_out = next((int(one["filtered"]) for one in (certified, swept) if one is not None), 0)
    return replace(
        SearchFigures(*counts),
        filtered_left_out=left_out,
        filters=json.loads(filters or "{}"),
        certificate=certified,
        snapshot=snapshot,
        sweep=swept,
    )


def _listed(db: Database, number: int) -> tuple[Listed, ...]:
    portraits: dict[int, list[tuple[int, float]]] = {}
    for rank, portrait, score in db.conn.execute(
        "SELECT rank, portrait, score FROM candidate_portraits WHERE search_id = ? ORDER BY rank, score DESC, portrait",
        (number,),
    ):
        portraits.setdefault(rank, []).append((portrait, score))
    rows = db.conn.execute(
        "SELECT rank, score, portrait, face, detached FROM candidates WHERE search_id = ? ORDER BY rank", (number,)
    )
    return tuple(
        Listed(
            rank,
            score,
            portrait,
            face,
            tuple(portraits.get(rank, ())),
            None if detached is None else msgspec.json.decode(detached, type=Candidate),
        )
        for rank, score, portrait, face, detached in rows
    )


def _detached(one: Listed) -> tuple[str | None, str | None]:
    """What is kept of a candidate of a snapshot, and the crop that it shows."""
    if one.detached is None:
        return None, None
    return msgspec.json.encode(one.detached).decode(), one.detached.crop_sha256
