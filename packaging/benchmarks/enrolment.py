"""Enrolment: images a second against a plain loop, and memory and resumption over very many rows.

Images: one portrait a file, made from the group photo and the portrait that installed packages carry, each file
another one. The plain loop reads the file, decodes, detects, embeds, and keeps the templates in memory; Catchlight's
side is the whole run with its processes: provenance checked, all passes of the plan, quality, originals and lossless
crops flushed to the disk, one signed act for 64 portraits. Neither builds search files.

Rows: tiny files and an analyst that looks at nothing, so that what is measured is the run itself.

Stream: a manifest of very many rows, of which some have an image of their own that the models look at and that is
enrolled, spread evenly; the others end without one, each kind in turn: provenance missing, image missing, the same
file again, retention over. What is measured is the memory of the program and of its workers.

usage (in packaging/): python -m benchmarks.enrolment [--images 240] [--rounds 3] [--rows 200000]
    [--stream 1000000 --distinct 5000]
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import psutil
import skimage.data
from insightface.data import get_image
from numpy.typing import NDArray

from catchlight.faces.analyst import Analyst
from catchlight.faces.face import Box, Face, Quality, Verdict
from catchlight.faces.findings import PageFindings, StillFindings
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.faces.plan import Mode, plan_still
from catchlight.gallery.intake import open_intake
from catchlight.gallery.rejects import Rejects
from catchlight.gallery.type10 import FieldMap
from catchlight.jobs import JobControl, Progress
from catchlight.lab.accounts import Role
from catchlight.workflows.create_lab import CreatedLab, FirstAccount, create_lab
from catchlight.workflows.enrolment_run import EnrolmentRun

Pixels = NDArray[np.uint8]
SIZES = {"480x640": (480, 640), "960x1280": (960, 1280)}
HEADER = "person_id,image,captured_on,source,legal_basis,retain_until\n"
GROUP = ((20, 205, 190, 255), (227, 90, 185, 250), (425, 195, 185, 275), (705, 290, 185, 245), (865, 5, 185, 255))
"""Left, top, width and height of single people in the group photo."""


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description="Enrolment against a plain loop, and over very many rows.")
    parser.add_argument("--images", type=int, default=240)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--stream", type=int, default=0)
    parser.add_argument("--distinct", type=int, default=5_000)
    asked = parser.parse_args()
    figures: dict[str, Any] = {}
    if asked.images:
        with Analyst(DEFAULT_PACK) as analyst:
            analyst.facts()
            figures["images"] = {
                name: against_a_plain_loop(size, asked.images, asked.rounds, analyst=analyst)
                for name, size in SIZES.items()
            }
    if asked.rows:
        figures["rows"] = very_many(asked.rows)
    if asked.stream:
        with Analyst(DEFAULT_PACK) as analyst:
            figures["stream"] = stream(asked.stream, asked.distinct, analyst=analyst)
    print(json.dumps(figures, indent=2))


def against_a_plain_loop(size: tuple[int, int], count: int, rounds: int, *, analyst: Analyst) -> dict[str, Any]:
    """Images a second of both, in turn on the same files; medians."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "portraits"
        make_portraits(folder, size, count)
        plain, ours = [], []
        faces = enrolled = 0
        for number in range(rounds):
            seconds, faces = plain_loop(folder, count)
            plain.append(count / seconds)
            lab = new_lab(Path(scratch) / f"lab {number}")
            seconds, enrolled = enrol_all(lab, folder, analyst)
            ours.append(count / seconds)
        return {
            "images": count,
            "plain_images_a_second": round(statistics.median(plain), 1),
            "catchlight_images_a_second": round(statistics.median(ours), 1),
            "ratio": round(statistics.median(ours_ / plain_ for plain_, ours_ in zip(plain, ours, strict=True)), 2),
            "faces": faces,
            "enrolled": enrolled,
        }


def make_portraits(folder: Path, size: tuple[int, int], count: int) -> None:
    """Files `0.jpg`..., no two alike, and their manifest."""
    folder.mkdir()
    group: Pixels = get_image("t1")
    sources = [group[y : y + height, x : x + width] for x, y, width, height in GROUP]
    sources.append(np.ascontiguousarray(skimage.data.astronaut()[:, :, ::-1]))  # type: ignore[no-untyped-call]
    encoded = [
        cv2.imencode(".jpg", cv2.resize(one, size, interpolation=cv2.INTER_CUBIC))[1].tobytes() for one in sources
    ]
    rows = []
    for at in range(count):
        (folder / f"{at}.jpg").write_bytes(encoded[at % len(encoded)] + at.to_bytes(4, "big"))
        rows.append(f"P{at},{at}.jpg,2024-01-02,station,art. 1,2099-12-31\n")
    (folder / "MANIFEST.csv").write_text(HEADER + "".join(rows), encoding="utf-8")


def plain_loop(folder: Path, count: int) -> tuple[float, int]:
    """Seconds and faces of the loop an engineer would write."""
    detector = cv2.FaceDetectorYN.create(str(DEFAULT_PACK / "yunet.onnx"), "", (320, 320), 0.6, 0.3, 5000)
    recogniser = cv2.FaceRecognizerSF.create(str(DEFAULT_PACK / "sface.onnx"), "")
    templates, began = list[Any](), time.perf_counter()
    for at in range(count):
        data = np.frombuffer((folder / f"{at}.jpg").read_bytes(), np.uint8)
        picture = np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR))
        detector.setInputSize((picture.shape[1], picture.shape[0]))
        found: Any = detector.detect(picture)[1]
        faces = found if found is not None else []
        templates += [recogniser.feature(recogniser.alignCrop(picture, face)) for face in faces]
    return time.perf_counter() - began, len(templates)


def new_lab(folder: Path) -> CreatedLab:
    """A lab with one account."""
    return create_lab(folder, first=FirstAccount("A. Benchmark", "a passphrase of a benchmark"))


def enrol_all(made: CreatedLab, folder: Path, analyst: Any, control: JobControl | None = None) -> tuple[float, int]:
    """Seconds of a run over the folder, and the portraits it added (those unchanged are not counted)."""
    began = time.perf_counter()
    with made.lab.reading() as db, Rejects() as rejects:
        intake = open_intake([folder], given={}, fields=FieldMap(), images=None)
        actor = made.actor.acting_as(Role.CUSTODIAN)
        run = EnrolmentRun(made.lab, db, actor, intake, False, "a" * 64, control or JobControl(), rejects)
        run.work(analyst)
        if rejects.counts():
            raise RuntimeError(f"the benchmark's own rows were refused: {rejects.rows(most=3)}")
        return time.perf_counter() - began, run.enrolled


class LooksAtNothing:
    """Gives every image one face with a template of its own."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(1)
        self._plan = plan_still(Mode.FAST, 100, 120)

    def stills(self, images: Iterable[bytes]) -> Iterator[StillFindings]:
        """What was "found", in order; as many images are under way as with the real one."""
        for data in images:
            template = self._random.standard_normal(128).astype("<f4").tobytes()
            marks = ((40.0, 40.0), (60.0, 40.0), (50.0, 50.0), (42.0, 60.0), (58.0, 60.0))
            quality = Quality(60.0, 0.9, 0.5, 7.0, 0.9, 0.0, 0.0, 0.0, Verdict.USABLE)
            face = Face(Box(30.0, 30.0, 40.0, 50.0), marks, 0.9, quality, template)
            page = PageFindings(0, 100, 120, (face,), (b"crop of " + data,))
            yield StillFindings("JPEG", self._plan, (page,), (), (), None)


def stream(rows: int, distinct: int, *, analyst: Any) -> dict[str, Any]:
    """Memory over a run of so many rows, of which `distinct` are enrolled; and over the next run of the same rows."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "rows"
        make_portraits(folder, SIZES["480x640"], distinct)
        with (folder / "MANIFEST.csv").open("w", encoding="utf-8") as manifest:
            manifest.write(HEADER)
            manifest.writelines(_stream_rows(rows, distinct))
        made = new_lab(Path(scratch) / "lab")
        first = _watched(made, folder, analyst, rows)
        return {"rows": rows, "first": first, "next": _watched(made, folder, analyst, rows)}


def _stream_rows(rows: int, distinct: int) -> Iterator[str]:
    ends = (
        "P{at},{image}.jpg,2024-01-02,,art. 1,2099-12-31\n",
        "P{at},gone{at}.jpg,2024-01-02,station,art. 1,2099-12-31\n",
        "P{at},{image}.jpg,2024-01-02,station,art. 1,2099-12-31\n",
        "P{at},{image}.jpg,2024-01-02,station,art. 1,2001-12-31\n",
    )
    fresh = 0
    for at in range(rows):
        if at * distinct // rows >= fresh and fresh < distinct:
            yield f"N{fresh},{fresh}.jpg,2024-01-02,station,art. 1,2099-12-31\n"
            fresh += 1
        else:
            yield ends[at % len(ends)].format(at=at, image=at % fresh)


def _watched(made: CreatedLab, folder: Path, analyst: Any, rows: int) -> dict[str, Any]:
    """One run: what became of the rows, and its memory at each twentieth, MB."""
    memory: list[float] = []
    process = psutil.Process()

    def watch(progress: Progress) -> None:
        if progress.done % max(1, rows // 20) == 0:
            workers = process.children(recursive=True)
            memory.append(round(sum(one.memory_full_info().uss for one in (process, *workers)) / 1e6, 1))

    began = time.perf_counter()
    with made.lab.reading() as db, Rejects() as rejects:
        intake = open_intake([folder], given={}, fields=FieldMap(), images=None)
        actor = made.actor.acting_as(Role.CUSTODIAN)
        run = EnrolmentRun(made.lab, db, actor, intake, False, "a" * 64, JobControl(watch), rejects)
        run.work(analyst)
        seconds = time.perf_counter() - began
        return {
            "enrolled": run.enrolled,
            "unchanged": run.unchanged,
            "refused": rejects.counts(),
            "rows_a_second": round(rows / seconds),
            "megabytes_of_all_processes_at_each_twentieth": memory,
            "megabytes_most": max(memory),
        }


def very_many(rows: int) -> dict[str, Any]:
    """Memory of the process over a run of so many rows, and how fast the next run passes over them."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "rows"
        folder.mkdir()
        with (folder / "MANIFEST.csv").open("w", encoding="utf-8") as manifest:
            manifest.write(HEADER)
            for at in range(rows):
                inside = folder / f"{at // 1000:04d}"
                inside.mkdir(exist_ok=True)
                (inside / f"{at}.jpg").write_bytes(b"portrait %d" % at)
                manifest.write(f"P{at},{inside.name}/{at}.jpg,2024-01-02,station,art. 1,2099-12-31\n")
        lab = new_lab(Path(scratch) / "lab")
        memory: list[float] = []
        process = psutil.Process()

        def watch(progress: Progress) -> None:
            if progress.done % max(1, rows // 20) == 0:
                memory.append(round(process.memory_full_info().uss / 1e6, 1))

        seconds, enrolled = enrol_all(lab, folder, LooksAtNothing(), JobControl(watch))
        again, more = enrol_all(lab, folder, LooksAtNothing(), JobControl(watch))
        return {
            "rows": rows,
            "enrolled": enrolled,
            "rows_a_second": round(rows / seconds),
            "megabytes_at_each_twentieth": memory[:20],
            "enrolled_again": more,
            "passed_over_a_second": round(rows / again),
            "megabytes_at_each_twentieth_of_the_second_run": memory[20:],
        }


if __name__ == "__main__":
    main()
