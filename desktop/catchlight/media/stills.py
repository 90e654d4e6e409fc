"""A still's bytes become upright pixels, whatever the format; nothing is decoded before its size is known."""

import io
import struct
import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

from catchlight.errors import MediaRefused
from catchlight.media.facts import StillFacts

LONGEST_FILE = 1024 * 1024 * 1024
"""Bytes."""
MOST_PIXELS = 150_000_000
"""Pixels: 150 megapixels hold the largest medium-format cameras, and decode into 450 MB."""

_FORMATS = ("JPEG", "MPO", "PNG", "TIFF", "WEBP", "BMP", "GIF", "AVIF", "HEIF")
CANNOT_DECODE = (
    OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, RuntimeError, struct.error
)  # fmt: skip
_SHOWN = {"MPO": "JPEG"}
_END_OF_JPEG = b"\xff\xd9"

Pixels = npt.NDArray[np.uint8]
"""Shape (height, width, 3), uint8, BGR."""


@dataclass(frozen=True, eq=False)
class Still:
    """One decoded still.

    Attributes:
        pixels: Shape (height, width, 3), uint8, BGR, contiguous, upright.
        facts: Its size, format, capture time and warnings.
    """

    pixels: Pixels
    facts: StillFacts


def decode_still(data: bytes, *, name: str = "The image") -> Still:
    """Decode a still: upright, in sRGB, eight bits a channel, without transparency.

    A JPEG that ends early is decoded as far as it goes, with a warning, because recovered photographs often do; any
    other truncated image is refused. The other pages of a file that holds several are named in a warning.

    Args:
        data: The file's bytes.
        name: What to call it in an error.

    Raises:
        MediaRefused: if it is empty, too large, damaged or no image.
    """
    if not data:
        raise _refused(name, "is empty (0 bytes)", hint="Ask for the file again: this copy holds nothing.", bytes=0)
    if len(data) > LONGEST_FILE:
        raise _refused(
            name,
            f"has {len(data):,} bytes; the limit for a still is {LONGEST_FILE:,}",
            hint="Export the part of the image that holds the faces.",
            bytes=len(data),
            limit=LONGEST_FILE,
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _decoded(data, name)
        except MemoryError:
            raise _refused(name, "does not fit into memory", hint="Close other programs and try again.") from None
        except CANNOT_DECODE as error:
            raise _refused(
                name,
                f"is damaged or incomplete and does not decode ({error})",
                hint="Ask for the file again, or repair a copy and add that as an exhibit of its own.",
                bytes=len(data),
                cause=f"{type(error).__name__}: {error}",
            ) from None


def _opened(data: bytes, name: str) -> Image.Image:
    if data[4:8] == b"ftyp" and not _is_avif(data):
        import pi_heif  # noqa: PLC0415 - 10 ms that only a HEIC file costs

        pi_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # the size is checked here, and refused rather than warned of
    try:
        image = Image.open(io.BytesIO(data), formats=[known for known in _FORMATS if known in _openers()])
    except UnidentifiedImageError:
        raise _refused(
            name,
            "is not an image that can be decoded",
            hint="JPEG, PNG, TIFF, WebP, BMP, GIF, HEIC and AVIF can be. Convert a copy and add that as well.",
            bytes=len(data),
        ) from None
    if image.width * image.height > MOST_PIXELS:
        raise _refused(
            name,
            f"is {image.width:,} x {image.height:,} pixels; the limit is {MOST_PIXELS:,} pixels",
            hint="Export the part of the image that holds the faces.",
            width=image.width,
            height=image.height,
            limit=MOST_PIXELS,
        )
    return image


def _openers() -> set[str]:
    Image.init()
    return set(Image.OPEN)


def _is_avif(data: bytes) -> bool:
    return data[8:12] in {b"avif", b"avis"} or b"avif" in data[16:64]


def _decoded(data: bytes, name: str) -> Still:
    notes: list[str] = []
    image = _loaded(data, name, notes)
    count = int(getattr(image, "n_frames", 1))
    if count > 1 and image.format != "MPO":
        notes.append(f"The file holds {count} images; only the first was examined.")
    captured = _captured(image)
    pixels = as_bgr(ImageOps.exif_transpose(image), notes)
    height, width = pixels.shape[:2]
    shown = _SHOWN.get(image.format or "", image.format or "unknown")
    return Still(pixels, StillFacts(width, height, shown, captured, tuple(notes)))


def _loaded(data: bytes, name: str, notes: list[str]) -> Image.Image:
    image = _opened(data, name)
    try:
        image.load()
    except OSError:
        if image.format not in {"JPEG", "MPO"}:
            raise
        image = _opened(data + _END_OF_JPEG, name)
        image.load()
        notes.append("The JPEG ends early: what is missing is grey or coarse, and faces there cannot be found.")
    return image


def _captured(image: Image.Image) -> str | None:
    try:
        detail = image.getexif().get_ifd(ExifTags.IFD.Exif)
    except CANNOT_DECODE:
        return None
    text = detail.get(ExifTags.Base.DateTimeOriginal)
    if not isinstance(text, str) or not text.strip(" \0:"):
        return None
    offset = detail.get(ExifTags.Base.OffsetTimeOriginal)
    parts = [text, offset] if isinstance(offset, str) else [text]
    return " ".join(part.strip(" \0") for part in parts).strip()


def as_bgr(image: Image.Image, notes: list[str]) -> Pixels:
    """The pixels of a loaded image; what was lost on the way is added to `notes`."""
    if image.mode.startswith("I") or image.mode == "F":
        notes.append("The image has more than 8 bits a channel; it was examined at 8 bits.")
        return _from_deep_grey(image)
    if image.has_transparency_data:
        notes.append("The image has transparent parts; they were examined on white.")
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        profile = image.info.get("icc_profile")
        image = Image.alpha_composite(ground, image).convert("RGB")
        image.info["icc_profile"] = profile
    image = _in_srgb(image, notes)
    return np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])


def _from_deep_grey(image: Image.Image) -> Pixels:
    grey = np.asarray(image).astype(np.float32)
    if image.mode == "F":
        low, high = float(np.nanmin(grey)), float(np.nanmax(grey))
        grey = (np.nan_to_num(grey, nan=low) - low) * (255.0 / (high - low) if high > low else 0.0)
    else:
        grey *= 255.0 / max(65535.0, float(grey.max(initial=0.0)))
    return np.repeat(np.clip(grey + 0.5, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


def _in_srgb(image: Image.Image, notes: list[str]) -> Image.Image:
    """Colours as sRGB where the file brings a profile that says what they are."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "CMYK", "L"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).lower() and image.mode == "RGB":
            return image
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *CANNOT_DECODE):
        notes.append("The image's colour profile cannot be read; its colours were taken as they are.")
        return image
    return image if converted is None else converted


def _refused(name: str, what: str, *, hint: str, **facts: object) -> MediaRefused:
    return MediaRefused(f"{name} {what}.", hint=hint, **facts)
