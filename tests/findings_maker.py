"""Findings without a model: faces, steps of footage and exhibits as an extraction would leave them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
from sqlite_utils import Database
from tests.people import NAME, present

from catchlight.evidence.cases import Case
from catchlight.evidence.exhibits import ExaminedFile, Exhibit, add_exhibit
from catchlight.evidence.log import acting
from catchlight.faces.face import Box, Face, Quality, Reason, Verdict
from catchlight.faces.findings import (
    BestFace,
    ExaminedFrame,
    FootageStep,
    FoundFace,
    PageFindings,
    StillFindings,
    TrackUpdate,
)
from catchlight.faces.keeping import CropsByFrame, add_footage_step
from catchlight.faces.plan import DetectionPlan, Mode, Pass
from catchlight.faces.rank import fused_template
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.media import ledger
from catchlight.media.facts import FootageFacts
from catchlight.media.ledger import Ledger, State
from catchlight.media.request import GateSettings

PACK = "cd" * 32
FRAME_MICROSECONDS = 40_000
FACTS = FootageFacts(768, 432, "h264", "mp4", 100, True, 4_000_000, Fraction(30000, 1001), Fraction(1, 90000))
PLAN = DetectionPlan(Mode.FAST, (Pass(1.0), Pass(0.5, border=0.25)), GateSettings(), 10.0)


def face(left: float, *, verdict: Verdict = Verdict.USABLE, sharpness: float = 0.5, seed: int | None = 1) -> Face:
    """A face at that place; without an embedding where `seed` is None."""
    reasons = () if verdict is Verdict.USABLE else (Reason.SMALL, Reason.BLURRED)
    quality = Quality(42.5, sharpness, 0.4, 6.1, 0.9, -12.0, 3.0, 1.5, verdict, reasons)
    points = tuple((left + number, 20.0 + number) for number in range(5))
    return Face(Box(left, -4.0, 100.5, 120.0), points, 0.93, quality, None if seed is None else embedding(seed))


def embedding(seed: int) -> bytes:
    """A template of 16 values, unit length."""
    vector = np.random.default_rng(seed).standard_normal(16)
    return (vector / np.linalg.norm(vector)).astype("<f4").tobytes()


def still_findings(*pages: tuple[Face, ...], failed: tuple[int, ...] = ()) -> StillFindings:
    """A still with a page of these faces each; the numbers of failed pages are left out between them."""
    numbers = [number for number in range(len(pages) + len(failed)) if number not in failed]
    found = tuple(
        PageFindings(number, 768, 432, faces, tuple(b"png" for _ in faces))
        for number, faces in zip(numbers, pages, strict=True)
    )
    return StillFindings("TIFF", PLAN, found, failed)


def footage_step(*faces: FoundFace, **changed: Any) -> FootageStep:
    """One step with these faces, the frames they are in, and whatever is given besides."""
    numbers = sorted({found.frame for found in faces})
    given: dict[str, Any] = {
        "frames": tuple(ExaminedFrame(number, number * FRAME_MICROSECONDS, number + 1, False) for number in numbers),
        "failed": (),
        "duplicates": 0,
        "embedded": (),
        "held": (),
        "tracks": (),
        "warnings": (),
        "decoded_until": max(numbers, default=-1) + 1,
        "finished": False,
        "state": b"state",
        **changed,
    }
    return FootageStep(facts=FACTS, plan=PLAN, faces=faces, **given)


def found(track: int, frame: int, **face_given: Any) -> FoundFace:
    """A face of a track in a frame, somewhat further right in each."""
    return FoundFace(frame, frame * FRAME_MICROSECONDS, track, face(100.0 * track + frame, **face_given))


def exhibit_of(lab: Lab, case: Case, *, kind: str = "footage", content: str = "bb") -> Exhibit:
    """An exhibit that lies nowhere."""
    file = ExaminedFile(
        path=f"/{content}.mp4", sha256=content * 32, size=9, kind=kind, width=768, height=432, frames_expected=100
    )
    with lab.reading() as db, acting(lab, db, present(lab)) as act:
        return add_exhibit(act, case, file)


def a_ledger(exhibit_row: int, **changed: Any) -> Ledger:
    """The ledger of an extraction that has just been begun."""
    given: dict[str, Any] = {
        "exhibit_row": exhibit_row,
        "state": State.RUNNING,
        "pack_sha256": PACK,
        "provider": "cpu",
        "mode": "fast",
        "smallest_face": None,
        "frames_expected": 100,
        "frames_decoded": 0,
        "frames_failed": 0,
        "decoded_until": 0,
        "seconds": 0.0,
        "facts": None,
        "failure": None,
        "started_by": NAME,
        **changed,
    }
    return Ledger(**given)


def keep(db: Database, exhibit_row: int, step: FootageStep, crops: CropsByFrame | None = None) -> list[str]:
    """Keep what a step found; the best faces that `crops` does not name keep the crops they have."""
    with transaction(db):
        return add_footage_step(db, exhibit_row, step, crops=crops or {}, pack=PACK)


def update(track: int, *best: int, template: bytes | None = None) -> TrackUpdate:
    """The best faces of a track by their frames."""
    return TrackUpdate(track, tuple(BestFace(frame, None) for frame in best), template)


def two_tracks(lab: Lab, case: Case, *, content: str = "bb", state: State = State.COMPLETE) -> Exhibit:
    """Footage with two tracks, extracted.

    Track 1 stands in frames 0 to 5, its faces in 0 and 4 are embedded and have crops, 4 is better; track 2 stands in
    frames 10 to 13, its face in 10 is embedded and has a crop.
    """
    exhibit = exhibit_of(lab, case, content=content)
    faces = [found(1, frame, seed=None) for frame in (1, 2, 3, 5)]
    faces += [found(1, 0, seed=1, sharpness=0.4), found(1, 4, seed=2, sharpness=0.8)]
    faces += [found(2, 10, seed=3), *(found(2, frame, seed=None) for frame in (11, 12, 13))]
    faces.sort(key=lambda one: one.frame)
    fused = {
        track: fused_template(one.face for one in faces if one.track == track and one.face.embedding is not None)
        for track in (1, 2)
    }
    step = footage_step(
        *faces, tracks=(update(1, 4, 0, template=fused[1]), update(2, 10, template=fused[2])), finished=True, state=b""
    )
    with lab.reading() as db:
        with transaction(db):
            ledger.start(db, a_ledger(exhibit.row), at="2026-11-23T12:00:00.000000Z")
        crops = {(1, 4): f"{content}4", (1, 0): f"{content}0", (2, 10): f"{content}10"}
        keep(db, exhibit.row, step, crops)
        with transaction(db):
            ledger.set_state(db, exhibit.row, state)
    return exhibit
