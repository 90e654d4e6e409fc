"""Cutting a face out of its frame, with some of what surrounds it, without losing a pixel value."""

import cv2
import numpy as np
from numpy.typing import NDArray

from catchlight.faces.face import Box


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
