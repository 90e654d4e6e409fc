import math
from dataclasses import replace
from pathlib import Path

import cv2
import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from catchlight.faces import bounds
from catchlight.faces import quality as q
from catchlight.faces.engine import FaceEngine
from catchlight.faces.face import Box, Face, Landmarks, Quality, Reason, Verdict

Image = NDArray[np.uint8]

GOOD = Quality(
    inter_eye_distance=45.0,
    sharpness=0.55,
    luminance=0.5,
    dynamic_range=7.0,
    illumination_uniformity=0.7,
    yaw=3.0,
    pitch=-2.0,
    roll=1.0,
    verdict=Verdict.USABLE,
)
WIDE = Box(100, 100, 100, 120)


def largest(engine: FaceEngine, image: Image) -> Face:
    found = engine.detect_still(image)
    return engine.describe(image, [max(found, key=lambda face: face.box.area)])[0]


def shrunk(image: Image, scale: float) -> Image:
    return cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def seen_from(yaw: float, pitch: float, roll: float) -> Landmarks:
    """Landmarks of an average head turned by these degrees, under weak perspective."""
    depth = 40.0
    eyes, height = q._EYES_TO_NOSE_DEPTH * depth, q._HEIGHT_TO_NOSE_DEPTH * depth
    head = np.array(
        [
            [-eyes / 2, 0, 0],
            [eyes / 2, 0, 0],
            [0, q._FRONTAL_NOSE * height, depth],
            [-eyes / 3, height, 0],
            [eyes / 3, height, 0],
        ]
    )
    a, b, c = (math.radians(value) for value in (yaw, pitch, roll))
    turn = np.array([[math.cos(a), 0, math.sin(a)], [0, 1, 0], [-math.sin(a), 0, math.cos(a)]])
    nod = np.array([[1, 0, 0], [0, math.cos(b), -math.sin(b)], [0, math.sin(b), math.cos(b)]])
    tilt = np.array([[math.cos(c), -math.sin(c), 0], [math.sin(c), math.cos(c), 0], [0, 0, 1]])
    points = (head @ nod.T @ turn.T @ tilt.T)[:, :2] * 1.7 + [300, 200]
    return tuple((float(x), float(y)) for x, y in points)


@given(yaw=st.floats(-60, 60))
def test_a_turn_is_read_back(yaw: float) -> None:
    assert q.head_pose(seen_from(yaw, 0, 0)) == pytest.approx((yaw, 0, 0), abs=1e-6)


@given(pitch=st.floats(-40, 40), roll=st.floats(-60, 60))
def test_a_nod_and_a_tilt_are_read_back(pitch: float, roll: float) -> None:
    assert q.head_pose(seen_from(0, pitch, roll)) == pytest.approx((0, pitch, roll), abs=1e-6)


@given(points=st.lists(st.tuples(st.floats(-5e3, 5e3), st.floats(-5e3, 5e3)), min_size=5, max_size=5))
def test_any_five_points_have_a_pose_in_range(points: list[tuple[float, float]]) -> None:
    yaw, pitch, roll = q.head_pose(tuple(points))

    assert -90 <= yaw <= 90
    assert -90 <= pitch <= 90
    assert -180 <= roll <= 180


def test_the_astronaut_is_usable_and_keeps_her_pose_when_mirrored(engine: FaceEngine, portrait: Image) -> None:
    face = largest(engine, portrait).quality
    mirrored = largest(engine, np.ascontiguousarray(portrait[:, ::-1])).quality

    assert face.verdict is Verdict.USABLE
    assert face.reasons == ()
    assert mirrored.yaw == pytest.approx(-face.yaw, abs=5)
    assert mirrored.roll == pytest.approx(-face.roll, abs=3)


def test_a_turned_head_says_so(engine: FaceEngine, group: Image) -> None:
    looking_left = engine.describe(group, engine.detect(group))[4].quality

    assert looking_left.yaw < -40
    assert Reason.TURNED in looking_left.reasons


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda image: cv2.GaussianBlur(image, (0, 0), 3), Reason.BLURRED),
        (lambda image: cv2.blur(image, (15, 1)), Reason.BLURRED),
        (lambda image: (image * 0.2).astype(np.uint8), Reason.DARK),
        (lambda image: np.clip(image * 2.6, 0, 255).astype(np.uint8), Reason.BRIGHT),
        (lambda image: (110 + image * 0.1).astype(np.uint8), Reason.LOW_CONTRAST),
    ],
)
def test_a_spoiled_portrait_is_limited_for_the_reason_it_was_spoiled(
    engine: FaceEngine, portrait: Image, spoil: object, reason: Reason
) -> None:
    assert callable(spoil)
    found = largest(engine, spoil(portrait)).quality

    assert found.verdict is Verdict.LIMITED
    assert reason in found.reasons


@pytest.mark.parametrize(
    ("width", "verdict", "reason"),
    [
        (32, Verdict.LIMITED, Reason.SMALL),
        (24, Verdict.LIMITED, Reason.SMALL),
        (14, Verdict.NOT_SUITABLE, Reason.VERY_SMALL),
    ],
)
def test_a_small_face_carries_its_warning(
    engine: FaceEngine, portrait: Image, width: int, verdict: Verdict, reason: Reason
) -> None:
    scale = width / largest(engine, portrait).box.width

    found = largest(engine, shrunk(portrait, scale)).quality

    assert found.verdict is verdict
    assert reason in found.reasons


@given(width=st.floats(1, 32))
def test_no_face_of_up_to_32_pixels_is_usable(width: float) -> None:
    verdict, reasons = q.judge(GOOD, Box(0, 0, width, width), outside=0)

    assert verdict is not Verdict.USABLE
    assert reasons == ((Reason.VERY_SMALL,) if width < 20 else (Reason.SMALL,))


def test_enlarging_a_small_face_is_not_blur(engine: FaceEngine, portrait: Image) -> None:
    assert Reason.BLURRED not in largest(engine, shrunk(portrait, 0.3)).quality.reasons


@pytest.mark.parametrize(
    ("spoiled", "reason"),
    [
        (replace(GOOD, illumination_uniformity=0.1), Reason.UNEVEN_LIGHT),
        (replace(GOOD, roll=-50), Reason.TILTED),
        (replace(GOOD, pitch=35), Reason.TURNED),
        (replace(GOOD, roll=170), Reason.UPSIDE_DOWN),
        (replace(GOOD, compression=0.5), Reason.COMPRESSED),
    ],
)
def test_each_measure_has_its_reason(spoiled: Quality, reason: Reason) -> None:
    assert q.judge(spoiled, WIDE, outside=0) == (Verdict.LIMITED, (reason,))


def test_a_face_at_the_edge_is_cut_off() -> None:
    assert q.share_outside(Box(-50, 0, 100, 100), 640, 480) == pytest.approx(0.5)
    assert q.share_outside(Box(600, 470, 20, 20), 640, 480) == pytest.approx(0.5)
    assert q.share_outside(Box(10, 10, 20, 20), 640, 480) == 0
    assert q.share_outside(Box(700, 10, 20, 20), 640, 480) == 1
    assert q.judge(GOOD, WIDE, outside=0.5) == (Verdict.LIMITED, (Reason.CUT_OFF,))


@pytest.mark.parametrize("spoiled", [replace(GOOD, yaw=70), replace(GOOD, sharpness=0.05)])
def test_what_shows_no_face_to_compare_is_not_suitable(spoiled: Quality) -> None:
    assert q.judge(spoiled, WIDE, outside=0)[0] is Verdict.NOT_SUITABLE


def test_a_flat_face_has_no_sharpness_and_no_range() -> None:
    flat = np.full((112, 112), 90, dtype=np.uint8)

    assert q.sharpness(flat, 40) == 0
    assert q.dynamic_range(flat) == 0
    assert q.illumination_uniformity(flat) == 1


@given(eye_distance=st.floats(0, 500), seed=st.integers(0, 2**32))
def test_every_measure_stays_in_its_range(eye_distance: float, seed: int) -> None:
    noise = np.random.default_rng(seed).integers(0, 256, (112, 112), dtype=np.uint8)

    assert 0 <= q.sharpness(noise, eye_distance) <= 1
    assert 0 <= q.dynamic_range(noise) <= 8
    assert 0 <= q.illumination_uniformity(noise) <= 1


def test_blocks_show_more_the_more_is_compressed(group: Image) -> None:
    faces = (Box(61, 269, 106, 128), Box(270, 150, 100, 130))
    for box in faces:
        measured = [q.compression(as_jpeg(group, percent), box) for percent in (90, 30, 20, 10, 5)]
        assert measured == sorted(measured)
        assert measured[0] < bounds.COMPRESSED_ABOVE < measured[-2]


def test_a_picture_without_blocks_shows_none() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (200, 300, 3), dtype=np.uint8)
    smooth = np.repeat(np.linspace(0, 255, 300, dtype=np.uint8)[None, :, None], 200, axis=0).repeat(3, axis=2)
    for picture in (noise, np.ascontiguousarray(smooth), np.zeros_like(noise)):
        assert q.compression(picture, Box(100, 60, 80, 90)) < 0.1


def test_flat_blocks_are_all_compression() -> None:
    blocks = np.random.default_rng(2).integers(0, 256, (25, 40), dtype=np.uint8)
    picture = np.repeat(np.kron(blocks, np.ones((8, 8), np.uint8))[:, :, None], 3, axis=2)
    assert q.compression(np.ascontiguousarray(picture), Box(100, 60, 80, 90)) == 1


@given(
    box=st.builds(Box, st.floats(-500, 500), st.floats(-500, 500), st.floats(1, 900), st.floats(1, 900)),
    width=st.integers(1, 120),
    height=st.integers(1, 120),
)
def test_compression_of_any_box_is_in_range(box: Box, width: int, height: int) -> None:
    picture = np.full((height, width, 3), 7, np.uint8)
    picture[::2] = 200
    assert 0 <= q.compression(picture, box) <= 1


def test_a_vector_stored_before_compression_was_measured_still_decodes() -> None:
    stored = msgspec.to_builtins(replace(GOOD, compression=0.2))
    del stored["compression"]
    assert msgspec.convert(stored, Quality) == GOOD


def as_jpeg(image: Image, percent: int) -> Image:
    written, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, percent])
    assert written
    decoded = cv2.imdecode(data, cv2.IMREAD_COLOR)
    assert decoded is not None
    return decoded.astype(np.uint8, copy=False)


def test_most_press_photographs_are_usable(engine: FaceEngine, lfw10: Path) -> None:
    verdicts = []
    for path in sorted(lfw10.glob("*/*_0004.jpg")):
        image = cv2.imdecode(np.frombuffer(path.read_bytes(), dtype=np.uint8), cv2.IMREAD_COLOR)
        assert image is not None
        verdicts.append(largest(engine, image.astype(np.uint8, copy=False)).quality.verdict)

    assert verdicts.count(Verdict.USABLE) >= 9
