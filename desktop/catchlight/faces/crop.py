"""A face with its surroundings, cut out of a frame and written as a lossless PNG."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from catchlight.faces.face import Box

CROP_MARGIN = 0.5
"""Surroundings of a crop on each side, as a share of the face's size."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Cutout:
    """A face with its surroundings, copied from a frame that need not be kept for it.

    Attributes:
        pixels: `(height, width, 3) uint8 BGR`.
        box: The face, pixels of `pixels`.
    """

    pixels: Pixels
    box: Box

    def png(self) -> bytes:
        """The crop, exactly as `crop_of` gives it from the whole frame."""
        return face_crop(self.pixels, self.box, margin=CROP_MARGIN)


def cut_out(frame: Pixels, box: Box) -> Cutout:
    """The part of a frame that the crop of a face needs.

    Args:
        frame: `(height, width, 3) uint8 BGR`.
        box: The face, pixels.
    """
    box = _reachable(frame, box)
    left = max(0, int(box.x - CROP_MARGIN * box.width) - 1)
    top = max(0, int(box.y - CROP_MARGIN * box.height) - 1)
    right = int(box.x + (1 + CROP_MARGIN) * box.width) + 2
    bottom = int(box.y + (1 + CROP_MARGIN) * box.height) + 2
    part = frame[top:bottom, left:right].copy()
    return Cutout(part, Box(box.x - left, box.y - top, box.width, box.height))


def crop_of(frame: Pixels, box: Box) -> bytes:
    """A lossless PNG of a face with its surroundings.

    Args:
        frame: `(height, width, 3) uint8 BGR`.
        box: The face, pixels.
    """
    return face_crop(frame, _reachable(frame, box), margin=CROP_MARGIN)


def face_crop(frame: NDArray[np.uint8], box: Box, *, margin: float = 0.5, longest: int | None = None) -> bytes:
    """Cut a face out as a lossless PNG of original pixels.

    Args:
        frame: `(height, width, 3) uint8 BGR`.
        box: The face, pixels of the frame.
        margin: Context on each side, as a share of the box's width and height; clipped at the frame's edge.
        longest: Shrink until the longer side has this many pixels; None keeps the original pixels.

    Returns:
        A PNG file.

    Raises:
        ValueError: if the box with its context lies wholly outside the frame.
    """
    height, width = frame.shape[:2]
    left = max(0, int(np.floor(box.x - margin * box.width)))
    top = max(0, int(np.floor(box.y - margin * box.height)))
    right = min(width, int(np.ceil(box.x + (1 + margin) * box.width)))
    bottom = min(height, int(np.ceil(box.y + (1 + margin) * box.height)))
    if left >= right or top >= bottom:
        raise ValueError(f"{box} lies outside a frame of {width} x {height}")
    crop = frame[top:bottom, left:right]
    if longest is not None and max(crop.shape[:2]) > longest:
        scale = longest / max(crop.shape[:2])
        size = (max(1, round(crop.shape[1] * scale)), max(1, round(crop.shape[0] * scale)))
        crop = cv2.resize(crop, size, interpolation=cv2.INTER_AREA).astype(np.uint8)
    written, png = cv2.imencode(".png", crop)
    if not written:
        raise RuntimeError("OpenCV could not write a PNG")
    return bytes(png)


def _reachable(pixels: Pixels, box: Box) -> Box:
    """The box, moved to the frame's edge where the detector put it wholly outside."""
    height, width = pixels.shape[:2]
    x = min(max(box.x, 1 - box.width), width - 1)
    y = min(max(box.y, 1 - box.height), height - 1)
    return Box(x, y, box.width, box.height)
