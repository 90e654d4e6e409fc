"""The detection benchmark: no faces are a count too, and one run finds the same faces both ways."""

import json
import sys

import numpy as np
import pytest

from benchmarks import detection
from benchmarks.detection import count_rows, milliseconds


def test_no_faces_are_a_count() -> None:
    assert (count_rows(None), count_rows(np.zeros((3, 15)))) == (0, 3)


def test_a_detection_is_timed_once() -> None:
    seen: list[object] = []
    frame = np.zeros((2, 2, 3), np.uint8)
    assert milliseconds(seen.append, frame) >= 0
    assert seen == [frame]


def test_it_runs_and_both_detectors_find_the_same_people(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(detection, "SIZES", ((640, 384),))
    monkeypatch.setattr(sys, "argv", ["detection.py", "--runs", "1", "--threads", "1"])
    detection.main()
    figures = json.loads(capsys.readouterr().out)["sizes"]["640x384"]
    assert figures["faces"] == figures["opencv_faces"] == 6
