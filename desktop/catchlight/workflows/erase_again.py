"""Erase again what was erased after a backup was made, when that backup is restored; and hold again what was held.

Each kind of erasure has a function here that finds its subject in the restored lab; where that kind is unknown, the
clear texts of the log go all the same, and the caller is told.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import Case, all_cases
from catchlight.evidence.erasure import FORMAT, Certificate, Erasure, erase
from catchlight.evidence.forgetting import Forgotten
from catchlight.evidence.log import Act, kept_clear_texts
from catchlight.evidence.retention import hold, keeping_of
from catchlight.gallery.people import held_persons, hold_person, is_enrolled
from catchlight.gallery.searches import search_of_id
from catchlight.jobs import JobControl
from catchlight.workflows.erase_case import erase_everything
from catchlight.workflows.erase_person import erase_person_again, erase_portraits_again
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


def erasures_certified(files: Iterable[Path], *, lab: str) -> tuple[KnownErasure, ...]:
    """The erasures that certificates kept outside the lab tell of, in the order in which they were done.

    Args:
        files: The certificates.
        lab: Identifier of the lab.

    Raises:
        CatchlightError: if a file cannot be read, is no certificate, or another lab's.
    """
    found = sorted((_certified(file, lab=lab) for file in files), key=lambda known: known.at)
    return tuple(found)


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


def hold_persons_again(act: Act, held: Mapping[str, str]) -> tuple[str, ...]:
    """Hold the persons who were held when the backup was restored; the ids of those that were not in it.

    Args:
        act: The act.
        held: Ids of the held persons, and why.
    """
    now = held_persons(act.db)
    found = [person for person in held if person not in now and is_enrolled(act.db, person)]
    for person in found:
        hold_person(act, person, reason=held[person] or "held before the restore")
    return tuple(found)


class _Certificate(msgspec.Struct, frozen=True):
    """What is needed of a certificate."""

    format: str
    lab: str
    kind: str
    subject: str
    case: str | None
    time: str
    files: list[str]


def _certified(file: Path, *, lab: str) -> KnownErasure:
    try:
        stated = msgspec.json.decode(file.read_bytes(), type=_Certificate)
    except (OSError, ValueError) as error:
        raise CatchlightError(
            f"The certificate {file.name} cannot be read: {error}. Nothing was restored.",
            hint="Give the files that an erasure left: erasure-ENTRY.json.",
            file=str(file),
        ) from error
    if stated.lab != lab or stated.format != FORMAT:
        raise CatchlightError(
            f"The certificate {file.name} is another lab's. Nothing was restored.",
            hint="Give only the certificates of the lab that the backup is of.",
            file=str(file),
        )
    files = frozenset(stated.files)
    return KnownErasure(stated.kind, stated.subject, stated.case, None, None, stated.time, files=files)


def _search(act: Act, known: KnownErasure, control: JobControl) -> Certificate | None:
    stored, case = search_of_id(act.db, known.subject), _case_of(act, known.case)
    if stored is None or case is None or stored.case_row != case.row or stored.erased_at is not None:
        return None
    if known.started_at not in {None, stored.started_at} or stored.started_at > known.at:
        return None  # another search that was given the same number after an earlier restore
    return erase_result(act, case, stored.id, reason=_reason(known), control=control)


def _case(act: Act, known: KnownErasure, control: JobControl) -> Certificate | None:
    case = _case_of(act, known.subject)
    return None if case is None else erase_everything(act, case, reason=_reason(known), control=control)


def _person(act: Act, known: KnownErasure, _control: JobControl) -> Certificate | None:
    return erase_person_again(act, known.subject, reason=_reason(known))


def _portraits(act: Act, known: KnownErasure, _control: JobControl) -> Certificate | None:
    return erase_portraits_again(act, known.files, reason=_reason(known))


def _rejects(_act: Act, _known: KnownErasure, _control: JobControl) -> Certificate | None:
    """No backup holds rejects files."""
    return None


AGAIN: dict[str, Callable[[Act, KnownErasure, JobControl], Certificate | None]] = {
    "search": _search,
    "case": _case,
    "person": _person,
    "portraits": _portraits,
    "rejects": _rejects,
}
"""How each kind is erased again; None where the restored lab does not hold it."""


def _clear_texts(act: Act, known: KnownErasure) -> Certificate | None:
    """Erase what is left of the clear texts that the erasure named."""
    left = set(kept_clear_texts(act.db, known.commitments))
    if not left:
        return None
    erasure = Erasure(known.kind, known.subject, _reason(known), known.case)
    return erase(act, erasure, Forgotten(), commitments=left, is_named=is_named)


def _case_of(act: Act, identifier: str | None) -> Case | None:
    return next((case for case in all_cases(act.db) if case.identifier == identifier), None)


def _reason(known: KnownErasure) -> str:
    return f"erased before the restore of a backup: {known.reason or f'on {known.at}'}"
