"""Material for the demonstration: portraits and footage made from photographs that installed packages carry.

It runs in a process of its own (it loads the decoders and models) and writes everything below one folder, with a file
that says who is where, so that the demonstration can state the truth beside what it found.
"""

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import cv2
import insightface.data
import numpy as np
import skimage.data
from numpy.typing import NDArray

from catchlight.faces.engine import FaceEngine
from catchlight.faces.face import Box
from catchlight.faces.pack import DEFAULT_PACK, load_pack

Pixels = NDArray[np.uint8]

MANIFEST = Path("booking") / "manifest.csv"
FOOTAGE = Path("footage")
TRUTH = Path("truth.json")
NOT_ENROLLED = "person 3 of the group photograph"
_WIDTH, _HEIGHT = 640, 360
_GROUP_FRAMES, _GROUP_RATE = 110, 12.0
_VISITOR_FRAMES, _VISITOR_RATE = 80, 10.0

Truth = list[tuple[int, str, tuple[float, float, float, float]]]
"""Frame, person, box (x, y, width, height) in pixels."""


def make_material(folder: str) -> None:
    """Write portraits with their manifest, two pieces of footage, a still, and the truth about them."""
    base = Path(folder)
    engine = FaceEngine(load_pack(DEFAULT_PACK), provider="cpu")
    group = np.asarray(insightface.data.get_image("t1"), np.uint8)
    visitor = _packaged("astronaut")[..., ::-1].copy()
    boxes = [found.box for found in engine.detect_still(group)]
    people = {f"DEMO-{number:03}": box for number, box in enumerate(boxes, start=1)}
    visitor_box = engine.detect_still(visitor)[0].box
    _write_booking(base, group, people, visitor, visitor_box)
    random = np.random.default_rng(2026)
    (base / FOOTAGE).mkdir()
    truth = {
        "entrance.mp4": _write_footage(base / FOOTAGE / "entrance.mp4", _pan(group, people, random), rate=_GROUP_RATE),
        "corridor.avi": _write_footage(
            base / FOOTAGE / "corridor.avi", _walk(visitor, visitor_box, random), rate=_VISITOR_RATE
        ),
    }
    third = people["DEMO-003"]
    _write_jpeg(base / FOOTAGE / "photograph.jpg", _around(group, third, margin=1.5), quality=60)
    (base / TRUTH).write_text(json.dumps(truth), encoding="utf-8")


def _write_booking(base: Path, group: Pixels, people: dict[str, Box], visitor: Pixels, visitor_box: Box) -> None:
    """Everybody is enrolled but the third of the group; one row holds no face and is refused."""
    folder = (base / MANIFEST).parent
    folder.mkdir(parents=True)
    portraits = {person: _around(group, box, margin=0.6) for person, box in people.items() if person != "DEMO-003"}
    portraits["DEMO-VISITOR"] = _around(visitor, visitor_box, margin=0.6)
    portraits["DEMO-NOBODY"] = np.full((240, 200, 3), 127, np.uint8)
    today = date.today()  # noqa: DTZ011 - a calendar date of the workstation
    with (base / MANIFEST).open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["person_id", "image", "captured_on", "source", "legal_basis", "retain_until"])
        for person, portrait in portraits.items():
            _write_jpeg(folder / f"{person}.jpg", portrait, quality=92)
            rows.writerow(
                [
                    person,
                    f"{person}.jpg",
                    today - timedelta(days=400),
                    "Demonstration booking desk",
                    "Demonstration only",
                    today + timedelta(days=3650),
                ]
            )


def _pan(group: Pixels, people: dict[str, Box], random: np.random.Generator) -> Iterator[tuple[Pixels, Truth]]:
    """A camera panning over the group photograph: soft, noisy, a little unsteady."""
    top = max(0, int(np.mean([box.y + box.height / 2 for box in people.values()])) - _HEIGHT // 2)
    for frame in range(_GROUP_FRAMES):
        left = int((group.shape[1] - _WIDTH) * (0.5 - 0.5 * np.cos(2 * np.pi * frame / _GROUP_FRAMES)))
        y = int(np.clip(top + 3 * np.sin(frame / 3), 0, group.shape[0] - _HEIGHT))
        seen: Truth = [
            (frame, NOT_ENROLLED if person == "DEMO-003" else person, (box.x - left, box.y - y, box.width, box.height))
            for person, box in people.items()
            if left < box.x + box.width / 2 < left + _WIDTH
        ]
        yield _degraded(group[y : y + _HEIGHT, left : left + _WIDTH], random), seen


def _walk(visitor: Pixels, box: Box, random: np.random.Generator) -> Iterator[tuple[Pixels, Truth]]:
    """One person coming closer along a wall."""
    background = _scaled(np.repeat(_packaged("brick")[..., np.newaxis], 3, axis=2), _WIDTH, _HEIGHT)
    bust = _around(visitor, box, margin=0.8)
    for frame in range(_VISITOR_FRAMES):
        share = frame / _VISITOR_FRAMES
        height = int(110 + 180 * share)
        person = _scaled(bust, int(height * bust.shape[1] / bust.shape[0]), height)
        left, top = int(share * (_WIDTH - person.shape[1])), _HEIGHT - height
        scene = background.copy()
        scene[top : top + height, left : left + person.shape[1]] = person
        scale = height / bust.shape[0]
        inside = 0.8 * box.width * scale
        where = (left + inside, top + 0.8 * box.height * scale, box.width * scale, box.height * scale)
        yield _degraded(scene, random), [(frame, "DEMO-VISITOR", where)]


def _degraded(picture: Pixels, random: np.random.Generator) -> Pixels:
    """Blur and sensor noise as of a simple camera."""
    soft = cv2.GaussianBlur(picture, (0, 0), 1.1).astype(np.float32)
    return np.clip(soft + random.normal(0, 5, picture.shape), 0, 255).astype(np.uint8)


def _write_footage(path: Path, frames: Iterator[tuple[Pixels, Truth]], *, rate: float) -> Truth:
    code = "mp4v" if path.suffix == ".mp4" else "MJPG"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*code), rate, (_WIDTH, _HEIGHT))
    if not writer.isOpened():
        raise OSError(f"no encoder for {path.name}")
    truth: Truth = []
    for picture, seen in frames:
        writer.write(picture)
        truth += seen
    writer.release()
    return truth


def _write_jpeg(path: Path, picture: Pixels, *, quality: int) -> None:
    path.write_bytes(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes())


def _packaged(name: str) -> Pixels:
    """A photograph that scikit-image carries."""
    load: Callable[[], Pixels] = getattr(skimage.data, name)
    return load()


def _scaled(picture: Pixels, width: int, height: int) -> Pixels:
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _around(picture: Pixels, box: Box, *, margin: float) -> Pixels:
    """The box with `margin` of its size on every side, clipped at the picture's edge."""
    left, top = max(0, int(box.x - margin * box.width)), max(0, int(box.y - margin * box.height))
    right, bottom = int(box.x + (1 + margin) * box.width), int(box.y + (1 + margin) * box.height)
    return picture[top:bottom, left:right]
