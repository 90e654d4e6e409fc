"""Still, footage or refused, by the first bytes."""

import contextlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.footage_maker import encoded

from catchlight.errors import MediaRefused
from catchlight.media.kinds import Kind, kind_of

_PICTURES = [Image.fromarray(np.full((8, 8, 3), shade, dtype=np.uint8)) for shade in (10, 200)]


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "AVIF"])
def test_a_still_is_a_still_whatever_it_is_called(image_format: str) -> None:
    assert kind_of(encoded(_PICTURES[0], image_format), "film.mp4") is Kind.STILL


@pytest.mark.parametrize("image_format", ["GIF", "WEBP", "PNG", "AVIF"])
def test_moving_pictures_are_footage(image_format: str) -> None:
    data = encoded(_PICTURES[0], image_format, save_all=True, append_images=_PICTURES[1:], duration=100)
    assert kind_of(data, "photo.jpg") is Kind.FOOTAGE


def test_heic_is_a_still() -> None:
    assert kind_of(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "x") is Kind.STILL


def test_anything_else_is_a_candidate_for_footage() -> None:
    assert kind_of(b"\0\0\0\x18ftypisom\0\0\0\0isomavc1", "x") is Kind.FOOTAGE
    assert kind_of(b"nothing that anyone knows", "x") is Kind.FOOTAGE


def test_a_run_of_jpegs_is_told_by_its_name() -> None:
    assert kind_of(b"\xff\xd8\xff\xe0", "camera.mjpeg") is Kind.FOOTAGE


@pytest.mark.parametrize(
    "head",
    [
        b"#EXTM3U\n#EXT-X-VERSION:3\n/etc/passwd\n",
        b"\xef\xbb\xbf#EXTM3U\n",
        b"\xff\xfe" + "#EXTM3U".encode("utf-16-le"),
        b"ffconcat version 1.0\nfile other.mp4\n",
        b"file 'other.mp4'\n",
        b"v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=x\r\nc=IN IP4 127.0.0.1\r\nm=video 5004 RTP/AVP 96\r\n",
        b"[playlist]\nFile1=other.mp4\n",
        b"[Reference]\nRef1=http://example.org/x.asf\n",
        b"rtsp://camera/stream",
        b"<?xml version='1.0'?>\n<MPD xmlns='urn:mpeg:dash:schema:mpd:2011'>",
        b"<smil><body><video src='other.mp4'/></body></smil>",
        b"<ASX version='3.0'><entry/></ASX>",
        b"<?xml version='1.0'?><!-- a --><SmoothStreamingMedia/>",
    ],
)
def test_lists_of_other_files_are_refused(head: bytes) -> None:
    with pytest.raises(MediaRefused, match="points to other files") as refusal:
        kind_of(head, "list.mp4")
    assert refusal.value.facts["file"] == "list.mp4"


def test_nothing_is_refused() -> None:
    with pytest.raises(MediaRefused, match="0 bytes"):
        kind_of(b"", "empty.mp4")


@given(
    st.binary(min_size=1, max_size=200),
    st.sampled_from([b"", b"GIF89a", b"BM", b"\0\0\0\x18ftyp", b"RIFF\0\0\0\0WEBP"]),
)
def test_any_bytes_have_a_kind_or_are_refused(data: bytes, start: bytes) -> None:
    with contextlib.suppress(MediaRefused):
        assert kind_of(start + data, "x") in Kind
