"""Enrol portraits in the gallery, of a manifest or of ANSI/NIST-ITL Type-10 records.

Every row ends enrolled, unchanged or refused with its reason.
"""

import uuid
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Subject
from catchlight.evidence.log import acting
from catchlight.evidence.store import sha256_of
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import EngineFacts
from catchlight.gallery.choose import SMALLEST_WIDTH
from catchlight.gallery.forgetting_rejects import rejects_folder
from catchlight.gallery.intake import Intake, open_intake
from catchlight.gallery.manifest import Layout
from catchlight.gallery.pack_in_use import require_pack_in_use
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.preview import unavailable_because
from catchlight.gallery.rejects import RefusedRow, Rejects, check_rejects_path
from catchlight.gallery.rows import RECORD_SUFFIXES
from catchlight.gallery.type10 import FieldMap
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.enrolment_run import EnrolmentRun, OnRefused
from catchlight.workflows.gallery_files import up_to_date

MOST_SHOWN = 10_000
"""Refused rows that a result holds; all of them are in the rejects file."""


@dataclass(frozen=True, kw_only=True)
class Enrol:
    """What to enrol.

    Attributes:
        actor: Who acts.
        manifest: The CSV file, or the folder that holds it; or a file with Type-10 records, or a folder of such files.
        more: More files with Type-10 records.
        images: The folder that a manifest names its images from, or None for its own.
        largest_face: Of several faces without a `face_box`, take the largest; recorded with the portrait and logged.
        rejects: Where the refused rows are written, or None for a file under the lab's `gallery/rejects`.
        source: Stands for every source that is not stated; "" for nothing.
        legal_basis: Stands for every legal basis that is not stated; "" for nothing.
        retain_until: Stands for every last day that is not stated; None for nothing.
        fields: Which fields of a Type-2 record mean what.
        indexes: Bring the search files up to date at the end; a window does that beside its other work instead.
    """

    actor: Actor
    manifest: Path
    more: tuple[Path, ...] = ()
    images: Path | None = None
    largest_face: bool = False
    rejects: Path | None = None
    source: str = ""
    legal_basis: str = ""
    retain_until: date | None = None
    fields: FieldMap = field(default_factory=FieldMap)
    indexes: bool = True


@dataclass(frozen=True)
class Enrolment:
    """What an enrolment came to.

    Attributes:
        enrolled: Portraits added by this run.
        unchanged: Rows whose portrait was in the gallery already, with the same particulars.
        refused: The rows that were not enrolled, by row; the first `MOST_SHOWN` of them.
        gallery_size: Portraits in the gallery now.
        revision: The gallery's revision now.
        rejects: The file with the refused rows and their reasons (only a header where none was refused).
        provider: What the models ran on, as read back from it.
        preview: Why there is no preview index, or None if it was built, or is left to be built.
        refused_in_all: Rows that were not enrolled.
        examined: Images that the models looked at.
        seconds: From the first of them to the last.
        images: The folder that the rejects file names its images from.
    """

    enrolled: int
    unchanged: int
    refused: tuple[RefusedRow, ...]
    gallery_size: int
    revision: int
    rejects: Path
    provider: str
    preview: str | None = None
    refused_in_all: int = 0
    examined: int = 0
    seconds: float = 0.0
    images: Path | None = None

    @property
    def images_a_second(self) -> float | None:
        """How fast images were examined, or None where none was."""
        return self.examined / self.seconds if self.examined and self.seconds else None


def enrol(
    lab: Lab, request: Enrol, control: JobControl, *, analyst: Analyst, on_refused: OnRefused | None = None
) -> Enrolment:
    """Enrol every row; work is committed step by step, and a second run goes on where one stopped.

    Args:
        lab: The lab.
        request: What to enrol.
        control: Progress and cancel.
        analyst: Looks at the images.
        on_refused: Told each refused row at once, in the thread that runs.

    Raises:
        NotPermitted: if the actor is no gallery custodian; it is logged.
        CatchlightError: if there is nothing that can be enrolled (nothing is), or the lab cannot be written to.
        JobCancelled: if the examiner cancelled; what was committed stays.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.enrolment.started")
    intake = _intake(request)
    layout = intake.layout
    facts = analyst.facts()
    with lab.reading() as db, Rejects() as rejects:
        require_pack_in_use(db, facts.pack_sha256)
        run = EnrolmentRun(lab, db, custodian, intake, request.largest_face, facts.pack_sha256, control, rejects)
        if on_refused is not None:
            run.on_refused = on_refused
        _log_start(run, facts)
        path = request.rejects or _default_rejects(lab, layout)
        try:
            run.work(analyst)
        except JobCancelled:
            run.commit()
            _log_end(run, "gallery.enrolment.cancelled")
            raise
        except CatchlightError:
            with suppress(CatchlightError):
                run.commit()
            raise
        rejects.write(path, columns=layout.columns, delimiter=layout.delimiter)
        _log_end(run, "gallery.enrolment.finished", rejects=path)
        preview = _index(run) if request.indexes else None
        state = gallery_state(db)
        return Enrolment(
            enrolled=run.enrolled,
            unchanged=run.unchanged,
            refused=rejects.rows(most=MOST_SHOWN),
            gallery_size=state.portraits,
            revision=state.revision,
            rejects=path.absolute(),
            provider=facts.provider,
            preview=preview,
            refused_in_all=sum(rejects.counts().values()),
            examined=run.examined,
            seconds=run.seconds,
            images=intake.folder,
        )


def _intake(request: Enrol) -> Intake:
    """What is enrolled.

    Raises:
        CatchlightError: if it cannot be, or the rejects file would take the place of some of it.
    """
    retain_until = "" if request.retain_until is None else request.retain_until.isoformat()
    given = {"source": request.source, "legal_basis": request.legal_basis, "retain_until": retain_until}
    paths = (request.manifest, *request.more)
    intake = open_intake(paths, given=given, fields=request.fields, images=request.images)
    if request.rejects is not None:
        check_rejects_path(request.rejects, manifest=intake.layout.path)
        if request.rejects.suffix.lower() in RECORD_SUFFIXES:
            raise CatchlightError(
                f"The rejects file {request.rejects.name} is named like a file with records. Nothing was enrolled.",
                hint="Give it a name that ends with .csv.",
                rejects=str(request.rejects),
            )
    return intake


def _index(run: EnrolmentRun) -> str | None:
    """Bring the search files up to date; says why there is no preview, or None if there is."""
    generation = up_to_date(run.lab, run.db, run.actor, pack=run.pack, control=run.control)
    if generation.index is not None or not len(generation):
        return None
    return unavailable_because() or "The preview index could not be written."


def _log_start(run: EnrolmentRun, facts: EngineFacts) -> None:
    layout, intake = run.intake.layout, run.intake
    with acting(run.lab, run.db, run.actor) as act:
        act.log(
            "gallery.enrolment.started",
            subjects=(Subject("manifest", layout.sha256),),
            details={
                "of": "manifest" if intake.files is None else "type-10",
                "manifest": Personal(str(layout.path)),
                "manifest_sha256": layout.sha256,
                "rows": layout.rows,
                "ignored_columns": [Personal(name) for name in layout.ignored],
                "given": {column: Personal(value) for column, value in intake.given.items()},
                "type_2_fields": dict(asdict(intake.fields)),
                "largest_face": run.largest_face,
                "smallest_face_width": int(SMALLEST_WIDTH),
                "pack_sha256": facts.pack_sha256,
                "pack": facts.pack_name,
                "provider": facts.provider,
            },
        )


def _log_end(run: EnrolmentRun, action: str, *, rejects: Path | None = None) -> None:
    with acting(run.lab, run.db, run.actor) as act:
        state = gallery_state(run.db)
        act.log(
            action,
            subjects=(Subject("manifest", run.intake.layout.sha256),),
            details={
                "manifest_sha256": run.intake.layout.sha256,
                "examined": run.examined,
                "enrolled": run.enrolled,
                "unchanged": run.unchanged,
                "refused": run.rejects.counts(),
                "rejects": None if rejects is None else Personal(str(rejects.absolute())),
                "rejects_sha256": None if rejects is None else sha256_of(rejects),
                "gallery_size": state.portraits,
                "gallery_persons": state.persons,
                "revision": state.revision,
                "gallery_root": state.root,
            },
        )


def _default_rejects(lab: Lab, layout: Layout) -> Path:
    folder = rejects_folder(lab)
    folder.mkdir(exist_ok=True)
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return folder / f"{layout.path.stem[:80]}-{now}-{uuid.uuid4().hex[:6]}.csv"
