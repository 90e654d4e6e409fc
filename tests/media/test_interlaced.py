"""Interlaced footage is decoded bit for bit, both fields woven together, with its own times.

OpenCV from 4.13 on cannot do this: its scaler refuses interlaced frames, and it hands out whatever lay in memory.
"""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from tests.footage_maker import Encoding, Pixels, number_of, numbered_frames, without_index, write_footage

from catchlight.media import seek
from catchlight.media.frames import Frame
from catchlight.media.read import read_footage
from catchlight.media.request import FrameAddress, ReadRequest
from catchlight.media.seek import frame_at

_UNEVEN = [0, 40, 80, 300, 310, 1000, 1033, 1066, 1500, 2750, 2790, 2830]
_OPTIONS = {"preset": "fast", "bf": "2", "crf": "16", "x264-params": "interlaced=1:tff=1"}
_INTERLACED = Encoding(options=_OPTIONS)
_MPEG2 = Encoding("mpeg2video", options={"flags": "+ildct+ilme", "bf": "2", "b": "4000k"}, rate=25)
_MPEG4 = Encoding("mpeg4", options={"flags": "+ildct+ilme", "q": "2"})


def _read(path: Path) -> list[Frame]:
    with read_footage(path, ReadRequest()) as stream:
        return [item for item in stream if isinstance(item, Frame)]


def _reference(path: Path) -> list[Pixels]:
    with av.open(str(path)) as container:
        return [np.asarray(frame.to_ndarray(format="bgr24")) for frame in container.decode(video=0)]


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts", "a.mov"])
def test_frames_and_times_are_right(tmp_path: Path, name: str) -> None:
    path = write_footage(tmp_path / name, numbered_frames(12), _UNEVEN, encoding=_INTERLACED)
    frames = _read(path)
    assert [frame.microseconds for frame in frames] == [1000 * time for time in _UNEVEN]
    for frame, wanted in zip(frames, _reference(path), strict=True):
        assert number_of(frame.pixels) == frame.number
        assert np.array_equal(frame.pixels, wanted)


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts", "a.avi"])
def test_mpeg_2_too(tmp_path: Path, name: str) -> None:
    times = [40 * number for number in range(12)]
    path = write_footage(tmp_path / name, numbered_frames(12), times, encoding=_MPEG2)
    frames = _read(path)
    # An AVI holds no times of its own; with B-frames its clock runs ahead by the frames that the decoder holds back.
    late = frames[0].microseconds if name == "a.avi" else 0
    assert [frame.microseconds - late for frame in frames] == [1000 * time for time in times]
    for frame, wanted in zip(frames, _reference(path), strict=True):
        assert number_of(frame.pixels) == frame.number
        assert np.array_equal(frame.pixels, wanted)


def test_an_avi_knows_no_times_but_its_rate(tmp_path: Path) -> None:
    times = [40 * number for number in range(12)]
    path = write_footage(tmp_path / "a.avi", numbered_frames(12), times, encoding=_INTERLACED)
    for one in (path, without_index(path, tmp_path / "b.avi")):
        frames = _read(one)
        late = frames[0].microseconds
        assert [frame.microseconds - late for frame in frames] == [1000 * time for time in times]
        assert [number_of(frame.pixels) for frame in frames] == list(range(12))


def test_rotation_and_pixel_aspect_hold(tmp_path: Path) -> None:
    encoding = Encoding(options=_OPTIONS, rotation=270, aspect=Fraction(2))
    path = write_footage(tmp_path / "a.mp4", numbered_frames(3), encoding=encoding)
    with read_footage(path, ReadRequest()) as stream:
        assert (stream.facts.width, stream.facts.height, stream.facts.rotation) == (64, 192, 90)
        for frame, wanted in zip(stream, _reference(path), strict=True):
            assert isinstance(frame, Frame)
            upright = np.rot90(wanted, -1)
            assert np.abs(frame.pixels[::2].astype(int) - upright).max() < 60
            assert np.abs(frame.pixels[::2].astype(int) - upright).mean() < 2


def test_a_frame_is_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seek, "WORTH_IT", -1)
    path = write_footage(tmp_path / "a.mp4", numbered_frames(12), _UNEVEN, encoding=_INTERLACED)
    wanted = _read(path)[9]
    found = frame_at(path, FrameAddress(9, wanted.microseconds, wanted.fingerprint))
    assert np.array_equal(found.pixels, wanted.pixels)


def test_a_truncated_file_ends_where_it_ends(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.ts", numbered_frames(60), encoding=_INTERLACED)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    frames = _read(path)
    assert 5 < len(frames) < 60
    assert [number_of(frame.pixels) for frame in frames[:-4]] == list(range(len(frames) - 4))


@pytest.mark.parametrize("name", ["a.avi", "a.mp4", "a.mkv"])
def test_mpeg_4_too(tmp_path: Path, name: str) -> None:
    path = write_footage(tmp_path / name, numbered_frames(12), encoding=_MPEG4)
    for frame, wanted in zip(_read(path), _reference(path), strict=True):
        assert number_of(frame.pixels) == frame.number
        assert np.array_equal(frame.pixels, wanted)


def test_digital_video_too(tmp_path: Path) -> None:
    frames = numbered_frames(3, width=720, height=576)
    times = [40 * number for number in range(3)]
    path = write_footage(tmp_path / "a.avi", frames, times, encoding=Encoding("dvvideo", options={}, rate=25))
    assert [number_of(frame.pixels) for frame in _read(path)] == [0, 1, 2]
