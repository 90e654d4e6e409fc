"""From a face in a frame to its embedding: InsightFace's template and InsightFace's recognition, on our session."""

import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import cv2
import numpy as np
from insightface.model_zoo.arcface_onnx import ArcFaceONNX
from insightface.utils.face_align import arcface_dst
from numpy.typing import NDArray

from catchlight.errors import PackRefused
from catchlight.faces.face import Landmarks
from catchlight.faces.runtime import open_session, provider_in_use

ALIGNED_SIZE = 112
"""Width and height of an aligned face, pixels (InsightFace's `arcface_dst` template)."""

_BATCH = 32
_PROCESSOR = "cpu"

_TEMPLATE = [complex(x, y) for x, y in arcface_dst.tolist()]
_TEMPLATE_CENTRE = sum(_TEMPLATE) / len(_TEMPLATE)
_TEMPLATE_AWAY = [point - _TEMPLATE_CENTRE for point in _TEMPLATE]


def align(frame: NDArray[np.uint8], landmarks: Landmarks) -> NDArray[np.uint8]:
    """Cut a face out, upright, at the template's place and size.

    Moved, turned and scaled so that the landmarks fall on the template's with the least squared error. It is what
    `insightface.utils.face_align.norm_crop` does, in a tenth of the time.

    Args:
        frame: `(height, width, 3) uint8 BGR`.
        landmarks: Five points (x, y), pixels of the frame.

    Returns:
        `(112, 112, 3) uint8 BGR`, black where the frame ends.

    Source: Deng et al. 2019, "ArcFace" (the template).
    """
    size = (ALIGNED_SIZE, ALIGNED_SIZE)
    return cv2.warpAffine(frame, to_template(landmarks), size, borderValue=0.0).astype(np.uint8, copy=False)


def to_template(landmarks: Landmarks) -> NDArray[np.float64]:
    """The similarity that brings five points nearest to the template's, `(2, 3)`.

    Source: Umeyama 1991, "Least-squares estimation of transformation parameters between two point patterns"; in the
    plane, with points as complex numbers, its solution is one division.
    """
    points = [complex(x, y) for x, y in landmarks]
    centre = sum(points) / len(points)
    away = [point - centre for point in points]
    spread = sum(one.real * one.real + one.imag * one.imag for one in away)
    turned = sum(one.conjugate() * there for one, there in zip(away, _TEMPLATE_AWAY, strict=True))
    scale = turned / max(spread, 1e-12)
    shift = _TEMPLATE_CENTRE - scale * centre
    return np.array([[scale.real, -scale.imag, shift.real], [scale.imag, scale.real, shift.imag]])


class FaceEmbedder:
    """InsightFace's recogniser on a session of ours."""

    def __init__(self, model: bytes, *, embedding_size: int, provider: str | None = None, threads: int = 1) -> None:
        """Open the session.

        Args:
            model: The recogniser's ONNX model.
            embedding_size: Values of an embedding, as the pack's manifest says.
            provider: See `runtime.open_session`.
            threads: Threads that the faces of one call may use.

        Raises:
            PackRefused: if the model does not take aligned faces or does not give embeddings of that size.
        """
        session = open_session(model, provider=provider, threads=1)
        self._recogniser: Any = ArcFaceONNX(model_file=io.BytesIO(model), session=session)
        self.embedding_size = embedding_size
        self.provider = provider_in_use(session)
        self._lanes = max(1, threads) if self.provider == _PROCESSOR else 1
        takes, gives = self._recogniser.input_size, self._recogniser.output_shape[-1]
        if takes != (ALIGNED_SIZE, ALIGNED_SIZE) or gives != embedding_size:
            raise PackRefused(
                f"The recogniser takes faces of {takes} and gives {gives} values; the manifest says {embedding_size}.",
                hint="Choose another model pack.",
                takes=list(takes),
                gives=gives,
                expected=embedding_size,
            )

    def embed(self, aligned: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
        """Embed aligned faces, in batches.

        A graphics processor gets them in one batch, as far as there is room. On a processor a second thread gains next
        to nothing within a batch, so the faces are shared out in as many batches as there are threads, side by side.

        Args:
            aligned: n faces, each `(112, 112, 3) uint8 BGR`.

        Returns:
            `(n, embedding_size) float32`, each row of unit length.
        """
        if not aligned:
            return np.empty((0, self.embedding_size), dtype=np.float32)
        size = min(_BATCH, -(-len(aligned) // self._lanes))
        batches = [list(aligned[start : start + size]) for start in range(0, len(aligned), size)]
        vectors = np.concatenate(self._run(batches)).astype(np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: NDArray[np.float32] = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
        return unit

    def _run(self, batches: Sequence[list[NDArray[np.uint8]]]) -> list[NDArray[np.float32]]:
        lanes = min(self._lanes, len(batches))
        if lanes == 1:
            return [self._recogniser.get_feat(batch) for batch in batches]
        with ThreadPoolExecutor(lanes, thread_name_prefix="embed") as threads:
            return list(threads.map(self._recogniser.get_feat, batches))
