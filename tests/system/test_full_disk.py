"""A disk that fills up during extraction: a clear message, nothing lost, and the next run finishes."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.footage_maker import background, paste, portraits, write_footage
from tests.people import FIRST

from catchlight.errors import CatchlightError
from catchlight.faces.analyst import Analyst
from catchlight.jobs import JobControl
from catchlight.media.ledger import State
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.create_lab import create_lab, open_lab
from catchlight.workflows.extract_faces import ExtractFaces, extract_faces
from catchlight.workflows.open_case import OpenCase, open_case
from catchlight.workflows.verify_log import verify_log

FRAMES = 40


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A person in four seconds of footage, in a crop that a megabyte has no room for."""

    def frames() -> Iterator[object]:
        for index in range(FRAMES):
            frame = background(1280, 720)
            paste(frame, portraits()["astronaut"], left=100 + 5 * index, top=20, size=660)
            yield frame

    return write_footage(tmp_path / "film.mp4", frames())  # type: ignore[arg-type]


def test_a_full_disk_during_extraction_costs_one_step(small_disk: Path, film: Path, analyst: Analyst) -> None:
    lab, actor = create_lab(small_disk / "lab", first=FIRST)
    open_case(lab, OpenCase(actor, "1", "burglary"))
    add_exhibits(lab, AddExhibits(actor, "1", (film,)), JobControl(), analyst=analyst)
    filler = small_disk / "filler"
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    filler.write_bytes(b"\0" * max(0, free - 100_000))

    with pytest.raises(CatchlightError) as full:
        extract_faces(lab, ExtractFaces(actor, "1"), JobControl(), analyst=analyst)
    assert "disk" in full.value.hint.lower()

    filler.unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    lab = open_lab(lab.folder)
    (done,) = extract_faces(lab, ExtractFaces(actor, "1"), JobControl(), analyst=analyst).exhibits
    assert done.ledger is not None
    assert (done.ledger.state, done.ledger.frames_decoded) == (State.COMPLETE, FRAMES)
    assert verify_log(lab, JobControl()).ok
