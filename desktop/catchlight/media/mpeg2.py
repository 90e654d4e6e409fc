"""MPEG-2 and MPEG-4 (Part 2): whether a packet's pictures are marked as interlaced, and MPEG-2 marked as progressive.

Source: ISO/IEC 13818-2, 6.2.2.3 (sequence extension) and 6.2.3.1 (picture coding extension); ISO/IEC 14496-2, 6.2.3
(video object layer).
"""

_EXTENSION = b"\0\0\1\xb5"
_SEQUENCE, _PICTURE = 1, 8
_PROGRESSIVE_SEQUENCE = 0x08
_PROGRESSIVE_FRAME = 0x80
_WHOLE_FRAMES = 3


def may_be_interlaced(packet: bytes) -> bool:
    """True where a sequence extension in this packet allows interlaced pictures."""
    return any(
        not packet[at + 5] & _PROGRESSIVE_SEQUENCE
        for at in _places(packet, _EXTENSION)
        if packet[at + 4] >> 4 == _SEQUENCE
    )


def as_progressive(packet: bytes) -> bytes:
    """A packet whose pictures no longer say that they are interlaced; one bit of each, which no pixel depends on."""
    changed = bytearray(packet)
    for at in _places(packet, _EXTENSION):
        if packet[at + 4] >> 4 == _PICTURE:
            changed[at + 8] |= _PROGRESSIVE_FRAME
    return bytes(changed)


def layer_is_interlaced(header: bytes) -> bool:
    """True where an MPEG-4 video object layer in these bytes says that it is interlaced."""
    return any(
        _layer_says(header[at + 4 : at + 64])
        for kind in range(0x20, 0x30)
        for at in _places(header, b"\0\0\1" + bytes([kind]))
    )


def _layer_says(layer: bytes) -> bool:
    bits = bin(int.from_bytes(b"\1" + layer, "big"))[3:]
    at = 9  # random access, type
    version = 1
    if _u(bits, at, 1):
        version, at = _u(bits, at + 1, 4), at + 7
    at += 1
    at += 4 + (16 if _u(bits, at, 4) == 15 else 0)
    if _u(bits, at, 1):
        at += 3 + 1
        at += 1 + (79 if _u(bits, at, 1) else 0)
    else:
        at += 1
    shape = _u(bits, at, 2)
    at += 2 + (4 if shape == 3 and version != 1 else 0) + 1
    resolution = _u(bits, at, 16)
    at += 16 + 1
    if _u(bits, at, 1):
        at += max(1, (resolution - 1).bit_length())
    at += 1
    if shape == 0:
        at += 1 + 13 + 1 + 13 + 1
    return shape == 0 and _u(bits, at, 1) == 1


def _u(bits: str, at: int, count: int) -> int:
    return int(bits[at : at + count] or "0", 2)


def _places(data: bytes, mark: bytes) -> list[int]:
    """Where a start code stands with at least five bytes behind it."""
    found, at = [], data.find(mark)
    while 0 <= at <= len(data) - len(mark) - 5:
        found.append(at)
        at = data.find(mark, at + 4)
    return found
