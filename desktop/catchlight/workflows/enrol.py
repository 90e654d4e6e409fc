"""Enrol the portraits of a manifest in the gallery; every row ends enrolled, unchanged or refused with its reason."""

from dataclasses import dataclass
from pathlib import Path

from catchlight.evidence.entry import Actor
from catchlight.faces.analyst import Analyst
from catchlight.gallery.rejects import RefusedRow
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab


@dataclass(frozen=True, kw_only=True)
class Enrol:
    """What to enrol.

    Attributes:
        actor: Who acts.
        manifest: The CSV file; images are named relative to its folder.
        largest_face: Of several faces without a `face_box`, take the largest; recorded with the portrait and in the log.
        rejects: Where the refused rows are written, or None for a file under the lab's `gallery/rejects`.
    """

    actor: Actor
    manifest: Path
    largest_face: bool = False
    rejects: Path | None = None


@dataclass(frozen=True)
class Enrolment:
    """What an enrolment came to.

    Attributes:
        enrolled: Portraits added by this run.
        unchanged: Rows whose portrait was in the gallery already, with the same particulars.
        refused: The rows that were not enrolled, by row.
        gallery_size: Portraits in the gallery now.
        revision: The gallery's revision now.
        rejects: The file with the refused rows and their reasons (only a header where none was refused).
        preview: None if the preview index was built, otherwise why there is none.
    """

    enrolled: int
    unchanged: int
    refused: tuple[RefusedRow, ...]
    gallery_size: int
    revision: int
    rejects: Path
    preview: str | None = None


def enrol(lab: Lab, request: Enrol, control: JobControl, *, analyst: Analyst) -> Enrolment:
    """Enrol every row of a manifest; work is committed step by step, and a second run goes on where one stopped.

    Raises:
        CatchlightError: if the manifest cannot be used at all (nothing is enrolled), or the lab cannot be written to.
        JobCancelled: if the examiner cancelled; what was committed stays.
    """
    raise NotImplementedError
