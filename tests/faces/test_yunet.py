import cv2
import numpy as np
import onnx
import onnxruntime
import pytest
from numpy.typing import NDArray

from catchlight.errors import PackRefused
from catchlight.faces.pack import ModelPack
from catchlight.faces.yunet import STRIDES, YuNet, with_joined_heads

Image = NDArray[np.uint8]


def test_joining_the_heads_changes_no_value(default_pack: ModelPack, group: Image) -> None:
    model = default_pack.read("yunet.onnx")
    picture = cv2.resize(group, (320, 224), interpolation=cv2.INTER_AREA).transpose(2, 0, 1)[None]
    plain = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    joined = onnxruntime.InferenceSession(with_joined_heads(model), providers=["CPUExecutionProvider"])

    for stride in STRIDES:
        (cells,) = joined.run([f"level_{stride}"], {"planes": picture})
        rows = cells[0].reshape(16, -1).T
        for part, columns in (("bbox", slice(2, 6)), ("kps", slice(6, 16))):
            (expected,) = plain.run([f"{part}_{stride}"], {"input": picture.astype(np.float32)})
            np.testing.assert_allclose(rows[:, columns], expected[0], atol=1e-4)
        for part, column in (("cls", 0), ("obj", 1)):
            (expected,) = plain.run([f"{part}_{stride}"], {"input": picture.astype(np.float32)})
            np.testing.assert_allclose(1 / (1 + np.exp(-rows[:, column])), expected[0, :, 0], atol=1e-5)


def test_a_lower_threshold_gives_more_boxes_and_none_below_it(default_pack: ModelPack, group: Image) -> None:
    yunet = YuNet(default_pack.read("yunet.onnx"), provider="cpu", threads=1)

    few, many = yunet.look(group, threshold=0.8), yunet.look(group, threshold=0.3)

    assert 0 < len(few) < len(many)
    assert few[:, 14].min() >= 0.8
    assert many[:, 14].min() >= 0.3


def test_a_picture_looks_the_same_after_another_of_the_same_padded_size(default_pack: ModelPack, group: Image) -> None:
    yunet = YuNet(default_pack.read("yunet.onnx"), provider="cpu", threads=1)
    small = np.ascontiguousarray(group[:500, :700])
    alone = yunet.look(small, threshold=0.6)

    yunet.look(group[:510, :704], threshold=0.6)

    np.testing.assert_array_equal(yunet.look(small, threshold=0.6), alone)


def test_a_model_that_is_no_yunet_is_refused(default_pack: ModelPack) -> None:
    with pytest.raises(PackRefused, match="not built as YuNet"):
        with_joined_heads(default_pack.read("sface.onnx"))


def test_a_yunet_with_other_heads_is_refused(default_pack: ModelPack) -> None:
    model = onnx.load_model_from_string(default_pack.read("yunet.onnx"))
    for node in model.graph.node:
        if "cls_16" in node.output:
            node.op_type = "Tanh"

    with pytest.raises(PackRefused, match="not built as YuNet"):
        with_joined_heads(model.SerializeToString())
