"""Work out the annual report on searches from the evidence log."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.log import acting, is_logged, log_size
from catchlight.gallery.authorisations import AuthorisationState
from catchlight.gallery.generation import snapshot
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import policy_in_force
from catchlight.report.annual import AnnualFigures, breakdown, gathered, total_told
from catchlight.report.search_facts import SearchFact
from catchlight.workflows.case_access import permitted
from catchlight.workflows.oversight import read_facts

_MONTHS = tuple(f"{month:02}" for month in range(1, 13))
_OUTCOMES = ("With candidates", "Without candidates", "Abandoned or erased without a result", "Without an end")
_AUTHORITY = (
    "Not needed (initial identification)",
    "Granted in time",
    "Granted late",
    "Requested, time not over",
    "Requested, overdue",
    "Refused",
)
_UNKNOWN = "not stated"


@dataclass(frozen=True)
class AnnualReport:
    """Work out the report of a year, for the authorities; by an auditor or a supervisor."""

    actor: Actor
    year: int


def annual_report(lab: Lab, request: AnnualReport, control: JobControl | None = None) -> AnnualFigures:
    """Work the report out; that somebody did is logged once a session and year.

    Raises:
        NotPermitted: if who asks is neither auditor nor supervisor; it is logged.
        CatchlightError: if the year has not begun, or the log cannot be read.
        JobCancelled: if it was cancelled.
    """
    policy, now = policy_in_force(lab.folder), datetime.now(UTC)
    zone = ZoneInfo(policy.office_hours.zone)
    if not 2000 <= request.year <= now.astimezone(zone).year:
        raise CatchlightError(
            f"There is nothing to report for the year {request.year}. Nothing was done.",
            hint="Choose a year that has begun.",
            year=request.year,
        )
    with lab.reading() as db:
        reader = permitted(lab, db, request.actor, Role.AUDITOR, Role.SUPERVISOR, what="report.annual.made")
        if not is_logged(db, reader, "report.annual.made", {"year": request.year}):
            with acting(lab, db, reader) as act:
                act.log("report.annual.made", details={"year": request.year, "policy_sha256": policy.sha256})
        with snapshot(db):
            entries, facts = log_size(db), read_facts(db, control or JobControl())
    searches = [one for one in facts.searches.values() if one.started_at.astimezone(zone).year == request.year]

    def offence(one: SearchFact) -> str | None:
        case = facts.cases.get(one.case)
        return None if case is None else case.offence

    def unit(one: SearchFact) -> str | None:
        account = facts.accounts.get(one.account)
        return None if account is None else account.unit

    smallest = policy.reporting.smallest_count
    months = _counted((one.started_at.astimezone(zone).strftime("%m") for one in searches), _MONTHS)
    outcomes = _counted((_outcome(one) for one in searches), _OUTCOMES)
    authority = _counted((_authority(one, now) for one in searches), _AUTHORITY)
    scopes = _counted((_SCOPES[one.scope] for one in searches), tuple(_SCOPES.values()))
    modes = _counted((_MODES[one.probes is not None] for one in searches), _MODES)
    return AnnualFigures(
        lab=lab.name,
        year=request.year,
        as_of=now,
        smallest_count=smallest,
        policy_sha256=policy.sha256,
        entries=entries,
        submitted=total_told(len(searches), smallest=smallest),
        breakdowns=(
            breakdown("By outcome", outcomes, smallest=smallest),
            breakdown("By authorisation", authority, smallest=smallest),
            breakdown("By offence", gathered(_texts(searches, offence), smallest=smallest), smallest=smallest),
            breakdown("By unit", gathered(_texts(searches, unit), smallest=smallest), smallest=smallest),
            breakdown("By month", months, smallest=smallest),
            breakdown("By what was searched", scopes, smallest=smallest),
            breakdown("By how many faces at once", modes, smallest=smallest),
        ),
    )


_MODES = ("One face", "All faces of a case (a sweep)")
_SCOPES = {"gallery": "The gallery", "exhibits": "The case's own exhibits"}


def _counted(names: Iterable[str], known: Sequence[str]) -> dict[str, int]:
    counts = Counter(names)
    return {name: counts[name] for name in known}


def _texts(searches: Iterable[SearchFact], text_of: Callable[[SearchFact], str | None]) -> dict[str, int]:
    """Searches by a free text; texts that differ in letters' case and spaces alone are one."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in searches:
        text = " ".join((text_of(one) or _UNKNOWN).split())
        names.setdefault(text.casefold(), text)
        counts[text.casefold()] += 1
    return {names[key]: count for key, count in counts.items()}


def _outcome(one: SearchFact) -> str:
    if one.candidates is not None:
        return _OUTCOMES[0] if one.candidates else _OUTCOMES[1]
    return _OUTCOMES[3] if one.is_unfinished else _OUTCOMES[2]


def _authority(one: SearchFact, now: datetime) -> str:
    stands = one.authorisation
    match stands.state:
        case AuthorisationState.NOT_NEEDED:
            return _AUTHORITY[0]
        case AuthorisationState.GRANTED:
            return _AUTHORITY[2] if stands.is_late else _AUTHORITY[1]
        case AuthorisationState.REFUSED:
            return _AUTHORITY[5]
    return _AUTHORITY[4] if stands.is_overdue(now) else _AUTHORITY[3]
