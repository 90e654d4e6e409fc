"""Enrol refused rows again after somebody mended them: a value, or another file for the portrait.

They are written as a manifest of their own, beside the rejects files, and enrolled from it like any other; rows whose
portraits lie in different folders become one manifest for each folder, so that no image is read from elsewhere.
"""

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.faces.analyst import Analyst
from catchlight.gallery.forgetting_rejects import rejects_folder
from catchlight.gallery.manifest import OPTIONAL, REQUIRED, read_rows, survey_manifest
from catchlight.gallery.rejects import RefusedRow, Rejects
from catchlight.jobs import JobControl, Progress
from catchlight.lab.folder import Lab
from catchlight.workflows.enrol import Enrol, enrol


@dataclass(frozen=True)
class MendedRow:
    """A refused row as it is to be enrolled now.

    Attributes:
        row: The row with its mended cells; `cells["image"]` is named from `folder`.
        folder: The folder that its image lies in.
    """

    row: RefusedRow
    folder: Path


@dataclass(frozen=True)
class MendedEnrolment:
    """What came of the mended rows.

    Attributes:
        enrolled: Portraits added.
        unchanged: Rows whose portrait was in the gallery already, with the same particulars.
        refused: Rows that were refused again, by their first numbers, with the new reason.
        manifests: The manifests that were made of them.
    """

    enrolled: int
    unchanged: int
    refused: tuple[RefusedRow, ...]
    manifests: tuple[Path, ...]


def enrol_mended(
    lab: Lab, request: Enrol, rows: tuple[MendedRow, ...], control: JobControl, *, analyst: Analyst
) -> MendedEnrolment:
    """Enrol mended rows.

    Args:
        lab: The lab.
        request: The enrolment that refused them: who acts, and what stands for what is not stated.
        rows: The rows; each has its own number.
        control: Progress and cancel.
        analyst: Looks at the images.

    Raises:
        CatchlightError: if there is none, or as `enrol`; rows of folders that were done before are enrolled.
        NotPermitted: if the actor is no gallery custodian; it is logged.
        JobCancelled: if it was cancelled; what was committed stays.
    """
    if not rows:
        raise CatchlightError("No row was mended. Nothing was enrolled.", hint="Change a value or choose a file first.")
    enrolled = unchanged = done = 0
    refused: list[RefusedRow] = []
    manifests = []
    for folder in dict.fromkeys(row.folder for row in rows):
        mended = sorted((one.row for one in rows if one.folder == folder), key=lambda row: row.row)
        manifest = _write(lab, mended)
        numbers = {new.number: old for new, old in zip(read_rows(survey_manifest(manifest)), mended, strict=True)}
        again: list[RefusedRow] = []
        asked = replace(request, manifest=manifest, more=(), images=folder, rejects=None)
        part = JobControl(partial(_pass_on, control, done, len(rows)))
        found = enrol(lab, asked, part, analyst=analyst, on_refused=again.append)
        enrolled, unchanged, done = enrolled + found.enrolled, unchanged + found.unchanged, done + len(mended)
        refused += [replace(one, row=numbers[one.row].row) for one in again]
        manifests.append(manifest)
    return MendedEnrolment(enrolled, unchanged, tuple(refused), tuple(manifests))


def write_rejects(path: Path, rows: tuple[RefusedRow, ...]) -> None:
    """Write a rejects file of rows that are held in memory, as after an enrolment that was stopped.

    Raises:
        CatchlightError: if it cannot be written; no half file is left.
    """
    columns = dict.fromkeys((*REQUIRED, *OPTIONAL, *(name for row in rows for name in row.cells)))
    with Rejects() as rejects:
        for row in rows:
            rejects.add(row, row.cells)
        rejects.write(path, columns=tuple(columns), delimiter=",")


def _pass_on(control: JobControl, before: int, total: int, told: Progress) -> None:
    """Report one manifest's progress as a part of all rows; raises where the whole was cancelled."""
    control.step(min(before + told.done, total), total, told.note)


def _write(lab: Lab, rows: list[RefusedRow]) -> Path:
    folder = rejects_folder(lab)
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    path = folder / f"mended-{now}-{uuid.uuid4().hex[:6]}.csv"
    write_rejects(path, tuple(rows))
    return path
