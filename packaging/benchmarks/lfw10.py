"""Rank-1 figures of the face engine on lfw10, at full size and with small, blurred, recompressed probes.

Portraits 0001 to 0003 of each person are enrolled, the other photographs are searched by an exact scan; in each
photograph the largest face is used. A probe is made small by shrinking the whole photograph until the face's box has
the stated width, blurring it (Gaussian, 3 x 3 pixels) and writing it as JPEG of quality 40. A probe in which no face
is found counts as lost.

usage: PYTHONPATH=desktop python packaging/benchmarks/lfw10.py [--faces DIR] [--widths 32 24 16] [--blur SIGMA]
"""

import argparse
import json
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from catchlight.faces.engine import FaceEngine
from catchlight.faces.face import Face
from catchlight.faces.pack import DEFAULT_PACK, load_pack

ROOT = Path(__file__).resolve().parents[2]
ENROLLED = 3
JPEG_QUALITY = 40

Image = NDArray[np.uint8]


@dataclass(frozen=True)
class Gallery:
    """The enrolled persons.

    Attributes:
        persons: Name of each template's person.
        templates: `(n, embedding_size) float32`, unit length.
    """

    persons: tuple[str, ...]
    templates: NDArray[np.float32]

    def first(self, face: Face) -> str:
        """The person of rank 1."""
        scores = self.templates @ np.frombuffer(face.own_embedding, dtype="<f4")
        return self.persons[int(scores.argmax())]


def read_image(path: Path) -> Image:
    """Decode a photograph, `(height, width, 3) uint8 BGR`."""
    decoded = cv2.imdecode(np.frombuffer(path.read_bytes(), dtype=np.uint8), cv2.IMREAD_COLOR)
    if decoded is None:
        raise SystemExit(f"{path} cannot be decoded")
    return decoded.astype(np.uint8, copy=False)


def largest_face(engine: FaceEngine, image: Image) -> Face | None:
    """The face with the largest box, or None where no face is found."""
    found = engine.detect_still(image)
    if not found:
        return None
    return engine.describe(image, [max(found, key=lambda one: one.box.area)])[0]


def made_small(image: Image, *, scale: float, blur: float) -> Image:
    """Shrink, blur and recompress a photograph."""
    size = (round(image.shape[1] * scale), round(image.shape[0] * scale))
    small = cv2.GaussianBlur(cv2.resize(image, size, interpolation=cv2.INTER_AREA), (3, 3), blur)
    _, jpeg = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    return cv2.imdecode(jpeg, cv2.IMREAD_COLOR).astype(np.uint8, copy=False)  # type: ignore[union-attr]


def figures_of(searched: list[tuple[str, Face | None]], gallery: Gallery) -> dict[str, Any]:
    """Rank 1, probes without a face, and the quality verdicts of one size."""
    faces = [(person, face) for person, face in searched if face is not None]
    return {
        "probes": len(searched),
        "rank_1": sum(gallery.first(face) == person for person, face in faces),
        "no_face": len(searched) - len(faces),
        "verdicts": dict(sorted(Counter(face.quality.verdict for _, face in faces).items())),
        "reasons": dict(sorted(Counter(reason for _, face in faces for reason in face.quality.reasons).items())),
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description="Rank-1 figures of the face engine on lfw10.")
    parser.add_argument("--faces", type=Path, default=ROOT.parent / "shared" / "faces" / "lfw10")
    parser.add_argument("--widths", type=int, nargs="*", default=[32, 24, 16], help="widths of the face box, pixels")
    parser.add_argument("--blur", type=float, default=0.0, help="sigma of the blur; 0 is OpenCV's own for 3 x 3 (0.8)")
    arguments = parser.parse_args()

    started = time.perf_counter()
    engine = FaceEngine(load_pack(DEFAULT_PACK), provider="cpu")
    enrolled: list[tuple[str, Face]] = []
    probes: list[tuple[str, Image, Face | None]] = []
    for folder in sorted(path for path in arguments.faces.iterdir() if path.is_dir()):
        for number, path in enumerate(sorted(folder.glob("*.jpg"))):
            image = read_image(path)
            face = largest_face(engine, image)
            if number >= ENROLLED:
                probes.append((folder.name, image, face))
            elif face is None:
                raise SystemExit(f"no face found in the portrait {path.name}")
            else:
                enrolled.append((folder.name, face))
    gallery = Gallery(
        tuple(person for person, _ in enrolled),
        np.stack([np.frombuffer(face.own_embedding, dtype="<f4") for _, face in enrolled]),
    )
    sizes = {"full": figures_of([(person, face) for person, _, face in probes], gallery)}
    for width in arguments.widths:
        small = [
            (person, largest_face(engine, made_small(image, scale=width / face.box.width, blur=arguments.blur)))
            for person, image, face in probes
            if face is not None
        ]
        sizes[str(width)] = figures_of(small, gallery)
    seconds = round(time.perf_counter() - started, 1)
    print(json.dumps({"pack": engine.facts.pack_sha256, "enrolled": len(enrolled), "sizes": sizes, "seconds": seconds}))


if __name__ == "__main__":
    main()
