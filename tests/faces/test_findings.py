"""Findings are plain frozen data: equal by value, and they bring nothing heavy into the program that shows them."""

import os
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from tests.faces.sightings import face

import catchlight
from catchlight.faces.findings import FaceAgain, PageFindings, StillFindings
from catchlight.faces.plan import Mode, plan_still


def test_findings_cannot_be_changed_after_they_were_found() -> None:
    with pytest.raises(FrozenInstanceError):
        FaceAgain(b"\0", b"png").crop = b"another"  # type: ignore[misc]


def test_the_same_findings_are_equal() -> None:
    first, second = (StillFindings("PNG", plan_still(Mode.FAST, 10, 20), ()) for _ in range(2))
    assert first == second


def test_the_faces_of_a_still_are_those_of_all_its_pages() -> None:
    pages = tuple(PageFindings(number, 10, 20, (face(number),), (b"png",)) for number in range(3))
    still = StillFindings("TIFF", plan_still(Mode.FAST, 10, 20), pages)
    assert [one.box.x for one in still.faces] == [0, 1, 2]
    assert still.crops == (b"png",) * 3


def test_findings_bring_nothing_heavy_along() -> None:
    heavy = {"cv2", "onnxruntime", "numpy", "PIL", "sqlite_utils", "PySide6"}
    code = f"import sys, catchlight.faces.findings; print(sorted({heavy!r} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(Path(catchlight.__file__).parents[1])}
    shown = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
