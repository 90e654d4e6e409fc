"""Marks of interlaced pictures in MPEG-2 and MPEG-4."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.footage_maker import MPEG4, Encoding, numbered_frames, write_footage

from catchlight.media.capture import Packets
from catchlight.media.mpeg2 import as_progressive, layer_is_interlaced, may_be_interlaced

_INTERLACED = {"flags": "+ildct+ilme", "b": "4000k"}


def _first(path: Path) -> bytes:
    packets = Packets(str(path))
    packet = packets.next()
    packets.release()
    assert packet is not None
    return packet[1]


@pytest.mark.parametrize("interlaced", [True, False])
def test_a_sequence_says_whether_pictures_may_be_interlaced(tmp_path: Path, interlaced: bool) -> None:
    encoding = Encoding("mpeg2video", options=_INTERLACED if interlaced else {"b": "4000k"}, rate=25)
    packet = _first(write_footage(tmp_path / "a.mkv", numbered_frames(2), [0, 40], encoding=encoding))
    assert may_be_interlaced(packet) == interlaced


def test_one_bit_of_a_picture_changes(tmp_path: Path) -> None:
    encoding = Encoding("mpeg2video", options=_INTERLACED, rate=25)
    packet = _first(write_footage(tmp_path / "a.mkv", numbered_frames(2), [0, 40], encoding=encoding))
    before, after = (np.frombuffer(data, dtype=np.uint8) for data in (packet, as_progressive(packet)))
    assert int(np.bitwise_count(before ^ after).sum()) == 1


@pytest.mark.parametrize("size", [(96, 64), (352, 288), (720, 576)])
@pytest.mark.parametrize("interlaced", [True, False])
def test_an_mpeg_4_layer_says_whether_it_is_interlaced(tmp_path: Path, interlaced: bool, size: tuple[int, int]) -> None:
    encoding = Encoding("mpeg4", options={"flags": "+ildct+ilme"}) if interlaced else MPEG4
    frames = numbered_frames(2, width=size[0], height=size[1])
    assert layer_is_interlaced(_first(write_footage(tmp_path / "a.avi", frames, encoding=encoding))) == interlaced


@given(st.lists(st.sampled_from([b"\0\0\1\xb5", b"\0\0\1\x20"]) | st.binary(max_size=20)))
def test_any_bytes_are_taken(parts: list[bytes]) -> None:
    data = b"".join(parts)
    assert may_be_interlaced(data) in {True, False}
    assert layer_is_interlaced(data) in {True, False}
    assert len(as_progressive(data)) == len(data)
