"""Compare the stored searches with what the log says: what was asked, under which authority, what was found."""

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.log import LogEntry
from catchlight.evidence.problems import Problem
from catchlight.gallery.browse import portraits_by_row
from catchlight.gallery.searches import Listed, StoredSearch
from catchlight.gallery.sweeps import swept_probes

_ASKED = ("scope", "probe", "authority", "purpose", "legal_basis", "k", "threshold", "pack_sha256")
_FIGURES = (
    *("gallery_revision", "gallery_root", "gallery_size", "searched", "expired_left_out", "other_pack_left_out"),
    *("certificate", "snapshot"),
)


Erased = AbstractSet[tuple[str, str]]
"""Kind and subject of each erasure."""


@dataclass
class _LoggedSearch:
    """A search as the log has it: whose it is, what was asked, and the authorisation in force with its entry."""

    begun: int
    case: str
    account: str
    asked: Mapping[str, Any]
    entry: int
    authorisation: Mapping[str, Any]


@dataclass
class LoggedSearches:
    """What the log says of searches: how they began, and with what they ended."""

    begun: dict[str, _LoggedSearch] = field(default_factory=dict)
    results: dict[str, tuple[int, set[tuple[int, str, float]], Mapping[str, Any]]] = field(default_factory=dict)

    def read(self, entry: LogEntry) -> None:
        """Take the next entry about a search."""
        details, case, number = entry.document["details"], entry.document["case"], entry.sequence
        match entry.document["action"]:
            case "search.started":
                account = entry.document["actor"]["account"]
                self.begun[details["search"]] = _LoggedSearch(number, case, account, details, number, details)
            case "search.authorised" | "search.authorisation.refused":
                decided = self.begun[details["search"]]
                decided.entry, decided.authorisation = number, details
            case "search.finished":
                listed = {(one["rank"], one["portrait_sha256"], one["score"]) for one in details["candidates"]}
                listed |= {(one["rank"], one["face"], one["score"]) for one in details["faces"]}
                listed |= {
                    (one["rank"], f"{probe['probe']} {one['portrait_sha256']}", one["score"])
                    for probe in details.get("probes", ())
                    for one in probe["candidates"]
                }
                self.results[details["search"]] = (number, listed, details)


def compare_searches(
    db: Database,
    stored: Sequence[StoredSearch],
    case: str,
    logged: LoggedSearches,
    erased: Erased,
) -> Iterator[Problem]:
    """What the stored searches of a case say otherwise than the log.

    Args:
        db: The lab's database.
        stored: The searches of the case.
        case: Its identifier.
        logged: What the log says of all searches.
        erased: Kind and subject of all erasures.
    """
    there = {search.id for search in stored}
    for identifier, gone in logged.begun.items():
        if gone.case == case and identifier not in there:
            yield Problem(gone.begun, f"the search {identifier} is gone from its case in the lab's tables")
    for search in stored:
        known = logged.begun.get(search.id)
        if known is None or known.case != case:
            yield Problem(None, f"the search {search.id} stands in the lab's tables and in no entry of its case")
            continue
        yield from _asked(search, known)
        if ("search", search.id) not in erased:
            if search.erased_at is not None:
                yield Problem(known.begun, f"the result of the search {search.id} is gone from the lab's tables")
            else:
                yield from _result(db, search, logged, erased)


def _asked(search: StoredSearch, known: _LoggedSearch) -> Iterator[Problem]:
    """Whose search it is, for what, and where its authorisation stands: who edits that opens what is closed."""
    if search.searched_by_account != known.account:
        yield Problem(known.begun, f"the search {search.id} is another account's in the lab's tables than in the log")
    started = {name: getattr(search.started, name) for name in _ASKED}
    if names := differing_names({**started, "probe_face": f"f{search.started.probe_face}"}, known.asked):
        yield Problem(known.begun, f"the search {search.id} is otherwise in the lab's tables ({names})")
    stands = search.authorisation
    in_force = {
        "authorisation": None if stands is None else stands.state.value,
        "authorisation_by": None if stands is None else stands.authority,
        "authorisation_reference": None if stands is None else stands.reference,
        "authorisation_decided_at": None if stands is None else stands.decided_at,
    }
    due_at = None if stands is None else stands.due_at
    if differing_names(in_force, known.authorisation) or due_at != known.asked.get("authorisation_due_at"):
        yield Problem(known.entry, f"the search {search.id} has another authorisation in the lab's tables")


def _result(db: Database, search: StoredSearch, logged: LoggedSearches, erased: Erased) -> Iterator[Problem]:
    """The candidates of a search; those of portraits that were erased since may be missing."""
    swept = swept_probes(db, search.row)
    if search.id not in logged.results:
        if search.listed or any(one.listed for one in swept):
            yield Problem(None, f"the search {search.id} has candidates in the lab's tables that no entry knows")
        return
    entry, known, details = logged.results[search.id]
    listed = (*search.listed, *(listed for one in swept for listed in one.listed))
    portraits = portraits_by_row(db, {one.portrait for one in listed if one.portrait is not None})
    hashes = {row: portrait.sha256 for row, portrait in portraits.items()}
    stored = {(one.rank, _subject_of(one, hashes), round(one.score, 6)) for one in search.listed} | {
        (listed.rank, f"{one.probe} {hashes.get(listed.portrait or 0, '')}", round(listed.score, 6))
        for one in swept
        for listed in one.listed
    }
    is_shortened = any(kind not in {"case", "search"} for kind, _ in erased)
    if stored - known or (known - stored and not is_shortened):
        yield Problem(entry, f"the search {search.id} has other candidates or scores in the lab's tables")
    figures = {} if search.figures is None else {name: getattr(search.figures, name) for name in _FIGURES}
    if search.figures is None or (names := differing_names(figures, details)):
        names = "when it ended" if search.figures is None else names
        yield Problem(entry, f"the search {search.id} was run against something else in the lab's tables ({names})")


def _subject_of(one: Listed, hashes: Mapping[int, str]) -> str:
    """What the log names a candidate by: a face by its id, a portrait by its hash."""
    if one.detached is not None:
        return one.detached.sha256
    return f"f{one.face}" if one.portrait is None else hashes.get(one.portrait, "")


def differing_names(stored: Mapping[str, Any], logged: Mapping[str, Any]) -> str:
    """The names under which the log says something else; these texts are erased together with the row only."""
    said = (name for name in stored if name in logged)
    return ", ".join(name for name in said if json.loads(json.dumps(stored[name])) != logged[name])
