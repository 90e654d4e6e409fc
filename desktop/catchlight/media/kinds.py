"""Whether a file is a still or footage, told from its first bytes; its name decides nothing that the bytes can tell."""

import re
from enum import StrEnum

from catchlight.errors import MediaRefused

HEAD_BYTES = 65_536
"""How many of a file's first bytes `kind_of` wants to see."""

_STILL_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"avif"}
_SEQUENCE_BRANDS = {b"hevc", b"hevx", b"hevm", b"hevs", b"msf1", b"avis"}
_LISTS = (
    (re.compile(rb"#EXTM3U"), "an M3U playlist"),
    (re.compile(rb"ffconcat\s+version"), "an FFmpeg file list"),
    (re.compile(rb"v=0\r?\n.{0,2000}?^m=", re.DOTALL | re.MULTILINE), "a stream description (SDP)"),
    (re.compile(rb"\[playlist\]", re.IGNORECASE), "a PLS playlist"),
    (re.compile(rb"\[Reference\]", re.IGNORECASE), "a reference playlist"),
    (re.compile(rb"\s*(file|url)\s+['\"]?\S", re.IGNORECASE), "a list of files"),
    (re.compile(rb"(rtsp|rtp|https?|mms|udp|tcp|ftp|file)://", re.IGNORECASE), "a link"),
    (
        re.compile(
            rb"\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*"
            rb"<([\w-]+:)?(MPD|smil|asx|playlist|SmoothStreamingMedia|AssetMap|PackingList|CompositionPlaylist|manifest)\b",
            re.IGNORECASE | re.DOTALL,
        ),
        "a playlist in XML",
    ),
)


class Kind(StrEnum):
    """What a file is taken for until it has really been opened."""

    STILL = "still"
    FOOTAGE = "footage"


def kind_of(head: bytes, name: str) -> Kind:
    """What a file is, from its first `HEAD_BYTES` bytes.

    Anything that is not known as a still is a candidate for footage; only opening it shows what it is. The name is
    asked only where the same bytes may begin both: a run of JPEGs in a file called `.mjpeg`.

    Raises:
        MediaRefused: if the file is empty, or a list that would make a decoder open other files.
    """
    if not head:
        raise MediaRefused(
            f"{name} is empty (0 bytes).", hint="Ask for the file again: this copy holds nothing.", file=name, bytes=0
        )
    listed = _list_in(head)
    if listed is not None:
        raise MediaRefused(
            f"{name} is {listed}: it holds no pictures itself and points to other files.",
            hint="Add the files that it names, one by one.",
            file=name,
            found=listed,
        )
    if _is_still(head, name):
        return Kind.STILL
    return Kind.FOOTAGE


def _list_in(head: bytes) -> str | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        start = head[2:].replace(b"\0", b"").lstrip()
    for pattern, what in _LISTS:
        if pattern.match(start):
            return what
    return None


def _is_still(head: bytes, name: str) -> bool:
    return (
        (head.startswith(b"\xff\xd8\xff") and not name.lower().endswith((".mjpeg", ".mjpg")))
        or (head.startswith(b"\x89PNG\r\n\x1a\n") and b"acTL" not in head.partition(b"IDAT")[0])
        or head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"))
        or (head.startswith((b"GIF87a", b"GIF89a")) and _gif_has_one_frame(head))
        or (head.startswith(b"RIFF") and head[8:12] == b"WEBP" and not _webp_moves(head))
        or (head[4:8] == b"ftyp" and _is_still_image_file(head))
        or (head.startswith(b"BM") and head[14:18] in _BITMAP_HEADERS)
    )


_BITMAP_HEADERS = {size.to_bytes(4, "little") for size in (12, 16, 40, 52, 56, 64, 108, 124)}


def _is_still_image_file(head: bytes) -> bool:
    """HEIF and AVIF: a still by its brand, unless one of the brands says sequence."""
    size = int.from_bytes(head[:4], "big")
    brands = {head[8:12]} | {head[at : at + 4] for at in range(16, min(size, len(head), 512), 4)}
    return bool(brands & _STILL_BRANDS) and not brands & _SEQUENCE_BRANDS and head[8:12] not in {b"isom", b"mp42"}


def _webp_moves(head: bytes) -> bool:
    """True where an extended WebP header has its animation flag set."""
    return head[12:16] == b"VP8X" and len(head) > 20 and bool(head[20] & 0x02)


def _gif_has_one_frame(head: bytes) -> bool:
    """Walk the blocks of a GIF: true where it ends after its first image."""
    at = 13 + _colour_table(head[10:11])
    images = 0
    while at < len(head):
        block = head[at]
        if block == 0x3B:
            return images == 1
        if block == 0x2C:
            images += 1
            if images > 1:
                return False
            at += 11 + _colour_table(head[at + 9 : at + 10])
        elif block == 0x21:
            at += 2
        else:
            return False
        while at < len(head) and head[at]:
            at += head[at] + 1
        at += 1
    return False


def _colour_table(flags: bytes) -> int:
    return 3 * 2 ** ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0
