"""Extract every face from the exhibits of a case, step by step: what is committed stays, the next run goes on there.

A still is one act. Footage is an act that is started once and committed every few seconds; its faces, its frames' true
times and its tracks enter with the step that found them, so a run that was killed and resumed ends as an unbroken one.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import Exhibit, exhibits_of
from catchlight.evidence.recorder_clock import RecorderClock, clock_of, wall_time_of
from catchlight.faces.analyst import Analyst
from catchlight.faces.plan import DEFAULT_MODE, DetectionPlan, Mode
from catchlight.faces.records import count_faces
from catchlight.faces.stored_plan import plan_of
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.accounts import Role
from catchlight.lab.claims import claiming
from catchlight.lab.folder import Lab
from catchlight.media.facts import DecodeWarning
from catchlight.media.ledger import Ledger, State, ledger_of, warnings_of
from catchlight.workflows.case_access import case_to_work_in, permitted
from catchlight.workflows.extraction_progress import ExtractionProgress
from catchlight.workflows.extraction_run import ExtractionRun, needs_nothing
from catchlight.workflows.rejected_files import RejectedFile, check_rejects_place, write_rejects

MODES = tuple(mode.value for mode in (DEFAULT_MODE, *(mode for mode in Mode if mode is not DEFAULT_MODE)))
"""How frames are chosen, the default first; see `faces.plan.Mode`."""


@dataclass(frozen=True)
class ExtractFaces:
    """Extract the faces of a case.

    Attributes:
        actor: Who extracts.
        case: The case's number.
        exhibits: Ids of the exhibits, or empty for all of the case.
        mode: One of `MODES`; an exhibit that was begun in another mode goes on in that one.
        again: Extract anew what was done, or begun, in another mode or by an earlier version, and what ended early.
            Exhibits whose faces were searched with are left as they are, and refused.
        rejects: CSV file for what was not, or only partly, extracted; None for none.
    """

    actor: Actor
    case: str
    exhibits: tuple[str, ...] = ()
    mode: str = DEFAULT_MODE
    again: bool = False
    rejects: Path | None = None


@dataclass(frozen=True)
class ExhibitExtraction:
    """What extraction has of one exhibit.

    Attributes:
        exhibit: The exhibit.
        ledger: Its ledger, or None where nothing was started.
        faces: Faces found.
        tracks: Tracks they were joined to.
        not_suitable: Faces too poor to compare; kept, shown and counted as such.
        embedded: Faces with an embedding of their own; the others go on from one in the same track.
        warnings: What went otherwise than it should while decoding.
        plan: How it is looked at; None before the first step, and where an earlier version extracted it.
        refused: Why it was left as it is although it was to be extracted anew, or None.
        clock: Its recorder's clock, for the wall time of what happened, or None where none was noted.
    """

    exhibit: Exhibit
    ledger: Ledger | None
    faces: int
    tracks: int
    not_suitable: int
    embedded: int
    warnings: tuple[DecodeWarning, ...]
    plan: DetectionPlan | None = None
    refused: CatchlightError | None = None
    clock: RecorderClock | None = None

    @property
    def outcome(self) -> str:
        """In one word: `done`, `partly done`, `failed`, `refused`, or `not done` where it was not come to."""
        if self.refused is not None:
            return "refused"
        return "not done" if self.ledger is None else _OUTCOMES.get(self.ledger.state, "not done")

    def wall_time(self, microseconds: int) -> datetime | None:
        """The true time at this media time by the recorder's clock, or None where none was noted."""
        return wall_time_of(self.clock, microseconds)


_OUTCOMES = {State.COMPLETE: "done", State.PARTIAL: "partly done", State.FAILED: "failed"}


@dataclass(frozen=True)
class Extraction:
    """The extraction of a case's exhibits, complete ones of earlier runs included.

    Attributes:
        exhibits: All that were chosen, in their order.
        mode: The mode that was asked for; each exhibit's ledger says in which it was done.
    """

    exhibits: tuple[ExhibitExtraction, ...]
    mode: Mode = DEFAULT_MODE

    def count(self, outcome: str) -> int:
        """How many exhibits came out so."""
        return sum(known.outcome == outcome for known in self.exhibits)


def extract_faces(lab: Lab, request: ExtractFaces, control: JobControl, *, analyst: Analyst) -> Extraction:
    """Extract what is not extracted yet; an exhibit that fails is stored as failed with its reason, the others go on.

    Raises:
        NotPermitted: if the actor is no examiner, or the case not for this account; it is logged.
        CatchlightError: if exhibit or mode does not exist, the model pack is refused, or the lab cannot be
            written; what was committed stays.
        JobCancelled: if the job was asked to stop; what was committed stays.
    """
    mode = _mode(request.mode)
    if request.rejects is not None:
        check_rejects_place(request.rejects)
    with lab.reading() as db:
        examiner = permitted(lab, db, request.actor, Role.EXAMINER, what="extraction.started")
        case = case_to_work_in(lab, db, examiner, request.case, what="extraction.started")
        chosen = _chosen(exhibits_of(db, case), request.exhibits)
        refused: dict[int, CatchlightError] = {}
        try:
            done = {known.row for known in chosen if _is_done(db, known, mode, again=request.again)}
            if len(done) < len(chosen):
                progress = ExtractionProgress(control, chosen, done=done)
                run = ExtractionRun(
                    lab, db, case, examiner, mode, request.again, analyst, analyst.facts(), progress, refused
                )
                _extract(run, chosen, control)
        except JobCancelled:
            _hand_back(request, _extraction(db, chosen, refused, mode))
            raise
        extraction = _extraction(db, chosen, refused, mode)
    _hand_back(request, extraction)
    return extraction


def extraction_of(db: Database, exhibit: Exhibit, *, refused: CatchlightError | None = None) -> ExhibitExtraction:
    """What extraction has of one exhibit so far."""
    ledger = ledger_of(db, exhibit.row)
    found = count_faces(db, exhibit.row)
    return ExhibitExtraction(
        exhibit,
        ledger,
        found.faces,
        found.tracks,
        found.not_suitable,
        found.embedded,
        tuple(warnings_of(db, exhibit.row)),
        plan_of(ledger),
        refused,
        clock_of(db, exhibit.row),
    )


def _extraction(db: Database, chosen: list[Exhibit], refused: dict[int, CatchlightError], mode: Mode) -> Extraction:
    return Extraction(tuple(extraction_of(db, exhibit, refused=refused.get(exhibit.row)) for exhibit in chosen), mode)


def _extract(run: ExtractionRun, chosen: list[Exhibit], control: JobControl) -> None:
    stills = [exhibit for exhibit in chosen if exhibit.kind == "still"]
    if stills:
        with claiming(run.lab, f"stills-{run.case.row}", control):
            run.stills([exhibit for exhibit in stills if not run.is_done(exhibit)])
    for exhibit in chosen:
        if exhibit.kind != "footage":
            continue
        with claiming(run.lab, f"footage-{exhibit.row}", control):
            if not run.is_done(exhibit):
                run.footage(exhibit)


def _is_done(db: Database, exhibit: Exhibit, mode: Mode, *, again: bool) -> bool:
    return needs_nothing(ledger_of(db, exhibit.row), mode=mode, again=again)


def _hand_back(request: ExtractFaces, extraction: Extraction) -> None:
    """Write the rejects file, if one was asked for."""
    if request.rejects is None:
        return
    rejected = (
        _rejected(known) for known in extraction.exhibits if known.outcome in {"partly done", "failed", "refused"}
    )
    write_rejects(request.rejects, rejected)


def _rejected(known: ExhibitExtraction) -> RejectedFile:
    reason, hint = "", ""
    if known.refused is not None:
        reason, hint = known.refused.message, known.refused.hint
    elif known.ledger is not None and known.ledger.failure is not None:
        hint = known.ledger.hint or ""
        reason = known.ledger.failure.removesuffix(hint).rstrip()
    exhibit = known.exhibit
    return RejectedFile(exhibit.id, exhibit.path, exhibit.sha256, known.outcome, reason, hint)


def _mode(name: str) -> Mode:
    try:
        return Mode(name)
    except ValueError as error:
        raise CatchlightError(f"There is no mode {name}.", hint=f"Choose one of: {', '.join(MODES)}.") from error


def _chosen(exhibits: list[Exhibit], wanted: tuple[str, ...]) -> list[Exhibit]:
    known = {exhibit.id: exhibit for exhibit in exhibits}
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise CatchlightError(
            f"The case has no exhibit {', '.join(unknown)}.",
            hint=f"Its exhibits are: {', '.join(known) or 'none yet'}.",
            unknown=unknown,
        )
    return [known[name] for name in wanted] if wanted else exhibits
