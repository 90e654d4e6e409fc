"""One run of extraction over a case: the work of `extract_faces`, exhibit by exhibit."""

import hashlib
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field

import msgspec
from sqlite_utils import Database

from catchlight.errors import AnalystStopped, CatchlightError, MediaRefused
from catchlight.evidence.cases import Case
from catchlight.evidence.commitment import Personal
from catchlight.evidence.entry import Actor, Subject, Value, timestamp
from catchlight.evidence.exhibits import Exhibit, original_bytes, original_of
from catchlight.evidence.log import Act, acting
from catchlight.evidence.store import lab_store
from catchlight.faces import records
from catchlight.faces.analyst import Analyst
from catchlight.faces.findings import EngineFacts, FootageStep, Resume, StillFindings
from catchlight.jobs import JobCancelled, JobControl
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.media import ledger
from catchlight.media.facts import DecodeWarning
from catchlight.media.ledger import Ledger, State

_STILLS_AT_ONCE = 16
_UNKNOWN_FRAMES = 1000
"""Weight in the progress of footage that does not say how many frames it has."""

StillOutcome = StillFindings | CatchlightError


@dataclass
class ExtractionRun:
    """What a run works with, and how far it came.

    Attributes:
        lab: The lab.
        db: Its connection, of the thread that runs.
        case: The case.
        actor: Who extracts.
        mode: The mode, as stored.
        control: Progress and cancel.
        analyst: The model worker.
        engine: What it runs.
        exhibits: All exhibits of the run, for the progress.
    """

    lab: Lab
    db: Database
    case: Case
    actor: Actor
    mode: str
    control: JobControl
    analyst: Analyst
    engine: EngineFacts
    exhibits: tuple[Exhibit, ...]
    _frames_done: dict[int, int] = field(default_factory=dict)

    def stills(self, exhibits: list[Exhibit]) -> None:
        """Extract stills; each is one act."""
        for exhibit, outcome, seconds in self._still_outcomes(exhibits):
            self._report(exhibit, 1)
            if isinstance(outcome, CatchlightError):
                self._fail(exhibit, outcome)
            else:
                self._keep_still(exhibit, outcome, seconds=seconds)

    def footage(self, exhibit: Exhibit) -> None:
        """Extract a piece of footage, from where an earlier run stopped."""
        try:
            path = original_of(exhibit, store=lab_store(self.lab))
        except CatchlightError as error:
            self._fail(exhibit, error)
            return
        resume = self._begin(exhibit)
        try:
            with closing(self.analyst.footage(path, resume=resume)) as steps:
                self._report(exhibit, resume.next_frame if resume else 0)
                began = time.monotonic()
                for step in steps:
                    self._keep_step(exhibit, step, seconds=time.monotonic() - began)
                    began = time.monotonic()
                    self._report(exhibit, step.decoded_until)
        except (MediaRefused, AnalystStopped) as error:
            self._fail(exhibit, error)
        except JobCancelled:
            self._cancelled(exhibit)
            raise

    def _begin(self, exhibit: Exhibit) -> Resume | None:
        """Start the footage's ledger, or find where it goes on; an act that went on unasked needs no second entry."""
        known = ledger.ledger_of(self.db, exhibit.row)
        if known is not None and known.pack_sha256 == self.engine.pack_sha256:
            if known.state is not State.RUNNING or known.started_by != self.actor.name:
                with acting(self.lab, self.db, self.actor) as act:
                    ledger.set_state(self.db, exhibit.row, State.RUNNING)
                    self._log(act, "extraction.continued", exhibit, {"from_frame": known.decoded_until})
            return Resume(known.decoded_until, records.found_faces(self.db, exhibit.row))
        with acting(self.lab, self.db, self.actor) as act:
            self._start(act, exhibit)
            self._log(act, "extraction.started", exhibit, {"mode": self.mode, "model_pack": self.engine.pack_sha256})
        return None

    def _start(self, act: Act, exhibit: Exhibit) -> None:
        records.forget_faces(self.db, exhibit.row)
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
        crops = {track.number: store.put(track.crop) for track in step.tracks if track.crop is not None}
        pack = self.engine.pack_sha256
        if step.finished:
            with acting(self.lab, self.db, self.actor) as act:
                superseded = self._write_step(exhibit, step, crops, pack=pack, seconds=seconds)
                self._finish(act, exhibit)
        else:
            with transaction(self.db):
                superseded = self._write_step(exhibit, step, crops, pack=pack, seconds=seconds)
        store.settle(crops.values())
        store.suspect(superseded)

    def _write_step(
        self, exhibit: Exhibit, step: FootageStep, crops: dict[int, str], *, pack: str, seconds: float
    ) -> list[str]:
        ledger.note_media(
            self.db, exhibit.row, frames=step.facts.frames_expected, smallest_face=step.smallest_face, facts=step.facts
        )
        ledger.add_frames(
            self.db,
            exhibit.row,
            frames=step.frames,
            failed=step.failed,
            decoded_until=step.decoded_until,
            seconds=seconds,
        )
        ledger.add_warnings(self.db, exhibit.row, step.warnings)
        return records.add_footage_faces(self.db, exhibit.row, step.faces, step.tracks, crops=crops, pack=pack)

    def _keep_still(self, exhibit: Exhibit, findings: StillFindings, *, seconds: float) -> None:
        store = lab_store(self.lab)
        crops = [store.put(crop) for crop in findings.crops]
        warnings = [DecodeWarning(0, None, message) for message in findings.warnings]
        with acting(self.lab, self.db, self.actor) as act:
            self._start(act, exhibit)
            ledger.note_media(
                self.db, exhibit.row, frames=exhibit.frames_expected, smallest_face=findings.smallest_face, facts=None
            )
            ledger.add_frames(self.db, exhibit.row, frames=[(0, None)], failed=[], decoded_until=1, seconds=seconds)
            ledger.add_warnings(self.db, exhibit.row, warnings)
            pack = self.engine.pack_sha256
            records.add_still_faces(self.db, exhibit.row, findings, crops=crops, pack=pack)
            self._finish(act, exhibit)
        store.settle(crops)

    def _finish(self, act: Act, exhibit: Exhibit) -> None:
        """Complete the ledger, with an entry that says how much was examined and fixes what was found by its hash."""
        ledger.set_state(self.db, exhibit.row, State.COMPLETE, at=timestamp(act.now))
        kept = ledger.ledger_of(self.db, exhibit.row)
        if kept is None:
            raise RuntimeError("an extraction was finished that was never started")
        found = records.count_faces(self.db, exhibit.row)
        details = {
            "mode": kept.mode,
            "model_pack": kept.pack_sha256,
            "provider": kept.provider,
            "smallest_face": kept.smallest_face,
            "frames_expected": kept.frames_expected,
            "frames_decoded": kept.frames_decoded,
            "frames_failed": kept.frames_failed,
            "faces": found.faces,
            "tracks": found.tracks,
            "faces_not_suitable": found.not_suitable,
            "faces_embedded": found.embedded,
            "findings_sha256": _digest(records.faces_of_exhibit(self.db, exhibit.row)),
        }
        self._log(act, "extraction.finished", exhibit, details)

    def _fail(self, exhibit: Exhibit, error: CatchlightError) -> None:
        """Store the failure; what an earlier step found stays."""
        with acting(self.lab, self.db, self.actor) as act:
            if ledger.ledger_of(self.db, exhibit.row) is None:
                self._start(act, exhibit)
            ledger.set_state(self.db, exhibit.row, State.FAILED, failure=f"{error.message} {error.hint}")
            self._log(act, "extraction.failed", exhibit, {"reason": Personal(error.message)})

    def _cancelled(self, exhibit: Exhibit) -> None:
        with acting(self.lab, self.db, self.actor) as act:
            ledger.set_state(self.db, exhibit.row, State.CANCELLED)
            kept = ledger.ledger_of(self.db, exhibit.row)
            self._log(act, "extraction.cancelled", exhibit, {"at_frame": kept.decoded_until if kept else 0})

    def _still_outcomes(self, exhibits: list[Exhibit]) -> Iterator[tuple[Exhibit, StillOutcome, float]]:
        """Each still with what was found in it, or why that was impossible, and the seconds it took."""
        for start in range(0, len(exhibits), _STILLS_AT_ONCE):
            readable: list[tuple[Exhibit, bytes]] = []
            for exhibit in exhibits[start : start + _STILLS_AT_ONCE]:
                try:
                    readable.append((exhibit, original_bytes(exhibit, store=lab_store(self.lab))))
                except CatchlightError as error:
                    yield exhibit, error, 0.0
            while readable:
                began = time.monotonic()
                answered = 0
                for exhibit, outcome in self._examine([data for _, data in readable], readable):
                    yield exhibit, outcome, time.monotonic() - began
                    began = time.monotonic()
                    answered += 1
                readable = readable[answered:]

    def _examine(
        self, images: list[bytes], readable: list[tuple[Exhibit, bytes]]
    ) -> Iterator[tuple[Exhibit, StillOutcome]]:
        """One conversation with the analyst; where a still makes it stop, that still is answered with the error."""
        waiting = iter(readable)
        try:
            with closing(self.analyst.stills(images)) as found:
                for findings in found:
                    yield next(waiting)[0], findings
        except AnalystStopped as error:
            yield next(waiting)[0], error

    def _report(self, exhibit: Exhibit, frames: int) -> None:
        self._frames_done[exhibit.row] = frames
        total = sum(_weight(known) for known in self.exhibits)
        done = sum(min(self._frames_done.get(known.row, 0), _weight(known)) for known in self.exhibits)
        self.control.step(done, total, exhibit.name)

    def _log(self, act: Act, action: str, exhibit: Exhibit, details: Mapping[str, Value]) -> None:
        act.log(
            action,
            case=self.case.identifier,
            subjects=(Subject("exhibit", exhibit.sha256),),
            details={"exhibit": exhibit.id, **details},
        )


def _weight(exhibit: Exhibit) -> int:
    return exhibit.frames_expected or _UNKNOWN_FRAMES


def _digest(faces: list[records.StoredFace]) -> str:
    """SHA-256 over what was found, so that a later change to the stored faces can be shown."""
    digest = hashlib.sha256()
    for face in faces:
        digest.update(msgspec.json.encode((face.frame, face.microseconds, face.face)))
    return digest.hexdigest()
