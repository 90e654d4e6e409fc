"""Footage and stills for tests and benchmarks: made on the spot with PyAV, from real faces that packages carry.

PyAV is used here and never shipped.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.container import OutputContainer
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]
"""Shape (height, width, 3), uint8, BGR."""


@dataclass(frozen=True)
class Encoding:
    """How a file is written.

    Attributes:
        codec: FFmpeg's encoder.
        pixel_format: Its pixel format.
        options: Its options.
        container: FFmpeg's muxer, or None to go by the file's name.
        container_options: The muxer's options, such as `{"movflags": "faststart"}`.
        rotation: Display rotation in degrees, counterclockwise, written as metadata.
        aspect: Width over height of a pixel, written as metadata.
        rate: Nominal frames a second.
    """

    codec: str = "libx264"
    pixel_format: str = "yuv420p"
    options: dict[str, str] = field(default_factory=lambda: {"preset": "ultrafast", "crf": "18"})
    container: str | None = None
    container_options: dict[str, str] = field(default_factory=dict)
    rotation: int = 0
    aspect: Fraction | None = None
    rate: int = 10


H264 = Encoding()
H264_WITH_B_FRAMES = Encoding(options={"preset": "fast", "bf": "2", "crf": "18"})
LOSSLESS = Encoding(codec="ffv1", pixel_format="bgr0", options={})
_MILLISECOND = Fraction(1, 1000)
MPEG4 = Encoding(codec="mpeg4", options={"q": "2"})


def write_footage(
    path: Path, frames: Iterable[Pixels], times: Sequence[int] | None = None, *, encoding: Encoding = H264
) -> Path:
    """Write footage.

    Args:
        path: Where to; its extension chooses the container.
        frames: The frames, all of one size.
        times: Milliseconds of each frame; None for ten frames a second.
        encoding: How.
    """
    with av.open(str(path), "w", format=encoding.container, options=encoding.container_options) as container:
        stream: av.VideoStream | None = None
        for index, pixels in enumerate(frames):
            if stream is None:
                stream = _add_stream(container, pixels, encoding)
            frame = av.VideoFrame.from_ndarray(pixels, format="bgr24")
            frame.pts = index * 100 if times is None else times[index]
            frame.time_base = _MILLISECOND
            container.mux(stream.encode(frame))
        if stream is not None:
            container.mux(stream.encode(None))
    return path


def _add_stream(container: OutputContainer, pixels: Pixels, encoding: Encoding) -> av.VideoStream:
    stream = container.add_stream(encoding.codec, rate=encoding.rate, options=encoding.options)
    assert isinstance(stream, av.VideoStream)
    stream.height, stream.width = pixels.shape[:2]
    stream.pix_fmt = encoding.pixel_format
    stream.codec_context.time_base = Fraction(1, encoding.rate) if encoding.codec == "mpeg2video" else _MILLISECOND
    stream.time_base = _MILLISECOND
    if encoding.aspect is not None:
        stream.codec_context.sample_aspect_ratio = encoding.aspect
    if encoding.rotation:
        stream.set_display_rotation(encoding.rotation)
    return stream


def write_two_streams(path: Path, first: Sequence[Pixels], second: Sequence[Pixels]) -> Path:
    """Write a file that holds two video streams, ten frames a second each."""
    with av.open(str(path), "w") as container:
        streams = [_add_stream(container, frames[0], H264) for frames in (first, second)]
        for stream, frames in zip(streams, (first, second), strict=True):
            for index, pixels in enumerate(frames):
                frame = av.VideoFrame.from_ndarray(pixels, format="bgr24")
                frame.pts, frame.time_base = index * 100, _MILLISECOND
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    return path


def without_index(source: Path, target: Path) -> Path:
    """A copy of an AVI file without the index at its end, as a recorder leaves it that lost power."""
    data = bytearray(source.read_bytes())
    data = data[: data.rindex(b"idx1")]
    data[4:8] = (len(data) - 8).to_bytes(4, "little")
    target.write_bytes(data)
    return target


def write_sound(path: Path) -> Path:
    """Write a file that holds sound and no picture."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=8000, layout="mono")
        for index in range(10):
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 8000, index * 1024
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def numbered_frames(count: int, *, width: int = 96, height: int = 64) -> list[Pixels]:
    """Frames that show their own number in black and white bars, which any codec keeps; see `number_of`."""
    frames = []
    for number in range(count):
        pixels = np.full((height, width, 3), 60, dtype=np.uint8)
        for bit in range(8):
            pixels[:, bit * width // 8 : (bit + 1) * width // 8] = 220 if number >> bit & 1 else 30
        frames.append(pixels)
    return frames


def number_of(pixels: Pixels) -> int:
    """The number that a decoded frame of `numbered_frames` shows."""
    width = pixels.shape[1]
    centres = [(2 * bit + 1) * width // 16 for bit in range(8)]
    return sum(1 << bit for bit, x in enumerate(centres) if pixels[pixels.shape[0] // 2, x].mean() > 125)


def portraits() -> dict[str, Pixels]:
    """Real faces with some surroundings, from pictures that InsightFace and scikit-image carry; 200 pixels square."""
    from insightface.data import get_image
    from skimage.data import astronaut

    group = np.asarray(get_image("t1"), dtype=np.uint8)
    woman = np.ascontiguousarray(astronaut()[:, :, ::-1])  # type: ignore[no-untyped-call]
    centres = {
        "first": (114, 333),
        "second": (319, 215),
        "third": (517, 339),
        "fourth": (797, 414),
        "sixth": (1173, 335),
    }
    found = {name: group[y - 100 : y + 100, x - 100 : x + 100].copy() for name, (x, y) in centres.items()}
    found["astronaut"] = woman[20:220, 120:320].copy()
    return found


def paste(ground: Pixels, portrait: Pixels, *, left: int, top: int, size: int) -> None:
    """Paint a portrait, scaled to `size` pixels, into a frame; what reaches beyond the frame is cut off."""
    scaled = np.asarray(cv2.resize(portrait, (size, size), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    height, width = ground.shape[:2]
    x0, y0, x1, y1 = max(0, left), max(0, top), min(width, left + size), min(height, top + size)
    if x0 < x1 and y0 < y1:
        ground[y0:y1, x0:x1] = scaled[y0 - top : y1 - top, x0 - left : x1 - left]


def background(width: int, height: int, *, seed: int = 0) -> Pixels:
    """A soft, faceless background."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(70, 150, (6, 8, 3), dtype=np.uint8)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def encoded(image: Image.Image, image_format: str, **options: object) -> bytes:
    """A still as the bytes of a file."""
    out = io.BytesIO()
    image.save(out, image_format, **options)
    return out.getvalue()


def heic(*pictures: Pixels, folder: Path, main: int = 0) -> bytes:
    """A HEIC file of pictures of one size, put together by hand from the boxes of ISO/IEC 23008-12.

    Args:
        pictures: The pictures, in order.
        folder: Where to encode them.
        main: Which of them is the file's main image.
    """
    encoding = Encoding("libx265", options={"x265-params": "log-level=none:keyint=1:min-keyint=1:bframes=0"})
    film = write_footage(folder / "still.mp4", [*pictures, *pictures[-1:] * 2], encoding=encoding)
    with av.open(str(film)) as container:
        coded = [bytes(packet) for packet in container.demux(video=0) if packet.size][: len(pictures)]
    data = film.read_bytes()
    at = data.index(b"hvcC") - 4
    configuration = data[at : at + int.from_bytes(data[at : at + 4], "big")]
    height, width = pictures[0].shape[:2]
    size = _box(b"ispe", width.to_bytes(4, "big") + height.to_bytes(4, "big"), full=True)
    start = _box(b"ftyp", b"heic\0\0\0\0mif1heic")
    count = len(pictures)

    def meta(offset: int) -> bytes:
        places = bytes.fromhex("4400") + count.to_bytes(2, "big")
        for number, picture in enumerate(coded, start=1):
            extent = offset.to_bytes(4, "big") + len(picture).to_bytes(4, "big")
            places += number.to_bytes(2, "big") + bytes.fromhex("0000 0001") + extent
            offset += len(picture)
        entries = [number.to_bytes(2, "big") for number in range(1, count + 1)]
        items = b"".join(_box(b"infe", entry + b"\0\0hvc1\0", full=True, version=2) for entry in entries)
        properties = b"".join(entry + bytes.fromhex("02 81 02") for entry in entries)
        parts = [
            _box(b"hdlr", b"\0" * 4 + b"pict" + b"\0" * 13, full=True),
            _box(b"pitm", (main + 1).to_bytes(2, "big"), full=True),
            _box(b"iloc", places, full=True),
            _box(b"iinf", count.to_bytes(2, "big") + items, full=True),
            _box(
                b"iprp",
                _box(b"ipco", configuration + size) + _box(b"ipma", count.to_bytes(4, "big") + properties, full=True),
            ),
        ]
        return _box(b"meta", b"".join(parts), full=True)

    offset = len(start) + len(meta(0)) + 8
    return start + meta(offset) + _box(b"mdat", b"".join(coded))


def _box(kind: bytes, content: bytes, *, full: bool = False, version: int = 0) -> bytes:
    content = (bytes([version, 0, 0, 0]) if full else b"") + content
    return (8 + len(content)).to_bytes(4, "big") + kind + content
