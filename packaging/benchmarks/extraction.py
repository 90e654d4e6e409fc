"""Extraction against a plain OpenCV loop: frames a second, faces found by both, and the share that decoding takes.

Both run on the same clip, with the same weights, in turn, several times; what is quoted is the median of the ratios of
neighbouring runs, so a machine whose speed drifts does not decide. Catchlight's side is the whole workflow: decode,
detect, quality, embedding, tracks, crops, and the commits to the lab.

usage: extraction.py [--baseline plain_opencv_extract.py] [--rounds 3] [CLIP ...]
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from catchlight.evidence.cases import case_numbered
from catchlight.evidence.entry import Actor
from catchlight.faces.analyst import Analyst
from catchlight.faces.face import Box
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.faces.records import faces_of
from catchlight.jobs import JobControl
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.create_lab import create_lab
from catchlight.workflows.extract_faces import ExtractFaces, extract_faces
from catchlight.workflows.open_case import OpenCase, open_case

SHARED = Path(__file__).parents[3] / "shared"
SAME_FACE = 0.5
"""Intersection over union from which two boxes are the same face."""

Boxes = dict[int, list[Box]]
Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Run:
    """One run over a clip."""

    frames: int
    seconds: float
    boxes: Boxes
    decode_seconds: float | None = None

    @property
    def rate(self) -> float:
        """Frames a second."""
        return self.frames / self.seconds


def main() -> None:
    """Measure every clip and print one JSON document."""
    parser = argparse.ArgumentParser()
    parser.add_argument("clips", metavar="CLIP", nargs="*", type=Path)
    parser.add_argument("--baseline", type=Path, default=SHARED / "bench" / "plain_opencv_extract.py")
    parser.add_argument("--footage", type=Path, default=SHARED / "footage", help="GIFs with faces for the made clips.")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, Analyst(DEFAULT_PACK) as analyst:
        analyst.facts()
        clips = args.clips or [*sorted(args.footage.glob("*.gif")), make_clip(args.footage, Path(scratch))]
        results = [measure(clip, args, Path(scratch), analyst=analyst) for clip in clips]
    print(json.dumps(results, indent=2))


def measure(clip: Path, args: argparse.Namespace, scratch: Path, *, analyst: Analyst) -> dict[str, object]:
    """The figures of one clip."""
    pairs = [
        (
            run_baseline(clip, args.baseline, scratch / "boxes.jsonl"),
            run_catchlight(clip, Path(tempfile.mkdtemp(dir=scratch)) / "lab", analyst=analyst),
        )
        for _ in range(args.rounds)
    ]
    plain, ours = pairs[-1]
    same, missed, extra = compare(plain.boxes, ours.boxes)
    decode = statistics.median(pair[0].decode_seconds or 0.0 for pair in pairs)
    return {
        "clip": clip.name,
        "frames": ours.frames,
        "baseline_frames_a_second": round(statistics.median(pair[0].rate for pair in pairs), 1),
        "catchlight_frames_a_second": round(statistics.median(pair[1].rate for pair in pairs), 1),
        "ratio": round(statistics.median(pair[1].rate / pair[0].rate for pair in pairs), 2),
        "baseline_faces": same + missed,
        "found_of_the_baselines": round(same / max(1, same + missed), 4),
        "extra_faces": extra,
        "share_of_time_that_decoding_alone_takes": round(
            decode / statistics.median(pair[1].seconds for pair in pairs), 3
        ),
    }


def run_baseline(clip: Path, script: Path, boxes: Path) -> Run:
    """The plain loop, in a process of its own."""
    models = [str(DEFAULT_PACK / "yunet.onnx"), str(DEFAULT_PACK / "sface.onnx")]
    command = [sys.executable, str(script), str(clip), *models, "--boxes", str(boxes)]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    lines = (json.loads(line) for line in boxes.read_text(encoding="utf-8").splitlines())
    found = {line["frame"]: [Box(*box[:4]) for box in line["boxes"]] for line in lines}
    return Run(figures["frames"], figures["seconds"], found, figures["decode_seconds"])


def run_catchlight(clip: Path, lab_folder: Path, *, analyst: Analyst) -> Run:
    """The whole extraction workflow in a fresh lab."""
    actor = Actor("Benchmark")
    lab = create_lab(lab_folder, actor=actor)
    open_case(lab, OpenCase(actor, "1", "benchmark"))
    add_exhibits(lab, AddExhibits(actor, "1", (clip,)), JobControl(), analyst=analyst)
    (done,) = extract_faces(lab, ExtractFaces(actor, "1"), JobControl(), analyst=analyst).exhibits
    boxes: Boxes = defaultdict(list)
    with lab.reading() as db:
        for stored in faces_of(db, case_numbered(db, "1")):
            boxes[stored.frame or 0].append(stored.face.box)
    if done.ledger is None:
        raise RuntimeError("nothing was extracted")
    return Run(done.ledger.frames_decoded, done.ledger.seconds, boxes)


def compare(plain: Boxes, ours: Boxes) -> tuple[int, int, int]:
    """Faces of the plain loop that were found, those that were missed, and faces that only Catchlight has."""
    same = missed = 0
    for frame, boxes in plain.items():
        left = list(ours.get(frame, []))
        for box in boxes:
            best = max(left, key=box.overlap, default=None)
            if best is not None and box.overlap(best) >= SAME_FACE:
                left.remove(best)
                same += 1
            else:
                missed += 1
    return same, missed, sum(map(len, ours.values())) - same


def make_clip(footage: Path, folder: Path, *, frames: int = 600) -> Path:
    """A fixed camera, 768 x 432, 10 frames a second: real faces from the GIFs cross a still background, with noise."""
    people = [person for gif in sorted(footage.glob("*.gif")) for person in cut_people(gif)]
    random = np.random.default_rng(7)
    coarse = random.integers(60, 160, (9, 16, 3), dtype=np.uint8)
    background = np.asarray(cv2.resize(coarse, (768, 432), interpolation=cv2.INTER_CUBIC), np.uint8)
    path = folder / "made-768x432.mp4"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"mp4v"), 10.0, (768, 432))
    for index in range(frames):
        scene = background.copy()
        for lane, person in enumerate(people[:3]):
            picture = person[index % len(person)]
            left = (index * (3 + lane) + 250 * lane) % (768 + 200) - 200
            paste(scene, picture, left=left, top=20 + 130 * lane)
        noise = random.normal(0, 4, scene.shape)
        writer.write(np.clip(scene + noise, 0, 255).astype(np.uint8))
    writer.release()
    return path


def cut_people(gif: Path) -> Iterator[list[Pixels]]:
    """Each face of the GIF's first frame, cut from all frames with its surroundings and scaled to 120 pixels."""
    pictures = list(read(gif))
    height, width = pictures[0].shape[:2]
    detector = cv2.FaceDetectorYN.create(str(DEFAULT_PACK / "yunet.onnx"), "", (width, height), 0.6)
    for x, y, w, h in detector.detect(pictures[0])[1][:, :4].astype(int):
        left, top = max(0, x - w // 2), max(0, y - h // 2)
        cut = [picture[top : y + h + h // 2, left : x + w + w // 2] for picture in pictures]
        yield [np.asarray(cv2.resize(one, (100, 120), interpolation=cv2.INTER_AREA), np.uint8) for one in cut]


def read(path: Path) -> Iterator[Pixels]:
    """The frames of a clip."""
    capture = cv2.VideoCapture(str(path))
    while True:
        more, picture = capture.read()
        if not more:
            return
        yield np.asarray(picture, np.uint8)


def paste(scene: Pixels, picture: Pixels, *, left: int, top: int) -> None:
    """Put a picture into the scene, cut off at its edges."""
    height, width = picture.shape[:2]
    x0, x1 = max(0, left), min(scene.shape[1], left + width)
    if x0 < x1:
        scene[top : top + height, x0:x1] = picture[:, x0 - left : x1 - left]


if __name__ == "__main__":
    main()
