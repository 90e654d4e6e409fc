"""H.264 packets marked as progressive, their pictures untouched.

A decoder marks a frame as interlaced by what the stream's picture timing messages say, and where there are none, by how
it is coded. So the parameter set is made to announce such messages, those there are go, and each picture gets one that
says: a frame. Source: ITU-T H.264, 7.3.2.1.1 (sequence parameter set), D.1.3 (picture timing), E.1 (VUI).
"""

import re

_START = b"\0\0\0\1"
_STARTS = re.compile(rb"\x00\x00\x01")
_SPS, _SEI, _PICTURES = 7, 6, {1, 2, 5}
_PICTURE_TIMING = 1
_A_FRAME = b"\x06\x01\x01\x04\x80"
"""A message of one byte: `pic_struct` 0 (four bits), no clock (one bit), and the bit that ends it."""
_WITH_CHROMA = {100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135}


def may_be_interlaced(packet: bytes) -> bool:
    """True where a parameter set in this packet (with start codes) allows fields.

    Raises:
        ValueError: if it is damaged.
    """
    return any(_Sps(nal).fields for nal in _nals(packet) if nal[0] & 31 == _SPS)


def as_progressive(packet: bytes) -> bytes:
    """A packet (with start codes) whose pictures no longer say that they are interlaced; a damaged one stays."""
    out: list[bytes] = []
    marked = False
    try:
        for nal in _nals(packet):
            kind = nal[0] & 31
            if kind in _PICTURES and not marked:
                out.append(_A_FRAME)
                marked = True
            kept = _Sps(nal).announcing() if kind == _SPS else _without_timing(nal) if kind == _SEI else nal
            if kept:
                out.append(kept)
    except ValueError:
        return packet
    return b"".join(_START + nal for nal in out)


def _nals(packet: bytes) -> list[bytes]:
    starts = [match.start() for match in _STARTS.finditer(packet)]
    ends = [*starts[1:], len(packet)]
    return [nal for start, end in zip(starts, ends, strict=True) if (nal := packet[start + 3 : end].rstrip(b"\0"))]


def _plain(nal: bytes) -> bytes:
    return nal.replace(b"\0\0\3", b"\0\0")


def _escaped(data: bytes) -> bytes:
    return re.sub(rb"\x00\x00(?=[\x00-\x03])", b"\0\0\3", data)


def _without_timing(nal: bytes) -> bytes:
    """A message unit without its picture timing; empty if nothing else was in it."""
    data = _plain(nal)
    at, kept = 1, b""
    while at + 2 <= len(data) and data[at:] != b"\x80":
        begin, numbers = at, []
        for _ in range(2):
            number = 0
            while at < len(data) and data[at] == 255:
                number, at = number + 255, at + 1
            if at >= len(data):
                raise ValueError("a message breaks off")
            numbers.append(number + data[at])
            at += 1
        at += numbers[1]
        if numbers[0] != _PICTURE_TIMING:
            kept += data[begin:at]
    return _escaped(data[:1] + kept + b"\x80") if kept else b""


class _Sps:
    """A sequence parameter set, read as far as the flag that announces picture timing."""

    def __init__(self, nal: bytes) -> None:
        data = _plain(nal)
        self._bits = bin(int.from_bytes(b"\1" + data, "big"))[3:]
        self._at = 8
        self._read_head(data[1] if len(data) > 1 else 0)
        self.fields = not self._u(1)
        self._u(2 if self.fields else 1)
        if self._u(1):
            self._skip(4)
        self._without_vui = self._at
        self._timing_at = self._after_timing = 0
        if self._u(1):
            self._read_vui()

    def announcing(self) -> bytes:
        """The same set, announcing picture timing, without its buffer's parameters (which change that message)."""
        if self._timing_at:
            bits = self._bits[: self._timing_at] + "001" + self._bits[self._after_timing :]
        else:
            bits = self._bits[: self._without_vui] + "1" + "00000" + "001" + "0" + "1"
        bits = bits.rstrip("0")
        bits += "0" * (-len(bits) % 8)
        return _escaped(int(bits, 2).to_bytes(len(bits) // 8, "big"))

    def _read_head(self, profile: int) -> None:
        self._u(24)
        self._ue()
        if profile in _WITH_CHROMA:
            chroma = self._ue()
            self._u(1 if chroma == 3 else 0)
            self._skip(2)
            self._u(1)
            if self._u(1):
                for index in range(12 if chroma == 3 else 8):
                    self._read_scaling(16 if index < 6 else 64)
        self._ue()
        order = self._ue()
        if order == 0:
            self._ue()
        elif order == 1:
            self._u(1)
            self._skip(2)
            self._skip(min(self._ue(), 255))
        self._ue()
        self._u(1)
        self._skip(2)

    def _read_scaling(self, size: int) -> None:
        last = following = 8
        if not self._u(1):
            return
        for _ in range(size):
            if following:
                code = self._ue()
                following = (last + (code + 1) // 2 * (1 if code % 2 else -1)) % 256
            last = following or last

    def _read_vui(self) -> None:
        if self._u(1) and self._u(8) == 255:
            self._u(32)
        if self._u(1):
            self._u(1)
        if self._u(1):
            self._u(4)
            if self._u(1):
                self._u(24)
        if self._u(1):
            self._skip(2)
        if self._u(1):
            self._u(65)
        self._timing_at = self._at
        buffers = [self._u(1) and self._read_buffer() for _ in range(2)]
        if any(buffers):
            self._u(1)
        self._u(1)
        self._after_timing = self._at

    def _read_buffer(self) -> bool:
        count = self._ue() + 1
        self._u(8)
        for _ in range(min(count, 32)):
            self._skip(2)
            self._u(1)
        self._u(20)
        return True

    def _u(self, count: int) -> int:
        end = self._at + count
        if end > len(self._bits):
            raise ValueError("a parameter set breaks off")
        value = int(self._bits[self._at : end] or "0", 2)
        self._at = end
        return value

    def _ue(self) -> int:
        zeros = self._bits.find("1", self._at) - self._at
        if not 0 <= zeros <= 32:
            raise ValueError("a parameter set is damaged")
        self._at += zeros
        return self._u(zeros + 1) - 1

    def _skip(self, count: int) -> None:
        for _ in range(count):
            self._ue()
