"""Stills of every sort become upright BGR pixels, or a refusal that says why."""

import contextlib
import io
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, TiffImagePlugin
from tests.footage_maker import encoded, heic

from catchlight.errors import MediaRefused
from catchlight.media import stills
from catchlight.media.stills import MOST_PIXELS, decode_pages, decode_still, open_pages

_RGB = np.zeros((20, 30, 3), dtype=np.uint8)
_RGB[:10, :15] = (200, 40, 40)
_RGB[10:, 15:] = (40, 40, 200)
_PICTURE = Image.fromarray(_RGB)


def _bomb(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "AVIF"])
def test_each_format_decodes_to_bgr(image_format: str) -> None:
    still = decode_still(encoded(_PICTURE, image_format))
    assert (still.facts.width, still.facts.height, still.facts.format) == (30, 20, image_format)
    assert still.pixels.shape == (20, 30, 3)
    assert still.pixels.dtype == np.uint8
    assert still.pixels.flags.c_contiguous
    assert np.abs(still.pixels[3, 3].astype(int) - (40, 40, 200)).max() < 40


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_exif_orientation_ends_upright(orientation: int) -> None:
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = _PICTURE if orientation == 1 else _PICTURE.transpose(turns[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    still = decode_still(encoded(stored, "PNG", exif=exif))
    assert np.array_equal(still.pixels, _RGB[:, :, ::-1])


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "LA", "RGBA", "I;16", "F"])
def test_other_colour_models_become_bgr(mode: str) -> None:
    picture = Image.fromarray(_RGB[:, :, 0].astype(np.uint16) * 257) if mode == "I;16" else _PICTURE.convert(mode)
    still = decode_still(encoded(picture, "TIFF" if mode in {"CMYK", "F"} else "PNG"))
    assert still.pixels.shape == (20, 30, 3)
    assert int(still.pixels[3, 3].sum()) > int(still.pixels[3, 25].sum())


def test_deep_grey_and_transparency_are_named() -> None:
    deep = Image.fromarray(_RGB[:, :, 0].astype(np.uint16) * 257)
    assert "8 bits" in decode_still(encoded(deep, "PNG")).facts.warnings[0]
    glass = Image.new("RGBA", (4, 4), (0, 0, 0, 0))
    still = decode_still(encoded(glass, "PNG"))
    assert "transparent" in still.facts.warnings[0]
    assert still.pixels.min() == 255


def test_a_colour_profile_is_brought_to_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    still = decode_still(encoded(_PICTURE, "PNG", icc_profile=profile))
    assert "colour profile" in still.facts.warnings[0]
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert decode_still(encoded(_PICTURE, "PNG", icc_profile=srgb)).facts.warnings == ()


def _shades(*shades: int, width: int = 30) -> list[Image.Image]:
    return [Image.new("L", (width + number, 20), shade) for number, shade in enumerate(shades)]


def _tiff(pictures: list[Image.Image], **options: object) -> bytes:
    return encoded(pictures[0], "TIFF", save_all=True, append_images=pictures[1:], **options)


def test_every_page_of_a_tiff_is_decoded() -> None:
    pages = decode_pages(_tiff(_shades(10, 120, 240)))
    assert (pages.facts.pages, pages.facts.width, pages.facts.warnings) == (3, 30, ())
    found = list(pages)
    assert [(page.number, page.pixels.shape, int(page.pixels[5, 5, 0])) for page in found] == [
        (0, (20, 30, 3), 10),
        (1, (20, 31, 3), 120),
        (2, (20, 32, 3), 240),
    ]
    assert pages.failed == []


@pytest.mark.parametrize("broken", [0, 1, 2])
def test_a_page_that_does_not_decode_is_a_failed_page_and_not_the_end(broken: int) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (3, 40, 40), dtype=np.uint8)
    data = bytearray(_tiff([Image.fromarray(page) for page in noise], compression="tiff_adobe_deflate"))
    strip = _strips(bytes(data))[broken]
    data[strip : strip + 200] = bytes(200)
    with open_pages(bytes(data)) as pages:
        assert [page.number for page in pages] == [number for number in range(3) if number != broken]
        assert pages.facts.pages == 3
        assert pages.failed == [broken]
        assert f"Page {broken + 1} does not decode" in pages.warnings[0]
    assert decode_still(bytes(data)).pixels[0, 0, 0] == noise[1 if broken == 0 else 0, 0, 0]


def test_a_tiff_of_which_no_page_decodes_is_refused() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (2, 40, 40), dtype=np.uint8)
    data = bytearray(_tiff([Image.fromarray(page) for page in noise], compression="tiff_adobe_deflate"))
    for strip in _strips(bytes(data)):
        data[strip : strip + 200] = bytes(200)
    with pytest.raises(MediaRefused, match="does not decode"):
        decode_pages(bytes(data))


def _strips(data: bytes) -> list[int]:
    with Image.open(io.BytesIO(data)) as image:
        assert isinstance(image, TiffImagePlugin.TiffImageFile)
        found = []
        for number in range(image.n_frames):
            image.seek(number)
            found.append(int(image.tag_v2[273][0]))
        return found


def test_pages_beyond_the_limits_are_failed_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stills, "MOST_PAGES", 2)
    pages = decode_pages(_tiff(_shades(1, 2, 3, 4)))
    assert [page.number for page in pages] == [0, 1]
    assert (pages.failed, pages.facts.pages) == ([2, 3], 4)
    monkeypatch.setattr(stills, "MOST_PAGES", 100)
    monkeypatch.setattr(stills, "MOST_PIXELS_IN_ALL", 31 * 20 + 1)
    pages = decode_pages(_tiff(_shades(1, 2, 3, 4)))
    assert [page.number for page in pages] == [0, 1]
    assert "in all" in pages.warnings[0]


def test_a_page_that_is_too_large_is_a_failed_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stills, "MOST_PIXELS", 20 * 31)
    pages = decode_pages(_tiff(_shades(1, 2, 3)))
    assert [page.number for page in pages] == [0, 1]
    assert "the limit is 620 pixels" in pages.warnings[0]


def test_frames_of_an_animation_are_no_pages() -> None:
    pictures = _shades(10, 200, width=20)
    data = encoded(pictures[0], "GIF", save_all=True, append_images=pictures[1:], duration=100)
    pages = decode_pages(data)
    assert len(list(pages)) == pages.facts.pages == 1
    assert pages.facts.warnings == ("The file holds 2 images; only the first was examined.",)


def test_every_image_of_a_heic_file_is_a_page_the_main_one_first(tmp_path: Path) -> None:
    shades = [np.full((64, 96, 3), shade, dtype=np.uint8) for shade in (20, 120, 220)]
    pages = decode_pages(heic(*shades, folder=tmp_path, main=1))
    assert pages.facts.pages == 3
    found = [int(page.pixels[32, 48, 0]) for page in pages]
    assert np.abs(np.subtract(found, (120, 20, 220))).max() < 8


@pytest.mark.parametrize("options", [{"progressive": True}, {"subsampling": 2, "quality": 60}, {"optimize": True}])
def test_every_sort_of_jpeg_decodes(options: dict[str, object]) -> None:
    for picture in (_PICTURE, _PICTURE.convert("CMYK"), _PICTURE.convert("L")):
        still = decode_still(encoded(picture, "JPEG", **options))
        assert int(still.pixels[3, 3].sum()) > int(still.pixels[3, 25].sum()) + 100


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_holds_for_jpegs_too(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    facts = decode_still(encoded(_PICTURE, "JPEG", exif=exif)).facts
    assert (facts.width, facts.height) == ((30, 20) if orientation < 5 else (20, 30))


def test_sixteen_bits_of_colour_decode() -> None:
    deep = _RGB[:, :, ::-1].astype(np.uint16) * 257
    found, data = cv2.imencode(".png", deep)
    assert found
    assert np.array_equal(decode_still(data.tobytes()).pixels, _RGB[:, :, ::-1])


def test_the_capture_time_is_kept_as_written() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2024:05:06 07:08:09"
    exif.get_ifd(0x8769)[0x9011] = "+02:00"
    assert decode_still(encoded(_PICTURE, "JPEG", exif=exif)).facts.captured_exif == "2024:05:06 07:08:09 +02:00"
    assert decode_still(encoded(_PICTURE, "JPEG")).facts.captured_exif is None


def test_an_image_of_30000_by_30000_is_refused_with_its_size_and_the_limit() -> None:
    with pytest.raises(MediaRefused, match=r"30,000 x 30,000 pixels; the limit is 150,000,000") as refusal:
        decode_still(_bomb(30_000, 30_000), name="huge.png")
    assert refusal.value.facts == {"width": 30_000, "height": 30_000, "limit": MOST_PIXELS}


def test_a_jpeg_that_ends_early_is_decoded_with_a_warning() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (200, 300, 3), dtype=np.uint8)
    data = encoded(Image.fromarray(noise), "JPEG")
    still = decode_still(data[: len(data) // 2])
    assert "ends early" in still.facts.warnings[0]
    assert np.array_equal(still.pixels[:40], decode_still(data).pixels[:40])


@pytest.mark.parametrize("image_format", ["PNG", "TIFF", "WEBP", "BMP", "AVIF"])
def test_other_truncated_stills_are_refused(image_format: str) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    data = encoded(Image.fromarray(noise), image_format)
    with pytest.raises(MediaRefused) as refusal:
        decode_still(data[: len(data) // 2])
    assert refusal.value.hint


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff", b"GIF89a", b"no image at all", b"\x89PNG\r\n\x1a\n" + b"\0" * 50]
)
def test_what_is_no_image_is_refused(data: bytes) -> None:
    with pytest.raises(MediaRefused):
        decode_still(data)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF"]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
)
def test_flipped_bytes_give_pixels_or_a_refusal(image_format: str, flips: list[tuple[float, int]]) -> None:
    data = bytearray(encoded(_PICTURE, image_format))
    for place, value in flips:
        data[int(place * len(data))] = value
    with contextlib.suppress(MediaRefused):
        assert decode_still(bytes(data)).pixels.ndim == 3


def test_heic_is_decoded(tmp_path: Path) -> None:
    ground = np.zeros((64, 96, 3), dtype=np.uint8)
    ground[:, :48] = (200, 40, 40)
    still = decode_still(heic(ground, folder=tmp_path))
    assert (still.facts.width, still.facts.height, still.facts.format) == (96, 64, "HEIF")
    assert np.abs(still.pixels[32, 20].astype(int) - (200, 40, 40)).max() < 30
