"""Hostile and broken media: every format cut off, with flipped bytes, misnamed, with lying headers, and lists of files.

Each file is small; together they are what recovered disks, damaged recorders and attackers hand in.
"""

import random
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from PIL import Image
from tests.footage_maker import (
    H264,
    H264_WITH_B_FRAMES,
    MPEG4,
    Encoding,
    Pixels,
    background,
    encoded,
    heic,
    paste,
    portraits,
    write_footage,
    write_sound,
)

TRUNCATIONS = 10
"""Each file is cut off at so many places."""
FLIPS = 4
"""Each file comes with 1 % of its bytes flipped so many times, each time others."""
FLIPPED_SHARE = 0.01

_FRAMES = 12
_WIDTH, _HEIGHT = 160, 128


@dataclass(frozen=True)
class Sample:
    """One file of the corpus.

    Attributes:
        path: Where it lies.
        fault: What is wrong with it: `whole`, `truncated`, `flipped`, `misnamed`, `lying`, `list` or `foreign`.
    """

    path: Path
    fault: str


def make_corpus(folder: Path) -> list[Sample]:
    """Write the corpus: whole files of each format, and what can be wrong with each."""
    folder.mkdir()
    base = folder / "whole"
    base.mkdir()
    wholes = [*_footage(base), *_stills(base)]
    samples = [Sample(path, "whole") for path in wholes]
    for path in wholes:
        samples += _damaged(path, folder)
    samples += [*_lying(wholes, folder), *_lists(folder, wholes[0]), *_foreign(folder)]
    return samples


def scene(*, count: int = _FRAMES, width: int = _WIDTH, height: int = _HEIGHT) -> list[Pixels]:
    """A face that crosses a still background."""
    face, frames = portraits()["astronaut"], []
    for index in range(count):
        frame = background(width, height)
        paste(frame, face, left=4 * index, top=10, size=96)
        frames.append(frame)
    return frames


def _footage(folder: Path) -> Iterator[Path]:
    frames = scene()
    uneven = [0, 40, 80, 300, 340, 900, 940, 980, 1400, 1440, 1480, 2000]
    fragmented = Encoding(container_options={"movflags": "frag_keyframe+empty_moov"})
    encodings: dict[str, tuple[Encoding, list[int] | None]] = {
        "plain.mp4": (H264, None),
        "b-frames.mp4": (H264_WITH_B_FRAMES, None),
        "variable.mp4": (H264, uneven),
        "index-first.mp4": (Encoding(container_options={"movflags": "faststart"}), None),
        "fragmented.mp4": (fragmented, None),
        "turned.mov": (Encoding(rotation=90), None),
        "ten-bit.mp4": (Encoding(pixel_format="yuv420p10"), None),
        "grey.mkv": (Encoding(codec="ffv1", pixel_format="gray", options={}), None),
        "plain.mkv": (H264, None),
        "variable.mkv": (H264, uneven),
        "plain.avi": (MPEG4, None),
        "motion-jpeg.avi": (Encoding(codec="mjpeg", pixel_format="yuvj420p", options={}), None),
        "transport.ts": (H264, None),
        "raw.h264": (H264, None),
        "old.flv": (Encoding(codec="flv", options={}), None),
        "web.webm": (Encoding(codec="libvpx", options={"deadline": "realtime", "cpu-used": "8"}), None),
    }
    for name, (encoding, times) in encodings.items():
        yield write_footage(folder / name, frames, times, encoding=encoding)
    yield _mpeg2(folder / "program.mpg", frames)
    yield _mpeg2(folder / "interlaced.mp4", frames, flags="+ildct+ilme")
    pictures = [Image.fromarray(frame[:, :, ::-1]) for frame in frames]
    for name, image_format in (("moving.gif", "GIF"), ("moving.webp", "WEBP"), ("moving.png", "PNG")):
        data = encoded(pictures[0], image_format, save_all=True, append_images=pictures[1:], duration=40)
        yield _written(folder / name, data)


def _mpeg2(path: Path, frames: list[Pixels], **options: str) -> Path:
    """MPEG-2 knows only certain rates, so its clock is not the milliseconds of `write_footage`."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg2video", rate=25, options=options)
        assert isinstance(stream, av.VideoStream)
        stream.height, stream.width = frames[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        stream.bit_rate = 4_000_000
        for pixels in frames:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="bgr24")))
        container.mux(stream.encode(None))
    return path


def _stills(folder: Path) -> Iterator[Path]:
    frame = scene(count=1)[0]
    picture = Image.fromarray(frame[:, :, ::-1])
    clear = picture.convert("RGBA")
    clear.putalpha(200)
    deep = Image.fromarray(frame[:, :, 1].astype(np.uint16) * 257)
    page = picture.resize((96, 80))
    stills = {
        "plain.jpg": encoded(picture, "JPEG"),
        "progressive.jpg": encoded(picture, "JPEG", progressive=True),
        "print.jpg": encoded(picture.convert("CMYK"), "JPEG"),
        "clear.png": encoded(clear, "PNG"),
        "deep.png": encoded(deep, "PNG"),
        "pages.tif": encoded(picture, "TIFF", save_all=True, append_images=[page], compression="tiff_lzw"),
        "plain.webp": encoded(picture, "WEBP"),
        "plain.avif": encoded(picture, "AVIF"),
        "plain.gif": encoded(picture, "GIF"),
        "plain.bmp": encoded(page, "BMP"),
        "plain.heic": heic(frame, folder=folder),
    }
    for name, data in stills.items():
        yield _written(folder / name, data)
    (folder / "still.mp4").unlink()


def _damaged(path: Path, folder: Path) -> Iterator[Sample]:
    data = path.read_bytes()
    dice = random.Random(path.name)
    for part in range(TRUNCATIONS):
        cut = max(1, len(data) * (2 * part + 1) // (2 * TRUNCATIONS))
        yield Sample(_written(folder / f"cut-{part}-{path.name}", data[:cut]), "truncated")
    for turn in range(FLIPS):
        flipped = bytearray(data)
        # The first turn leaves the header alone, so that the decoder meets the damage and not only the demuxer.
        start = min(len(data) // 4, 2048) if turn == 0 else 0
        for _ in range(max(1, round(len(data) * FLIPPED_SHARE))):
            flipped[dice.randrange(start, len(data))] ^= 1 << dice.randrange(8)
        yield Sample(_written(folder / f"flipped-{turn}-{path.name}", bytes(flipped)), "flipped")
    wrong = ".jpg" if path.suffix in {".mp4", ".mkv", ".avi", ".mov", ".ts"} else ".mp4"
    yield Sample(_written(folder / f"misnamed-{path.stem}{path.suffix.replace('.', '-')}{wrong}", data), "misnamed")


def _lying(wholes: list[Path], folder: Path) -> Iterator[Sample]:
    """Headers that claim absurd rates, counts, durations and sizes."""
    known = {path.name: path.read_bytes() for path in wholes}
    largest = 0xFFFFFFFF
    changes: dict[str, tuple[str, Callable[[bytearray], None]]] = {
        "no-rate.avi": ("plain.avi", lambda data: struct.pack_into("<I", data, data.index(b"avih") + 8, 0)),
        "no-scale.avi": ("plain.avi", lambda data: struct.pack_into("<I", data, data.index(b"strh") + 28, 0)),
        "billion-frames.avi": ("plain.avi", lambda data: struct.pack_into("<I", data, data.index(b"avih") + 24, 10**9)),
        "billion-length.avi": ("plain.avi", lambda data: struct.pack_into("<I", data, data.index(b"strh") + 40, 10**9)),
        "wide.avi": ("plain.avi", lambda data: struct.pack_into("<II", data, data.index(b"strf") + 12, 60000, 60000)),
        "billion-samples.mp4": (
            "plain.mp4",
            lambda data: struct.pack_into(">I", data, data.index(b"stsz") + 12, 10**9),
        ),
        "no-timescale.mp4": ("plain.mp4", lambda data: struct.pack_into(">I", data, data.index(b"mdhd") + 16, 0)),
        "negative-duration.mp4": (
            "plain.mp4",
            lambda data: struct.pack_into(">I", data, data.index(b"mdhd") + 20, largest),
        ),
        "billion-times.mp4": ("plain.mp4", lambda data: struct.pack_into(">I", data, data.index(b"stts") + 12, 10**9)),
        "huge-ticks.mp4": (
            "plain.mp4",
            lambda data: struct.pack_into(">I", data, data.index(b"stts") + 16, 0x7FFFFFFF),
        ),
        "negative-ticks.mp4": (
            "plain.mp4",
            lambda data: struct.pack_into(">I", data, data.index(b"stts") + 16, largest),
        ),
        "wide.mp4": ("plain.mp4", lambda data: struct.pack_into(">HH", data, data.index(b"avc1") + 28, 65535, 65535)),
        "huge-box.mp4": ("plain.mp4", lambda data: struct.pack_into(">I", data, data.index(b"moov") - 4, largest)),
        "no-timescale.mkv": ("plain.mkv", lambda data: _set_element(data, b"\x2a\xd7\xb1", 0)),
        "huge-timescale.mkv": ("plain.mkv", lambda data: _set_element(data, b"\x2a\xd7\xb1", 0xFFFFFF)),
        "negative-duration.mkv": ("plain.mkv", lambda data: _set_float(data, b"\x44\x89", -5000.0)),
        "endless.mkv": ("plain.mkv", lambda data: _set_float(data, b"\x44\x89", 1e15)),
        "no-number.mkv": ("plain.mkv", lambda data: _set_float(data, b"\x44\x89", float("nan"))),
        "wide.gif": ("moving.gif", lambda data: struct.pack_into("<HH", data, 6, 65535, 65535)),
        "bomb.png": ("clear.png", lambda data: struct.pack_into(">II", data, 16, 200_000, 200_000)),
        "bomb.bmp": ("plain.bmp", lambda data: struct.pack_into("<ii", data, 18, 100_000, 100_000)),
        "negative.bmp": ("plain.bmp", lambda data: struct.pack_into("<i", data, 18, -96)),
    }
    for name, (source, change) in changes.items():
        data = bytearray(known[source])
        change(data)
        yield Sample(_written(folder / f"lying-{name}", bytes(data)), "lying")


def _set_element(data: bytearray, element: bytes, value: int) -> None:
    """Set an unsigned EBML element, whatever its length."""
    at = data.index(element) + len(element)
    length = data[at] & 0x7F
    data[at + 1 : at + 1 + length] = value.to_bytes(length, "big")


def _set_float(data: bytearray, element: bytes, value: float) -> None:
    at = data.index(element) + len(element)
    length = data[at] & 0x7F
    data[at + 1 : at + 1 + length] = struct.pack(">d" if length == 8 else ">f", value)


def _lists(folder: Path, target: Path) -> Iterator[Sample]:
    """Files that would make a decoder open others."""
    there = target.resolve()
    lists = {
        "a.m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{there}\n#EXT-X-ENDLIST\n",
        "b.mp4": f"#EXTM3U\n#EXTINF:5,\nhttp://127.0.0.1:9/a.ts\n{there}\n",
        "c.ffconcat": f"ffconcat version 1.0\nfile '{there}'\n",
        "d.txt": f"file '{there}'\n",
        "e.avi": f"ffconcat version 1.0\nfile {there}\n",
        "f.sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\n",
        "g.pls": f"[playlist]\nFile1={there}\nNumberOfEntries=1\n",
        "h.mpd": f'<?xml version="1.0"?><MPD><Period><BaseURL>{there}</BaseURL></Period></MPD>',
        "i.asx": f'<asx version="3.0"><entry><ref href="{there}"/></entry></asx>',
        "j.ref": f"[Reference]\nRef1={there}\n",
        "k.url": "http://127.0.0.1:9/film.mp4\n",
        "l.strm": f"file://{there}\n",
        "m.mp4": "rtsp://127.0.0.1:9/live\n",
        "n.smil": f'<smil><body><video src="{there}"/></body></smil>',
        "o.jpg": f"ffconcat version 1.0\nfile '{there}'\n",
        "p%03d.jpg": "a pattern of names, not a picture",
        "q.mp4": f"\ufeff#EXTM3U\n{there}\n",
        "r.edl": f"# mpv EDL v0\n{there}\n",
        "s.cue": f'FILE "{there}" BINARY\n',
        "t.avs": f'FFVideoSource("{there}")\n',
        "u.vpy": f"import os\nos.system('touch {folder}/owned')\n",
    }
    for name, text in lists.items():
        yield Sample(_written(folder / f"list-{name}", text.encode()), "list")
    reference = bytearray(target.read_bytes())
    # An MP4 whose data lies in another file: the `url ` entry of its data reference names it.
    at = reference.index(b"url ")
    reference[at + 7] = 0
    yield Sample(_written(folder / "list-elsewhere.mp4", bytes(reference)), "list")


def _foreign(folder: Path) -> Iterator[Sample]:
    """What is no media at all."""
    dice = random.Random(3)
    files = {
        "empty.mp4": b"",
        "one-byte.jpg": b"\xff",
        "noise.mp4": dice.randbytes(20_000),
        "noise.jpg": b"\xff\xd8\xff\xe0" + dice.randbytes(20_000),
        "zeros.avi": bytes(20_000),
        "text.mkv": b"This is not a film.\n" * 100,
        "page.html": b"<!DOCTYPE html><html><body><video src='file:///etc/passwd'></body></html>",
        "archive.zip": b"PK\3\4" + dice.randbytes(2_000),
        "program.exe": b"MZ" + dice.randbytes(2_000),
        "head-only.mp4": b"\0\0\0\x18ftypisom\0\0\2\0isomiso2",
        "head-only.mkv": b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1f",
        "head-only.avi": b"RIFF\xff\xff\xff\x7fAVI LIST",
        "only-ff.jpg": b"\xff" * 5_000,
        "fat.gif": b"GIF89a" + b"\xff" * 3_000,
    }
    for name, data in files.items():
        yield Sample(_written(folder / f"foreign-{name}", data), "foreign")
    yield Sample(write_sound(folder / "foreign-sound.mp4"), "foreign")


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
