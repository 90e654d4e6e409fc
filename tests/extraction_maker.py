"""A lab with extracted footage and stills, written as an extraction writes it but without one: no model, no decoder."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fractions import Fraction

from tests.findings_maker import PACK, a_ledger

from catchlight.evidence.cases import Case
from catchlight.evidence.entry import Actor, timestamp
from catchlight.evidence.exhibits import ExaminedFile, Exhibit, add_exhibit
from catchlight.evidence.log import acting
from catchlight.evidence.store import lab_store
from catchlight.faces import keeping
from catchlight.faces.face import Box, Face, Quality, Reason, Verdict
from catchlight.faces.findings import (
    BestFace,
    ExaminedFrame,
    FootageStep,
    FoundFace,
    HeldFace,
    PageFindings,
    StillFindings,
    TrackUpdate,
)
from catchlight.faces.plan import Mode, plan_for, plan_still
from catchlight.faces.stored_plan import plan_text
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.media import ledger
from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.ledger import FramesDone, LedgerFrame, State
from catchlight.workflows.extraction_entries import ended_details, log_extraction

FRAME = 40_000  # microseconds
FACTS = FootageFacts(
    width=768,
    height=432,
    codec="h264",
    container="matroska",
    frames_expected=1000,
    frames_expected_exact=False,
    duration_microseconds=40_000_000,
    nominal_rate=Fraction(25),
    time_base=Fraction(1, 1000),
    starts_at_microseconds=0,
    video_streams=2,
    pixel_aspect=Fraction(16, 15),
    rotation=90,
    pixel_format="yuv420p",
    size=3_482_113,
)
EMBEDDING = b"\0\0\x80\x3f" + b"\0" * 508


def face(left: float = 100.0, *, verdict: Verdict = Verdict.USABLE, reasons: tuple[Reason, ...] = ()) -> Face:
    """A face whose measures do not matter."""
    quality = Quality(42.5, 0.5, 0.4, 6.1, 0.9, -12.0, 3.0, 1.5, verdict, reasons)
    points = tuple((left + number, 20.0 + number) for number in range(5))
    return Face(Box(left, 40.0, 62.0, 78.0), points, 0.93, quality, EMBEDDING)


@dataclass
class FilledLab:
    """Takes exhibits in and examines them on paper."""

    lab: Lab
    case: Case
    actor: Actor
    crops: Sequence[bytes] = (b"no picture",)
    _number: int = field(default=0)

    def exhibit(self, name: str, *, kind: str = "footage", frames: int | None = 1000) -> Exhibit:
        """A file of the case."""
        self._number += 1
        file = ExaminedFile(
            path=f"/seized/{name}",
            sha256=f"{self._number:02x}" * 32,
            size=3_482_113,
            kind=kind,
            width=768,
            height=432,
            frames_expected=frames,
        )
        with self.lab.reading() as db, acting(self.lab, db, self.actor) as act:
            return add_exhibit(act, self.case, file)

    def begin(self, exhibit: Exhibit, *, mode: Mode = Mode.FAST, facts: FootageFacts | None = FACTS) -> None:
        """Open the ledger."""
        plan = (plan_still if exhibit.kind == "still" else plan_for)(mode, exhibit.width, exhibit.height)
        fresh = a_ledger(exhibit.row, mode=mode, frames_expected=exhibit.frames_expected, started_by=self.actor.name)
        with self.lab.reading() as db, transaction(db):
            ledger.start(db, fresh, at=timestamp(datetime.now(UTC)))
            ledger.note_media(
                db,
                exhibit.row,
                frames=exhibit.frames_expected,
                smallest_face=plan.smallest_face,
                facts=facts,
                plan=plan_text(plan),
            )

    def step(
        self,
        exhibit: Exhibit,
        *,
        start: int,
        frames: int,
        tracks: Sequence[int],
        failed: Sequence[int] = (),
        best: Sequence[int] = (0, 1, 2),
        hold: int = 0,
        warnings: Sequence[DecodeWarning] = (),
    ) -> None:
        """One committed step: a face of each track in every frame, those `best` frames after the start its best.

        The last face of each track stands for `hold` frames more.
        """
        numbers = [number for number in range(start, start + frames) if number not in failed]
        found = tuple(
            FoundFace(number, number * FRAME, track, self._face(track, number))
            for number in numbers
            for track in tracks
        )
        store = lab_store(self.lab)
        crops = {
            (track, start + at): store.put(self.crops[(track + at) % len(self.crops)])
            for track in tracks
            for at in best
        }
        updates = tuple(
            TrackUpdate(track, tuple(BestFace(start + at, b"") for at in best), EMBEDDING) for track in tracks
        )
        last = numbers[-1]
        until = last + hold
        held = tuple(HeldFace(track, last, until, until * FRAME) for track in tracks if hold)
        with self.lab.reading() as db, transaction(db):
            done = FramesDone(
                frames=[LedgerFrame(number, number * FRAME, number + 1, gated=number % 4 == 3) for number in numbers],
                failed=failed,
                decoded_until=start + frames,
                seconds=1.5,
                duplicates=2,
                resume_state=b"state",
            )
            ledger.add_frames(db, exhibit.row, done)
            ledger.add_warnings(db, exhibit.row, warnings)
            plan = plan_for(Mode.FAST, exhibit.width, exhibit.height)
            frames_kept = tuple(ExaminedFrame(number, number * FRAME, number + 1, False) for number in numbers)
            made = FootageStep(FACTS, plan, frames_kept, (), 0, found, (), held, updates, (), start + frames, False)
            keeping.add_footage_step(db, exhibit.row, made, crops=crops, pack=PACK)
        store.settle(crops.values())

    def end(self, exhibit: Exhibit, state: State, *, failure: str | None = None) -> None:
        """Close the ledger, with the entry that fixes what was found where it has ended."""
        if not state.has_ended:
            with self.lab.reading() as db, transaction(db):
                ledger.set_state(db, exhibit.row, state, failure=failure, at=None)
            return
        with self.lab.reading() as db, acting(self.lab, db, self.actor) as act:
            ledger.set_state(db, exhibit.row, state, failure=failure, at=timestamp(act.now))
            log_extraction(act, self.case, "extraction.finished", exhibit, ended_details(db, exhibit, broken=None))

    def still(self, name: str, *, pages: int = 1, faces: int = 2) -> Exhibit:
        """A still that was examined, with some faces on each page."""
        exhibit = self.exhibit(name, kind="still", frames=pages)
        self.begin(exhibit, facts=None)
        found = tuple(face(100.0 * at) for at in range(faces))
        made = tuple(PageFindings(number, 768, 432, found, (b"",) * faces) for number in range(pages))
        findings = StillFindings("TIFF", plan_still(Mode.FAST, 768, 432), made)
        store = lab_store(self.lab)
        crops = [store.put(self.crops[at % len(self.crops)]) for at in range(pages * faces)]
        with self.lab.reading() as db, transaction(db):
            keeping.add_still_faces(db, exhibit.row, findings, crops=crops, pack=PACK)
            done = FramesDone([LedgerFrame(number, None) for number in range(pages)], (), pages, 0.2)
            ledger.add_frames(db, exhibit.row, done)
        store.settle(crops)
        self.end(exhibit, State.COMPLETE)
        return exhibit

    def footage(
        self,
        name: str = "corridor.mkv",
        *,
        tracks: int = 3,
        state: State = State.COMPLETE,
        warnings: Sequence[DecodeWarning] = (),
    ) -> Exhibit:
        """Footage whose tracks come one after the other, ten frames each."""
        exhibit = self.exhibit(name, frames=tracks * 10)
        self.begin(exhibit)
        for number in range(tracks):
            self.step(exhibit, start=number * 10, frames=10, tracks=(number + 1,), warnings=warnings)
        self.end(exhibit, state)
        return exhibit

    def _face(self, track: int, number: int) -> Face:
        if number % 10 == 2:
            return face(60.0 * track, verdict=Verdict.LIMITED, reasons=(Reason.SMALL, Reason.BLURRED))
        if number % 10 == 5:
            return face(60.0 * track, verdict=Verdict.NOT_SUITABLE, reasons=(Reason.VERY_SMALL,))
        return face(60.0 * track)
