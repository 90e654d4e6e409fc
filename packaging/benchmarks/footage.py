"""Extraction of footage against a plain OpenCV loop: speed, faces found, and where the time goes, clip by clip.

Both run on the same clip, with the same weights, in turn, several times; what is quoted is the median of the ratios of
neighbouring runs, so a machine whose speed drifts does not decide. Catchlight's side is the whole workflow: decode,
gate, detect, quality, embedding, tracks, crops, and the commits to the lab.

usage (in packaging/): python -m benchmarks.footage [--baseline plain_opencv_extract.py] [--footage FOLDER_OF_GIFS]
       [--rounds 3] [--scene NAME] [--hours H]
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from benchmarks.appearances import Comparison, Seen, appearances, compare, found_in
from benchmarks.best_faces import Chosen, compared, measured
from benchmarks.clips import SCENES, make_clip, people_of, repeat
from catchlight.evidence.cases import case_numbered
from catchlight.faces.analyst import Analyst
from catchlight.faces.face import Box
from catchlight.faces.pack import DEFAULT_PACK, load_pack
from catchlight.faces.plan import Mode, plan_for
from catchlight.faces.rank import rank_key
from catchlight.faces.records import StoredFace, faces_of
from catchlight.jobs import JobControl
from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits
from catchlight.workflows.create_lab import FirstAccount, create_lab
from catchlight.workflows.extract_faces import ExtractFaces, extract_faces
from catchlight.workflows.open_case import OpenCase, open_case

SHARED = Path(__file__).parents[3] / "shared"
_MEGABYTE = 1 << 20
_SECONDS_BETWEEN_SAMPLES = 0.5


@dataclass
class Run:
    """One run over a clip.

    Attributes:
        frames: Frames decoded.
        seconds: Time for all of them.
        boxes: What was found, by frame.
        faces: The stored faces (Catchlight only).
        gated: Frames that were not looked at again (Catchlight only).
        decode_seconds: Time of decoding alone (baseline only).
    """

    frames: int
    seconds: float
    boxes: dict[int, list[Box]]
    faces: list[StoredFace] = field(default_factory=list)
    gated: int = 0
    decode_seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Frames a second."""
        return self.frames / self.seconds


def main() -> None:
    """Measure every scene and print one JSON document."""
    parser = argparse.ArgumentParser(description="Extraction of footage against a plain OpenCV loop.")
    parser.add_argument("--baseline", type=Path, default=SHARED / "bench" / "plain_opencv_extract.py")
    parser.add_argument("--footage", type=Path, default=SHARED / "footage", help="GIFs with faces for the made clips.")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scene", choices=SCENES, action="append")
    parser.add_argument(
        "--hours", type=float, help="Instead: memory over so many hours of the static scene, in fast mode."
    )
    args = parser.parse_args()
    people = people_of(args.footage)
    with tempfile.TemporaryDirectory() as folder, Analyst(DEFAULT_PACK) as analyst:
        scratch = Path(folder)
        analyst.facts()
        if args.hours:
            clip = make_clip(SCENES["static"], people, scratch / "static.mp4")
            print(json.dumps(measure_memory(clip, scratch, hours=args.hours, analyst=analyst), indent=2))
            return
        for name in args.scene or SCENES:
            clip = make_clip(SCENES[name], people, scratch / f"{name}.mp4")
            print(json.dumps(measure(clip, args.baseline, args.rounds, scratch, analyst=analyst), indent=2), flush=True)


def measure(clip: Path, baseline: Path, rounds: int, scratch: Path, *, analyst: Analyst) -> dict[str, Any]:
    """The figures of one clip."""
    plain: list[Run] = []
    ours: dict[Mode, list[Run]] = defaultdict(list)
    detection: list[float] = []
    for _ in range(rounds):
        for mode in (Mode.FAST, Mode.EVERY_FRAME):
            plain.append(run_baseline(clip, baseline, scratch / "boxes.jsonl"))
            ours[mode].append(run_catchlight(clip, Path(tempfile.mkdtemp(dir=scratch)) / "lab", mode, analyst=analyst))
        detection.append(detection_alone(clip))
    decode = statistics.median(run.frames / run.decode_seconds for run in plain)
    rate = statistics.median(run.rate for run in plain)
    return {
        "clip": clip.stem,
        "frames": plain[0].frames,
        "baseline_faces": sum(map(len, plain[0].boxes.values())),
        "baseline_frames_a_second": round(rate, 1),
        "decoding_alone_frames_a_second": round(decode, 1),
        "decoding_alone_ratio": round(decode / rate, 1),
        "detection_alone_frames_a_second": round(statistics.median(detection), 1),
        "detection_alone_ratio": round(statistics.median(detection) / rate, 2),
        "fast": _figures(plain[0::2], ours[Mode.FAST]) | people_found(plain[0], ours, clip),
        "every-frame": _figures(plain[1::2], ours[Mode.EVERY_FRAME])
        | {
            "share_of_detection_alone": round(
                statistics.median(
                    run.rate / alone for run, alone in zip(ours[Mode.EVERY_FRAME], detection, strict=True)
                ),
                3,
            )
        },
    }


def _figures(plain: list[Run], ours: list[Run]) -> dict[str, Any]:
    found: Comparison = compare(plain[0].boxes, ours[0].boxes)
    embedded = sum(face.face.embedding is not None for face in ours[0].faces)
    return {
        "frames_a_second": round(statistics.median(run.rate for run in ours), 1),
        "ratio": round(statistics.median(our.rate / one.rate for our, one in zip(ours, plain, strict=True)), 2),
        "frames_gated": ours[0].gated,
        "faces": len(ours[0].faces),
        "faces_embedded": embedded,
        "found_of_single_detections": round(found.same / max(1, found.same + found.missed), 4),
        "extra_detections": found.extra,
        "frames_of_extra": found.frames_of_extra[:40],
    }


def people_found(plain: Run, ours: dict[Mode, list[Run]], clip: Path) -> dict[str, Any]:
    """How many of the baseline's appearances the fast run has, and how good its best crop of each is.

    The crops are those of the faces that were embedded, which both runs rank alike; see `benchmarks.best_faces`.
    """
    from catchlight.faces.detect import YuNetDetector  # noqa: PLC0415 - loads the runtime

    seen = appearances(plain.boxes)
    fast, every = ours[Mode.FAST][0], ours[Mode.EVERY_FRAME][0]
    chosen = [(best_crop(one, fast), best_crop(one, every)) for one in seen]
    pairs = [(mine, other) for mine, other in chosen if mine is not None and other is not None]
    detector = YuNetDetector(load_pack(DEFAULT_PACK).read("yunet.onnx"), provider="cpu", threads=1)
    return {
        "appearances": len(seen),
        "appearances_found": sum(any(True for _ in found_in(one, fast.boxes)) for one in seen),
        "best_crop": compared(pairs, measured(clip, {face for pair in pairs for face in pair}, detector)),
    }


def best_crop(appearance: Sequence[Seen], run: Run) -> Chosen | None:
    """The embedded face of an appearance that ranks best; None where its track was embedded at other times only."""
    wanted = set(found_in(appearance, run.boxes))
    faces = [one for one in run.faces if one.face.embedding is not None and (one.frame, one.face.box) in wanted]
    best = max(faces, key=lambda one: rank_key(one.face.quality, one.face.box), default=None)
    return None if best is None or best.frame is None else Chosen(best.frame, best.face.box)


def run_baseline(clip: Path, script: Path, boxes: Path) -> Run:
    """The plain loop, in a process of its own."""
    models = [str(DEFAULT_PACK / "yunet.onnx"), str(DEFAULT_PACK / "sface.onnx")]
    command = [sys.executable, str(script), str(clip), *models, "--boxes", str(boxes)]
    figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    lines = (json.loads(line) for line in boxes.read_text(encoding="utf-8").splitlines())
    found = {line["frame"]: [Box(*box[:4]) for box in line["boxes"]] for line in lines}
    return Run(figures["frames"], figures["seconds"], found, decode_seconds=figures["decode_seconds"])


def run_catchlight(clip: Path, lab_folder: Path, mode: Mode, *, analyst: Analyst) -> Run:
    """The whole extraction workflow in a fresh lab."""
    lab, actor = create_lab(lab_folder, first=FirstAccount("Benchmark", "benchmark"))
    open_case(lab, OpenCase(actor, "1", "benchmark"))
    add_exhibits(lab, AddExhibits(actor, "1", (clip,)), JobControl(), analyst=analyst)
    (done,) = extract_faces(lab, ExtractFaces(actor, "1", mode=mode), JobControl(), analyst=analyst).exhibits
    boxes: dict[int, list[Box]] = defaultdict(list)
    with lab.reading() as db:
        faces = faces_of(db, case_numbered(db, "1"))
    for stored in faces:
        boxes[stored.frame or 0].append(stored.face.box)
    if done.ledger is None:
        raise RuntimeError("nothing was extracted")
    return Run(done.ledger.frames_decoded, done.ledger.seconds, boxes, faces, done.ledger.frames_gated)


def detection_alone(clip: Path) -> float:
    """Frames a second of decoding and detection (the same passes) in as many lanes as the engine has, nothing else."""
    from catchlight.faces.detect import YuNetDetector  # noqa: PLC0415 - loads the runtime
    from catchlight.faces.lanes import lane_count  # noqa: PLC0415
    from catchlight.media.frames import Frame  # noqa: PLC0415
    from catchlight.media.read import read_footage  # noqa: PLC0415
    from catchlight.media.request import ReadRequest  # noqa: PLC0415

    lanes = lane_count()
    model = load_pack(DEFAULT_PACK).read("yunet.onnx")
    own = threading.local()

    def detect(frame: Frame) -> int:
        if not hasattr(own, "detector"):
            own.detector = YuNetDetector(model, provider="cpu", threads=1)
        return len(own.detector.detect(frame.pixels, passes=passes))

    with ThreadPoolExecutor(lanes) as pool, read_footage(clip, ReadRequest()) as stream:
        passes = plan_for(Mode.EVERY_FRAME, stream.facts.width, stream.facts.height).passes
        waiting = []
        count, began = 0, time.perf_counter()
        for item in stream:
            if isinstance(item, Frame):
                waiting.append(pool.submit(detect, item))
                count += 1
            if len(waiting) > 4 * lanes:
                waiting.pop(0).result()
        for one in waiting:
            one.result()
        return count / (time.perf_counter() - began)


def measure_memory(clip: Path, scratch: Path, *, hours: float, analyst: Analyst) -> dict[str, Any]:
    """Peak and course of the memory of all processes together while hours of footage are extracted in fast mode."""
    scene = SCENES["static"]
    times = max(1, round(hours * 3600 * scene.rate / scene.frames))
    long = repeat(clip, scratch / "long.mp4", times=times)
    samples: list[float] = []
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_SECONDS_BETWEEN_SAMPLES):
            samples.append(memory_of_all())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        run = run_catchlight(long, scratch / "long-lab", Mode.FAST, analyst=analyst)
    finally:
        done.set()
        watcher.join()
    samples = samples or [memory_of_all()]
    quarter = max(1, len(samples) // 4)
    return {
        "hours": round(run.frames / scene.rate / 3600, 2),
        "frames": run.frames,
        "seconds": round(run.seconds, 1),
        "frames_a_second": round(run.rate, 1),
        "faces": len(run.faces),
        "peak_megabytes": round(max(samples)),
        "median_megabytes_of_each_quarter": [
            round(statistics.median(samples[at : at + quarter] or samples[-1:]))
            for at in range(0, 4 * quarter, quarter)
        ],
    }


def memory_of_all() -> float:
    """Proportional set size of this process and its children, megabytes: shared memory counts once."""
    mine = psutil.Process()
    total = 0
    for process in (mine, *mine.children(recursive=True)):
        try:
            facts = process.memory_full_info()
        except psutil.NoSuchProcess:
            continue
        total += getattr(facts, "pss", facts.rss)
    return total / _MEGABYTE


if __name__ == "__main__":
    main()
