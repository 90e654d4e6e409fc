import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from catchlight.faces.crop import crop_of, cut_out, face_crop
from catchlight.faces.face import Box

FRAME = np.random.default_rng(7).integers(0, 256, (120, 200, 3), dtype=np.uint8)


def decoded(png: bytes) -> NDArray[np.uint8]:
    image = cv2.imdecode(np.frombuffer(png, dtype=np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    return image.astype(np.uint8, copy=False)


def test_a_crop_holds_the_frames_own_pixels_with_context() -> None:
    png = face_crop(FRAME, Box(60, 40, 40, 20))

    assert np.array_equal(decoded(png), FRAME[30:70, 40:120])


def test_a_crop_ends_where_the_frame_ends() -> None:
    png = face_crop(FRAME, Box(-10, -5, 40, 30), margin=0.5)

    assert np.array_equal(decoded(png), FRAME[0:40, 0:50])


@given(
    x=st.floats(-30, 190),
    y=st.floats(-30, 110),
    width=st.floats(32, 300),
    height=st.floats(32, 300),
    margin=st.floats(0, 2),
)
def test_a_box_that_touches_the_frame_always_gives_a_crop(
    x: float, y: float, width: float, height: float, margin: float
) -> None:
    shape = decoded(face_crop(FRAME, Box(x, y, width, height), margin=margin)).shape

    assert 1 <= shape[0] <= 120
    assert 1 <= shape[1] <= 200


def test_a_box_beside_the_frame_is_a_bug() -> None:
    with pytest.raises(ValueError, match="outside"):
        face_crop(FRAME, Box(500, 10, 20, 20))


def test_a_thumbnail_has_the_length_asked_for_and_is_never_enlarged() -> None:
    assert decoded(face_crop(FRAME, Box(60, 40, 40, 20), longest=20)).shape == (10, 20, 3)
    assert decoded(face_crop(FRAME, Box(60, 40, 40, 20), longest=500)).shape == (40, 80, 3)


def test_the_same_crop_has_the_same_bytes() -> None:
    assert face_crop(FRAME, Box(60, 40, 40, 20)) == face_crop(FRAME.copy(), Box(60, 40, 40, 20))


def test_the_cutout_gives_the_crop_of_the_whole_frame() -> None:
    box = Box(33.7, 21.2, 17.9, 20.4)
    assert cut_out(FRAME, box).png() == crop_of(FRAME, box)


def test_a_cutout_does_not_follow_the_frame() -> None:
    frame = FRAME.copy()
    cutout = cut_out(frame, Box(30, 20, 20, 20))
    before = cutout.png()
    frame[:] = 0
    assert cutout.png() == before


@pytest.mark.parametrize(
    "box", [Box(-50, 10, 20, 20), Box(900, 10, 20, 20), Box(10, -99, 20, 20), Box(10, 900, 20, 20)]
)
def test_a_face_that_lies_wholly_outside_is_cut_at_the_edge(box: Box) -> None:
    assert decoded(crop_of(FRAME, box)).size
    assert cut_out(FRAME, box).png() == crop_of(FRAME, box)
