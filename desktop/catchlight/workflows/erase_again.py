"""Erase again what was erased after a backup was made, when that backup is restored; and hold again what was held.

Each kind of erasure has a function here that finds its subject in the restored lab; where that kind is unknown, the
clear texts of the log go all the same, and the caller is told.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from catchlight.evidence.cases import Case, all_cases
from catchlight.evidence.erasure import Certificate, Erasure, erase
from catchlight.evidence.forgetting import Forgotten
from catchlight.evidence.log import Act
from catchlight.evidence.retention import hold, keeping_of
from catchlight.gallery.searches import search_of_id
from catchlight.jobs import JobControl
from catchlight.workflows.erase_case import erase_everything
from catchlight.workflows.erase_person import erase_person_again
from catchlight.workflows.erase_search import erase_result
from catchlight.workflows.restore_plan import KnownErasure
from catchlight.workflows.stored_files import is_named


@dataclass(frozen=True)
class ErasedAgain:
    """What was erased again, and the subjects of which only the log's clear texts could be."""

    certificates: tuple[Certificate, ...]
    incomplete: tuple[str, ...]


def erase_again(act: Act, erasures: Iterable[KnownErasure], control: JobControl) -> ErasedAgain:
    """Erase again, in the order in which it was done; what the backup does not hold anyway is passed over.

    Raises:
        JobCancelled: if the job was asked to stop.
    """
    done: list[Certificate] = []
    incomplete = []
    for known in erasures:
        control.step(len(done), None, "erased again")
        again = AGAIN.get(known.kind)
        if again is None:
            incomplete.append(f"{known.kind} {known.subject}")
        elif (certificate := again(act, known, control)) is not None:
            done.append(certificate)
        if (rest := _clear_texts(act, known)) is not None:
            done.append(rest)
    return ErasedAgain(tuple(done), tuple(incomplete))


def hold_again(act: Act, held: Mapping[str, str]) -> tuple[str, ...]:
    """Hold the cases that were held when the backup was restored; the numbers of those that were not in it.

    Args:
        act: The act.
        held: Identifiers of the held cases, and why.
    """
    found = []
    for case in all_cases(act.db):
        if case.identifier in held and not keeping_of(act.db, case, case_days=1).is_held:
            hold(act, case, reason=held[case.identifier] or "held before the restore")
            found.append(case.number)
    return tuple(found)


def _search(act: Act, known: KnownErasure, control: JobControl) -> Certificate | None:
    stored, case = search_of_id(act.db, known.subject), _case_of(act, known.case)
    is_it = (
        stored is not None
        and case is not None
        and (stored.case_row, stored.started_at)
        == (
            case.row,
            known.started_at,
        )
    )
    if stored is None or case is None or not is_it or stored.erased_at is not None:
        return None
    return erase_result(act, case, stored.id, reason=_reason(known), control=control)


def _case(act: Act, known: KnownErasure, control: JobControl) -> Certificate | None:
    case = _case_of(act, known.subject)
    return None if case is None else erase_everything(act, case, reason=_reason(known), control=control)


def _person(act: Act, known: KnownErasure, _control: JobControl) -> Certificate | None:
    return erase_person_again(act, known.subject, reason=_reason(known))


AGAIN: dict[str, Callable[[Act, KnownErasure, JobControl], Certificate | None]] = {
    "search": _search,
    "case": _case,
    "person": _person,
}
"""How each kind is erased again; None where the restored lab does not hold it."""


def _clear_texts(act: Act, known: KnownErasure) -> Certificate | None:
    """Erase what is left of the clear texts that the erasure named."""
    left = {
        digest
        for digest in known.commitments
        if act.db.conn.execute("SELECT 1 FROM log_clear WHERE commitment = ?", (digest,)).fetchone()
    }
    if not left:
        return None
    erasure = Erasure(known.kind, known.subject, _reason(known), known.case)
    return erase(act, erasure, Forgotten(), commitments=left, is_named=is_named)


def _case_of(act: Act, identifier: str | None) -> Case | None:
    return next((case for case in all_cases(act.db) if case.identifier == identifier), None)


def _reason(known: KnownErasure) -> str:
    return f"erased before the restore of a backup: {known.reason or '(its reason was erased)'}"
