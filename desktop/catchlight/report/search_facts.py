"""What the evidence log says of each search, account and case: the one source of every figure.

Nothing is read from tables, so that whoever holds the log can count again. What was erased shows as None.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from catchlight.evidence.log import LogEntry
from catchlight.gallery.authorisations import Authorisation, AuthorisationState
from catchlight.report.document import ERASED, erased_or

ACTIONS = (
    "lab.created",
    "account.created",
    "case.opened",
    "case.closed",
    "case.reopened",
    "search.started",
    "search.finished",
    "search.abandoned",
    "search.authorised",
    "search.authorisation.refused",
    "erasure.done",
)
"""The actions that are read here."""


@dataclass(frozen=True)
class AccountFact:
    """An account: its name, and the unit it was made in ("" for none); None where erased."""

    name: str | None
    unit: str | None


@dataclass(frozen=True)
class CaseFact:
    """A case: its number and offence (None where erased), and whether its work has ended: closed, or erased."""

    number: str | None
    offence: str | None
    is_over: bool = False


@dataclass(frozen=True)
class SearchFact:
    """A search.

    Attributes:
        id: Its id, `s7`.
        entry: Sequence number of the entry of its beginning.
        case: Identifier of its case.
        account: Who searched.
        started_at: When (aware).
        scope: "gallery" or "exhibits".
        probe: Id of the face or track.
        probe_face: Id of the face; of a track, its best.
        template_sha256: Hash of the probe's template.
        pack: The model pack.
        authorisation: Where its authorisation stands.
        finished_at: When it ended with a result (aware), or None.
        candidates: How many it listed; None while it has no result. Of a sweep, how many of its faces have any.
        best: Person id of the first candidate; None where there is none, or it was erased.
        best_score: Its comparison score.
        is_abandoned: Whether it came to no result.
        is_erased: Whether its result was erased.
        probes: How many faces a sweep searched for; None for a search of one face.
    """

    id: str
    entry: int
    case: str
    account: str
    started_at: datetime
    scope: str
    probe: str
    probe_face: str
    template_sha256: str
    pack: str
    authorisation: Authorisation
    finished_at: datetime | None = None
    candidates: int | None = None
    best: str | None = None
    best_score: float | None = None
    is_abandoned: bool = False
    is_erased: bool = False
    probes: int | None = None

    @property
    def is_unfinished(self) -> bool:
        """True for one that was begun, and neither ended, nor abandoned, nor erased."""
        return self.finished_at is None and not self.is_abandoned and not self.is_erased


@dataclass(frozen=True)
class Facts:
    """All of it, by identifier; searches in the order of their beginning."""

    searches: Mapping[str, SearchFact] = field(default_factory=dict)
    accounts: Mapping[str, AccountFact] = field(default_factory=dict)
    cases: Mapping[str, CaseFact] = field(default_factory=dict)

    def name(self, account: str) -> str:
        """The name of an account, "(erased)", or its identifier where no entry made it known."""
        known = self.accounts.get(account)
        return account if known is None else erased_or(known.name)

    def number(self, case: str) -> str:
        """The number of a case, or "(erased)"."""
        known = self.cases.get(case)
        return ERASED if known is None else erased_or(known.number)

    def offence(self, case: str) -> str:
        """The offence of a case, or "(erased)"."""
        known = self.cases.get(case)
        return ERASED if known is None else erased_or(known.offence)


def facts_of(entries: Iterable[LogEntry]) -> Facts:
    """What the entries say; those of other actions are passed over."""
    searches: dict[str, SearchFact] = {}
    accounts: dict[str, AccountFact] = {}
    cases: dict[str, CaseFact] = {}
    for entry in entries:
        document, details = entry.document, entry.document["details"]
        match document["action"]:
            case "lab.created" | "account.created" if "account" in details:
                unit = details.get("unit")
                accounts[details["account"]] = AccountFact(details.get("account_name"), unit or "")
            case "case.opened":
                cases[document["case"]] = CaseFact(details.get("number"), details.get("offence"))
            case "case.closed" | "case.reopened" if document["case"] in cases:
                is_over = document["action"] == "case.closed"
                cases[document["case"]] = replace(cases[document["case"]], is_over=is_over)
            case "search.started" if _names_search(details):
                searches[details["search"]] = _started(entry)
            case "erasure.done":
                for erased in _erased(searches.values(), details):
                    searches[erased.id] = erased
                if details.get("kind") == "case" and details.get("subject") in cases:
                    cases[details["subject"]] = replace(cases[details["subject"]], is_over=True)
            case _ if _names_search(details) and details["search"] in searches:
                searches[details["search"]] = _continued(searches[details["search"]], entry)
            case _:
                pass
    return Facts(searches, accounts, cases)


def time_of(entry: LogEntry) -> datetime:
    """When the entry was written (aware)."""
    return datetime.fromisoformat(entry.document["time"])


def _names_search(details: Mapping[str, Any]) -> bool:
    return isinstance(details.get("search"), str)


def _started(entry: LogEntry) -> SearchFact:
    document, details = entry.document, entry.document["details"]
    return SearchFact(
        id=details["search"],
        entry=entry.sequence,
        case=document["case"],
        account=document["actor"]["account"],
        started_at=time_of(entry),
        scope=details.get("scope", "gallery"),
        probe=details.get("probe", ""),
        probe_face=details.get("probe_face", ""),
        template_sha256=details.get("probe_template_sha256", ""),
        pack=details.get("pack_sha256", ""),
        authorisation=_authorisation(details),
        probes=int(details.get("probe_count", 0)) if details.get("mode") == "sweep" else None,
    )


def _continued(search: SearchFact, entry: LogEntry) -> SearchFact:
    details = entry.document["details"]
    match entry.document["action"]:
        case "search.finished" if search.probes is not None:
            return replace(search, finished_at=time_of(entry), candidates=details.get("probes_with_candidates", 0))
        case "search.finished":
            listed = details.get("candidates") or details.get("faces") or []
            first = listed[0] if listed else {}
            return replace(
                search,
                finished_at=time_of(entry),
                candidates=len(listed),
                best=first.get("person_id"),
                best_score=first.get("score"),
            )
        case "search.abandoned":
            return replace(search, is_abandoned=True)
        case "search.authorised" | "search.authorisation.refused":
            return replace(search, authorisation=_authorisation(details))
    return search


def _authorisation(details: Mapping[str, Any]) -> Authorisation:
    return Authorisation(
        AuthorisationState(details.get("authorisation", AuthorisationState.NOT_NEEDED)),
        authority=details.get("authorisation_by"),
        reference=details.get("authorisation_reference"),
        decided_at=details.get("authorisation_decided_at"),
        due_at=details.get("authorisation_due_at"),
    )


def _erased(searches: Iterable[SearchFact], details: Mapping[str, Any]) -> Iterator[SearchFact]:
    kind, subject = details.get("kind"), details.get("subject")
    for search in list(searches):
        if (kind == "search" and search.id == subject) or (kind == "case" and search.case == subject):
            yield replace(search, is_erased=True)
