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

SMALLEST_EVER = 8.0
"""Width in pixels below which no face is looked for, however much a still is enlarged."""

_ENLARGED_SIDE = 800
"""Longer side, pixels, up to which a still is enlarged."""

_SHRUNK_SIDE = 1280
"""Longer side, pixels, to which a large still is shrunk: YuNet misses faces wider than about 800 pixels."""

_THUMBNAIL_SIDE = 320
"""Longer side, pixels, at which YuNet finds a face that fills the frame."""

_TILE, _TILE_OVERLAP = 2048, 256
"""Side and overlap of the tiles, pixels, in which a large still is looked at; its shrunk pass finds larger faces."""

_STRIDES = (8, 16, 32)
_MULTIPLE = 32
_ACROSS, _DOWN = [0, 4, 6, 8, 10, 12], [1, 5, 7, 9, 11, 13]
"""Columns of a decoded box that are positions, across and down."""

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
        rows = self._look_tiled(image)
        rows[:, [*_ACROSS, *_DOWN]] -= border
        across, down = width / size[0], height / size[1]
        rows[:, 0:14:2] *= across
        rows[:, 1:14:2] *= down
        return rows

    def _look_tiled(self, image: NDArray[np.uint8]) -> NDArray[np.float32]:
        """As `_look`, tile by tile where the image is large, so that its size costs time and not memory."""
        height, width = image.shape[:2]
        found = []
        for left, top, right, bottom in _tiles(width, height):
            rows = self._look(image[top:bottom, left:right])
            rows[:, _ACROSS] += left
            rows[:, _DOWN] += top
            # What an inner edge cuts is whole in the neighbouring tile.
            whole = (
                ((rows[:, 0] > left) | (left == 0))
                & ((rows[:, 1] > top) | (top == 0))
                & ((rows[:, 0] + rows[:, 2] < right) | (right == width))
                & ((rows[:, 1] + rows[:, 3] < bottom) | (bottom == height))
            )
            found.append(rows[whole])
        return np.concatenate(found)

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

    Its own resolution; enlarged two and four times where it is small; shrunk where it is large; and as a thumbnail
    with a border, for a face that fills the frame.

    Args:
        width: Width of the still, pixels.
        height: Height of the still, pixels.
    """
    longest = max(width, height)
    enlarged = [Pass(scale) for scale in (2.0, 4.0) if longest * scale <= _ENLARGED_SIDE]
    shrunk = [Pass(_SHRUNK_SIDE / longest)] if longest > _SHRUNK_SIDE else []
    return (Pass(1.0), *enlarged, *shrunk, Pass(min(1.0, _THUMBNAIL_SIDE / longest), border=0.25))


def smallest_face(width: int, height: int) -> float:
    """Width in pixels of the smallest face that is looked for in a still of this size."""
    return max(SMALLEST_EVER, SMALLEST_FACE / max(one.scale for one in plan_passes(width, height)))


def _tiles(width: int, height: int) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of the overlapping tiles that cover an image, pixels; one tile where it fits."""
    return [
        (left, top, min(left + _TILE, width), min(top + _TILE, height))
        for top in _starts(height)
        for left in _starts(width)
    ]


def _starts(length: int) -> list[int]:
    return list(range(0, max(1, length - _TILE_OVERLAP), _TILE - _TILE_OVERLAP))


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
