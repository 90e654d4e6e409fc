"""Which face of a track is best, how much each weighs, and the template that they give together.

Nothing but NumPy is needed here, because a track that is split or merged by hand gets its template anew in the
program itself, where no decoder and no model is loaded.
"""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from catchlight.faces.bounds import beyond
from catchlight.faces.face import Box, Face, Quality, Verdict

ENOUGH_EYE_DISTANCE = 48.0
"""Inter-eye distance, pixels, beyond which more resolution does not make a better frame to compare."""

MOST_BEST = 5
"""Best faces of a track."""

_LIMITED_WEIGHT, _NOT_SUITABLE_WEIGHT = 0.5, 0.05
_LEAST_DETAIL = 0.01

RankKey = tuple[int, float, float]
Vector = NDArray[np.float64]


def rank_key(quality: Quality, box: Box) -> RankKey:
    """Order the faces of one track; the largest key is the best frame to compare and to show.

    First whether it is suitable at all. Then the detail that is there to compare, halved where the face is limited;
    less than halved where it is just beyond a bound, for a face does not become another one there. Then the larger
    face. The key orders frames of one track and is not shown to anyone.
    """
    return int(quality.verdict is not Verdict.NOT_SUITABLE), _standing(quality, box) * detail(quality), box.area


def detail(quality: Quality) -> float:
    """Inter-eye distance as far as it helps, times sharpness, times how much of the face is turned to the camera."""
    facing = max(0.0, math.cos(math.radians(quality.yaw))) * max(0.0, math.cos(math.radians(quality.pitch)))
    return min(quality.inter_eye_distance, ENOUGH_EYE_DISTANCE) * quality.sharpness * facing


def weight(face: Face) -> float:
    """How much a face counts in the template of its track: by its detail, and little where it is too poor."""
    return _standing(face.quality, face.box) * max(detail(face.quality), _LEAST_DETAIL)


def _standing(quality: Quality, box: Box) -> float:
    if quality.verdict is Verdict.USABLE:
        return 1.0
    if quality.verdict is Verdict.NOT_SUITABLE:
        return _NOT_SUITABLE_WEIGHT
    # What is limited with all its measures within their bounds (cut off, upside down) counts half.
    short = beyond(quality, box) or 1.0
    return 1 - (1 - _LIMITED_WEIGHT) * min(short, 1.0)


def fused_template(faces: Iterable[Face]) -> bytes | None:
    """The quality-weighted mean of the embeddings of these faces; those without an embedding do not count.

    Returns:
        `float32` little-endian, unit length, as bytes; None where no face has an embedding.
    """
    total: Vector | None = None
    for face in faces:
        if face.embedding is not None:
            part = vector(face.embedding) * weight(face)
            total = part if total is None else total + part
    return None if total is None else as_template(total)


def vector(embedding: bytes) -> Vector:
    """An embedding as numbers to compute with."""
    return np.frombuffer(embedding, dtype="<f4").astype(np.float64)


def unit(sums: Vector) -> Vector:
    """The direction of a sum of embeddings."""
    return sums / max(float(np.linalg.norm(sums)), 1e-12)


def as_template(sums: Vector) -> bytes:
    """The template that a weighted sum of embeddings gives."""
    return unit(sums).astype("<f4").tobytes()
