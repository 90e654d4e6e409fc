"""The still decoder under fire: whatever the bytes, it gives upright pixels or a stated refusal, and nothing else.

`decode_anything` is the fuzz target; a coverage-guided fuzzer can call it with its own bytes as hypothesis does here.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.footage_maker import background, encoded, heic

from catchlight.errors import MediaRefused
from catchlight.media.stills import MOST_PIXELS, decode_still

_EASY = settings(deadline=None)


def decode_anything(data: bytes) -> None:
    """Decode these bytes as a still; raises only where the decoder breaks its promise."""
    refusal: MediaRefused | None = None
    try:
        still = decode_still(data)
    except MediaRefused as error:
        refusal = error
    else:
        assert still.pixels.dtype == np.uint8
        assert still.pixels.shape == (still.facts.height, still.facts.width, 3)
        assert 0 < still.facts.width * still.facts.height <= MOST_PIXELS
    assert refusal is None or (refusal.message and refusal.hint)


@cache
def seeds() -> tuple[bytes, ...]:
    """A small still of each format."""
    frame = background(32, 24)
    picture = Image.fromarray(frame[:, :, ::-1])
    pages = [picture.resize((16, 12)), picture.convert("L")]
    formats = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "AVIF")
    with TemporaryDirectory() as folder:
        live = heic(frame, folder=Path(folder))
    return (
        *(encoded(picture, one) for one in formats),
        encoded(picture, "JPEG", progressive=True, exif=_turned()),
        encoded(picture.convert("CMYK"), "JPEG"),
        encoded(picture.convert("RGBA"), "PNG"),
        encoded(Image.fromarray(frame[:, :, 0].astype(np.uint16) * 257), "PNG"),
        encoded(picture, "TIFF", save_all=True, append_images=pages, compression="tiff_lzw"),
        live,
    )


def _turned() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


_damage = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)), max_size=12)


@given(st.binary(max_size=4096))
@example(b"")
@example(b"\xff\xd8\xff")
@example(b"II*\0" + b"\xff" * 64)
@example(b"GIF89a" + b"\xff" * 64)
@_EASY
def test_any_bytes(data: bytes) -> None:
    decode_anything(data)


@given(which=st.integers(0, 12), damage=_damage, kept=st.floats(0, 1))
@settings(_EASY, max_examples=200)
def test_damaged_stills(which: int, damage: list[tuple[float, bytes]], kept: float) -> None:
    decode_anything(damaged(seeds()[which], damage, kept=kept))


@pytest.mark.slow
@pytest.mark.timeout(1800)
@given(which=st.integers(0, 12), damage=_damage, kept=st.floats(0.5, 1))
@settings(_EASY, max_examples=20_000)
def test_damaged_stills_for_longer(which: int, damage: list[tuple[float, bytes]], kept: float) -> None:
    decode_anything(damaged(seeds()[which], damage, kept=kept))


def damaged(data: bytes, damage: list[tuple[float, bytes]], *, kept: float) -> bytes:
    """The data with some bytes replaced, then cut off."""
    changed = bytearray(data)
    for place, new in damage:
        at = int(place * len(changed))
        changed[at : at + len(new)] = new
    return bytes(changed[: int(len(changed) * kept)])
