"""Stills: images a second against a plain loop of `cv2.imdecode`, detection and embedding, the same weights.

The stills are made from photographs that installed packages carry, in the sizes that cases hold; every size class is
quoted on its own. Catchlight's side is the analyst with its processes: decode (orientation, colour profile, limits),
all passes of the plan, quality, embedding and lossless crops.

usage (in packaging/): python -m benchmarks.stills [--rounds 3]
"""

import argparse
import json
import statistics
import time
from typing import Any

import cv2
import numpy as np
import skimage.data
from insightface.data import get_image
from numpy.typing import NDArray

from catchlight.errors import MediaRefused
from catchlight.faces.analyst import Analyst
from catchlight.faces.pack import DEFAULT_PACK
from catchlight.faces.plan import Mode

Pixels = NDArray[np.uint8]

CLASSES = {
    "640x480": (640, 480, 60),
    "1280x960": (1280, 960, 30),
    "2048x1536": (2048, 1536, 16),
    "4000x3000": (4000, 3000, 8),
}
"""Width, height and how many of them."""


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description="Stills against a plain OpenCV loop.")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with Analyst(DEFAULT_PACK) as analyst:
        analyst.facts()
        classes = {name: measure(name, rounds, analyst=analyst) for name in CLASSES}
    print(json.dumps(classes | {"all": together(classes)}, indent=2))


def together(classes: dict[str, Any]) -> dict[str, float]:
    """The ratio over all stills, whatever their size."""
    plain = sum(one["images"] / one["baseline_images_a_second"] for one in classes.values())
    return {
        f"{mode}_ratio": round(plain / sum(one["images"] / one[mode]["images_a_second"] for one in classes.values()), 2)
        for mode in (Mode.EVERY_FRAME, Mode.FAST)
    }


def measure(name: str, rounds: int, *, analyst: Analyst) -> dict[str, Any]:
    """The figures of one size class."""
    width, height, count = CLASSES[name]
    images = make_stills(width, height, count)
    figures: dict[str, Any] = {"images": count}
    runs = [
        (plain_loop(images), {mode: ours(images, mode, analyst=analyst) for mode in (Mode.EVERY_FRAME, Mode.FAST)})
        for _ in range(rounds)
    ]
    figures["baseline_images_a_second"] = round(statistics.median(count / plain[0] for plain, _ in runs), 1)
    figures["baseline_faces"] = runs[0][0][1]
    for mode in (Mode.EVERY_FRAME, Mode.FAST):
        figures[mode] = {
            "images_a_second": round(statistics.median(count / of[mode][0] for _, of in runs), 1),
            "ratio": round(statistics.median(plain[0] / of[mode][0] for plain, of in runs), 2),
            "faces": runs[0][1][mode][1],
        }
    return figures


def make_stills(width: int, height: int, count: int) -> list[bytes]:
    """JPEGs of that size: a group, a single portrait, and a picture without a face, in turn."""
    group: Pixels = get_image("t1")
    portrait, table = (
        np.ascontiguousarray(getattr(skimage.data, name)()[:, :, ::-1]) for name in ("astronaut", "coffee")
    )
    made = []
    for source in (group, portrait, table):
        picture = cv2.resize(source, (width, height), interpolation=cv2.INTER_AREA)
        made.append(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 90])[1].tobytes())
    return [made[index % len(made)] for index in range(count)]


def plain_loop(images: list[bytes]) -> tuple[float, int]:
    """Seconds and faces of the loop an engineer would write."""
    detector = cv2.FaceDetectorYN.create(str(DEFAULT_PACK / "yunet.onnx"), "", (320, 320), 0.6, 0.3, 5000)
    recogniser = cv2.FaceRecognizerSF.create(str(DEFAULT_PACK / "sface.onnx"), "")
    faces, began = 0, time.perf_counter()
    for data in images:
        picture = np.asarray(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR))
        detector.setInputSize((picture.shape[1], picture.shape[0]))
        found: Any = detector.detect(picture)[1]
        for face in found if found is not None else []:
            recogniser.feature(recogniser.alignCrop(picture, face))
            faces += 1
    return time.perf_counter() - began, faces


def ours(images: list[bytes], mode: Mode, *, analyst: Analyst) -> tuple[float, int]:
    """Seconds and faces of the analyst."""
    faces, began = 0, time.perf_counter()
    for findings in analyst.stills(images, mode=mode):
        if isinstance(findings, MediaRefused):
            raise findings
        faces += len(findings.faces)
    return time.perf_counter() - began, faces


if __name__ == "__main__":
    main()
