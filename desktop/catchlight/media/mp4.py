"""How many frames an MP4 or QuickTime file lists for its one video track, where that list can be relied on.

A container that only gives duration and rate lets nobody tell a lost frame from a rate that varies; MP4's sample
table does. Source: ISO/IEC 14496-12, boxes `stsz`, `elst`, `mvex`.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

_LONGEST_HEADER = 64 * 1024 * 1024
_DEEPEST = 10
"""Folders within folders; FFmpeg goes no deeper either."""
_FOLDERS = {b"moov", b"trak", b"edts", b"mdia", b"minf", b"stbl"}


@dataclass
class Track:
    """What the header says of one track; durations in ticks of `media_scale`, edits as (duration, start)."""

    is_video: bool = False
    samples: int | None = None
    media_scale: int = 0
    media_duration: int = 0
    edits: tuple[tuple[int, int], ...] = ()


@dataclass
class Movie:
    """What the header says: ticks a second of the edits, whether frames follow in fragments, and the tracks."""

    scale: int = 0
    fragmented: bool = False
    tracks: list[Track] = field(default_factory=list)


def movie(path: Path) -> Movie | None:
    """The header of an MP4 or QuickTime file, or None where there is none that can be read."""
    try:
        with path.open("rb") as file:
            header = _movie_header(file)
        return None if header is None else _movie(header)
    except (OSError, struct.error, ValueError):
        return None


def listed_frames(path: Path) -> int | None:
    """Frames that the sample table lists, all of which are shown; None where the file does not say it that way.

    None too where the file is fragmented, has several video tracks, or its edit list leaves frames out.
    """
    found = movie(path)
    if found is None or found.fragmented:
        return None
    videos = [track for track in found.tracks if track.is_video]
    if len(videos) != 1 or not videos[0].samples or not _shows_all(videos[0], found.scale):
        return None
    return videos[0].samples


def breaks_off(path: Path) -> bool:
    """True where a file ends inside one of its boxes before its movie header: a recording that was never closed."""
    try:
        with path.open("rb") as file:
            return file.read(8)[4:] == b"ftyp" and _ends_early(file, path.stat().st_size)
    except (OSError, struct.error):
        return False


def _ends_early(file: BinaryIO, size: int) -> bool:
    at = 0
    while at + 8 <= size:
        file.seek(at)
        length, kind = struct.unpack(">I4s", file.read(8))
        if length == 1:
            length = struct.unpack(">Q", file.read(8))[0]
        if kind == b"moov" or length == 1:
            return False
        if length == 0:
            return True
        at += max(8, length)
    return True


def _movie_header(file: BinaryIO) -> bytes | None:
    """The content of the `moov` box."""
    while True:
        head = file.read(8)
        if len(head) < 8:
            return None
        size, kind = struct.unpack(">I4s", head)
        rest = size - 8
        if size == 1:
            rest = struct.unpack(">Q", file.read(8))[0] - 16
        if kind == b"moov":
            return file.read(rest) if 0 < rest <= _LONGEST_HEADER else None
        if size == 0 or rest < 0:
            return None
        file.seek(rest, 1)


def _movie(header: bytes) -> Movie:
    found = Movie()
    for kind, box in _boxes(memoryview(header)):
        if kind == b"mvex":
            found.fragmented = True
        elif kind == b"mvhd":
            found.scale = struct.unpack_from(">I", box, 20 if box[0] else 12)[0]
        elif kind == b"trak":
            found.tracks.append(Track())
        elif found.tracks:
            _note(found.tracks[-1], kind, box)
    return found


def _boxes(data: memoryview, depth: int = 0) -> Iterator[tuple[bytes, memoryview]]:
    """Every box, folders before what is in them; a folder's own content comes empty."""
    if depth > _DEEPEST:
        raise ValueError("folders within folders without end")
    at = 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        start = at + 8
        if size == 1:
            size = struct.unpack_from(">Q", data, start)[0]
            start += 8
        end = len(data) if size == 0 else at + size
        if end < start or end > len(data):
            raise ValueError("a box reaches beyond its folder")
        if kind in _FOLDERS:
            yield kind, memoryview(b"")
            yield from _boxes(data[start:end], depth + 1)
        else:
            yield kind, data[start:end]
        at = end


def _note(track: Track, kind: bytes, box: memoryview) -> None:
    if kind == b"hdlr":
        track.is_video = track.is_video or bytes(box[8:12]) == b"vide"
    elif kind == b"mdhd":
        form, at = (">IQ", 20) if box[0] else (">II", 12)
        track.media_scale, track.media_duration = struct.unpack_from(form, box, at)
    elif kind in {b"stsz", b"stz2"}:
        track.samples = _samples(kind, box)
    elif kind == b"elst":
        (count,) = struct.unpack_from(">I", box, 4)
        form, length = (">Qq", 20) if box[0] else (">Ii", 12)
        track.edits = tuple(struct.unpack_from(form, box, 8 + length * index) for index in range(min(count, 1000)))


def _samples(kind: bytes, box: memoryview) -> int | None:
    """How many samples there are; None where the table is too short for the number that stands before it."""
    same_size, count = struct.unpack_from(">II", box, 4)
    if kind == b"stsz" and same_size:
        return int(count)
    bits = 32 if kind == b"stsz" else same_size & 0xFF
    return int(count) if count * bits <= 8 * (len(box) - 12) else None


def _shows_all(track: Track, movie_scale: int) -> bool:
    """True unless the edit list shows less than the whole track; the tolerance is one average frame."""
    shown = [duration for duration, start in track.edits if start >= 0]
    if not shown:
        return True
    if len(shown) > 1 or not movie_scale or not track.media_scale or not track.samples:
        return False
    whole = track.media_duration / track.media_scale
    return shown[0] == 0 or shown[0] / movie_scale >= whole - whole / track.samples
