"""Frames that the decoder only claims to have converted are found out, and others are not suspected."""

from pathlib import Path

import numpy as np
import pytest
from tests.footage_maker import H264, LOSSLESS, MPEG4, Encoding, Pixels, background, numbered_frames, write_footage

from catchlight.media.capture import cv2
from catchlight.media.conversion import agree, converts

_INTERLACED = Encoding("mpeg4", options={"flags": "+ildct+ilme", "q": "2"})
_RNG = np.random.default_rng(0)


def _flat(*colour: int) -> list[Pixels]:
    return [np.full((64, 96, 3), colour, dtype=np.uint8)] * 3


@pytest.mark.parametrize(
    "frames",
    [
        numbered_frames(3),
        _flat(0, 0, 255),
        _flat(255, 0, 0),
        _flat(0, 255, 0),
        _flat(0, 0, 0),
        _flat(255, 255, 255),
        [_RNG.integers(0, 255, (64, 96, 3), dtype=np.uint8) for _ in range(3)],
        [np.kron(_RNG.integers(0, 2, (8, 12, 3)) * 255, np.ones((8, 8, 1))).astype(np.uint8)] * 3,
    ],
    ids=["bars", "red", "blue", "green", "black", "white", "noise", "mosaic"],
)
@pytest.mark.parametrize("encoding", [H264, MPEG4, Encoding("mjpeg", "yuvj420p", options={"q": "3"})])
def test_what_is_converted_is_not_suspected(tmp_path: Path, frames: list[Pixels], encoding: Encoding) -> None:
    name = "a.mp4" if encoding is H264 else "a.avi"
    assert converts(str(write_footage(tmp_path / name, frames, encoding=encoding))) in {True, None}


@pytest.mark.parametrize(("width", "height"), [(96, 64), (352, 288), (1920, 1088)])
def test_interlaced_frames_are_found_out(tmp_path: Path, width: int, height: int) -> None:
    path = write_footage(tmp_path / "a.avi", [background(width, height)] * 3, encoding=_INTERLACED)
    assert converts(str(path)) is False


def test_it_cannot_be_told_of_uncommon_pixels_and_of_no_footage(tmp_path: Path) -> None:
    assert converts(str(write_footage(tmp_path / "a.mkv", numbered_frames(3), encoding=LOSSLESS))) is None
    assert converts(str(tmp_path / "gone")) is None


def test_another_frame_s_brightness_does_not_agree() -> None:
    one, other = numbered_frames(200)[85], numbered_frames(200)[170]
    plane = np.asarray(cv2.cvtColor(one, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    assert agree(one, plane)
    assert not agree(other, plane)
    assert not agree(one, np.zeros_like(plane))
