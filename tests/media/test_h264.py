"""Packets of H.264 marked as progressive."""

from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.footage_maker import Encoding, numbered_frames, write_footage

from catchlight.media.capture import Packets
from catchlight.media.h264 import as_progressive, may_be_interlaced

_WITH_BUFFERS = "interlaced=1:tff=1:nal-hrd=vbr:vbv-maxrate=4000:vbv-bufsize=4000"


def _packets(path: Path) -> list[bytes]:
    packets, found = Packets(str(path)), []
    while (packet := packets.next()) is not None:
        found.append(packet[1])
    packets.release()
    return found


def _decoded(packets: list[bytes]) -> list[av.VideoFrame]:
    decoder = av.CodecContext.create("h264", "r")
    assert isinstance(decoder, av.VideoCodecContext)
    frames = [frame for packet in packets for frame in decoder.decode(av.Packet(packet))]
    return frames + decoder.decode(None)


@pytest.mark.parametrize(
    ("options", "pixel_format"),
    [
        ("interlaced=1:tff=1", "yuv420p"),
        ("interlaced=1:bff=1", "yuv422p"),
        ("interlaced=1:tff=1", "yuv444p"),
        ("interlaced=1:tff=1:cqm=jvt", "yuv420p"),
        (_WITH_BUFFERS, "yuv420p"),
        ("fake-interlaced=1", "yuv420p"),
        ("interlaced=1:pic-struct=0:colorprim=bt709:transfer=bt709:colormatrix=bt709", "yuv420p"),
    ],
)
def test_the_mark_changes_and_the_pictures_do_not(tmp_path: Path, options: str, pixel_format: str) -> None:
    encoding = Encoding(
        pixel_format=pixel_format, options={"preset": "fast", "bf": "2", "crf": "16", "x264-params": options}
    )
    packets = _packets(write_footage(tmp_path / "a.mkv", numbered_frames(8), encoding=encoding))
    assert may_be_interlaced(packets[0])
    before, after = _decoded(packets), _decoded([as_progressive(packet) for packet in packets])
    assert len(before) == len(after) == 8
    assert not any(frame.interlaced_frame for frame in after)
    for one, other in zip(before, after, strict=True):
        for index in range(3):
            assert np.array_equal(np.asarray(one.planes[index]), np.asarray(other.planes[index]))


def test_progressive_footage_may_not_be_interlaced(tmp_path: Path) -> None:
    packets = _packets(write_footage(tmp_path / "a.mp4", numbered_frames(3)))
    assert not may_be_interlaced(packets[0])
    assert not may_be_interlaced(packets[1])


def test_a_damaged_parameter_set_is_named_or_left_as_it_is() -> None:
    broken = b"\0\0\0\1\x67\x64"
    with pytest.raises(ValueError, match="breaks off"):
        may_be_interlaced(broken)
    assert as_progressive(broken) == broken


@given(st.lists(st.sampled_from([b"\0\0\1\x67", b"\0\0\0\1\x06", b"\0\0\1\x65", b"\0\0\3"]) | st.binary(max_size=40)))
def test_any_bytes_stay_bytes(parts: list[bytes]) -> None:
    assert isinstance(as_progressive(b"".join(parts)), bytes)
