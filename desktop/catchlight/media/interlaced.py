"""Interlaced H.264 and MPEG-2, whose frames OpenCV's FFmpeg decodes and then refuses to convert to BGR.

The scaler of that FFmpeg takes no frames that are marked as interlaced; OpenCV overlooks its refusal and hands out
whatever lay in memory. The mark is a side remark of the stream that changes nothing of the decoded pixels. So packets
are read undecoded, the remark is changed, and they are decoded from memory, each with its own time. Frames come as they
are stored, both fields woven together.
"""

import io
import struct
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from catchlight.media import h264, mpeg2
from catchlight.media.capture import Capture, Packets


@dataclass(frozen=True)
class _Codec:
    names: frozenset[str]
    tag: bytes
    may_be_interlaced: Callable[[bytes], bool]
    as_progressive: Callable[[bytes], bytes]


_CODECS = (
    _Codec(frozenset({"h264", "avc1", "avc3", "x264", "davc"}), b"H264", h264.may_be_interlaced, h264.as_progressive),
    _Codec(
        frozenset({"mpg2", "mpeg", "mp2v", "mpeg2video", "hdv2", "hdv3", "\x02", "em2v"}),
        b"mpg2",
        mpeg2.may_be_interlaced,
        mpeg2.as_progressive,
    ),
)
_MPEG4 = {"fmp4", "mp4v", "xvid", "divx", "dx50", "mp4s", "m4s2"}
_ALWAYS = ("dvc", "dvh", "dvsd", "dvs", "dv25", "dv50", "dvpp", "dv5")
_HEAD = 65_536
_KEPT = 16 * 1024 * 1024
"""Bytes of the stream that can be gone back to while it is being recognised."""


def relabelled(path: str, plain: Capture, *, in_order: bool = False, whatever: bool = False) -> Capture | None:
    """The file decoded as if it were progressive, or None where it is not interlaced H.264 or MPEG-2.

    Args:
        path: The file.
        plain: What OpenCV makes of it; gives what the packets do not hold.
        in_order: See `Packets`.
        whatever: Also where its parameter sets allow no fields.
    """
    codec = next((known for known in _CODECS if plain.codec.lower() in known.names), None)
    if codec is None:
        return None
    packets = Packets(path, in_order=in_order)
    first = packets.next()
    try:
        interlaced = first is not None and (whatever or codec.may_be_interlaced(first[1]))
    except ValueError:
        interlaced = False
    if first is None or not interlaced:
        packets.release()
        return None
    return Capture.of_stream(_Ivf(packets, first, plain, codec), packets, like=plain)


def is_beyond_help(path: str, plain: Capture) -> bool:
    """True for footage that is marked as interlaced in a codec whose mark cannot be changed."""
    codec = plain.codec.lower()
    if codec.startswith(_ALWAYS):
        return True
    if codec not in _MPEG4:
        return False
    packets = Packets(path)
    first = packets.next()
    packets.release()
    with Path(path).open("rb") as file:
        start = file.read(_HEAD)
    return mpeg2.layer_is_interlaced(first[1] if first is not None else b"") or mpeg2.layer_is_interlaced(start)


class _Ivf(io.BufferedIOBase):
    """Packets as an IVF file, made while it is read: the simplest container that keeps a time for each packet."""

    def __init__(self, packets: Packets, first: tuple[int, bytes], plain: Capture, codec: _Codec) -> None:
        self._packets = packets
        self._codec = codec
        self._waiting = deque([first])
        head = struct.pack("<4sHH4sHHIIQ", b"DKIF", 0, 32, codec.tag, plain.width, plain.height, 1_000_000, 1, 0)
        self._made = bytearray(head)
        self._dropped = 0
        self._at = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """Back, as long as what was there is still kept."""
        return True

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes; none at the end."""
        size = _KEPT if size is None or size < 0 else size
        while self._dropped + len(self._made) < self._at + max(1, size) and self._make():
            pass
        begin = self._at - self._dropped
        found = bytes(self._made[begin : begin + size])
        self._at += len(found)
        if len(self._made) > 2 * _KEPT:
            surplus = min(len(self._made) - _KEPT, self._at - self._dropped)
            del self._made[:surplus]
            self._dropped += surplus
        return found

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go back to a place that is still kept; -1 for any other."""
        place = offset + (self._at if whence == io.SEEK_CUR else 0)
        if whence == io.SEEK_END or not self._dropped <= place <= self._dropped + len(self._made):
            return -1
        self._at = place
        return place

    def _make(self) -> bool:
        packet = self._waiting.popleft() if self._waiting else self._packets.next()
        if packet is None:
            return False
        content = self._codec.as_progressive(packet[1])
        self._made += struct.pack("<IQ", len(content), max(0, packet[0])) + content
        return True
