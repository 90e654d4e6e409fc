"""Made-up faces for the tests of ranking, tracking and steps: no picture and no model behind them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from catchlight.faces.crop import Cutout
from catchlight.faces.engine import Sighting
from catchlight.faces.face import Box, Face, Quality, Verdict

Vector = NDArray[np.float32]


def person(seed: int) -> Vector:
    """Somebody's embedding; two people's have next to nothing in common."""
    vector = np.random.default_rng(seed).normal(size=128).astype(np.float32)
    return unit(vector)


def unit(vector: Vector) -> Vector:
    """At length one."""
    return (vector / np.linalg.norm(vector)).astype(np.float32)


ANNA, BERT = person(1), person(2)


def face(
    x: float,
    who: Vector | None = None,
    *,
    y: float = 50,
    size: float = 40,
    sharpness: float = 0.5,
    verdict: Verdict = Verdict.USABLE,
) -> Face:
    """A face; with an embedding where it is said whose."""
    quality = Quality(20, sharpness, 0.5, 7, 0.8, 0, 0, 0, verdict)
    embedding = None if who is None else who.astype("<f4").tobytes()
    return Face(Box(x, y, size, size), ((0.0, 0.0),) * 5, 0.9, quality, embedding)


class Sighted(Sighting):
    """A sighting that knows whose face it is."""

    who: Vector


def sighting(
    x: float,
    who: Vector,
    *,
    y: float = 50,
    size: float = 40,
    sharpness: float = 0.5,
    verdict: Verdict = Verdict.USABLE,
) -> Sighted:
    """A face seen and not embedded."""
    seen = face(x, y=y, size=size, sharpness=sharpness, verdict=verdict)
    pixels = np.full((8, 8, 3), round(x) % 251, np.uint8)
    made = Sighted(seen, pixels, Cutout(pixels, Box(2, 2, 4, 4)))
    object.__setattr__(made, "who", who)
    return made


class Embedder:
    """Embeds sightings, and remembers which; a second time is an error."""

    def __init__(self) -> None:
        self.done: list[Sighting] = []

    def __call__(self, sightings: Sequence[Sighting]) -> list[Face]:
        faces = []
        for one in sightings:
            assert isinstance(one, Sighted)
            assert not any(one is other for other in self.done), "embedded twice"
            self.done.append(one)
            faces.append(replace(one.face, embedding=one.who.astype("<f4").tobytes()))
        return faces
