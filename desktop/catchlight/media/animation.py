"""Animated WebP, AVIF and PNG, of which OpenCV's FFmpeg gives no frames or no times, read by Pillow as footage."""

from pathlib import Path

from PIL import Image

from catchlight.media.capture import Pixels, Room, placed
from catchlight.media.colours import CANNOT_DECODE, as_bgr

FORMATS = ("WEBP", "AVIF", "PNG")


class Animation:
    """Pillow's decoder on one file, as a `Source`.

    Raises:
        OSError: or another of `CANNOT_DECODE`, if it is none.
    """

    def __init__(self, path: Path) -> None:
        Image.MAX_IMAGE_PIXELS = None  # `open_footage` checks the size, before a frame is decoded
        self._image = Image.open(path, formats=[known for known in FORMATS if known in _openers()])
        self._next = 0
        self._shown_for = 0.0
        self._pixels: Pixels | None = None
        self.width, self.height = self._image.size
        found = self._image.format or "unknown"
        self.codec = "APNG" if found == "PNG" else found
        self.frame_count = int(getattr(self._image, "n_frames", 1))

    def grab(self) -> bool:
        """Decode the next frame; False at the end, and where the file breaks off."""
        if self._next >= self.frame_count:
            return False
        self._shown_for += float(self._image.info.get("duration", 0)) if self._next else 0.0
        try:
            self._image.seek(self._next)
            self._image.load()
            self._pixels = as_bgr(self._image.copy(), [])
        except CANNOT_DECODE:
            return False
        self._next += 1
        return True

    def microseconds(self) -> int:
        """The time at which the file shows the frame just decoded."""
        milliseconds = self._image.info.get("timestamp", self._shown_for)
        return round(float(milliseconds) * 1000)

    def pixels(self, room: Room | None = None) -> Pixels | None:
        """The frame just decoded."""
        return None if self._pixels is None else placed(self._pixels, room)

    def release(self) -> None:
        """Close the file."""
        self._image.close()


def is_animation(head: bytes) -> bool:
    """True for the first bytes of a WebP, AVIF or PNG file; a still one has been told apart before."""
    return (
        (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and b"avis" in head[8:64])
        or head.startswith(b"\x89PNG")
    )


def _openers() -> set[str]:
    Image.init()
    return set(Image.OPEN)
