"""Whether footage's frames really become BGR, which OpenCV claims even where its scaler refused.

The scaler takes no frames that are marked as interlaced, and OpenCV then hands out whatever lay in memory. So the first
frames are decoded twice, as BGR and as stored, and their brightness is compared.
"""

import numpy as np

from catchlight.media.capture import Capture, Pixels, Plane, cv2

_PLANAR = {"yuv420p", "yuv422p", "yuv444p", "yuv440p", "yuv411p", "yuv410p"}
_MAY_STORE_NOTHING = {"mjpg", "hevc", "hvc1", "hev1", "av01", "vp80", "vp90", "ffv1", "unknown"}
"""Codecs in which black may be stored as 0; in others it is 16, and nothing but 0 is memory never written to."""
_BLOCK = 8
MOST_PIXELS = 150_000_000
MOST_NOTHING = 0.2
"""Share of the stored brightness that may be 0 in codecs whose black is 16."""
MOST_FRAMES = 25
"""Frames looked at until one tells."""
MOST_APART = 48.0
"""Grey levels between the brightness of a block and the stored one that no choice of colour matrix explains."""
MOST_BLOCKS = 0.02
"""Share of blocks that may be further apart all the same."""


def converts(path: str) -> bool | None:
    """False where frames are not converted; None where that cannot be told (wholly black, or stored uncommonly)."""
    shown, stored = Capture(path), Capture(path, as_stored=True)
    try:
        if shown.pixel_format not in _PLANAR or shown.width * shown.height > MOST_PIXELS:
            return None
        full_range = shown.codec.lower() in _MAY_STORE_NOTHING
        _scatter(shown.width * shown.height)
        for _ in range(MOST_FRAMES):
            if not shown.grab() or not stored.grab():
                break
            pixels, plane = shown.plain_pixels(), stored.plane()
            if pixels is None or plane is None or plane.shape != pixels.shape[:2]:
                return None
            if pixels.any() or plane.any():
                never_written = not full_range and float(np.mean(plane == 0)) > MOST_NOTHING
                return not never_written and agree(pixels, plane)
        return None if full_range else False
    finally:
        shown.release()
        stored.release()


def _scatter(size: int) -> None:
    """Leave a pattern in memory that is free, so that nothing of an earlier file looks like this file's frames."""
    pattern = np.random.default_rng(size).integers(0, 2, max(1, size // 64), dtype=np.uint8) * 255
    taken = [np.repeat(pattern, 64 * channels) for channels in (1, 3, 1, 3)]
    del taken


def agree(pixels: Pixels, plane: Plane) -> bool:
    """Whether a picture has the brightness of the plane it was made from, stored in the full range or in 16 to 235."""
    if not plane.any():
        return False
    seen = _blocks(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8))
    full = _blocks(plane)
    limited = np.clip((full - 16) * np.float32(255 / 219), 0, 255)
    return any(float(np.mean(np.abs(seen - one) > MOST_APART)) <= MOST_BLOCKS for one in (full, limited))


def _blocks(grey: Plane) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    size = (max(1, grey.shape[1] // _BLOCK), max(1, grey.shape[0] // _BLOCK))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.float32)
