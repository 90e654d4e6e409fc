"""Colours as they are examined."""

import numpy as np
import pytest
from PIL import Image

from catchlight.media.colours import as_bgr


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LA", "I;16", "I", "F"])
def test_every_mode_becomes_contiguous_bgr(mode: str) -> None:
    notes: list[str] = []
    pixels = as_bgr(Image.new(mode, (5, 3)), notes)
    assert pixels.shape == (3, 5, 3)
    assert pixels.dtype == np.uint8
    assert pixels.flags.c_contiguous
    assert bool(notes) == (mode in {"RGBA", "LA", "I;16", "I", "F"})


def test_red_is_last() -> None:
    assert as_bgr(Image.new("RGB", (1, 1), (200, 100, 50)), []).tolist() == [[[50, 100, 200]]]


def test_glass_is_seen_on_white() -> None:
    assert as_bgr(Image.new("RGBA", (1, 1), (0, 0, 0, 128)), []).tolist() == [[[127, 127, 127]]]


def test_values_without_end_do_not_drown_the_others() -> None:
    row = np.array([[-np.inf, 0.0, 1.0, 2.0, np.inf, np.nan]], dtype=np.float32)
    assert as_bgr(Image.fromarray(row), [])[0, :, 0].tolist() == [0, 0, 128, 255, 255, 0]
    with pytest.raises(ValueError, match="no pixel has a value"):
        as_bgr(Image.fromarray(np.full((2, 2), np.nan, np.float32)), [])


def test_deep_grey_keeps_its_order() -> None:
    ramp = Image.fromarray(np.linspace(0, 65535, 256, dtype=np.uint16)[None])
    assert np.array_equal(as_bgr(ramp, [])[0, :, 0], np.arange(256))
