"""Made-up exhibits, ledgers, faces, tracks and searches, and a while in Dutch, for the tests of the desktop."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from catchlight.evidence.cases import Case
from catchlight.evidence.exhibits import Exhibit
from catchlight.evidence.recorder_clock import RecorderClock
from catchlight.faces.face import Box, Face, Quality, Reason, Verdict
from catchlight.faces.records import StoredFace, StoredTrack
from catchlight.gallery.candidates import Candidate
from catchlight.gui.language import use_language
from catchlight.media.ledger import Ledger, State
from catchlight.workflows.extract_faces import ExhibitExtraction

CASE = Case(1, "c0ffee00-0000", "2026-001", "robbery", "2026-11-23T09:49:19.000000Z", "A. Example")

CANDIDATE = Candidate(
    rank=1,
    person_id="P-1",
    score=0.41234,
    portrait="p1",
    crop_sha256="0" * 64,
    sha256="1" * 64,
    captured_on="2025-01-01",
    source="Booking desk",
    legal_basis="Article 55c",
    retain_until="2036-01-01",
    sex=None,
    birth_year=None,
    note=None,
    portraits=2,
)

EXHIBIT = Exhibit(
    path="/seized/clip.mp4",
    sha256="ab" * 32,
    size=2048,
    kind="footage",
    width=640,
    height=480,
    frames_expected=1500,
    row=3,
    case_row=1,
    added_at="2026-11-23T09:49:19.000000Z",
    added_by="A. Example",
)


LEDGER = Ledger(
    exhibit_row=3,
    state=State.RUNNING,
    pack_sha256="e" * 64,
    provider="cuda",
    mode="every-frame",
    smallest_face=24.0,
    frames_expected=None,
    frames_decoded=1200,
    frames_failed=2,
    decoded_until=1200,
    seconds=3.0,
    facts=None,
    failure=None,
    started_by="A. Example",
)
UNTOUCHED = ExhibitExtraction(EXHIBIT, None, 0, 0, 0, 0, ())
EXAMINED = ExhibitExtraction(EXHIBIT, LEDGER, 1500, 4, 7, 40, ())

CLOCK = RecorderClock(
    at_microseconds=0,
    shown=datetime(2026, 11, 20, 21, 4, 11),  # noqa: DTZ001 - as a recorder shows it, without a zone
    zone="Europe/Amsterdam",
    error_seconds=12.0,
    measured_by="A. de Vries",
    noted_at="2026-11-23T09:49:19.000000Z",
    noted_by="A. Example",
)


@contextmanager
def in_dutch() -> Iterator[None]:
    """The program in Dutch for a while."""
    use_language("nl")
    try:
        yield
    finally:
        use_language("en")


def quality(verdict: Verdict, *reasons: Reason) -> Quality:
    """A quality whose measures do not matter."""
    return Quality(60.0, 0.5, 0.5, 7.0, 0.9, 0.0, 0.0, 0.0, verdict, reasons)


def stored_face(
    row: int, *, microseconds: int | None = None, verdict: Verdict = Verdict.USABLE, page: int | None = None
) -> StoredFace:
    """A face of the exhibit: of footage where it has a time, otherwise as of a still."""
    reasons = () if verdict is Verdict.USABLE else (Reason.SMALL,)
    found = Face(Box(10.0, 10.0, 80.0, 80.0), (), 0.9, quality(verdict, *reasons), b"")
    frame = None if microseconds is None else microseconds // 40_000
    return StoredFace(row, EXHIBIT.row, None, frame, microseconds, found, "e" * 64, None, page=page)


def stored_track(row: int, *faces: StoredFace) -> StoredTrack:
    """A track whose best faces are these, best first."""
    times = [face.microseconds or 0 for face in faces]
    return StoredTrack(row, EXHIBIT.row, min(times), max(times), 40, faces[0], b"", faces)
