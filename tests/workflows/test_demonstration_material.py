"""The demonstration's material: portraits, footage, and the truth about them."""

import csv
import json
from pathlib import Path

import cv2
import pytest

from catchlight.workflows.demonstration_material import FOOTAGE, MANIFEST, TRUTH, make_material


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("material")
    make_material(str(folder))
    return folder


def test_everybody_but_one_of_the_group_is_enrolled(material: Path) -> None:
    with (material / MANIFEST).open(encoding="utf-8", newline="") as source:
        people = {row["person_id"] for row in csv.DictReader(source)}
    assert people == {"DEMO-001", "DEMO-002", "DEMO-004", "DEMO-005", "DEMO-006", "DEMO-VISITOR", "DEMO-NOBODY"}


def test_every_frame_of_the_footage_can_be_read(material: Path) -> None:
    frames = {}
    for path in (material / FOOTAGE).glob("*.[am][vp][i4]"):
        capture = cv2.VideoCapture(str(path))
        frames[path.name] = 0
        while capture.grab():
            frames[path.name] += 1
    assert frames == {"entrance.mp4": 110, "corridor.avi": 80}


def test_the_truth_lies_within_the_picture(material: Path) -> None:
    truth = json.loads((material / TRUTH).read_text("utf-8"))
    assert {person for seen in truth.values() for _, person, _ in seen} >= {"DEMO-VISITOR", "DEMO-001"}
    for _, _, (x, y, width, height) in (one for seen in truth.values() for one in seen):
        assert -width < x < 640
        assert -height < y < 360
