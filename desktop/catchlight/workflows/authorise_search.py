"""Decide on the authorisation of a search: a supervisor records what the authority granted or refused.

A refused search is stopped if it runs, and its result is erased with a certificate.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlite_utils import Database

from catchlight.errors import CatchlightError, NotPermitted
from catchlight.evidence.cases import Case, all_cases
from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.log import Act, acting, is_logged
from catchlight.evidence.retention import keeping_of
from catchlight.gallery.authorisations import Authorisation, AuthorisationState, note_authorisation, searches_awaiting
from catchlight.gallery.searches import StoredSearch, search_of_id, searches_from_sweep
from catchlight.gallery.sweeps import count_probes
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import Policy, policy_in_force
from catchlight.workflows.case_access import permitted
from catchlight.workflows.erase_search import erase_result
from catchlight.workflows.erasing import left_on_disk
from catchlight.workflows.search_entries import authorisation_details
from catchlight.workflows.search_request import require_past

Decision = Literal["granted", "refused"]
REFUSED_REASON = "authorisation refused"
_ACTIONS: dict[str, str] = {"granted": "search.authorised", "refused": "search.authorisation.refused"}


@dataclass(frozen=True, kw_only=True)
class AuthoriseSearch:
    """Record what an authority decided on a search.

    Attributes:
        actor: Who records it: a supervisor, and never of their own search.
        search: Id of the search, `s7`.
        decision: What was decided.
        authority: Who decided.
        reference: Their reference.
        decided_at: When they did (aware), or None for now.
    """

    actor: Actor
    search: str
    decision: Decision
    authority: str
    reference: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True)
class SearchAuthority:
    """What a supervisor sees of a search without being a member of its case: its authority, and nothing it found.

    Attributes:
        search: Its id, `s7`.
        case: The case's number.
        offence: The case's offence.
        purpose: What it is for.
        authority: What its examiner stated.
        legal_basis: The law it rests on.
        searched_by: Its examiner's name.
        searched_by_account: Their account, or None where it is not known.
        started_at: RFC 3339, UTC.
        erased_at: When its result was erased, or None.
        authorisation: Where the authorisation stands; `due_at`, `is_overdue()` and `is_late` are its clock.
        probes: How many faces it is for: 1, or those of a sweep.
        is_sweep: Whether it is a sweep. A decision on it is one on every exact search that went on from it.
        left_because: After a refusal, why bytes of the erased result are on the disk still (the next opening of the lab
            goes on with them); None otherwise.
    """

    search: str
    case: str
    offence: str
    purpose: str
    authority: str
    legal_basis: str
    searched_by: str
    searched_by_account: str | None
    started_at: str
    erased_at: str | None
    authorisation: Authorisation
    left_because: str | None = None
    probes: int = 1
    is_sweep: bool = False

    @property
    def is_overdue(self) -> bool:
        """True where the time to grant it is over, as of now."""
        return self.authorisation.is_overdue()


def authorise_search(lab: Lab, request: AuthoriseSearch, control: JobControl | None = None) -> SearchAuthority:
    """Record the decision; a refused search is stopped, and its result erased in the same act.

    Of a case under legal hold the result of a refused search is kept, and nobody can consult it; asked again once the
    hold has ended, it is erased. A decision on a sweep is one on every exact search that went on from it.

    Raises:
        NotPermitted: if who asks is no supervisor, or it is their own search; it is logged.
        CatchlightError: if there is no such search, the decision lacks its authority, or is none on what was asked.
    """
    control, policy = control or JobControl(), policy_in_force(lab.folder)
    action = _ACTIONS[request.decision]
    with lab.reading() as db:
        supervisor = permitted(lab, db, request.actor, Role.SUPERVISOR, what=action)
        stored, case = _search(db, request.search)
        _require_another(lab, db, supervisor, stored, case, what=action)
        _check(request)
        for one in searches_from_sweep(db, stored.row):
            _require_another(lab, db, supervisor, one, case, what=action)
        with acting(lab, db, supervisor) as act:
            stored, case = _search(db, request.search)  # as it is now that nobody else can change it
            decide = _Decide(act, request, case, policy, control)
            is_erased = decide.on(stored)
            for one in searches_from_sweep(db, stored.row):
                if decide.goes_with_sweep(one):
                    is_erased |= decide.on(one)
    left = left_on_disk(lab, supervisor, control) if is_erased else None
    with lab.reading() as db:
        return replace(_authority(db, *_search(db, request.search)), left_because=left)


@dataclass(frozen=True)
class _Decide:
    """One decision, on a search and on those that go with it."""

    act: Act
    request: AuthoriseSearch
    case: Case
    policy: Policy
    control: JobControl

    def on(self, stored: StoredSearch) -> bool:
        """Record it on one search; True where its result was erased."""
        act, decision = self.act, self.request.decision
        if not (decision == "refused" and self._was_kept(stored)):
            decided = _decided(self.request, stored, now=act.now)
            note_authorisation(act, stored.row, decided)
            details = {"search": stored.id, **authorisation_details(decided, self.policy)}
            act.log(_ACTIONS[decision], case=self.case.identifier, details=details)
        is_erased = decision == "refused" and stored.erased_at is None and not self._is_held()
        if is_erased:
            erase_result(act, self.case, stored.id, reason=REFUSED_REASON, control=self.control)
        return is_erased

    def goes_with_sweep(self, one: StoredSearch) -> bool:
        """Whether a decision on its sweep is one on this search: not where it was decided on by itself."""
        if self.request.decision == "refused":
            return not one.is_refused or self._was_kept(one)
        return one.authorisation is not None and one.authorisation.state is AuthorisationState.REQUESTED

    def _was_kept(self, stored: StoredSearch) -> bool:
        """True for a result that was refused during a hold, which has ended."""
        return stored.is_refused and stored.erased_at is None and not self._is_held()

    def _is_held(self) -> bool:
        return keeping_of(self.act.db, self.case, case_days=self.policy.retention.case_days).is_held


def awaiting_authorisation(lab: Lab, actor: Actor) -> tuple[SearchAuthority, ...]:
    """The searches whose authorisation was requested and not decided on, the one due first first.

    Raises:
        NotPermitted: if who asks is neither supervisor nor auditor; it is logged.
    """
    with lab.reading() as db:
        return _seen(lab, db, actor, (f"s{row}" for row in searches_awaiting(db)))


def authority_of_search(lab: Lab, actor: Actor, search: str) -> SearchAuthority:
    """The authority of one search, for who decides on it.

    Raises:
        NotPermitted: if who asks is neither supervisor nor auditor; it is logged.
        CatchlightError: if there is no such search.
    """
    with lab.reading() as db:
        (authority,) = _seen(lab, db, actor, [search])
        return authority


def _seen(lab: Lab, db: Database, actor: Actor, searches: Iterable[str]) -> tuple[SearchAuthority, ...]:
    """Authorities of searches as shown to a supervisor or auditor; each is logged once a session."""
    reader = permitted(lab, db, actor, Role.SUPERVISOR, Role.AUDITOR, what="search.authority.consulted")
    found = [_search(db, search) for search in searches]
    fresh = [
        (stored, case)
        for stored, case in found
        if not is_logged(db, reader, "search.authority.consulted", {"search": stored.id})
    ]
    if fresh:
        with acting(lab, db, reader) as act:
            for stored, case in fresh:
                act.log("search.authority.consulted", case=case.identifier, details={"search": stored.id})
    return tuple(_authority(db, stored, case) for stored, case in found)


def _authority(db: Database, stored: StoredSearch, case: Case) -> SearchAuthority:
    return SearchAuthority(
        search=stored.id,
        case=case.number,
        offence=case.offence,
        purpose=stored.started.purpose,
        authority=stored.started.authority,
        legal_basis=stored.started.legal_basis or stored.started.authority,
        searched_by=stored.searched_by,
        searched_by_account=stored.searched_by_account,
        started_at=stored.started_at,
        erased_at=stored.erased_at,
        authorisation=stored.authorisation or Authorisation(AuthorisationState.NOT_NEEDED),
        probes=max(1, count_probes(db, stored.row)) if stored.is_sweep else 1,
        is_sweep=stored.is_sweep,
    )


def _search(db: Database, name: str) -> tuple[StoredSearch, Case]:
    stored = search_of_id(db, name)
    if stored is not None:
        for case in all_cases(db):
            if case.row == stored.case_row:
                return stored, case
    raise CatchlightError(
        f"There is no search {name} in this lab. Nothing was done.",
        hint="Its id stands in its result; those that wait for a decision are listed by: catchlight authorise.",
        search=name,
    )


def _check(request: AuthoriseSearch) -> None:
    if not request.authority.strip():
        raise CatchlightError(
            "A decision needs the authority that made it. Nothing was recorded.",
            hint="Say who decided: --by TEXT.",
            search=request.search,
        )
    if request.decision == "granted" and not request.reference.strip():
        raise CatchlightError(
            "A granted authorisation needs its reference. Nothing was recorded.",
            hint="Say under which number it can be found: --reference TEXT.",
            search=request.search,
        )


def _require_another(lab: Lab, db: Database, supervisor: Actor, stored: StoredSearch, case: Case, *, what: str) -> None:
    """Refuse, and log it, where it is the supervisor's own search.

    Raises:
        NotPermitted: if it is, or nobody knows whose it is.
    """
    if stored.searched_by_account not in {None, supervisor.account}:
        return
    with acting(lab, db, supervisor) as act:
        details = {"what": what, "needs": ["another supervisor"], "search": stored.id}
        act.log("access.refused", case=case.identifier, details=details)
    raise NotPermitted(
        f"The search {stored.id} is {supervisor.name}'s own: nobody decides on the authorisation of their own search."
        " Nothing was recorded.",
        hint="Ask another supervisor of the lab to record the decision.",
        search=stored.id,
    )


def _decided(request: AuthoriseSearch, stored: StoredSearch, *, now: datetime) -> Authorisation:
    """The authorisation as it is decided.

    Raises:
        CatchlightError: if there is nothing to decide, or the decision is still to come.
    """
    _require_open(stored, request.decision)
    require_past(request.decided_at, now=now, undone="Nothing was recorded.")
    return Authorisation(
        AuthorisationState(request.decision),
        authority=request.authority.strip(),
        reference=request.reference.strip() or None,
        decided_at=timestamp(request.decided_at or now),
        due_at=None if stored.authorisation is None else stored.authorisation.due_at,
    )


def _require_open(stored: StoredSearch, decision: Decision) -> None:
    """Refuse a decision where there is nothing (more) to decide.

    Raises:
        CatchlightError: if so.
    """
    state = None if stored.authorisation is None else stored.authorisation.state
    if state is AuthorisationState.REFUSED:
        raise CatchlightError(
            f"The authorisation of the search {stored.id} was refused already. Nothing was recorded.",
            hint="A new search needs an authorisation of its own.",
            search=stored.id,
        )
    if decision == "granted" and state is not AuthorisationState.REQUESTED:
        raise CatchlightError(
            f"No authorisation was requested for the search {stored.id} ({state or 'none recorded'}). Nothing was"
            " recorded.",
            hint="Only a requested authorisation can be granted; a search of any state can be refused.",
            search=stored.id,
            state=state,
        )
