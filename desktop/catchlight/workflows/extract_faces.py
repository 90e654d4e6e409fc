"""Extract every face from the exhibits of a case, step by step: what is committed stays, the next run goes on there.

A still is one act. Footage is an act that is started once and committed every few seconds; its faces, its frames' true
times and its tracks enter with the step that found them, so a run that was killed and resumed ends as an unbroken one.
"""

from dataclasses import dataclass

from sqlite_utils import Database

from catchlight.errors import CatchlightError
from catchlight.evidence.cases import case_numbered
from catchlight.evidence.entry import Actor
from catchlight.evidence.exhibits import Exhibit, exhibits_of
from catchlight.faces.analyst import Analyst
from catchlight.faces.records import count_faces
from catchlight.jobs import JobControl
from catchlight.lab.claims import claiming
from catchlight.lab.folder import Lab
from catchlight.media.facts import DecodeWarning
from catchlight.media.ledger import Ledger, State, ledger_of, warnings_of
from catchlight.workflows.create_lab import require_name
from catchlight.workflows.extraction_run import ExtractionRun

MODES = ("every-frame",)
"""How frames are chosen: every one, at full resolution."""


@dataclass(frozen=True)
class ExtractFaces:
    """Extract the faces of a case.

    Attributes:
        actor: Who extracts.
        case: The case's number.
        exhibits: Ids of the exhibits, or empty for all of the case.
        mode: One of `MODES`.
    """

    actor: Actor
    case: str
    exhibits: tuple[str, ...] = ()
    mode: str = MODES[0]


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
    """

    exhibit: Exhibit
    ledger: Ledger | None
    faces: int
    tracks: int
    not_suitable: int
    embedded: int
    warnings: tuple[DecodeWarning, ...]


@dataclass(frozen=True)
class Extraction:
    """The extraction of a case's exhibits, complete ones of earlier runs included."""

    exhibits: tuple[ExhibitExtraction, ...]


def extract_faces(lab: Lab, request: ExtractFaces, control: JobControl, *, analyst: Analyst) -> Extraction:
    """Extract what is not extracted yet; an exhibit that fails is stored as failed with its reason, the others go on.

    Raises:
        CatchlightError: if case, exhibit or mode does not exist, the model pack is refused, or the lab cannot be
            written; what was committed stays.
        JobCancelled: if the job was asked to stop; what was committed stays.
    """
    require_name(request.actor)
    if request.mode not in MODES:
        raise CatchlightError(f"There is no mode {request.mode}.", hint=f"Choose one of: {', '.join(MODES)}.")
    with lab.reading() as db:
        case = case_numbered(db, request.case)
        chosen = _chosen(exhibits_of(db, case), request.exhibits)
        if not all(_is_complete(db, exhibit) for exhibit in chosen):
            run = ExtractionRun(
                lab, db, case, request.actor, request.mode, control, analyst, analyst.facts(), tuple(chosen)
            )
            _extract(run, chosen)
        return Extraction(tuple(extraction_of(db, exhibit) for exhibit in chosen))


def extraction_of(db: Database, exhibit: Exhibit) -> ExhibitExtraction:
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
    )


def _extract(run: ExtractionRun, chosen: list[Exhibit]) -> None:
    stills = [exhibit for exhibit in chosen if exhibit.kind == "still"]
    with claiming(run.lab, f"stills-{run.case.row}", run.control):
        run.stills([exhibit for exhibit in stills if not _is_complete(run.db, exhibit)])
    for exhibit in chosen:
        if exhibit.kind != "footage":
            continue
        with claiming(run.lab, f"footage-{exhibit.row}", run.control):
            if not _is_complete(run.db, exhibit):
                run.footage(exhibit)


def _is_complete(db: Database, exhibit: Exhibit) -> bool:
    ledger = ledger_of(db, exhibit.row)
    return ledger is not None and ledger.state is State.COMPLETE


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
