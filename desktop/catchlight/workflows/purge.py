"""Purge what is kept too long: an overdue list as the preview, erasures with certificates as the deed.

Due are cases whose retention is over and results of searches whose authorisation was refused; a legal hold keeps both.
Portraits whose retention is over are listed and counted here. They are no longer searched from that day on;
`catchlight.workflows.purge_gallery` erases them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.erasure import Certificate, certificates
from catchlight.evidence.retention import Keeping, all_keeping
from catchlight.evidence.tables import replacing
from catchlight.gallery.forgetting import OverduePortrait, RefusedSearch, overdue_portraits, refused_with_result
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.lab.policy import policy_in_force
from catchlight.workflows.case_access import permitted
from catchlight.workflows.erase_case import EraseCase, erase_rows_of_case, what_case_would_lose
from catchlight.workflows.erase_search import EraseSearch, erase_rows_of_search, what_search_would_lose
from catchlight.workflows.erasing import WouldGo, as_it_stands, left_on_disk

RETENTION_REASON = "retention is over"
REFUSED_REASON = "authorisation refused"


@dataclass(frozen=True)
class Overdue:
    """What is kept too long, as of a day.

    Attributes:
        today: That day (UTC).
        cases: The cases whose retention is over and that can be erased.
        searches: Searches with a refused authorisation whose result can be erased.
        held: Cases that are due, or have a search that is, and are under legal hold.
        portraits: Portraits whose retention is over; the purge of the gallery erases them.
        unfinished: Erasures of which no entry says yet that their bytes are off the disk.
        would_go: What erasing each case and result would remove, in the order of `cases`, then of `searches`.
    """

    today: date
    cases: tuple[Keeping, ...]
    searches: tuple[RefusedSearch, ...]
    held: tuple[Keeping, ...]
    portraits: tuple[OverduePortrait, ...]
    unfinished: tuple[Certificate, ...]
    would_go: tuple[WouldGo, ...] = ()


@dataclass(frozen=True)
class Purge:
    """Erase what is due.

    Attributes:
        actor: Who purges: a supervisor.
        cases: Numbers of the cases to erase (those of a preview); what became due since stays. None for all.
        searches: Ids of the searches, likewise.
    """

    actor: Actor
    cases: tuple[str, ...] | None = None
    searches: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Purged:
    """What was purged.

    Attributes:
        certificates: One for each erasure, in the order in which they were made.
        refused: What could not be erased, and why.
        left_because: Why some of the bytes are on the disk still (the next opening of the lab goes on with them), or
            None where nothing is left.
    """

    certificates: tuple[Certificate, ...]
    refused: tuple[tuple[str, str], ...]
    left_because: str | None

    @property
    def is_off_disk(self) -> bool:
        """True where nothing of it is left on the disk."""
        return self.left_because is None


def what_is_overdue(lab: Lab, actor: Actor, control: JobControl | None = None, *, counting: bool = True) -> Overdue:
    """What is kept too long, and what a purge would remove; nothing is changed.

    Args:
        lab: The lab.
        actor: Who asks.
        control: Progress in cases and searches, and cancel.
        counting: Whether to count what would go, which takes the lab's write lock for a moment; supervisors only.

    Raises:
        NotPermitted: if who asks is neither supervisor nor auditor; it is logged.
        JobCancelled: if the job was asked to stop.
    """
    control = control or JobControl()
    days, today = policy_in_force(lab.folder).retention.case_days, datetime.now(UTC).date()
    with lab.reading() as db:
        current = permitted(lab, db, actor, Role.SUPERVISOR, Role.AUDITOR, what="retention.consulted")
        known = {one.case.number: one for one in all_keeping(db, case_days=days)}
        due = [one for one in known.values() if one.is_overdue(today)]
        refused = refused_with_result(db)
        held = [one for one in known.values() if one.is_held]
        numbers = {one.case.number for one in due} | {one.case_number for one in refused}
        overdue = Overdue(
            today,
            tuple(one for one in due if not one.is_held),
            tuple(one for one in refused if not known[one.case_number].is_held),
            tuple(one for one in held if one.case.number in numbers),
            tuple(overdue_portraits(db, today=today)),
            tuple(certificates(db, unfinished=True)),
        )
    if not counting or current.role is not Role.SUPERVISOR:
        return overdue
    return _counted(lab, current, overdue, control)


def purge(lab: Lab, request: Purge, control: JobControl | None = None) -> Purged:
    """Erase what is due, each with its entry and certificate; one that is refused does not keep the others.

    Raises:
        NotPermitted: if who asks is no supervisor; it is logged.
        JobCancelled: if the job was asked to stop; what was erased before stays erased.
        CatchlightError: if the disk is full or fails.
    """
    control = control or JobControl()
    with lab.reading() as db:
        supervisor = permitted(lab, db, request.actor, Role.SUPERVISOR, what="erasure.done")
    deeds = _deeds(lab, replace(request, actor=supervisor), control)
    done: list[Certificate] = []
    refused: list[tuple[str, str]] = []
    for at, (name, erase) in enumerate(deeds):
        control.step(at, len(deeds), name)
        try:
            done.append(erase())
        except CatchlightError as error:
            refused.append((name, error.message))
    left = left_on_disk(lab, supervisor, control)
    return Purged(tuple(as_it_stands(lab, one) for one in done), tuple(refused), left)


def write_certificates(folder: Path, written: tuple[Certificate, ...]) -> tuple[Path, ...]:
    """Write each certificate as a file of its own, `erasure-ENTRY.json`; one that is there is replaced.

    Raises:
        CatchlightError: if one cannot be written; the certificates stay in the lab.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_written(folder, written))
    except OSError as error:
        raise CatchlightError(
            f"The certificates could not be written to {folder}: {error.strerror}. What was erased is erased, and the"
            " certificates stay in the lab.",
            hint="Write them again with: catchlight erase certificates --to FOLDER.",
            folder=str(folder),
        ) from error


def all_certificates(lab: Lab, actor: Actor) -> tuple[Certificate, ...]:
    """Every certificate of the lab, oldest first.

    Raises:
        NotPermitted: if who asks is neither supervisor nor auditor; it is logged.
    """
    with lab.reading() as db:
        permitted(lab, db, actor, Role.SUPERVISOR, Role.AUDITOR, what="erasure.consulted")
        return tuple(certificates(db))


def _deeds(lab: Lab, request: Purge, control: JobControl) -> list[tuple[str, Callable[[], Certificate]]]:
    """What is due and was asked for, each by its name; the result of a search in an erased case goes with the case."""
    overdue = what_is_overdue(lab, request.actor, counting=False)
    policy = policy_in_force(lab.folder).sha256
    cases = [one.case.number for one in overdue.cases if request.cases is None or one.case.number in request.cases]
    deeds: list[tuple[str, Callable[[], Certificate]]] = []
    for kept in overdue.cases:
        if (number := kept.case.number) in cases:
            case = EraseCase(request.actor, number, RETENTION_REASON)
            last_day = kept.expires_on.isoformat()
            said: dict[str, str | bool] = {
                "expires_on": last_day,
                "own_date": kept.has_own_date,
                "policy_sha256": policy,
            }
            deeds.append((number, partial(erase_rows_of_case, lab, case, control, retention=said)))
    for one in overdue.searches:
        if one.case_number not in cases and (request.searches is None or one.search in request.searches):
            search = EraseSearch(request.actor, one.case_number, one.search, REFUSED_REASON)
            deeds.append((one.search, partial(erase_rows_of_search, lab, search, control)))
    return deeds


def _written(folder: Path, written: tuple[Certificate, ...]) -> Iterator[Path]:
    for one in written:
        path = folder / f"erasure-{one.entry}.json"
        with replacing(path) as fresh:
            fresh.write_text(one.text, encoding="utf-8")
        yield path


def _counted(lab: Lab, supervisor: Actor, overdue: Overdue, control: JobControl) -> Overdue:
    total = len(overdue.cases) + len(overdue.searches)
    found = []
    for at, kept in enumerate(overdue.cases):
        control.step(at, total, kept.case.number)
        found.append(what_case_would_lose(lab, supervisor, kept.case.number))
    for at, one in enumerate(overdue.searches, start=len(overdue.cases)):
        control.step(at, total, one.search)
        found.append(what_search_would_lose(lab, supervisor, one.case_number, one.search))
    return replace(overdue, would_go=tuple(found))
