"""The footage benchmark: one round of it runs, and its figures are of both sides."""

from pathlib import Path

from tests.footage_maker import background, paste, portraits, write_footage

from benchmarks.clips import read
from benchmarks.footage import Run, measure, measure_memory, people_found
from catchlight.faces.analyst import Analyst
from catchlight.faces.face import Box
from catchlight.faces.plan import Mode

BASELINE = """
import argparse, json
parser = argparse.ArgumentParser()
parser.add_argument("rest", nargs="*")
parser.add_argument("--boxes")
boxes = parser.parse_args().boxes
with open(boxes, "w") as lines:
    for frame in range(3):
        lines.write(json.dumps({"frame": frame, "boxes": [[900, 0, 5, 5, 0.9]]}) + "\\n")
print(json.dumps({"frames": 3, "seconds": 1.5, "decode_seconds": 0.5}))
"""


def clip_with_a_face(folder: Path) -> Path:
    frame = background(240, 160)
    paste(frame, portraits()["astronaut"], left=20, top=20, size=110)
    return write_footage(folder / "a.mp4", [frame] * 3)


def test_a_rate_is_frames_a_second() -> None:
    assert Run(30, 1.5, {}).rate == 20.0


def test_a_round_gives_the_figures_of_both(tmp_path: Path, analyst: Analyst) -> None:
    script = tmp_path / "baseline.py"
    script.write_text(BASELINE, encoding="utf-8")

    figures = measure(clip_with_a_face(tmp_path), script, 1, tmp_path, analyst=analyst)

    assert (figures["clip"], figures["frames"], figures["baseline_frames_a_second"]) == ("a", 3, 2.0)
    assert figures["decoding_alone_ratio"] == 3.0
    assert (figures["fast"]["appearances"], figures["fast"]["appearances_found"]) == (1, 0)
    assert figures["every-frame"]["found_of_single_detections"] == 0.0
    assert figures["every-frame"]["extra_detections"] == figures["every-frame"]["faces"] == 3


def test_memory_is_that_of_a_repeated_clip(tmp_path: Path, analyst: Analyst) -> None:
    clip = clip_with_a_face(tmp_path)

    figures = measure_memory(clip, tmp_path, hours=0.001, analyst=analyst)

    assert figures["frames"] == 3
    assert len(list(read(tmp_path / "long.mp4"))) == 3


def test_appearances_are_counted_where_the_fast_run_has_a_box_of_them(tmp_path: Path) -> None:
    here, there = Box(0, 0, 10, 10), Box(200, 0, 10, 10)
    plain = Run(3, 1, {frame: [here, there] for frame in range(3)})
    fast, every = Run(3, 1, {1: [here]}), Run(3, 1, plain.boxes)

    figures = people_found(plain, {Mode.FAST: [fast], Mode.EVERY_FRAME: [every]}, clip_with_a_face(tmp_path))

    assert (figures["appearances"], figures["appearances_found"]) == (2, 1)
