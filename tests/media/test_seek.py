"""A frame found again is bit for bit the one that sequential decoding gave."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.footage_maker import (
    Encoding,
    Pixels,
    encoded,
    numbered_frames,
    without_index,
    write_footage,
)

from catchlight.errors import MediaRefused
from catchlight.media import seek
from catchlight.media.frames import Frame
from catchlight.media.read import read_footage
from catchlight.media.request import FrameAddress, ReadRequest
from catchlight.media.seek import frame_at

_RNG = np.random.default_rng(2)
_COUNT = 160
_EVEN = [40 * number for number in range(_COUNT)]
_UNEVEN = [int(time) for time in np.cumsum(_RNG.integers(20, 400, _COUNT))]
_DROPPED = [40 * number for number in range(2 * _COUNT) if number % 5][:_COUNT]
_B_FRAMES = Encoding(options={"preset": "fast", "bf": "2", "crf": "18", "g": "30"})
_MPEG4 = Encoding(codec="mpeg4", options={"q": "2", "g": "12"})


def _speckled(count: int) -> list[Pixels]:
    """Frames of which no two are alike."""
    frames = numbered_frames(count)
    for frame in frames:
        frame[:16] = _RNG.integers(0, 255, (16, 96, 3), dtype=np.uint8)
    return frames


def _sequence(path: Path) -> list[Frame]:
    with read_footage(path, ReadRequest()) as stream:
        return [item for item in stream if isinstance(item, Frame)]


def _address(frame: Frame) -> FrameAddress:
    return FrameAddress(frame.number, frame.microseconds, frame.fingerprint)


@pytest.fixture(autouse=True)
def _always_seek(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seek, "WORTH_IT", -1)


@pytest.mark.parametrize(
    ("name", "times", "encoding"),
    [
        ("even.mp4", _EVEN, _B_FRAMES),
        ("uneven.mp4", _UNEVEN, _B_FRAMES),
        ("even.mkv", _EVEN, _B_FRAMES),
        ("uneven.mkv", _UNEVEN, _B_FRAMES),
        ("even.avi", _EVEN, _MPEG4),
        ("dropped.avi", _DROPPED, _MPEG4),
        ("live.mkv", _UNEVEN, replace(_B_FRAMES, container_options={"live": "1"})),
        ("fragmented.mp4", _UNEVEN, replace(_B_FRAMES, container_options={"movflags": "frag_keyframe+empty_moov"})),
        ("uneven.ts", _UNEVEN, _B_FRAMES),
        ("raw.h264", _EVEN, _B_FRAMES),
    ],
)
def test_frames_drawn_by_chance_are_found(tmp_path: Path, name: str, times: list[int], encoding: Encoding) -> None:
    path = write_footage(tmp_path / name, _speckled(_COUNT), times, encoding=encoding)
    sequence = _sequence(path)
    assert len(sequence) == _COUNT
    sample = 12 if name.endswith(".ts") else 40  # a transport stream has no index: each seek there searches the file
    for number in np.random.default_rng(3).permutation(_COUNT)[:sample]:
        wanted = sequence[number]
        found = frame_at(path, _address(wanted))
        assert (found.number, found.microseconds, found.fingerprint) == (
            wanted.number,
            wanted.microseconds,
            wanted.fingerprint,
        )
        assert np.array_equal(found.pixels, wanted.pixels)


def test_an_avi_without_index_is_read_and_found_all_the_same(tmp_path: Path) -> None:
    whole = write_footage(tmp_path / "a.avi", _speckled(60), _EVEN[:60], encoding=_MPEG4)
    bare = without_index(whole, tmp_path / "bare.avi")
    sequence = _sequence(bare)
    assert [frame.fingerprint for frame in sequence] == [frame.fingerprint for frame in _sequence(whole)]
    for number in (0, 1, 13, 37, 59):
        assert np.array_equal(frame_at(bare, _address(sequence[number])).pixels, sequence[number].pixels)


@pytest.mark.parametrize("number", [0, 1, 29, 30, 149])
def test_a_seek_saves_decoding(tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_footage(tmp_path / "a.mkv", _speckled(150), _UNEVEN[:150], encoding=_B_FRAMES)
    wanted = _sequence(path)[number]
    monkeypatch.setattr(seek, "_counted", lambda source, number: None)
    assert np.array_equal(frame_at(path, _address(wanted)).pixels, wanted.pixels)


def test_without_a_fingerprint_the_frames_are_counted(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.mkv", _speckled(20), _UNEVEN[:20], encoding=_B_FRAMES)
    wanted = _sequence(path)[17]
    assert np.array_equal(frame_at(path, replace(_address(wanted), fingerprint=None)).pixels, wanted.pixels)


def test_a_wrong_time_costs_time_and_nothing_else(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.mp4", _speckled(20), _UNEVEN[:20], encoding=_B_FRAMES)
    wanted = _sequence(path)[17]
    found = frame_at(path, replace(_address(wanted), microseconds=wanted.microseconds + 1))
    assert np.array_equal(found.pixels, wanted.pixels)


def test_other_pixels_than_were_examined_are_refused(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.mp4", numbered_frames(5))
    address = _address(_sequence(path)[3])
    with pytest.raises(MediaRefused, match=r"Frame 3 of a\.mp4 does not decode to the pixels that were examined"):
        frame_at(path, replace(address, fingerprint=12345))


def test_a_frame_beyond_the_end_is_refused(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.mp4", numbered_frames(3))
    for mark in (None, 5):
        with pytest.raises(MediaRefused, match="has no frame 9") as refusal:
            frame_at(path, FrameAddress(9, 900_000, mark))
        assert refusal.value.facts == {"file": "a.mp4", "frame": 9}


def test_a_frame_of_an_animation_is_found(tmp_path: Path) -> None:
    pictures = [Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1])) for pixels in numbered_frames(4)]
    path = tmp_path / "a.webp"
    path.write_bytes(encoded(pictures[0], "WEBP", save_all=True, append_images=pictures[1:], duration=100))
    wanted = _sequence(path)[2]
    assert np.array_equal(frame_at(path, _address(wanted)).pixels, wanted.pixels)
