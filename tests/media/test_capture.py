"""OpenCV's decoder as Catchlight uses it: one local file, upright frames, the container's times, no noise."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.footage_maker import Encoding, number_of, numbered_frames, write_footage, write_sound

from catchlight.media.capture import Capture


@contextmanager
def opened(path: Path) -> Iterator[Capture]:
    capture = Capture(str(path))
    try:
        yield capture
    finally:
        capture.release()


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_footage(tmp_path_factory.mktemp("clip") / "a.mp4", numbered_frames(4), [0, 40, 500, 510])


def test_frames_come_in_order_with_the_containers_times(clip: Path) -> None:
    seen = []
    with opened(clip) as capture:
        while capture.grab():
            pixels = capture.pixels()
            assert pixels is not None
            seen.append((number_of(pixels), capture.microseconds()))
    assert seen == [(0, 0), (1, 40_000), (2, 500_000), (3, 510_000)]


def test_it_says_what_the_container_announces(clip: Path) -> None:
    with opened(clip) as capture:
        assert (capture.is_open, capture.width, capture.height, capture.codec) == (True, 96, 64, "h264")
        assert capture.announced_frames == 4


def test_turned_footage_has_its_upright_size(tmp_path: Path) -> None:
    with opened(write_footage(tmp_path / "a.mp4", numbered_frames(1), encoding=Encoding(rotation=90))) as capture:
        assert (capture.width, capture.height) == (64, 96)


def test_after_the_last_frame_there_are_no_pixels(clip: Path) -> None:
    with opened(clip) as capture:
        while capture.grab():
            pass
        assert capture.pixels() is None


@pytest.mark.parametrize("make", ["missing", "text", "sound"])
def test_what_holds_no_video_does_not_open(tmp_path: Path, make: str) -> None:
    path = tmp_path / "a.m4a"
    if make == "text":
        path.write_text("Dear Sir or Madam")
    elif make == "sound":
        write_sound(path)
    with opened(path) as capture:
        assert (capture.is_open, capture.codec, capture.grab()) == (False, "unknown", False)


@pytest.mark.parametrize(
    "content",
    [
        "ffconcat version 1.0\nfile a.mp4\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\na.mp4\n#EXT-X-ENDLIST\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
    ],
    ids=["concat", "hls", "sdp"],
)
def test_a_list_that_names_another_file_does_not_open_it(tmp_path: Path, clip: Path, content: str) -> None:
    (tmp_path / "a.mp4").write_bytes(clip.read_bytes())
    listing = tmp_path / "list"
    listing.write_text(content)
    with opened(listing) as capture:
        assert not capture.is_open


@pytest.mark.parametrize("scheme", ["http://127.0.0.1:9/", "concat:", "subfile,,start,0,end,0,,:"])
def test_an_address_that_is_no_file_does_not_open(clip: Path, scheme: str) -> None:
    capture = Capture(f"{scheme}{clip}")
    try:
        assert not capture.is_open
    finally:
        capture.release()


def test_broken_footage_says_nothing_on_the_terminal(
    tmp_path: Path, clip: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = bytearray(clip.read_bytes())
    at = data.index(b"mdat") + 40
    data[at : at + 200] = bytes(range(200))
    (tmp_path / "broken.mp4").write_bytes(data)
    with opened(tmp_path / "broken.mp4") as capture:
        while capture.grab():
            capture.pixels()
    assert capfd.readouterr() == ("", "")
