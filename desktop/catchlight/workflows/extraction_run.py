"""One run of extraction over a case: the work of `extract_faces`, exhibit by exhibit."""

import time
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from catchlight.errors import AnalystStopped, CatchlightError, MediaRefused, OffTheCase, ResumeRefused
from catchlight.evidence.case_work import refuse_if_off_the_case
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Value, timestamp
from catchlight.evidence.exhibits import Exhibit, original_of
from catchlight.evidence.log import Act, acting
from catchlight.evidence.store import lab_store
from catchlight.faces import keeping
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import EngineFacts, FootageStep, Resume, StillFindings
from catchlight.faces.plan import Mode
from catchlight.faces.stored_plan import plan_text
from catchlight.jobs import JobCancelled
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.media import ledger
from catchlight.media.facts import DecodeWarning
from catchlight.media.ledger import FramesDone, Ledger, LedgerFrame, State
from catchlight.workflows.case_access import working
from catchlight.workflows.extraction_entries import ended_details, found_so_far, log_extraction
from catchlight.workflows.extraction_progress import ExtractionProgress
from catchlight.workflows.still_outcomes import still_outcomes


def needs_nothing(known: Ledger | None, *, mode: Mode, again: bool) -> bool:
    """True where an extraction has ended, and nobody asks for it otherwise."""
    if known is None or not known.state.has_ended:
        return False
    is_other = known.plan is None or known.mode != mode or known.state is State.PARTIAL
    return not (again and is_other)


@dataclass
class ExtractionRun:
    """What a run works with, and how far it came.

    Attributes:
        lab: The lab.
        db: Its connection, of the thread that runs.
        case: The case.
        actor: Who extracts.
        mode: The mode for what is begun in this run; what is gone on with keeps its own.
        again: Whether what was extracted otherwise is extracted anew.
        analyst: The model worker.
        engine: What it runs.
        progress: How far all exhibits of the run are.
        refused: Why exhibits were left as they are, by row.
    """

    lab: Lab
    db: Database
    case: Case
    actor: Actor
    mode: Mode
    again: bool
    analyst: Analyst
    engine: EngineFacts
    progress: ExtractionProgress
    refused: dict[int, CatchlightError] = field(default_factory=dict)

    def is_done(self, exhibit: Exhibit) -> bool:
        """True where nothing is to be done: it has ended, and need not or cannot be extracted anew."""
        known = ledger.ledger_of(self.db, exhibit.row)
        if needs_nothing(known, mode=self.mode, again=self.again):
            self.progress.ended(exhibit)
            return True
        if known is not None and known.state.has_ended and keeping.was_searched_with(self.db, exhibit.row):
            self.refused[exhibit.row] = keeping.searched_with(exhibit.row)
            self.progress.ended(exhibit)
            return True
        return False

    def stills(self, exhibits: list[Exhibit]) -> None:
        """Extract stills; each is one act."""
        began = time.monotonic()
        for exhibit, outcome in still_outcomes(
            exhibits, store=lab_store(self.lab), analyst=self.analyst, mode=self.mode
        ):
            if isinstance(outcome, CatchlightError):
                self._fail(exhibit, outcome)
            else:
                self._keep_still(exhibit, outcome, seconds=time.monotonic() - began)
            began = time.monotonic()
            self.progress.ended(exhibit)

    def footage(self, exhibit: Exhibit) -> None:
        """Extract a piece of footage, from where an earlier run stopped."""
        try:
            path = original_of(exhibit, store=lab_store(self.lab))
        except CatchlightError as error:
            self._fail(exhibit, error)
            self.progress.ended(exhibit)
            return
        try:
            mode, resume = self._begin(exhibit)
            try:
                self._examine_footage(exhibit, path, mode, resume)
            except ResumeRefused:
                mode, resume = self._start_footage(
                    exhibit, "this version cannot go on from what the interrupted run left"
                )
                self._examine_footage(exhibit, path, mode, resume)
        except keeping.SearchedWith as error:
            self.refused[exhibit.row] = error
        except (MediaRefused, AnalystStopped) as error:
            self._fail(exhibit, error)
        except JobCancelled:
            self._cancelled(exhibit)
            raise
        except OffTheCase as error:
            self._cancelled(exhibit, because=error.message)
            raise
        self.progress.ended(exhibit)

    def _examine_footage(self, exhibit: Exhibit, path: Path, mode: Mode, resume: Resume | None) -> None:
        self.progress.reached(exhibit, resume.next_frame if resume else 0)
        moved = self.progress.listener(exhibit)
        with closing(self.analyst.footage(path, mode=mode, resume=resume, moved=moved)) as steps:
            began = time.monotonic()
            for step in steps:
                self._keep_step(exhibit, step, seconds=time.monotonic() - began)
                began = time.monotonic()
                if not step.finished:  # what has ended is not cancelled any more
                    self.progress.reached(exhibit, step.decoded_until)

    def _begin(self, exhibit: Exhibit) -> tuple[Mode, Resume | None]:
        """Start the footage's ledger, or find where it goes on; an act that went on unasked needs no second entry."""
        known = ledger.ledger_of(self.db, exhibit.row)
        if known is None:
            return self._start_footage(exhibit, None)
        because = self._anew_because(known)
        if because is not None:
            return self._start_footage(exhibit, because)
        if known.state is not State.RUNNING or known.started_by != self.actor.name:
            with self._working("extraction.continued") as act:
                details = {"from_frame": known.decoded_until, "mode": known.mode, **found_so_far(self.db, exhibit)}
                ledger.set_state(self.db, exhibit.row, State.RUNNING)
                log_extraction(act, self.case, "extraction.continued", exhibit, details)
        resume = None if known.resume_state is None else Resume(known.decoded_until, known.resume_state)
        return Mode(known.mode), resume

    def _anew_because(self, known: Ledger) -> str | None:
        """Why an extraction that has not ended, or is to be done otherwise, is begun anew; None: it goes on."""
        if known.pack_sha256 != self.engine.pack_sha256:
            return "it was begun with another model pack"
        if known.state.has_ended:
            return "the examiner asked for it"
        if known.decoded_until > 0 and known.resume_state is None:
            return "an earlier version began it, and it cannot be gone on with from there"
        if known.mode != self.mode and (self.again or known.decoded_until == 0):
            return "the examiner asked for another mode"
        return None

    def _start_footage(self, exhibit: Exhibit, because: str | None) -> tuple[Mode, Resume | None]:
        details: dict[str, Value] = {"mode": self.mode.value, "model_pack": self.engine.pack_sha256}
        with self._working("extraction.started") as act:
            self._start(act, exhibit)
            if because is not None:
                details["begun_anew_because"] = because
            log_extraction(act, self.case, "extraction.started", exhibit, details)
        return self.mode, None

    def _start(self, act: Act, exhibit: Exhibit) -> None:
        keeping.forget_faces(self.db, exhibit.row)
        fresh = Ledger(
            exhibit_row=exhibit.row,
            state=State.RUNNING,
            pack_sha256=self.engine.pack_sha256,
            provider=self.engine.provider,
            mode=self.mode,
            smallest_face=None,
            frames_expected=exhibit.frames_expected,
            frames_decoded=0,
            frames_failed=0,
            decoded_until=0,
            seconds=0.0,
            facts=None,
            failure=None,
            started_by=self.actor.name,
        )
        ledger.start(self.db, fresh, at=timestamp(act.now))

    def _keep_step(self, exhibit: Exhibit, step: FootageStep, *, seconds: float) -> None:
        store = lab_store(self.lab)
        crops = {
            (track.number, best.frame): store.put(best.crop)
            for track in step.tracks
            for best in track.best
            if best.crop is not None
        }
        if step.finished:
            with self._working("extraction.finished") as act:
                superseded = self._write_step(exhibit, step, crops, seconds=seconds)
                self._end(act, exhibit, broken=step.broken)
        else:
            with transaction(self.db):
                refuse_if_off_the_case(self.db, self.case, self.actor.account)
                superseded = self._write_step(exhibit, step, crops, seconds=seconds)
        store.settle(crops.values())
        store.suspect(superseded)

    def _write_step(
        self, exhibit: Exhibit, step: FootageStep, crops: keeping.CropsByFrame, *, seconds: float
    ) -> list[str]:
        ledger.note_media(
            self.db,
            exhibit.row,
            frames=step.facts.frames_expected,
            smallest_face=step.plan.smallest_face,
            facts=step.facts,
            plan=plan_text(step.plan),
        )
        done = FramesDone(
            frames=[
                LedgerFrame(frame.number, frame.microseconds, frame.fingerprint, gated=frame.gated)
                for frame in step.frames
            ],
            failed=step.failed,
            decoded_until=step.decoded_until,
            seconds=seconds,
            duplicates=step.duplicates,
            resume_state=None if step.finished else step.state,
            failed_unlisted=step.failed_unlisted,
        )
        ledger.add_frames(self.db, exhibit.row, done)
        ledger.add_warnings(self.db, exhibit.row, step.warnings)
        return keeping.add_footage_step(self.db, exhibit.row, step, crops=crops, pack=self.engine.pack_sha256)

    def _keep_still(self, exhibit: Exhibit, findings: StillFindings, *, seconds: float) -> None:
        store = lab_store(self.lab)
        crops = [store.put(crop) for crop in findings.crops]
        try:
            with self._working("extraction.finished") as act:
                self._start(act, exhibit)
                self._write_still(exhibit, findings, crops, seconds=seconds)
                self._end(act, exhibit, broken=None)
        except keeping.SearchedWith as error:
            self.refused[exhibit.row] = error
            return
        store.settle(crops)

    def _write_still(self, exhibit: Exhibit, findings: StillFindings, crops: list[str], *, seconds: float) -> None:
        pages = len(findings.pages) + len(findings.failed)
        ledger.note_media(
            self.db,
            exhibit.row,
            frames=pages,
            smallest_face=findings.plan.smallest_face,
            facts=None,
            plan=plan_text(findings.plan),
        )
        done = FramesDone(
            frames=[LedgerFrame(page.number, None) for page in findings.pages],
            failed=findings.failed,
            decoded_until=pages,
            seconds=seconds,
        )
        ledger.add_frames(self.db, exhibit.row, done)
        warnings = [DecodeWarning(0, None, message) for message in findings.warnings]
        ledger.add_warnings(self.db, exhibit.row, warnings)
        pack = self.engine.pack_sha256
        keeping.add_still_faces(self.db, exhibit.row, findings, crops=crops, pack=pack)

    def _end(self, act: Act, exhibit: Exhibit, *, broken: str | None) -> None:
        """End the ledger, with an entry that says how much was examined and fixes what was found by its hash."""
        lacks = broken or _lacks(exhibit, ledger.ledger_of(self.db, exhibit.row))
        state = State.COMPLETE if lacks is None else State.PARTIAL
        hint = None if lacks is None else _PARTIAL_HINT
        failure = None if lacks is None else f"{lacks} {_PARTIAL_HINT}"
        ledger.set_state(self.db, exhibit.row, state, failure=failure, hint=hint, at=timestamp(act.now))
        log_extraction(act, self.case, "extraction.finished", exhibit, ended_details(self.db, exhibit, broken=broken))

    def _fail(self, exhibit: Exhibit, error: CatchlightError) -> None:
        """Store the failure; what an earlier step found stays."""
        known = ledger.ledger_of(self.db, exhibit.row)
        if known is not None and known.state.has_ended:  # it was to be done anew: what was found then stands
            self.refused[exhibit.row] = error
            return
        with self._working("extraction.failed") as act:
            if known is None:
                self._start(act, exhibit)
            failure = f"{error.message} {error.hint}"
            ledger.set_state(self.db, exhibit.row, State.FAILED, failure=failure, hint=error.hint)
            details = {"reason": Personal(error.message), **found_so_far(self.db, exhibit)}
            log_extraction(act, self.case, "extraction.failed", exhibit, details)

    def _cancelled(self, exhibit: Exhibit, *, because: str | None = None) -> None:
        """Log where it stopped; nothing of an exhibit that was not begun, or was erased meanwhile."""
        kept = ledger.ledger_of(self.db, exhibit.row)
        if kept is None or kept.state is not State.RUNNING:
            return
        details: dict[str, Value] = {"at_frame": kept.decoded_until}
        if because is not None:
            details["reason"] = Personal(because)
        with acting(self.lab, self.db, self.actor) as act:
            ledger.set_state(self.db, exhibit.row, State.CANCELLED)
            details |= found_so_far(self.db, exhibit)
            log_extraction(act, self.case, "extraction.cancelled", exhibit, details)

    def _working(self, what: str) -> AbstractContextManager[Act]:
        """One act of the run, which ends where the case was closed meanwhile, or the examiner taken off it."""
        return working(self.lab, self.db, self.actor, self.case, what=what)


def _lacks(exhibit: Exhibit, known: Ledger | None) -> str | None:
    """What of an exhibit that was read to its end could not be examined, in words; None where nothing is known of."""
    if known is None or known.frames_failed == 0:
        return None
    parts = "pages" if exhibit.kind == "still" else "frames"
    whole = known.frames_decoded + known.frames_failed
    return f"{known.frames_failed:,} of {whole:,} {parts} could not be decoded."


_PARTIAL_HINT = "What was decoded stands; ask for the file again, or convert a copy of it and add the copy."
