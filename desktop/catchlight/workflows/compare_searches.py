"""Compare the stored searches with what the log says: what was asked, under which authority, what was found."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from catchlight.evidence.log import LogEntry
from catchlight.evidence.problems import Problem
from catchlight.gallery.authorisations import authorisations_of
from catchlight.gallery.browse import portraits_by_row
from catchlight.gallery.searches import Listed, StoredSearch, crops_of_detached, detached_digest, result_of_row
from catchlight.gallery.sweeps import SweptProbe, swept_probes

_ASKED = ("scope", "probe", "authority", "purpose", "legal_basis", "k", "threshold", "pack_sha256", "mode")

Erased = Mapping[tuple[str, str], str]
"""When, by kind and subject of each erasure."""
Subjects = set[tuple[int, str, float]]
"""What is listed: rank, what names it, and score."""


@dataclass
class _LoggedSearch:
    """A search as the log has it: whose it is, what was asked, and what was decided on it, each with its entry."""

    begun: int
    case: str
    account: str
    asked: Mapping[str, Any]
    decided: list[tuple[int, Mapping[str, Any]]] = field(default_factory=list)


@dataclass
class LoggedSearches:
    """What the log says of searches: how they began, and with what they ended."""

    begun: dict[str, _LoggedSearch] = field(default_factory=dict)
    results: dict[str, tuple[int, Subjects, Mapping[str, Any]]] = field(default_factory=dict)

    def read(self, entry: LogEntry) -> None:
        """Take the next entry about a search."""
        details, case, number = entry.document["details"], entry.document["case"], entry.sequence
        time, account = entry.document["time"], entry.document["actor"]["account"]
        decided = number, {**details, "recorded_at": time, "recorded_by": entry.actor}
        match entry.document["action"]:
            case "search.started":
                crops = [one["sha256"] for one in entry.document["subjects"] if one["kind"] == "face"]
                asked = {"mode": "exact", **details, "started_at": time, "searched_by": entry.actor}
                asked["probe_crop"] = crops[0] if crops else None  # of a sweep none is kept
                self.begun[details["search"]] = _LoggedSearch(number, case, account, asked)
                if "authorisation" in details:
                    self.begun[details["search"]].decided.append(decided)
            case "search.authorised" | "search.authorisation.refused":
                self.begun[details["search"]].decided.append(decided)
            case "search.finished":
                self.results[details["search"]] = number, set(_logged(details)), {**details, "finished_at": time}


def _logged(details: Mapping[str, Any]) -> Iterator[tuple[int, str, float]]:
    """What an entry says was listed, as `_stored` names it."""
    for one in details["candidates"]:
        yield one["rank"], one["portrait_sha256"], one["score"]
        if one.get("detached_sha256") is not None:
            yield one["rank"], f"of a snapshot {one['detached_sha256']}", one["score"]
        elif "others" in one:
            for compared in (one, *one["others"]):
                yield one["rank"], f"+{compared['portrait_sha256']}", compared["score"]
    for one in details["faces"]:
        yield one["rank"], one["face"], one["score"]
    for probe in details.get("probes", ()):
        for one in probe["candidates"]:
            yield one["rank"], f"{probe['probe']} {one['portrait_sha256']}", one["score"]


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
        erased: When, by kind and subject of all erasures.
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
        yield from _asked(search, known, is_erased=("search", search.id) in erased)
        yield from _authorisations(db, search, known)
        yield from _result(db, search, logged, erased)


def _asked(search: StoredSearch, known: _LoggedSearch, *, is_erased: bool) -> Iterator[Problem]:
    """Whose search it is, and for what."""
    if search.searched_by_account != known.account:
        yield Problem(known.begun, f"the search {search.id} is another account's in the lab's tables than in the log")
    stored = {name: getattr(search.started, name) for name in _ASKED} | {
        "probe_face": f"f{search.started.probe_face}",
        "probe_crop": search.started.probe_crop,
        "from_sweep": None if search.started.from_sweep is None else f"s{search.started.from_sweep}",
        "started_at": search.started_at,
        "searched_by": search.searched_by,
    }
    said = {**known.asked, "from_sweep": known.asked.get("from_sweep")}
    if is_erased:
        said["probe_crop"] = None
    if names := differing_names(stored, said):
        yield Problem(known.begun, f"the search {search.id} is otherwise in the lab's tables ({names})")


def _authorisations(db: Database, search: StoredSearch, known: _LoggedSearch) -> Iterator[Problem]:
    """Where its authorisation stands and stood: who edits that opens what is closed."""
    stored = authorisations_of(db, search.row)
    for (entry, said), stands in zip(known.decided, stored, strict=False):
        now = {
            "authorisation": stands.state.value,
            "authorisation_by": stands.authority,
            "authorisation_reference": stands.reference,
            "authorisation_decided_at": stands.decided_at,
            "authorisation_due_at": stands.due_at,
        }
        recorded = {"recorded_at": stands.recorded_at, "recorded_by": stands.recorded_by}
        if differing_names({**now, **recorded}, said):
            yield Problem(entry, f"the search {search.id} has another authorisation in the lab's tables")
    if len(stored) != len(known.decided):
        entry = known.decided[-1][0] if known.decided else known.begun
        yield Problem(entry, f"the search {search.id} has another authorisation in the lab's tables")
    state, _, reference = search.started.authorisation.partition(":")
    stated = {"authorisation": state, "authorisation_reference": reference.strip() or None}
    if not known.asked.get("from_sweep") and differing_names(stated, known.asked):
        yield Problem(known.begun, f"the search {search.id} is otherwise in the lab's tables (authorisation)")


def _result(db: Database, search: StoredSearch, logged: LoggedSearches, erased: Erased) -> Iterator[Problem]:
    """What came out, or that it was erased."""
    begun, erased_at = logged.begun[search.id], erased.get(("search", search.id))
    entry, _, details = logged.results.get(search.id, (begun.begun, set(), {}))
    swept, result = swept_probes(db, search.row), result_of_row(db, search.row)
    listed = set(_stored(db, search, swept))
    if search.erased_at != erased_at:
        gone = f"the result of the search {search.id} is gone from the lab's tables"
        kept = f"the result of the search {search.id} was not erased, or not then, in the lab's tables"
        yield Problem(begun.begun, gone if erased_at is None else kept)
        return
    if erased_at is not None:
        left = {name for name, value in result.items() if value is not None} - {"finished_at", "erased_at"}
        if left or listed or swept:
            yield Problem(begun.begun, f"the search {search.id} has a result in the lab's tables, which was erased")
        result, details = {"finished_at": result["finished_at"]}, {"finished_at": details.get("finished_at")}
    else:
        yield from _found(search, listed, logged, erased)
        if [_probe(one) for one in swept] != [_named(one) for one in begun.asked.get("probes", ())]:
            yield Problem(begun.begun, f"the search {search.id} is for other faces in the lab's tables")
        nothing = dict.fromkeys(result) | {"probe_crop": search.started.probe_crop}
        details = details or nothing
    if names := differing_names(result, details):
        names = "when it ended" if result["finished_at"] is None else names
        yield Problem(entry, f"the search {search.id} was run against something else in the lab's tables ({names})")


def _found(search: StoredSearch, listed: Subjects, logged: LoggedSearches, erased: Erased) -> Iterator[Problem]:
    """The candidates; those of portraits that were erased since may be missing."""
    if search.id not in logged.results:
        if listed:
            yield Problem(None, f"the search {search.id} has candidates in the lab's tables that no entry knows")
        return
    entry, known, _ = logged.results[search.id]
    is_shortened = any(kind not in {"case", "search"} for kind, _ in erased)
    if listed - known or (known - listed and not is_shortened):
        yield Problem(entry, f"the search {search.id} has other candidates or scores in the lab's tables")


def _stored(db: Database, search: StoredSearch, swept: Sequence[SweptProbe]) -> Iterator[tuple[int, str, float]]:
    """What is listed in the tables: a face by its id, a portrait by its hash, of a person all that were compared."""
    every = (*search.listed, *(listed for one in swept for listed in one.listed))
    rows = {row for one in every for row in (one.portrait, *(other for other, _ in one.portraits)) if row is not None}
    hashes = {row: portrait.sha256 for row, portrait in portraits_by_row(db, rows).items()}
    crops = crops_of_detached(db, search.row)
    for one in search.listed:
        score = round(one.score, 6)
        yield one.rank, _subject_of(one, hashes), score
        for portrait, its_score in one.portraits:
            yield one.rank, f"+{hashes.get(portrait, '')}", round(its_score, 6)
        if one.detached is not None:
            is_whole = crops.pop(one.rank, None) == one.detached.crop_sha256
            yield one.rank, f"of a snapshot {detached_digest(one.detached) if is_whole else ''}", score
    yield from ((rank, "a crop of nobody", 0.0) for rank in crops)
    for probe in swept:
        for one in probe.listed:
            yield one.rank, f"{probe.probe} {hashes.get(one.portrait or 0, '')}", round(one.score, 6)


def _subject_of(one: Listed, hashes: Mapping[int, str]) -> str:
    """What the log names a candidate by: a face by its id, a portrait by its hash; never both."""
    named = [
        *([] if one.detached is None else [one.detached.sha256]),
        *([] if one.portrait is None else [hashes.get(one.portrait, "")]),
        *([] if one.face is None else [f"f{one.face}"]),
    ]
    return " ".join(named)


def _probe(one: SweptProbe) -> tuple[str, str, str]:
    return one.probe, f"f{one.probe_face}", one.template_sha256


def _named(one: Mapping[str, Any]) -> tuple[str, str, str]:
    return one["probe"], one["face"], one["template_sha256"]


def differing_names(stored: Mapping[str, Any], logged: Mapping[str, Any]) -> str:
    """The names under which the log says something else; these texts are erased together with the row only."""
    said = (name for name in stored if name in logged)
    return ", ".join(name for name in said if json.loads(json.dumps(stored[name])) != logged[name])
