"""Made-up exhibits, faces and searches, and a while in Dutch, for the tests of the desktop."""

from collections.abc import Iterator
from contextlib import contextmanager

from catchlight.evidence.cases import Case
from catchlight.evidence.exhibits import Exhibit
from catchlight.faces.face import Box, Face, Quality, Reason, Verdict
from catchlight.faces.records import StoredFace
from catchlight.gallery.candidates import Candidate
from catchlight.gui.language import use_language

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


def stored_face(row: int, *, microseconds: int | None = None) -> StoredFace:
    """A usable face of the exhibit: of footage where it has a time, otherwise as of a still."""
    found = Face(Box(10.0, 10.0, 80.0, 80.0), (), 0.9, quality(Verdict.USABLE), b"")
    frame = None if microseconds is None else microseconds // 40_000
    return StoredFace(row, EXHIBIT.row, None, frame, microseconds, found, "e" * 64, None)
