"""The file of a snapshot: whole or refused, whatever is in it."""

import io
import struct

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.gallery.sealing import new_recipient
from catchlight.gallery.snapshot import (
    LARGEST_FRAME,
    MAGIC,
    RECORDS_A_FRAME,
    CropRecord,
    ErasedRecord,
    Header,
    LeafRecord,
    Record,
    SnapshotReader,
    SnapshotRefused,
    write_snapshot,
)
from catchlight.lab.keys import new_key

KEY = new_key()
PRIVATE, PUBLIC = new_recipient()
HEADER = Header("lab", 3, "ab" * 32, 5, 1, "cd" * 32, "2026-01-01T00:00:00Z", "2026-02-01", KEY.public.hex())
RECORDS: list[Record] = [
    *(LeafRecord(at, bytes(32)) for at in range(RECORDS_A_FRAME + 5)),
    ErasedRecord(0, 7, b"\1" * 32, 2),
    *(CropRecord(bytes(5 << 20)) for _ in range(3)),
]


def written(records: list[Record], *, recipient: bytes | None = None) -> bytes:
    target = io.BytesIO()
    write_snapshot(target, HEADER, records, KEY, recipient=recipient)
    return target.getvalue()


def read(content: bytes, *, signer: str = KEY.key_id, private: bytes | None = PRIVATE) -> list[Record]:
    reader = SnapshotReader(io.BytesIO(content), signer=signer, private=private)
    assert reader.header == HEADER
    return list(reader.records())


@pytest.mark.parametrize("recipient", [None, PUBLIC], ids=["signed", "sealed"])
def test_what_was_written_is_read(recipient: bytes | None) -> None:
    assert read(written(RECORDS, recipient=recipient)) == RECORDS
    assert read(written([], recipient=recipient)) == []


def test_a_sealed_one_needs_its_recipient() -> None:
    content = written(RECORDS[:3], recipient=PUBLIC)
    assert HEADER.origin.encode() + b'"' not in content
    with pytest.raises(SnapshotRefused, match="no recipient's key"):
        read(content, private=None)
    with pytest.raises(SnapshotRefused, match="somebody else"):
        read(content, private=new_recipient()[0])


def test_another_signer_is_refused() -> None:
    with pytest.raises(SnapshotRefused, match="another key"):
        read(written([]), signer=new_key().key_id)


@given(st.integers(0, 10**6), st.integers(1, 255), st.booleans())
def test_no_bit_can_be_changed(place: int, flip: int, is_sealed: bool) -> None:
    content = bytearray(written(RECORDS[-4:-3], recipient=PUBLIC if is_sealed else None))
    content[place % len(content)] ^= flip
    with pytest.raises((SnapshotRefused, AssertionError)):
        read(bytes(content))


@given(st.integers(0, 10**6))
def test_it_cannot_be_cut_or_made_longer(place: int) -> None:
    content = written(RECORDS[-4:-3])
    with pytest.raises(SnapshotRefused):
        read(content[: place % len(content)])
    with pytest.raises(SnapshotRefused, match="after its end"):
        read(content + b"\0")


def test_lengths_are_limited_before_anything_is_read() -> None:
    header = msgspec.json.encode(HEADER)
    begin = MAGIC + b"\0H" + struct.pack(">I", len(header)) + header
    with pytest.raises(SnapshotRefused, match="larger than any"):
        read(begin + b"L" + struct.pack(">I", LARGEST_FRAME + 1))
    with pytest.raises(SnapshotRefused, match="larger than any"):
        read(MAGIC + b"\0H" + b"\xff\xff\xff\xff")


@given(st.binary(max_size=200))
def test_whatever_follows_the_first_line_is_read_or_refused(content: bytes) -> None:
    for begin in (MAGIC, MAGIC + b"\0", b""):
        with pytest.raises(SnapshotRefused):
            read(begin + content)


@given(st.binary(max_size=100), st.sampled_from(b"PLECXHS"))
def test_a_part_of_nonsense_is_refused(content: bytes, kind: int) -> None:
    header = msgspec.json.encode(HEADER)
    begin = MAGIC + b"\0H" + struct.pack(">I", len(header)) + header
    with pytest.raises(SnapshotRefused):
        read(begin + bytes([kind]) + struct.pack(">I", len(content)) + content)
