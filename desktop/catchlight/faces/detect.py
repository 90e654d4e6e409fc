"""Finding faces: YuNet on ONNX Runtime, decoded as OpenCV decodes it, and a plan of passes for stills.

Footage is looked at once, at its own resolution. A still is looked at several times, smaller and larger, so that both
a face of a dozen pixels and one that fills a twelve-megapixel portrait are found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper

from catchlight.faces.face import Box, Landmarks
from catchlight.faces.runtime import open_session, provider_in_use

SCORE_THRESHOLD = 0.6
"""Least detector score of a face, 0 to 1. Source: OpenCV Zoo's face_detection_yunet uses 0.6 to 0.9."""

OVERLAP_THRESHOLD = 0.3
"""Two boxes of a larger intersection over union are one face. Source: OpenCV's default for YuNet."""

SMALLEST_FACE = 10
"""Width in pixels of the smallest face that the detector looks for at the resolution it is given.

Source: YuNet is trained on WIDER FACE from 10 pixels on (Wu et al. 2023, "YuNet: A Tiny Millisecond-level Face
Detector").
"""

_STRIDES = (8, 16, 32)
_MULTIPLE = 32
_MOST_BOXES = 5000


@dataclass(frozen=True)
class Detection:
    """One face found, before anything else is known of it.

    Attributes:
        box: Where it is, pixels of the frame.
        landmarks: Five points (x, y), pixels, in the order of `Face.landmarks`.
        score: The detector's own score, 0 to 1.
    """

    box: Box
    landmarks: Landmarks
    score: float


@dataclass(frozen=True)
class Pass:
    """One look at a still.

    Attributes:
        scale: Size of the image looked at, as a multiple of the original.
        border: Grey border around it, as a share of its longer side.
    """

    scale: float
    border: float = 0.0


class YuNetDetector:
    """One detector with its own session; use one per thread."""

    def __init__(
        self,
        model: bytes,
        *,
        provider: str | None = None,
        threads: int = 1,
        score_threshold: float = SCORE_THRESHOLD,
    ) -> None:
        """Open the session.

        Args:
            model: YuNet as the default pack holds it.
            provider: See `runtime.open_session`.
            threads: Threads that one detection may use.
            score_threshold: Least detector score of a face, 0 to 1.
        """
        self._session = open_session(_take_frames(model), provider=provider, threads=threads)
        self._outputs = [f"{part}_{stride}" for stride in _STRIDES for part in ("cls", "obj", "bbox", "kps")]
        self._score_threshold = score_threshold
        self.provider = provider_in_use(self._session)

    def detect(self, frame: NDArray[np.uint8]) -> list[Detection]:
        """Find the faces of a frame in one pass at its own resolution.

        Args:
            frame: `(height, width, 3) uint8 BGR`.

        Returns:
            The faces, left to right.
        """
        _expect_frame(frame)
        return _ordered(_suppressed(self._look(frame)))

    def detect_still(self, image: NDArray[np.uint8]) -> list[Detection]:
        """Find the faces of a still in all passes of `plan_passes`.

        Args:
            image: `(height, width, 3) uint8 BGR`.

        Returns:
            The faces, left to right.
        """
        _expect_frame(image)
        height, width = image.shape[:2]
        found = [self._look_scaled(image, one) for one in plan_passes(width, height)]
        return _ordered(_suppressed(np.concatenate(found)))

    def _look_scaled(self, image: NDArray[np.uint8], one: Pass) -> NDArray[np.float32]:
        """The faces of one pass, in pixels of the original, `(n, 15) float32`."""
        height, width = image.shape[:2]
        size = (max(1, round(width * one.scale)), max(1, round(height * one.scale)))
        if size != (width, height):
            how = cv2.INTER_AREA if one.scale < 1 else cv2.INTER_CUBIC
            image = cv2.resize(image, size, interpolation=how).astype(np.uint8)
        border = round(max(size) * one.border)
        if border:
            image = cv2.copyMakeBorder(
                image, border, border, border, border, cv2.BORDER_CONSTANT, value=(127, 127, 127)
            ).astype(np.uint8)
        rows = self._look(image)
        rows[:, :2] -= border
        rows[:, 4:14] -= border
        across, down = width / size[0], height / size[1]
        rows[:, 0:14:2] *= across
        rows[:, 1:14:2] *= down
        return rows

    def _look(self, frame: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Every box above the score threshold, overlapping ones too: x, y, width, height, 5 points, score."""
        padded, columns = _padded(frame)
        outputs = self._session.run(self._outputs, {"frame": padded[None]})
        levels = [
            _decode(outputs[4 * level : 4 * level + 4], stride=stride, columns=columns, threshold=self._score_threshold)
            for level, stride in enumerate(_STRIDES)
        ]
        return np.concatenate(levels)


def plan_passes(width: int, height: int) -> tuple[Pass, ...]:
    """The passes in which a still is looked at.

    Args:
        width: Width of the still, pixels.
        height: Height of the still, pixels.
    """
    longest = max(width, height)
    passes = [Pass(1.0)]
    if longest < 640:
        passes.append(Pass(min(4.0, 640 / longest)))
    if longest > 1280:
        passes.append(Pass(640 / longest))
    passes.append(Pass(min(1.0, 320 / longest), border=0.5))
    return tuple(passes)


def smallest_face(width: int, height: int) -> float:
    """Width in pixels of the smallest face that is looked for in a still of this size."""
    return SMALLEST_FACE / max(one.scale for one in plan_passes(width, height))


def _expect_frame(frame: NDArray[np.uint8]) -> None:
    if frame.dtype != np.uint8 or frame.ndim != 3 or frame.shape[2] != 3 or 0 in frame.shape:
        raise ValueError(f"expected (height, width, 3) uint8, got {frame.shape} {frame.dtype}")


def _take_frames(model: bytes) -> bytes:
    """Put a front before the detector that takes `(1, height, width, 3) uint8`, so that no float blob is built here."""
    graph_model = onnx.load_model_from_string(model)
    graph = graph_model.graph
    image = graph.input[0].name
    front = [
        helper.make_node("Cast", ["frame"], ["frame_float"], to=TensorProto.FLOAT),
        helper.make_node("Transpose", ["frame_float"], [image], perm=[0, 3, 1, 2]),
    ]
    nodes = [*front, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    del graph.input[:]
    graph.input.append(helper.make_tensor_value_info("frame", TensorProto.UINT8, ["batch", "height", "width", 3]))
    return bytes(graph_model.SerializeToString())


def _padded(frame: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], int]:
    """The frame, filled up with black to multiples of 32 at the right and below, and its width then."""
    height, width = frame.shape[:2]
    down, across = -height % _MULTIPLE, -width % _MULTIPLE
    if down or across:
        filled = cv2.copyMakeBorder(frame, 0, down, 0, across, cv2.BORDER_CONSTANT, value=(0, 0, 0))
        return filled.astype(np.uint8, copy=False), width + across
    return np.ascontiguousarray(frame), width


def _decode(
    level: Sequence[NDArray[np.float32]], *, stride: int, columns: int, threshold: float
) -> NDArray[np.float32]:
    """Decode one level of the detector, `(n, 15) float32` in pixels.

    Source: OpenCV, modules/objdetect/src/face_detect.cpp, FaceDetectorYNImpl::postProcess.
    """
    classes, objects, boxes, points = level
    squared = np.clip(classes[0, :, 0], 0, 1) * np.clip(objects[0, :, 0], 0, 1)
    kept = np.flatnonzero(squared >= threshold * threshold)
    row, column = np.divmod(kept, columns // stride)
    cell = np.stack([column, row], axis=1).astype(np.float32)
    decoded = np.empty((len(kept), 15), dtype=np.float32)
    size = np.exp(boxes[0, kept, 2:]) * stride
    decoded[:, :2] = (cell + boxes[0, kept, :2]) * stride - size / 2
    decoded[:, 2:4] = size
    decoded[:, 4:14] = (np.tile(cell, 5) + points[0, kept]) * stride
    decoded[:, 14] = np.sqrt(squared[kept])
    return decoded


def _suppressed(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Keep the best of boxes that overlap."""
    if len(rows) == 0:
        return rows
    best: Sequence[int] = cv2.dnn.NMSBoxes(
        rows[:, :4].tolist(), rows[:, 14].tolist(), 0.0, OVERLAP_THRESHOLD, top_k=_MOST_BOXES
    )
    return rows[np.asarray(best, dtype=np.intp).reshape(-1)]


def _ordered(rows: Iterable[NDArray[np.float32]]) -> list[Detection]:
    """Detections from left to right, and from the top where two begin in the same column."""
    found = [
        Detection(
            box=Box(*values[:4]),
            landmarks=tuple(zip(values[4:14:2], values[5:14:2], strict=True)),
            score=values[14],
        )
        for values in (row.tolist() for row in rows)
    ]
    return sorted(found, key=lambda one: (one.box.x, one.box.y))
