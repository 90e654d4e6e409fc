import cmath
import io
import math

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from insightface.model_zoo.arcface_onnx import ArcFaceONNX
from insightface.utils.face_align import arcface_dst, norm_crop
from numpy.typing import NDArray

from catchlight.errors import PackRefused
from catchlight.faces import embed
from catchlight.faces.detect import YuNetDetector
from catchlight.faces.embed import FaceEmbedder, align
from catchlight.faces.pack import ModelPack

Image = NDArray[np.uint8]


@pytest.fixture(scope="module")
def embedder(default_pack: ModelPack) -> FaceEmbedder:
    return FaceEmbedder(default_pack.read("sface.onnx"), embedding_size=128, provider="cpu", threads=1)


@pytest.fixture(scope="module")
def aligned(default_pack: ModelPack, group: Image) -> list[Image]:
    detector = YuNetDetector(default_pack.read("yunet.onnx"), provider="cpu")
    return [align(group, face.landmarks) for face in detector.detect(group)]


def test_an_aligned_face_has_the_templates_size(aligned: list[Image]) -> None:
    assert {face.shape for face in aligned} == {(112, 112, 3)}
    assert {face.dtype for face in aligned} == {np.dtype(np.uint8)}


def test_alignment_is_insightfaces_but_for_rounding(group: Image, default_pack: ModelPack) -> None:
    detector = YuNetDetector(default_pack.read("yunet.onnx"), provider="cpu")
    for found in detector.detect(group):
        theirs = norm_crop(group, np.asarray(found.landmarks, np.float32), 112).astype(int)
        difference = np.abs(align(group, found.landmarks).astype(int) - theirs)
        assert difference.max() <= 4
        assert np.count_nonzero(difference) < 0.001 * difference.size


@given(
    turn=st.floats(-180, 180),
    scale=st.floats(0.05, 20),
    shift=st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000)),
)
def test_the_templates_own_points_are_brought_back_from_anywhere(
    turn: float, scale: float, shift: tuple[float, float]
) -> None:
    factor = cmath.rect(scale, math.radians(turn))
    moved = [factor * complex(x, y) + complex(*shift) for x, y in arcface_dst.tolist()]
    matrix = embed.to_template(tuple((one.real, one.imag) for one in moved))
    back = [matrix @ np.array([one.real, one.imag, 1.0]) for one in moved]
    assert np.array(back) == pytest.approx(arcface_dst, abs=1e-3)


def test_five_points_in_one_place_are_no_crash() -> None:
    assert align(np.zeros((50, 50, 3), np.uint8), ((10.0, 10.0),) * 5).shape == (112, 112, 3)


def test_embeddings_have_unit_length_and_do_not_depend_on_the_batch(
    embedder: FaceEmbedder, aligned: list[Image], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embed, "_BATCH", 4)

    together = embedder.embed(aligned)

    assert together.shape == (6, 128)
    assert together.dtype == np.float32
    assert np.linalg.norm(together, axis=1) == pytest.approx(np.ones(6), abs=1e-6)
    for face, vector in zip(aligned, together, strict=True):
        assert float(embedder.embed([face])[0] @ vector) > 0.999999


def test_no_faces_give_no_embeddings(embedder: FaceEmbedder) -> None:
    assert embedder.embed([]).shape == (0, 128)


def test_opencv_computes_the_same_from_the_same_file(
    default_pack: ModelPack, embedder: FaceEmbedder, aligned: list[Image]
) -> None:
    opencv = cv2.FaceRecognizerSF.create(str(default_pack.folder / "sface.onnx"), "")

    for face, vector in zip(aligned, embedder.embed(aligned), strict=True):
        theirs = opencv.feature(face)[0]
        assert float(theirs @ vector / np.linalg.norm(theirs)) > 0.99999


def test_insightface_scales_nothing_because_the_model_does(default_pack: ModelPack) -> None:
    recogniser = ArcFaceONNX(model_file=io.BytesIO(default_pack.read("sface.onnx")), session=_Session())

    assert (recogniser.input_mean, recogniser.input_std) == (0.0, 1.0)


def test_a_model_of_another_size_is_refused(default_pack: ModelPack) -> None:
    with pytest.raises(PackRefused, match="128 values; the manifest says 512"):
        FaceEmbedder(default_pack.read("sface.onnx"), embedding_size=512, provider="cpu")


class _Value:
    def __init__(self, name: str, shape: list[int]) -> None:
        self.name = name
        self.shape = shape


class _Session:
    """As much of a session as `ArcFaceONNX` looks at."""

    def get_inputs(self) -> list[_Value]:
        return [_Value("data", [1, 3, 112, 112])]

    def get_outputs(self) -> list[_Value]:
        return [_Value("fc1", [1, 128])]
