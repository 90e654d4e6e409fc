"""YuNet on ONNX Runtime: one look at one picture, decoded as OpenCV decodes it.

The model's twelve small heads are joined into one per level before the session is opened. That changes no weight and
no result; it spares work, because ONNX Runtime computes at least sixteen channels whether a head has one or ten.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any

import cv2
import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from catchlight.errors import PackRefused
from catchlight.faces.runtime import open_session, provider_in_use

STRIDES = (8, 16, 32)
"""Pixels between neighbouring cells of the three levels."""

_PARTS = {"cls": 1, "obj": 1, "bbox": 4, "kps": 10}
"""The heads of a level, and how many values each gives for a cell."""

_MULTIPLE = 32
_INPUT = "planes"


class YuNet:
    """One session; to be used by one thread at a time."""

    def __init__(self, model: bytes, *, provider: str | None, threads: int) -> None:
        """Open the session.

        Args:
            model: YuNet as the default pack holds it.
            provider: See `runtime.open_session`.
            threads: Threads that one look may use.

        Raises:
            PackRefused: if the model is not built as YuNet is.
        """
        self._session = open_session(with_joined_heads(model), provider=provider, threads=threads)
        self._planes = np.zeros((1, 3, 0, 0), np.uint8)
        self._filled = (0, 0)
        self.provider = provider_in_use(self._session)

    def look(self, picture: NDArray[np.uint8], *, threshold: float) -> NDArray[np.float32]:
        """Every box whose score reaches the threshold, overlapping ones too.

        Args:
            picture: `(height, width, 3) uint8 BGR`.
            threshold: Least score, 0 to 1.

        Returns:
            `(n, 15) float32`, pixels: x, y, width, height, five points (x, y), score.
        """
        levels = self._session.run([f"level_{stride}" for stride in STRIDES], {_INPUT: self._as_planes(picture)})
        return np.concatenate(
            [
                _decode(level[0], stride=stride, threshold=threshold)
                for level, stride in zip(levels, STRIDES, strict=True)
            ]
        )

    def _as_planes(self, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The three planes of the picture, filled up with black to multiples of 32 at the right and below."""
        height, width = picture.shape[:2]
        shape = (1, 3, height + -height % _MULTIPLE, width + -width % _MULTIPLE)
        if self._planes.shape != shape or self._filled != (height, width):
            self._planes = np.zeros(shape, np.uint8)
            self._filled = (height, width)
        for channel, plane in enumerate(self._planes[0]):
            cv2.extractChannel(picture, channel, plane[:height, :width])
        return self._planes


def with_joined_heads(model: bytes) -> bytes:
    """The model with one output `level_8`, `level_16`, `level_32` for each level, `(1, 16, rows, columns) float32`.

    Its channels are class, object (both before the sigmoid), box (4) and points (10). The input takes the planes of a
    picture as they are, `(1, 3, height, width) uint8`, so that no float copy is built outside the graph.

    Raises:
        PackRefused: if the model is not built as YuNet is.
    """
    whole = onnx.load_model_from_string(model)
    graph = whole.graph
    makers = {output: node for node in graph.node for output in node.output}
    weights = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    try:
        joined = [_joined(stride, makers, weights) for stride in STRIDES]
    except (KeyError, IndexError, ValueError) as error:
        raise PackRefused(
            "The detector is not built as YuNet is: its heads cannot be found.",
            hint="Choose another model pack.",
            cause=str(error),
        ) from error
    heads = {id(node) for _, _, _, old in joined for node in old}
    cast = helper.make_node("Cast", [_INPUT], [graph.input[0].name], to=TensorProto.FLOAT)
    kept = [node for node in graph.node if id(node) not in heads]
    new = list(chain.from_iterable(nodes for nodes, _, _, _ in joined))
    outputs = [output for _, _, output, _ in joined]
    used = {name for node in kept for name in node.input}
    values = chain.from_iterable(values for _, values, _, _ in joined)
    _replace(graph.initializer, [*(one for one in graph.initializer if one.name in used), *values])
    _replace(graph.node, [cast, *kept, *new])
    _replace(graph.output, outputs)
    _replace(graph.input, [helper.make_tensor_value_info(_INPUT, TensorProto.UINT8, [1, 3, "height", "width"])])
    return bytes(whole.SerializeToString())


def _joined(stride: int, makers: dict[str, Any], weights: dict[str, NDArray[np.float32]]) -> tuple[Any, ...]:
    """One level's pointwise and depthwise convolution, their weights, the output, and the nodes they replace."""
    chains = [_head(f"{part}_{stride}", makers) for part in _PARTS]
    (feature,) = {pointwise.input[0] for pointwise, *_ in chains}
    names = [f"level_{stride}_{name}" for name in ("point", "point_bias", "depth", "depth_bias")]
    parts = [
        [
            weights[pointwise.input[1]],
            weights[pointwise.input[2]],
            weights[depthwise.input[1]],
            weights[depthwise.input[2]],
        ]
        for pointwise, depthwise, *_ in chains
    ]
    stacked = [np.concatenate(same).astype(np.float32) for same in zip(*parts, strict=True)]
    count = sum(_PARTS.values())
    if stacked[0].shape[0] != count or stacked[2].shape != (count, 1, 3, 3):
        raise ValueError(f"heads of {stacked[0].shape} and {stacked[2].shape}")
    nodes = [
        helper.make_node("Conv", [feature, *names[:2]], [f"level_{stride}_cells"], kernel_shape=[1, 1]),
        helper.make_node(
            "Conv",
            [f"level_{stride}_cells", *names[2:]],
            [f"level_{stride}"],
            kernel_shape=[3, 3],
            pads=[1, 1, 1, 1],
            group=count,
        ),
    ]
    values = [numpy_helper.from_array(array, name) for array, name in zip(stacked, names, strict=True)]
    output = helper.make_tensor_value_info(f"level_{stride}", TensorProto.FLOAT, [1, count, None, None])
    return nodes, values, output, list(chain.from_iterable(chains))


def _head(output: str, makers: dict[str, Any]) -> list[Any]:
    """The nodes from a level's feature to one of its outputs: pointwise, depthwise, then what reshapes."""
    found: list[Any] = []
    name = output
    while sum(node.op_type == "Conv" for node in found) < 2:
        node = makers[name]
        if node.op_type not in {"Sigmoid", "Reshape", "Transpose", "Conv"}:
            raise ValueError(f"{node.op_type} before {output}")
        found.insert(0, node)
        name = node.input[0]
    return found


def _replace(held: Any, new: Sequence[Any]) -> None:
    """Put `new` in place of what a repeated field holds."""
    copies = [type(one).FromString(one.SerializeToString()) for one in new]
    del held[:]
    held.extend(copies)


def _decode(level: NDArray[np.float32], *, stride: int, threshold: float) -> NDArray[np.float32]:
    """Decode one level, `(16, rows, columns)`, to boxes, `(n, 15) float32` in pixels.

    Source: OpenCV, modules/objdetect/src/face_detect.cpp, FaceDetectorYNImpl::postProcess.
    """
    columns = level.shape[2]
    cells = level.reshape(level.shape[0], -1)
    least = threshold * threshold
    # Class times object reaches the square of the threshold only where each of them does.
    floor = np.log(least / (1 - least))
    likely = np.flatnonzero((cells[0] >= floor) & (cells[1] >= floor))
    if not likely.size:  # as on most levels of most pictures
        return np.empty((0, 15), dtype=np.float32)
    squared = _sigmoid(cells[0, likely]) * _sigmoid(cells[1, likely])
    reached = squared >= least
    kept, squared = likely[reached], squared[reached]
    row, column = np.divmod(kept, columns)
    cell = np.stack([column, row]).astype(np.float32)
    boxes, points = cells[2:6, kept], cells[6:16, kept]
    decoded = np.empty((len(kept), 15), dtype=np.float32)
    size = np.exp(boxes[2:]) * stride
    decoded[:, :2] = ((cell + boxes[:2]) * stride - size / 2).T
    decoded[:, 2:4] = size.T
    decoded[:, 4:14] = ((np.tile(cell, (5, 1)) + points) * stride).T
    decoded[:, 14] = np.sqrt(squared)
    return decoded


def _sigmoid(values: NDArray[np.float32]) -> NDArray[np.float32]:
    result: NDArray[np.float32] = (1 / (1 + np.exp(-values))).astype(np.float32)
    return result
