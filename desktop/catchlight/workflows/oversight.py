"""Statistics for those who oversee a lab: who searched how often, for what, and what was out of order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.case_acts import last_acts
from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.log import LogEntry, acting, is_logged, read_log
from catchlight.gallery.authorisations import AuthorisationState
from catchlight.gallery.generation import snapshot
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import Policy, policy_in_force
from catchlight.lab.sign_ins import not_logged
from catchlight.report.counting import counted, is_abandoned, swept
from catchlight.report.document import erased_or, readable_time
from catchlight.report.office_hours import day_and_time, is_outside
from catchlight.report.refusals import failed_sign_ins, refused_accesses
from catchlight.report.search_facts import ACTIONS, Facts, SearchFact, facts_of
from catchlight.report.statistics import (
    IDLE_DAYS,
    UNFINISHED_SECONDS,
    Finding,
    Statistics,
)
from catchlight.workflows.case_access import permitted
from catchlight.workflows.combined_searches import combined

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
        same, not_compared = combined(self.db, self.facts, self.searches, until=self.until, control=self.control)
        single = [one for one in self.searches if one.probes is None]
        with_candidates = sum(bool(one.candidates) for one in single)
        finished = sum(one.candidates is not None for one in single)
        abandoned = sum(is_abandoned(one) for one in single)
        unfinished = sum(one.is_unfinished for one in single)
        (entries,) = (entry.sequence for entry in read_log(self.db, limit=1, newest_first=True))
        return Statistics(
            since=self.since,
            until=self.until,
            as_of=self.now,
            lab=self.lab.name,
            entries=entries,
            zone=zone.key,
            policy_sha256=self.policy.sha256,
            submitted=len(single),
            with_candidates=with_candidates,
            without_candidates=finished - with_candidates,
            abandoned=abandoned,
            unfinished=unfinished,
            erased_before_end=len(single) - finished - abandoned - unfinished,
            by_unit=counted(self.searches, lambda one: self._unit(one.account)),
            by_examiner=counted(self.searches, lambda one: self.facts.name(one.account)),
            by_offence=counted(self.searches, lambda one: self.facts.offence(one.case)),
            by_month=counted(
                self.searches, lambda one: one.started_at.astimezone(zone).strftime("%Y-%m"), by_name=True
            ),
            by_scope=counted(self.searches, lambda one: one.scope),
            not_in_time=tuple(self._not_in_time()),
            refused=tuple(
                self._finding(one, f"refused by {erased_or(one.authorisation.authority)}")
                for one in self.searches
                if one.authorisation.state is AuthorisationState.REFUSED
            ),
            outside_hours=tuple(
                self._finding(one, day_and_time(one.started_at.astimezone(zone)))
                for one in self.searches
                if is_outside(self.policy.office_hours, one.started_at)
            ),
            possibly_same=same,
            not_compared=not_compared,
            not_concluded=(*self._unfinished(), *self._idle_cases()),
            failed_sign_ins=tuple(
                failed_sign_ins(read_log(self.db, actions=["account.sign_in.failed"]), self.facts, self._is_within)
            ),
            failed_sign_ins_waiting=len(not_logged(self.db)),
            refused_accesses=tuple(
                refused_accesses(read_log(self.db, actions=["access.refused"]), self.facts, self._is_within)
            ),
            swept=swept(self.searches),
        )

    def _is_within(self, at: datetime) -> bool:
        return (self.since is None or at >= self.since) and at < self.until

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
                yield Finding(act.sequence, None, self.facts.number(identifier), None, act.at, what)

    def _finding(self, one: SearchFact, what: str) -> Finding:
        return Finding(
            one.entry, one.id, self.facts.number(one.case), self.facts.name(one.account), one.started_at, what
        )

    def _unit(self, account: str) -> str:
        known = self.facts.accounts.get(account)
        return _NO_UNIT if known is None else known.unit or _NO_UNIT


def _log_reading(lab: Lab, db: Database, reader: Actor, request: Oversight) -> None:
    details = {
        "since": "" if request.since is None else timestamp(request.since),
        "until": "" if request.until is None else timestamp(request.until),
    }
    if not is_logged(db, reader, "statistics.consulted", details):
        with acting(lab, db, reader) as act:
            act.log("statistics.consulted", details={**details, "combines": "probe templates of different cases"})
