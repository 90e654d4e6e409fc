"""Statistics for those who oversee a lab: who searched how often, for what, and what was out of order."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.case_acts import last_acts
from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.log import LogEntry, acting, is_logged, read_log
from catchlight.faces.probe_templates import template_now
from catchlight.gallery.authorisations import AuthorisationState
from catchlight.gallery.generation import snapshot
from catchlight.gallery.templates import unit_vector
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import OfficeHours, Policy, policy_in_force
from catchlight.lab.sign_ins import not_logged
from catchlight.report.document import ERASED, readable_time
from catchlight.report.same_person import possibly_same
from catchlight.report.search_facts import ACTIONS, Facts, SearchFact, facts_of, time_of
from catchlight.report.statistics import (
    IDLE_DAYS,
    UNFINISHED_SECONDS,
    Count,
    Finding,
    PossiblySame,
    Statistics,
    erased_or,
)
from catchlight.workflows.case_access import permitted

_NO_UNIT = "(no unit)"
_ENTRIES_A_STEP = 250


@dataclass(frozen=True)
class Oversight:
    """Work out the statistics of a period.

    Attributes:
        actor: An auditor or a supervisor.
        since: Begin of the period (aware), or None for the lab's.
        until: Its end (aware), not part of it; None for now.
    """

    actor: Actor
    since: datetime | None = None
    until: datetime | None = None


def oversight(lab: Lab, request: Oversight, control: JobControl | None = None) -> Statistics:
    """Work the statistics out; that somebody read them is logged once a session and period.

    Raises:
        NotPermitted: if who asks is neither auditor nor supervisor; it is logged.
        CatchlightError: if the period has no beginning before its end, or the log cannot be read.
        JobCancelled: if it was cancelled.
    """
    control, policy = control or JobControl(), policy_in_force(lab.folder)
    now = datetime.now(UTC)
    until = request.until or now
    if request.since is not None and request.since >= until:
        raise CatchlightError(
            f"The period from {timestamp(request.since)} to {timestamp(until)} has no time in it. Nothing was done.",
            hint="Give a beginning before the end.",
        )
    with lab.reading() as db:
        reader = permitted(lab, db, request.actor, Role.AUDITOR, Role.SUPERVISOR, what="statistics.consulted")
        _log_reading(lab, db, reader, request)
        with snapshot(db):
            facts = read_facts(db, control)
            return _Oversight(lab, db, policy, request.since, until, now, facts, control).statistics()


def read_facts(db: Database, control: JobControl) -> Facts:
    """What the log says of every search, account and case.

    Raises:
        CatchlightError: if the log cannot be read.
        JobCancelled: if it was cancelled.
    """

    def told(entries: Iterable[LogEntry]) -> Iterator[LogEntry]:
        for at, entry in enumerate(entries):
            if at % _ENTRIES_A_STEP == 0:
                control.step(at, None, "entries of the log read")
            yield entry

    return facts_of(told(read_log(db, actions=ACTIONS)))


def is_outside(hours: OfficeHours, at: datetime) -> bool:
    """Whether a time (aware) is outside office hours; hours that end before they begin go past midnight."""
    local = at.astimezone(ZoneInfo(hours.zone))
    clock = local.time()
    if hours.begins <= hours.ends:
        return local.isoweekday() not in hours.weekdays or not hours.begins <= clock < hours.ends
    day = local.isoweekday() if clock >= hours.begins else (local - timedelta(days=1)).isoweekday()
    return day not in hours.weekdays or hours.ends <= clock < hours.begins


@dataclass
class _Oversight:
    """One reading of the log, and what is counted in it."""

    lab: Lab
    db: Database
    policy: Policy
    since: datetime | None
    until: datetime
    now: datetime
    facts: Facts
    control: JobControl
    searches: list[SearchFact] = field(init=False)

    def __post_init__(self) -> None:
        self.searches = [one for one in self.facts.searches.values() if self._is_within(one.started_at)]

    def statistics(self) -> Statistics:
        zone = ZoneInfo(self.policy.office_hours.zone)
        same, not_compared = self._possibly_same()
        with_candidates = sum(bool(one.candidates) for one in self.searches)
        finished = sum(one.candidates is not None for one in self.searches)
        abandoned = sum(_is_abandoned(one) for one in self.searches)
        unfinished = sum(one.is_unfinished for one in self.searches)
        (entries,) = (entry.sequence for entry in read_log(self.db, limit=1, newest_first=True))
        return Statistics(
            since=self.since,
            until=self.until,
            as_of=self.now,
            lab=self.lab.name,
            entries=entries,
            zone=zone.key,
            policy_sha256=self.policy.sha256,
            submitted=len(self.searches),
            with_candidates=with_candidates,
            without_candidates=finished - with_candidates,
            abandoned=abandoned,
            unfinished=unfinished,
            erased_before_end=len(self.searches) - finished - abandoned - unfinished,
            by_unit=self._counted(lambda one: self._unit(one.account)),
            by_examiner=self._counted(lambda one: self._name(one.account)),
            by_offence=self._counted(lambda one: self._offence(one.case)),
            by_month=self._counted(lambda one: one.started_at.astimezone(zone).strftime("%Y-%m"), by_name=True),
            by_scope=self._counted(lambda one: one.scope),
            not_in_time=tuple(self._not_in_time()),
            refused=tuple(
                self._finding(one, f"refused by {erased_or(one.authorisation.authority)}")
                for one in self.searches
                if one.authorisation.state is AuthorisationState.REFUSED
            ),
            outside_hours=tuple(
                self._finding(one, one.started_at.astimezone(zone).strftime("%A %H:%M"))
                for one in self.searches
                if is_outside(self.policy.office_hours, one.started_at)
            ),
            possibly_same=same,
            not_compared=not_compared,
            not_concluded=(*self._unfinished(), *self._idle_cases()),
            failed_sign_ins=tuple(self._failed_sign_ins()),
            failed_sign_ins_waiting=len(not_logged(self.db)),
            refused_accesses=tuple(self._refused_accesses()),
        )

    def _is_within(self, at: datetime) -> bool:
        return (self.since is None or at >= self.since) and at < self.until

    def _counted(self, name_of: Callable[[SearchFact], str], *, by_name: bool = False) -> tuple[Count, ...]:
        """Searches by a name; names that differ in letters' case and spaces alone are one."""
        groups: dict[str, list[SearchFact]] = {}
        names: dict[str, str] = {}
        for one in self.searches:
            name = name_of(one)
            key = " ".join(name.split()).casefold()
            names.setdefault(key, name)
            groups.setdefault(key, []).append(one)
        counts = [
            Count(
                names[key],
                len(found),
                sum(bool(one.candidates) for one in found),
                sum(_is_abandoned(one) for one in found),
            )
            for key, found in groups.items()
        ]
        return tuple(sorted(counts, key=lambda one: one.name if by_name else (-one.submitted, one.name.casefold())))

    def _not_in_time(self) -> Iterable[Finding]:
        for one in self.searches:
            stands = one.authorisation
            if stands.is_overdue(self.now):
                yield self._finding(
                    one, f"requested; had to be granted until {readable_time(stands.due_at)}, and was not"
                )
            elif stands.is_late:
                decided, due = readable_time(stands.decided_at), readable_time(stands.due_at)
                yield self._finding(one, f"granted at {decided}; had to be until {due}")

    def _unfinished(self) -> Iterable[Finding]:
        for one in self.searches:
            if one.is_unfinished and (self.now - one.started_at).total_seconds() > UNFINISHED_SECONDS:
                yield self._finding(one, "the search was begun and has no end")

    def _idle_cases(self) -> Iterable[Finding]:
        for identifier, act in last_acts(self.db).items():
            idle, known = (self.now - act.at).days, self.facts.cases.get(identifier)
            if idle >= IDLE_DAYS and not (known is not None and known.is_over):
                what = f"no act in the case for {idle} days, and it is not closed"
                yield Finding(act.sequence, None, self._number(identifier), None, act.at, what)

    def _failed_sign_ins(self) -> Iterable[Finding]:
        for entry in read_log(self.db, actions=["account.sign_in.failed"]):
            details = entry.document["details"]
            at = datetime.fromisoformat(details.get("at") or entry.document["time"])
            if self._is_within(at):
                account = details.get("account")
                who = "nobody's account" if account is None else self._name(account)
                where = f"on {erased_or(details.get('workstation'))} as {erased_or(details.get('os_user'))}"
                yield Finding(entry.sequence, None, None, who, at, where)

    def _refused_accesses(self) -> Iterable[Finding]:
        for entry in read_log(self.db, actions=["access.refused"]):
            if self._is_within(time_of(entry)):
                yield self._refused_access(entry)

    def _refused_access(self, entry: LogEntry) -> Finding:
        document, details = entry.document, entry.document["details"]
        case = document["case"]
        needs = " or ".join(str(one) for one in details.get("needs", []))
        what = f"asked for {details.get('what', 'something')}, which needs {needs or 'more'}"
        number = details.get("number") if case is None else self._number(case)
        search = details.get("search")
        who = self._name(document["actor"]["account"])
        return Finding(entry.sequence, search, number, who, time_of(entry), what)

    def _possibly_same(self) -> tuple[tuple[PossiblySame, ...], int]:
        """Groups of which at least one search is of the period; earlier searches are compared with."""
        searches = [one for one in self.facts.searches.values() if one.started_at < self.until]
        templates = _templates(self.db, searches)
        within = {one.id for one in self.searches}
        groups = [
            group
            for group in possibly_same(searches, templates, control=self.control)
            if within.intersection(group.searches)
        ]
        cases = {one.id: self._number(one.case) for one in searches}
        found = tuple(
            PossiblySame(
                tuple(dict.fromkeys(cases[one] for one in group.searches)),
                group.searches,
                " and ".join(
                    why
                    for why, holds in (
                        ("the probes look alike", group.by_probe),
                        ("the same person is listed first", group.by_candidate),
                    )
                    if holds
                ),
            )
            for group in groups
        )
        return found, sum(one.id not in templates for one in self.searches)

    def _finding(self, one: SearchFact, what: str) -> Finding:
        return Finding(one.entry, one.id, self._number(one.case), self._name(one.account), one.started_at, what)

    def _name(self, account: str) -> str:
        known = self.facts.accounts.get(account)
        return account if known is None else erased_or(known.name)

    def _unit(self, account: str) -> str:
        known = self.facts.accounts.get(account)
        return _NO_UNIT if known is None else known.unit or _NO_UNIT

    def _number(self, case: str) -> str:
        known = self.facts.cases.get(case)
        return ERASED if known is None else erased_or(known.number)

    def _offence(self, case: str) -> str:
        known = self.facts.cases.get(case)
        return ERASED if known is None else erased_or(known.offence)


def _is_abandoned(one: SearchFact) -> bool:
    return one.is_abandoned and one.candidates is None


def _templates(db: Database, searches: Sequence[SearchFact]) -> dict[str, NDArray[np.float32]]:
    """The templates that searches were made with, by their ids; erased or changed ones are left out."""
    templates: dict[str, NDArray[np.float32]] = {}
    for one in searches:
        if one.is_erased:
            continue
        for name in dict.fromkeys((one.probe, one.probe_face)):
            stored = template_now(db, name)
            if stored is not None and hashlib.sha256(stored).hexdigest() == one.template_sha256:
                templates[one.id] = unit_vector(stored)  # the searched one, so it had a direction and still has
                break
    return templates


def _log_reading(lab: Lab, db: Database, reader: Actor, request: Oversight) -> None:
    details = {
        "since": "" if request.since is None else timestamp(request.since),
        "until": "" if request.until is None else timestamp(request.until),
    }
    if not is_logged(db, reader, "statistics.consulted", details):
        with acting(lab, db, reader) as act:
            act.log("statistics.consulted", details={**details, "combines": "probe templates of different cases"})
