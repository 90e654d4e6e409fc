"""Enrol the portraits of a manifest in the gallery; every row ends enrolled, unchanged or refused with its reason."""

import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Subject
from catchlight.evidence.log import acting
from catchlight.evidence.store import sha256_of
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import EngineFacts
from catchlight.gallery.choose import SMALLEST_WIDTH
from catchlight.gallery.manifest import Layout, find_manifest, survey_manifest
from catchlight.gallery.portraits import gallery_state
from catchlight.gallery.preview import unavailable_because
from catchlight.gallery.rejects import RefusedRow, Rejects, check_rejects_path
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.folder import Lab
from catchlight.workflows.case_access import permitted
from catchlight.workflows.enrolment_run import EnrolmentRun
from catchlight.workflows.gallery_files import ready_generation


@dataclass(frozen=True, kw_only=True)
class Enrol:
    """What to enrol.

    Attributes:
        actor: Who acts.
        manifest: The CSV file, or the folder that holds it; images are named relative to that folder.
        largest_face: Of several faces without a `face_box`, take the largest; recorded with the portrait and logged.
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
        provider: What the models ran on, as read back from it.
        preview: None if the preview index was built, otherwise why there is none.
    """

    enrolled: int
    unchanged: int
    refused: tuple[RefusedRow, ...]
    gallery_size: int
    revision: int
    rejects: Path
    provider: str
    preview: str | None = None


def enrol(lab: Lab, request: Enrol, control: JobControl, *, analyst: Analyst) -> Enrolment:
    """Enrol every row of a manifest; work is committed step by step, and a second run goes on where one stopped.

    Raises:
        NotPermitted: if the actor is no gallery custodian; it is logged.
        CatchlightError: if the manifest cannot be used at all (nothing is enrolled), or the lab cannot be written to.
        JobCancelled: if the examiner cancelled; what was committed stays.
    """
    with lab.reading() as db:
        custodian = permitted(lab, db, request.actor, Role.CUSTODIAN, what="gallery.enrolment.started")
    manifest = find_manifest(request.manifest)
    layout = survey_manifest(manifest)
    if request.rejects is not None:
        check_rejects_path(request.rejects, manifest=manifest)
    facts = analyst.facts()
    with lab.reading() as db, Rejects() as rejects:
        run = EnrolmentRun(lab, db, custodian, layout, request.largest_face, facts.pack_sha256, control, rejects)
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
        preview = _index(run)
        state = gallery_state(db)
        return Enrolment(
            run.enrolled,
            run.unchanged,
            rejects.rows(),
            state.portraits,
            state.revision,
            path.absolute(),
            facts.provider,
            preview,
        )


def _index(run: EnrolmentRun) -> str | None:
    """Bring the search files up to date; says why there is no preview, or None if there is."""
    generation = ready_generation(run.lab, run.db, run.actor, pack=run.pack, control=run.control, with_index=True)
    if generation.index is not None or not len(generation.templates):
        return None
    return unavailable_because() or "The preview index could not be written."


def _log_start(run: EnrolmentRun, facts: EngineFacts) -> None:
    layout = run.layout
    with acting(run.lab, run.db, run.actor) as act:
        act.log(
            "gallery.enrolment.started",
            subjects=(Subject("manifest", layout.sha256),),
            details={
                "manifest": Personal(str(layout.path)),
                "manifest_sha256": layout.sha256,
                "rows": layout.rows,
                "ignored_columns": [Personal(name) for name in layout.ignored],
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
            subjects=(Subject("manifest", run.layout.sha256),),
            details={
                "manifest_sha256": run.layout.sha256,
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
    folder = lab.folder / "gallery" / "rejects"
    folder.mkdir(exist_ok=True)
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return folder / f"{layout.path.stem[:80]}-{now}-{uuid.uuid4().hex[:6]}.csv"
