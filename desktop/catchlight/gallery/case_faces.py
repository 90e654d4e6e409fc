"""Exact search among the faces of a case's own exhibits: every face of the probe's model pack is compared."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchlight.faces.records import StoredFace
from catchlight.gallery.templates import unit_vector
from catchlight.jobs import JobControl

_FACES_A_STEP = 1000


@dataclass(frozen=True)
class RankedFace:
    """One face in a ranking: its row in the database, and its comparison score."""

    face: int
    score: float


@dataclass(frozen=True)
class FaceRanking:
    """What a search of a case's faces found.

    Attributes:
        faces: At most k, best first.
        searched: Faces compared.
        other_pack: Faces left out because another model pack found them.
    """

    faces: tuple[RankedFace, ...]
    searched: int
    other_pack: int


def rank_faces(
    faces: Sequence[StoredFace],
    probe: NDArray[np.float32],
    *,
    pack: str,
    k: int,
    threshold: float | None = None,
    control: JobControl | None = None,
) -> FaceRanking:
    """Compare a probe with every one of some faces; ties are ordered by row.

    Args:
        faces: The faces, without those that are the probe itself.
        probe: `(d,) float32`, unit length.
        pack: Hash of the probe's model pack.
        k: Longest list wanted.
        threshold: Lowest score listed, or None.
        control: Progress and cancel.

    Raises:
        CatchlightError: if a stored template is damaged.
    """
    others = [face for face in faces if face.pack_sha256 == pack]
    wide = probe.astype(np.float64)
    scores = np.empty(len(others))
    for at, face in enumerate(others):
        if control is not None and at % _FACES_A_STEP == 0:
            control.step(at, len(others), "faces compared")
        vector = unit_vector(face.face.embedding, dimension=len(probe))
        scores[at] = (vector.astype(np.float64) * wide).sum()
    scores.clip(-1.0, 1.0, out=scores)
    order = np.lexsort((np.array([face.row for face in others], dtype=np.int64), -scores))[:k]
    least = -1.0 if threshold is None else threshold
    ranked = tuple(RankedFace(others[at].row, float(scores[at])) for at in order if scores[at] >= least)
    return FaceRanking(ranked, len(others), len(faces) - len(others))
