"""The ruler for best faces: the same face has the same value for every run, and a poorer one a lower."""

from pathlib import Path

import cv2
import numpy as np
from tests.footage_maker import background, paste, portraits, write_footage

from benchmarks.best_faces import Chosen, Measured, compared, measured
from catchlight.faces.detect import YuNetDetector
from catchlight.faces.face import Box
from catchlight.faces.pack import DEFAULT_PACK, load_pack


def test_a_blurred_face_has_less_detail_and_no_face_has_no_measure(tmp_path: Path) -> None:
    sharp = background(240, 160)
    paste(sharp, portraits()["astronaut"], left=20, top=20, size=110)
    blurred = np.asarray(cv2.GaussianBlur(sharp, (0, 0), 3), np.uint8)
    clip = write_footage(tmp_path / "a.mp4", [sharp, blurred])
    detector = YuNetDetector(load_pack(DEFAULT_PACK).read("yunet.onnx"), provider="cpu")
    (face,) = detector.detect(sharp)
    first, second, nowhere = Chosen(0, face.box), Chosen(1, face.box), Chosen(0, Box(200, 120, 20, 20))

    values = measured(clip, [first, second, nowhere], detector)

    assert set(values) == {first, second}
    assert values[second].detail < 0.8 * values[first].detail


def test_shares_and_worse_verdicts_are_counted() -> None:
    here, there, lost = (Chosen(frame, Box(0, 0, 10, 10)) for frame in range(3))
    values = {here: Measured(2, 10.0), there: Measured(1, 8.0)}

    figures = compared([(here, there), (there, here), (there, there), (lost, here)], values)

    assert figures["compared"] == 3
    assert (figures["median"], figures["verdict_worse"], figures["verdict_better"]) == (1.0, 1, 1)
    assert compared([(lost, here)], values) == {"compared": 0}
