"""The extraction benchmark: its comparison counts right, and one round runs."""

import argparse
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.footage_maker import background, paste, portraits, write_footage

from benchmarks import extraction
from benchmarks.extraction import Boxes, Run, compare, cut_people, make_clip, measure, read
from catchlight.faces.analyst import Analyst
from catchlight.faces.face import Box

BASELINE = """
import argparse, json
parser = argparse.ArgumentParser()
parser.add_argument("rest", nargs="*")
parser.add_argument("--boxes")
boxes = parser.parse_args().boxes
with open(boxes, "w") as lines:
    lines.write(json.dumps({"frame": 0, "boxes": [[-900, 0, 5, 5, 0.9]]}) + "\\n")
print(json.dumps({"frames": 3, "seconds": 1.5, "decode_seconds": 0.5}))
"""
_boxes = st.builds(Box, *[st.integers(0, 50)] * 2, *[st.integers(1, 50)] * 2)
_found: st.SearchStrategy[Boxes] = st.dictionaries(st.integers(0, 3), st.lists(_boxes, max_size=4))


@given(_found, _found)
def test_every_face_is_counted_once(plain: Boxes, ours: Boxes) -> None:
    same, missed, extra = compare(plain, ours)
    assert same + missed == sum(map(len, plain.values()))
    assert same + extra == sum(map(len, ours.values()))
    assert min(same, missed, extra) >= 0


@given(_found)
def test_the_same_faces_are_all_found(found: Boxes) -> None:
    assert compare(found, found) == (sum(map(len, found.values())), 0, 0)


def test_one_box_stands_for_one_face_only() -> None:
    box = Box(0, 0, 10, 10)
    assert compare({0: [box, box]}, {0: [box]}) == (1, 1, 0)


def test_a_face_in_another_frame_or_place_is_not_the_same() -> None:
    assert compare({0: [Box(0, 0, 10, 10)]}, {1: [Box(0, 0, 10, 10)], 0: [Box(6, 0, 10, 10)]}) == (0, 1, 2)


def test_a_rate_is_frames_a_second() -> None:
    assert Run(30, 1.5, {}).rate == 20.0


@pytest.mark.parametrize(("left", "columns"), [(-5, 3), (0, 8), (15, 5), (-8, 0), (20, 0), (99, 0)])
def test_a_picture_is_cut_off_at_the_edges_of_the_scene(left: int, columns: int) -> None:
    scene = np.zeros((10, 20, 3), np.uint8)
    extraction.paste(scene, np.full((4, 8, 3), 255, np.uint8), left=left, top=2)
    assert int((scene[2:6] == 255).all(axis=2).any(axis=0).sum()) == columns
    assert not scene[:2].any()


def test_the_made_clip_shows_the_people_of_the_gifs(tmp_path: Path) -> None:
    frame = background(320, 240)
    paste(frame, portraits()["astronaut"], left=60, top=20, size=200)
    Image.fromarray(frame[:, :, ::-1]).save(tmp_path / "one.gif")
    (person,) = cut_people(tmp_path / "one.gif")
    assert person[0].shape == (120, 100, 3)
    assert len(list(read(make_clip(tmp_path, tmp_path, frames=3)))) == 3


def test_a_round_gives_the_figures_of_both(tmp_path: Path, analyst: Analyst) -> None:
    frame = background(240, 160)
    paste(frame, portraits()["astronaut"], left=20, top=20, size=110)
    clip = write_footage(tmp_path / "a.mp4", [frame] * 3)
    script = tmp_path / "baseline.py"
    script.write_text(BASELINE, encoding="utf-8")
    figures = measure(clip, argparse.Namespace(baseline=script, rounds=1), tmp_path, analyst=analyst)
    assert (figures["clip"], figures["frames"], figures["baseline_frames_a_second"]) == ("a.mp4", 3, 2.0)
    assert (figures["baseline_faces"], figures["found_of_the_baselines"], figures["extra_faces"]) == (1, 0.0, 3)
