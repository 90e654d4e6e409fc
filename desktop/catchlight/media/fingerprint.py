"""A number for the pixels of a frame: equal frames have equal numbers, and a frame found again proves that it is it."""

import numpy as np
import numpy.typing as npt
import xxhash


def fingerprint(pixels: npt.NDArray[np.uint8]) -> int:
    """The hash of a decoded frame, unsigned 64 bit.

    It guards against mistakes, not against forgers: whether the file is the one that was taken in is shown by its
    SHA-256.

    Args:
        pixels: Shape (height, width, 3), uint8, BGR, contiguous.

    Returns:
        XXH3 (64 bit) of the bytes, row by row, seeded with `height << 32 | width`.

    Raises:
        BufferError: or ValueError, if the pixels are not contiguous.
    """
    height, width = pixels.shape[:2]
    return xxhash.xxh3_64_intdigest(pixels.data, height << 32 | width)
