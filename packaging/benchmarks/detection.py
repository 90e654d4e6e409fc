"""Time of one detection: the engine's YuNet on ONNX Runtime against `cv2.FaceDetectorYN`, same weights, same frames.

Prints milliseconds a frame, the median of the runs, the two detectors taking turns, and how many boxes both found.

usage: PYTHONPATH=desktop python packaging/benchmarks/detection.py [--runs N] [--threads N]
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from insightface.data import get_image
from numpy.typing import NDArray

from catchlight.faces.detect import YuNetDetector
from catchlight.faces.pack import DEFAULT_PACK, load_pack
from catchlight.faces.runtime import RUNTIME_VERSION, usable_cores

SIZES = ((640, 384), (768, 432), (960, 544), (1280, 736), (1920, 1088))


def milliseconds(detect: Callable[[NDArray[np.uint8]], Any], frame: NDArray[np.uint8]) -> float:
    """How long one detection takes."""
    started = time.perf_counter()
    detect(frame)
    return (time.perf_counter() - started) * 1000


def count_rows(found: Any) -> int:
    """Faces that OpenCV found; it gives None where there are none."""
    return 0 if found is None else len(found)


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description="Detection time against OpenCV.")
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--threads", type=int, default=usable_cores())
    arguments = parser.parse_args()

    pack = load_pack(DEFAULT_PACK)
    ours = YuNetDetector(pack.read("yunet.onnx"), provider="cpu", threads=arguments.threads)
    theirs = cv2.FaceDetectorYN.create(str(pack.folder / "yunet.onnx"), "", (320, 320), 0.6, 0.3, 5000)
    cv2.setNumThreads(arguments.threads)
    picture: NDArray[np.uint8] = get_image("t1")
    sizes = {}
    for width, height in SIZES:
        frame = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
        theirs.setInputSize((width, height))
        boxes = {"opencv_faces": count_rows(theirs.detect(frame)[1]), "faces": len(ours.detect(frame))}
        times = [(milliseconds(theirs.detect, frame), milliseconds(ours.detect, frame)) for _ in range(arguments.runs)]
        opencv, engine = (statistics.median(column) for column in zip(*times, strict=True))
        sizes[f"{width}x{height}"] = {
            "opencv_ms": round(opencv, 1),
            "ms": round(engine, 1),
            "ratio": round(engine / opencv, 2),
            **boxes,
        }
    versions = {"opencv": cv2.__version__, "onnxruntime": RUNTIME_VERSION}
    print(json.dumps({"threads": arguments.threads, **versions, "sizes": sizes}))


if __name__ == "__main__":
    main()
