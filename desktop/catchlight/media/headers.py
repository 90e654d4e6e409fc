"""What a container's header says of its clock and streams, where OpenCV does not tell.

Read from the file itself, in the few forms that recorders use; what is not found is not known.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

from catchlight.media.mp4 import movie

_MILLISECOND = Fraction(1, 1000)
_CLOCKS = {
    "mpeg-ts": Fraction(1, 90_000),  # ISO/IEC 13818-1
    "mpeg-ps": Fraction(1, 90_000),
    "flv": _MILLISECOND,
    "asf": _MILLISECOND,
    "gif": Fraction(1, 100),
}
_MOST_BYTES = 4 * 1024 * 1024
_ROOMS = {0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0x1F43B675}  # Segment, Info, Tracks, TrackEntry, Cluster


@dataclass(frozen=True)
class Header:
    """What the header says.

    Attributes:
        time_base: Seconds of one tick of the clock of the first video stream, or None.
        starts_at: Seconds on that clock at which the first video stream starts, or None.
        video_streams: How many video streams there are; None where the header does not say.
        lacks_index: True where the container should have a table of its frames and has none.
    """

    time_base: Fraction | None = None
    starts_at: Fraction | None = None
    video_streams: int | None = None
    lacks_index: bool = False


def header_of(path: Path, container: str) -> Header:
    """Read the header; a damaged one says nothing, and never raises."""
    try:
        if container == "mp4":
            return _mp4(path)
        if container in {"avi", "matroska"}:
            with path.open("rb") as file:
                return _avi(file) if container == "avi" else _matroska(file.read(_MOST_BYTES))
    except (OSError, struct.error, ValueError, IndexError):
        pass
    return Header(_CLOCKS.get(container))


def _mp4(path: Path) -> Header:
    """Source: ISO/IEC 14496-12, boxes `mdhd` and `elst`; an edit without media delays the track."""
    found = movie(path)
    videos = [] if found is None else [track for track in found.tracks if track.is_video]
    if found is None or not videos:
        return Header()
    first = videos[0]
    delay = sum(duration for duration, start in first.edits[:1] if start < 0)
    return Header(
        Fraction(1, first.media_scale) if first.media_scale else None,
        None if found.fragmented or not found.scale else Fraction(delay, found.scale),
        len(videos),
    )


def _avi(file: BinaryIO) -> Header:
    """Source: Microsoft, AVI RIFF File Reference: `strh` (scale and rate), `idx1`, `indx` (OpenDML)."""
    size = file.seek(0, 2)
    file.seek(0)
    head = file.read(12)
    if head[:4] != b"RIFF":
        return Header()
    base: Fraction | None = None
    streams, indexed, at = 0, False, 12
    while at + 8 <= size:
        file.seek(at)
        kind, length = struct.unpack("<4sI", file.read(8))
        if kind == b"LIST" and file.read(4) == b"hdrl":
            content = file.read(min(length, _MOST_BYTES))
            for header in content.split(b"strh")[1:]:
                if header[4:8] == b"vids":
                    streams += 1
                    scale, rate = struct.unpack_from("<II", header, 24)
                    base = base or (Fraction(scale, rate) if scale and rate else None)
            indexed = indexed or b"indx" in content
        indexed = indexed or kind == b"idx1"
        at += 8 + length + length % 2
    return Header(base, None, max(1, streams), lacks_index=not indexed)


def _matroska(data: bytes) -> Header:
    """Source: RFC 9559: TimestampScale, TrackType, Cluster Timestamp, SimpleBlock and Block."""
    scale, track, streams = 1_000_000, None, 0
    number, cluster, start = 0, 0, None
    for kind, content in _elements(data):
        if kind == 0x2AD7B1:
            scale = int.from_bytes(content, "big")
        elif kind == 0xD7:
            number = int.from_bytes(content, "big")
        elif kind == 0x83 and content == b"\x01":
            streams += 1
            track = track or number
        elif kind == 0xE7:
            cluster = int.from_bytes(content, "big")
        elif kind in {0xA3, 0xA1} and content and content[0] & 0x7F == track:
            start = cluster + struct.unpack_from(">h", content, 1)[0]
            break
    base = Fraction(scale, 1_000_000_000) if scale else None
    return Header(base, None if base is None or start is None else start * base, max(1, streams))


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The elements one after the other; rooms are entered, and a block group too."""
    at = 0
    while at + 2 <= len(data):
        width = 9 - data[at].bit_length()
        kind = int.from_bytes(data[at : at + width], "big")
        at += width
        if width > 4 or at >= len(data):
            return
        width = 9 - data[at].bit_length()
        size = int.from_bytes(data[at : at + width], "big") & ((1 << 7 * width) - 1)
        at += width
        if kind in _ROOMS or kind == 0xA0:
            continue
        yield kind, data[at : min(at + size, at + 4096)]
        at += size
