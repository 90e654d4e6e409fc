"""A still's bytes become upright pixels, page by page, whatever the format.

Nothing is decoded before its size is known.
"""

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from catchlight.errors import MediaRefused
from catchlight.media.colours import CANNOT_DECODE, Pixels, as_bgr
from catchlight.media.facts import StillFacts
from catchlight.media.frames import keep

LONGEST_FILE = 1024 * 1024 * 1024
"""Bytes."""
MOST_PIXELS = 150_000_000
"""Pixels of a page: 150 megapixels hold the largest medium-format cameras, and decode into 450 MB."""
MOST_PAGES = 1000
MOST_PIXELS_IN_ALL = 5_000_000_000
"""Pixels of all pages of a file together: 1,000 pages of a photograph each."""

_FORMATS = ("JPEG", "MPO", "PNG", "TIFF", "WEBP", "BMP", "GIF", "AVIF", "HEIF")
_OF_PAGES = {"TIFF", "HEIF"}
"""Formats whose images are pictures of their own; those in others are previews or the frames of an animation."""
_SHOWN = {"MPO": "JPEG"}
_END_OF_JPEG = b"\xff\xd9"


@dataclass(frozen=True, eq=False)
class Page:
    """One decoded page of a still.

    Attributes:
        number: From 0, in the order of the file; a HEIC file's main image comes first.
        pixels: Shape (height, width, 3), uint8, BGR, contiguous, upright.
        release: Gives the memory of `pixels` back; to be called once, when nothing reads them any more.
    """

    number: int
    pixels: Pixels
    release: Callable[[], None] = field(default=keep, repr=False)


@dataclass(frozen=True, eq=False)
class Still:
    """One decoded still.

    Attributes:
        pixels: Shape (height, width, 3), uint8, BGR, contiguous, upright.
        facts: Its size, format, capture time and warnings.
    """

    pixels: Pixels
    facts: StillFacts


class Pages:
    """The pages of one still; iterate it once, then `failed` and `warnings` are complete.

    A page that does not decode is a failed page; the others go on. A file of which no page decodes is refused.

    Attributes:
        facts: Of the file, and of its first page that decodes.
        failed: Numbers of the pages that do not decode, so far.
        warnings: What an examiner should know about the decoding, so far.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data = data
        self._name = name
        self._pixels_so_far = 0
        self.failed: list[int] = []
        self.warnings: list[str] = []
        with _refusing(data, name):
            self._image: Image.Image | None = _opened(data, name)
            image = self._image
            self._count = _pages_in(image, self.warnings)
            self._main = image.tell() if self._count > 1 else 0
            captured, shown = _captured(image), _SHOWN.get(image.format or "", image.format or "unknown")
            self._first, pixels = self._first_page()
        height, width = pixels.shape[:2]
        self._first_pixels: Pixels | None = pixels
        self.facts = StillFacts(width, height, shown, captured, tuple(self.warnings), self._count)

    def __iter__(self) -> Iterator[Page]:
        """The pages that decode, in order."""
        for number in range(self._first, self._count):
            pixels, self._first_pixels = self._first_pixels, None
            if pixels is None:
                pixels = self._decoded_or_failed(number)
            if pixels is not None:
                yield Page(number, pixels)

    def _first_page(self) -> tuple[int, Pixels]:
        for number in range(self._count - 1):
            pixels = self._decoded_or_failed(number)
            if pixels is not None:
                return number, pixels
        last = self._count - 1
        return last, self._decoded(last)

    def _decoded_or_failed(self, number: int) -> Pixels | None:
        """A page, or None where it does not decode, which then is noted."""
        try:
            with _refusing(self._data, self._name):
                return self._decoded(number)
        except MediaRefused as refusal:
            self._image = None
            self.failed.append(number)
            self._note(f"Page {number + 1} does not decode: {refusal.message}")
        return None

    def _decoded(self, number: int) -> Pixels:
        if number >= MOST_PAGES or self._pixels_so_far > MOST_PIXELS_IN_ALL:
            raise _refused(
                self._name,
                f"holds more than {MOST_PAGES:,} pages or {MOST_PIXELS_IN_ALL:,} pixels in all",
                hint="Split a copy into files of fewer pages.",
                pages=self._count,
            )
        notes: list[str] = []
        image = self._loaded(number, notes)
        pixels = as_bgr(ImageOps.exif_transpose(image), notes)
        self._pixels_so_far += pixels.shape[0] * pixels.shape[1]
        for note in notes:
            self._note(note)
        return pixels

    def _loaded(self, number: int, notes: list[str]) -> Image.Image:
        image = self._page(number)
        try:
            image.load()
        except OSError:
            if image.format not in {"JPEG", "MPO"}:
                raise
            image = _opened(self._data + _END_OF_JPEG, self._name)
            image.load()
            notes.append("The JPEG ends early: what is missing is grey or coarse, and faces there cannot be found.")
        return image

    def _page(self, number: int) -> Image.Image:
        """One page, opened and not loaded."""
        image = self._image = self._image or _opened(self._data, self._name)
        if self._count > 1:
            image.seek(self._main if number == 0 else number - (number <= self._main))
        _check_size(image, self._name)
        return image

    def _note(self, note: str) -> None:
        if note not in self.warnings:
            self.warnings.append(note)


def decode_pages(data: bytes, *, name: str = "The image") -> Pages:
    """Decode a still, page by page: upright, in sRGB, eight bits a channel, without transparency.

    A JPEG that ends early is decoded as far as it goes, with a warning, because recovered photographs often do; any
    other truncated image is refused. TIFF and HEIC files may hold several pages; of other files the first image counts,
    and further ones are named in a warning.

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
    return Pages(data, name)


@contextmanager
def open_pages(data: bytes, *, name: str = "The image") -> Iterator[Pages]:
    """`decode_pages` as a context, as a decoder process offers it too."""
    yield decode_pages(data, name=name)


def decode_still(data: bytes, *, name: str = "The image") -> Still:
    """The first page of a still that decodes; see `decode_pages`.

    Raises:
        MediaRefused: if it is empty, too large, damaged or no image.
    """
    pages = decode_pages(data, name=name)
    return Still(next(iter(pages)).pixels, pages.facts)


@contextmanager
def _refusing(data: bytes, name: str) -> Iterator[None]:
    """What goes wrong inside becomes a refusal of this file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
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
    return image


def _openers() -> set[str]:
    Image.init()
    return set(Image.OPEN)


def _is_avif(data: bytes) -> bool:
    return data[8:12] in {b"avif", b"avis"} or b"avif" in data[16:64]


def _pages_in(image: Image.Image, notes: list[str]) -> int:
    try:
        count = max(1, int(getattr(image, "n_frames", 1)))
    except CANNOT_DECODE:
        notes.append("The list of pages is damaged; only the first was examined.")
        return 1
    if image.format in _OF_PAGES:
        return count
    if count > 1 and image.format != "MPO":
        notes.append(f"The file holds {count} images; only the first was examined.")
    return 1


def _check_size(image: Image.Image, name: str) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise _refused(
            name,
            f"is {image.width:,} x {image.height:,} pixels; the limit is {MOST_PIXELS:,} pixels",
            hint="Export the part of the image that holds the faces.",
            width=image.width,
            height=image.height,
            limit=MOST_PIXELS,
        )


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


def _refused(name: str, what: str, *, hint: str, **facts: object) -> MediaRefused:
    return MediaRefused(f"{name} {what}.", hint=hint, **facts)
