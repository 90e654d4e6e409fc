"""Sealed streams: whole for their recipient, nothing for anybody else, nothing once altered."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.gallery.sealing import CHUNK_BYTES, NotSealedForUs, Sealer, Unsealer, new_recipient

PRIVATE, PUBLIC = new_recipient()


def sealed(*parts: bytes) -> bytes:
    target = io.BytesIO()
    sealer = Sealer(target, PUBLIC)
    for part in parts:
        sealer.write(part)
    sealer.finish()
    return target.getvalue()


def unsealed(content: bytes, private: bytes = PRIVATE) -> bytes:
    reader = Unsealer(io.BytesIO(content), private)
    parts = []
    while part := reader.read(50_000):
        parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])
def test_what_was_sealed_comes_out_whole(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    assert unsealed(sealed(content[: size // 3], content[size // 3 :])) == content


def test_nothing_of_it_can_be_read_in_the_file() -> None:
    assert b"secret" not in sealed(b"secret" * 100)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(NotSealedForUs):
        unsealed(sealed(b"secret"), new_recipient()[0])


@given(st.integers(0, 10**6), st.integers(1, 255))
def test_no_bit_can_be_changed(place: int, flip: int) -> None:
    content = bytearray(sealed(b"secret" * 20))
    content[place % len(content)] ^= flip
    with pytest.raises(NotSealedForUs):
        unsealed(bytes(content))


def test_no_chunk_can_be_cut_off_moved_or_repeated() -> None:
    whole = sealed(bytes(3 * CHUNK_BYTES))
    each = CHUNK_BYTES + 16
    first, second, third = (whole[32 + at * each : 32 + (at + 1) * each] for at in range(3))
    for parts in ((first, second), (second, first, third), (first, second, third, third), (first,), ()):
        with pytest.raises(NotSealedForUs):
            unsealed(whole[:32] + b"".join(parts))


def test_what_is_no_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        Sealer(io.BytesIO(), b"short")
    with pytest.raises(NotSealedForUs):
        unsealed(b"short")
