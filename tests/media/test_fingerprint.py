"""Equal frames have equal numbers, others do not."""

import numpy as np
import pytest
import xxhash

from catchlight.media.fingerprint import fingerprint

_FRAME = np.random.default_rng(0).integers(0, 255, (48, 64, 3), dtype=np.uint8)


def test_it_is_the_documented_hash_and_fits_64_bits() -> None:
    assert fingerprint(_FRAME) == xxhash.xxh3_64_intdigest(_FRAME.tobytes(), 48 << 32 | 64)
    assert 0 <= fingerprint(_FRAME) < 1 << 64


def test_a_copy_has_the_same_number_and_a_changed_bit_another() -> None:
    other = _FRAME.copy()
    assert fingerprint(other) == fingerprint(_FRAME)
    other[47, 63, 2] ^= 1
    assert fingerprint(other) != fingerprint(_FRAME)


def test_the_same_bytes_in_another_shape_are_another_frame() -> None:
    assert fingerprint(_FRAME.reshape(64, 48, 3)) != fingerprint(_FRAME)


def test_pixels_that_do_not_lie_side_by_side_are_no_frame() -> None:
    with pytest.raises((BufferError, ValueError)):
        fingerprint(_FRAME[:, ::2])
