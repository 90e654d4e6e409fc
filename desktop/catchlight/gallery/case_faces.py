"""Exact search among the faces of a case's own exhibits: every embedded face of the probe's model pack is compared.

A face of footage without an embedding goes on from an embedded face of the same track, at most a second or two away;
comparing that one finds the place.
"""

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
        searched: Faces compared; those that have an embedding.
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
    of_this_pack = [face for face in faces if face.pack_sha256 == pack]
    embedded = [(face.row, face.face.embedding) for face in of_this_pack if face.face.embedding is not None]
    wide = probe.astype(np.float64)
    scores = np.empty(len(embedded))
    for at, (_, embedding) in enumerate(embedded):
        if control is not None and at % _FACES_A_STEP == 0:
            control.step(at, len(embedded), "faces compared")
        vector = unit_vector(embedding, dimension=len(probe))
        scores[at] = (vector.astype(np.float64) * wide).sum()
    scores.clip(-1.0, 1.0, out=scores)
    rows = np.array([row for row, _ in embedded], dtype=np.int64)
    order = np.lexsort((rows, -scores))[:k]
    least = -1.0 if threshold is None else threshold
    ranked = tuple(RankedFace(int(rows[at]), float(scores[at])) for at in order if scores[at] >= least)
    return FaceRanking(ranked, len(embedded), len(faces) - len(of_this_pack))
