"""Build the default model pack (YuNet and SFace) from the files that OpenCV Zoo publishes.

The published files are block-quantised and do not run everywhere: OpenCV 5 and ONNX Runtime each refuse one of them.
This script normalises them, byte for byte the same on every run, and writes the manifest that `catchlight` verifies.

What is done, and why:
    * Only the image stays a graph input; OpenCV 5 refuses a model whose weights are inputs too.
    * YuNet's weights are folded to fp32 (231 kB): ONNX Runtime cannot run its quantised scalars.
    * SFace keeps its int8 blocks (10.7 MB instead of 38.7): both runtimes read them, the embeddings are the same to
      a cosine of 0.9999999, and ONNX Runtime unfolds them once when a session is opened (`faces.runtime`).
    * The batch, and YuNet's height and width, become symbolic.

usage: build_default_pack.py [--source DIR] [--out DIR]
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import helper, numpy_helper

ROOT = Path(__file__).resolve().parents[1]
PACK_NAME = "yunet-sface"
PACK_VERSION = "1"
PACK_DATE = "2026-11-23"
MANIFEST_FORMAT = 1

DETECTOR_SOURCE = "face_detection_yunet_2023mar_int8bq.onnx"
RECOGNISER_SOURCE = "face_recognition_sface_2021dec_int8bq.onnx"
PUBLISHED = {
    DETECTOR_SOURCE: "49f000ec501fef24739071fc7e68267d32209045b6822c0c72dce1da25726f10",
    RECOGNISER_SOURCE: "fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee",
}
ZOO = "https://github.com/opencv/opencv_zoo"

Arrays = dict[str, NDArray[Any]]


class SourceRefused(Exception):
    """A published file is missing or is not the one that was published."""


def read_published(source: Path, name: str) -> bytes:
    """Read one published file.

    Raises:
        SourceRefused: if it is missing or its SHA-256 is not the published one.
    """
    try:
        content = (source / name).read_bytes()
    except OSError as error:
        raise SourceRefused(f"{source / name} cannot be read: {error.strerror}") from error
    found = hashlib.sha256(content).hexdigest()
    if found != PUBLISHED[name]:
        raise SourceRefused(f"{name} is not the published file: SHA-256 {found}, expected {PUBLISHED[name]}")
    return content


def dequantise(
    weights: NDArray[Any], scale: NDArray[Any], zero: NDArray[Any], *, axis: int, block: int
) -> NDArray[Any]:
    """Undo block quantisation.

    Args:
        weights: int8, any shape.
        scale: float32, one value a block along `axis`.
        zero: int8, the shape of `scale`.
        axis: The axis that is cut into blocks.
        block: Values in a block.

    Returns:
        float32 of the shape of `weights`.

    Source: ONNX operator DequantizeLinear-21, `y = (x - zero_point) * scale`.
    """
    spread = [
        np.take(np.repeat(part, block, axis=axis), range(weights.shape[axis]), axis=axis) for part in (scale, zero)
    ]
    return np.asarray((weights.astype(np.float32) - spread[1].astype(np.float32)) * spread[0], dtype=np.float32)


def fold_weights(model: onnx.ModelProto) -> None:
    """Replace each DequantizeLinear of constants, and the Reshape behind it, by one float32 initialiser."""
    arrays: Arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    kept = []
    for node in model.graph.node:
        constant = all(name in arrays for name in node.input)
        if constant and node.op_type == "DequantizeLinear":
            facts = {attribute.name: helper.get_attribute_value(attribute) for attribute in node.attribute}
            parts = [arrays[name] for name in node.input]
            arrays[node.output[0]] = dequantise(*parts, axis=facts["axis"], block=facts["block_size"])
        elif constant and node.op_type == "Reshape":
            arrays[node.output[0]] = arrays[node.input[0]].reshape(arrays[node.input[1]])
        else:
            kept.append(node)
    replace(model.graph.node, kept)
    replace(model.graph.initializer, [numpy_helper.from_array(np.ascontiguousarray(v), k) for k, v in arrays.items()])


def replace(field: Any, items: list[Any]) -> None:
    """Make a repeated protobuf field hold `items`."""
    kept = [type(item).FromString(item.SerializeToString(deterministic=True)) for item in items]
    del field[:]
    field.extend(kept)


def keep_used(model: onnx.ModelProto) -> None:
    """Drop initialisers that nothing reads, inputs that are initialisers, and stale shape annotations."""
    graph = model.graph
    used = {name for node in graph.node for name in node.input}
    made = {tensor.name for tensor in graph.initializer} | {name for node in graph.node for name in node.output}
    replace(graph.initializer, [tensor for tensor in graph.initializer if tensor.name in used])
    replace(graph.input, [value for value in graph.input if value.name in used - made])
    replace(graph.value_info, [])


def name_dimensions(value: onnx.ValueInfoProto, names: dict[int, str]) -> None:
    """Make some dimensions of an input or output symbolic."""
    for position, name in names.items():
        value.type.tensor_type.shape.dim[position].dim_param = name


def normalise_detector(content: bytes) -> bytes:
    """YuNet as `(batch, 3, height, width) float32 BGR 0..255`, height and width multiples of 32."""
    model = onnx.load_model_from_string(content)
    fold_weights(model)
    shapes = {node.input[1] for node in model.graph.node if node.op_type == "Reshape"}
    for tensor in model.graph.initializer:
        if tensor.name in shapes:
            _, anchors, values = numpy_helper.to_array(tensor).tolist()
            tensor.CopyFrom(numpy_helper.from_array(np.array([0, anchors, values], dtype=np.int64), tensor.name))
    keep_used(model)
    name_dimensions(model.graph.input[0], {0: "batch", 2: "height", 3: "width"})
    for value in model.graph.output:
        name_dimensions(value, {0: "batch", 1: f"anchors_{value.name.rpartition('_')[2]}"})
    return finish(model)


def normalise_recogniser(content: bytes) -> bytes:
    """SFace as `(batch, 3, 112, 112) float32 RGB 0..255` to `(batch, 128) float32`, int8 blocks kept.

    The graph's own Sub and Mul come first, because InsightFace's `ArcFaceONNX` reads mean 0 and deviation 1 from
    finding them among the first eight nodes.
    """
    model = onnx.load_model_from_string(content)
    graph = model.graph
    weights = {value.name for value in graph.input[1:]} | {tensor.name for tensor in graph.initializer}
    constant = set(weights)
    of_weights, of_image = [], []
    for node in graph.node:
        if node.input and all(name in constant for name in node.input):
            constant.update(node.output)
            of_weights.append(node)
        else:
            of_image.append(node)
    replace(graph.node, of_image[:2] + of_weights + of_image[2:])
    replace(graph.input, [graph.input[0]])
    keep_used(model)
    name_dimensions(graph.input[0], {0: "batch"})
    name_dimensions(graph.output[0], {0: "batch"})
    return finish(model)


def finish(model: onnx.ModelProto) -> bytes:
    """Check a model and write it the same way every time."""
    onnx.checker.check_model(model, full_check=True)
    if len(model.graph.input) != 1:
        raise AssertionError(f"one graph input expected, found {[value.name for value in model.graph.input]}")
    return bytes(model.SerializeToString(deterministic=True))


def describe_file(name: str, content: bytes, **more: str) -> dict[str, Any]:
    """The manifest's entry of one file."""
    return {"name": name, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content), **more}


def build(source: Path, out: Path) -> None:
    """Write the pack's files and its manifest to `out`.

    Raises:
        SourceRefused: if a published file is missing or altered; nothing is written then.
    """
    published = {name: read_published(source, name) for name in PUBLISHED}
    licences = {name: (source / name).read_bytes() for name in ("LICENSE-yunet.txt", "LICENSE-sface.txt")}
    detector = normalise_detector(published[DETECTOR_SOURCE])
    recogniser = normalise_recogniser(published[RECOGNISER_SOURCE])
    manifest = {
        "format": MANIFEST_FORMAT,
        "name": PACK_NAME,
        "version": PACK_VERSION,
        "date": PACK_DATE,
        "detector": {
            "kind": "yunet",
            "file": "yunet.onnx",
            "colour_order": "BGR",
            "published_accuracy": "WIDER FACE average precision 0.884 easy, 0.866 medium, 0.750 hard (fp32 weights)",
        },
        "recogniser": {
            "kind": "arcface",
            "file": "sface.onnx",
            "colour_order": "RGB",
            "embedding_size": 128,
            "alignment": "arcface-112",
            "published_accuracy": "LFW verification 0.9942",
        },
        "files": [
            describe_file(
                "yunet.onnx",
                detector,
                source=f"OpenCV Zoo, {ZOO}/tree/main/models/face_detection_yunet, {DETECTOR_SOURCE}",
                source_sha256=PUBLISHED[DETECTOR_SOURCE],
                licence="MIT",
                licence_file="LICENSE-yunet.txt",
            ),
            describe_file(
                "sface.onnx",
                recogniser,
                source=f"OpenCV Zoo, {ZOO}/tree/main/models/face_recognition_sface, {RECOGNISER_SOURCE}",
                source_sha256=PUBLISHED[RECOGNISER_SOURCE],
                licence="Apache-2.0",
                licence_file="LICENSE-sface.txt",
            ),
            *(describe_file(name, content) for name, content in sorted(licences.items())),
        ],
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, content in {"yunet.onnx": detector, "sface.onnx": recogniser, **licences}.items():
        (out / name).write_bytes(content)
    text = json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"
    (out / "manifest.json").write_bytes(text.encode())


def main(arguments: list[str] | None = None) -> int:
    """Build the pack; the exit code is 1 where a published file is refused."""
    parser = argparse.ArgumentParser(description="Build the default model pack from the published files.")
    parser.add_argument("--source", type=Path, default=ROOT.parent / "shared" / "models")
    parser.add_argument("--out", type=Path, default=ROOT / "resources" / "models" / PACK_NAME)
    chosen = parser.parse_args(arguments)
    try:
        build(chosen.source, chosen.out)
    except SourceRefused as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{chosen.out} written")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
