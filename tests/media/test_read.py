"""Frames read, fingerprinted and gated, each exactly once and in order."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.footage_maker import (
    H264_WITH_B_FRAMES,
    background,
    number_of,
    numbered_frames,
    paste,
    portraits,
    write_footage,
)

from catchlight.errors import MediaRefused
from catchlight.media.fingerprint import fingerprint
from catchlight.media.frames import Frame, Passed, Unchanged
from catchlight.media.read import FRAMES_BETWEEN_SIGNS, read_footage
from catchlight.media.request import GateSettings, ReadRequest, Region

_EVERYTHING = ReadRequest()
_GATED = ReadRequest(gate=GateSettings(whole_every_microseconds=5_000_000))


def _read(path: Path, request: ReadRequest) -> list[Frame | Unchanged | Passed]:
    with read_footage(path, request) as stream:
        return list(stream)


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seventy frames of a still scene, ten a second; in frames 30 to 34 a face passes."""
    face = next(iter(portraits().values()))
    frames = []
    for number in range(70):
        frame = background(640, 480)
        if 30 <= number < 35:
            paste(frame, face, left=40 + 20 * (number - 30), top=60, size=40)
        frames.append(frame)
    return write_footage(tmp_path_factory.mktemp("read") / "visit.mkv", frames, encoding=H264_WITH_B_FRAMES)


def test_without_a_gate_every_frame_is_a_frame_with_one_region(tmp_path: Path) -> None:
    items = _read(write_footage(tmp_path / "a.mp4", numbered_frames(6)), _EVERYTHING)
    frames = [item for item in items if isinstance(item, Frame)]
    assert [(frame.number, frame.microseconds) for frame in frames] == [(n, 100_000 * n) for n in range(6)]
    assert [number_of(frame.pixels) for frame in frames] == list(range(6))
    assert {frame.regions for frame in frames} == {(Region(0, 0, 96, 64),)}
    assert [frame.fingerprint for frame in frames] == [fingerprint(frame.pixels) for frame in frames]


def test_with_a_gate_only_what_changes_is_a_frame(visit: Path) -> None:
    items = _read(visit, _GATED)
    assert [item.number for item in items] == list(range(70))
    looked_at = [item.number for item in items if isinstance(item, Frame)]
    assert looked_at == [0, *range(30, 36), 50]
    assert all(isinstance(item, Unchanged) for item in items if item.number not in looked_at)


@pytest.mark.parametrize("start", [1, 29, 31, 33, 36, 64, 69, 70])
def test_reading_from_later_on_gives_the_same_items(visit: Path, start: int) -> None:
    whole = {item.number: item for item in _read(visit, _GATED)}
    items = _read(visit, replace(_GATED, start=start))
    passed = [item.number for item in items if isinstance(item, Passed)]
    assert passed == list(range(0, start, FRAMES_BETWEEN_SIGNS))
    rest = [item for item in items if not isinstance(item, Passed)]
    assert [item.number for item in rest] == list(range(start, 70))
    for item in rest:
        _same(item, whole[item.number])


def test_earlier_frames_that_are_wanted_too_come_as_frames(visit: Path) -> None:
    whole = {item.number: item for item in _read(visit, _EVERYTHING)}
    items = _read(visit, replace(_GATED, start=60, also=(7, 32, 33)))
    frames = [item for item in items if isinstance(item, Frame)]
    assert [frame.number for frame in frames] == [7, 32, 33]
    for frame in frames:
        wanted = whole[frame.number]
        assert isinstance(wanted, Frame)
        assert np.array_equal(frame.pixels, wanted.pixels)


def test_pixels_stand_where_there_is_room_for_them(visit: Path) -> None:
    places: list[NDArray[np.uint8]] = []

    def room(width: int, height: int) -> NDArray[np.uint8]:
        places.append(np.zeros((height, width, 3), dtype=np.uint8))
        return places[-1]

    whole = _read(visit, _GATED)
    with read_footage(visit, _GATED, room=room) as stream:
        for wanted, item in zip(whole, stream, strict=True):
            _same(item, wanted)
            if isinstance(item, Frame):
                assert item.pixels is places[-1]


def test_what_goes_wrong_is_told_by_the_stream(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.mkv", numbered_frames(9), [0, 40, 80, 120, 160, 200, 240, 9200, 9240])
    with read_footage(path, _EVERYTHING) as stream:
        assert (stream.facts.width, stream.broken, stream.failed) == (96, None, [])
        assert len(list(stream)) == 9
        assert any("No frames for 8.960 s" in warning.message for warning in stream.warnings)


def test_what_is_no_footage_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"Dear Sir or Madam")
    with pytest.raises(MediaRefused, match=r"a\.mp4"), read_footage(tmp_path / "a.mp4", _EVERYTHING):
        pass


def _same(item: Frame | Unchanged | Passed, wanted: Frame | Unchanged | Passed) -> None:
    assert type(item) is type(wanted)
    if isinstance(item, Frame) and isinstance(wanted, Frame):
        assert (item.microseconds, item.fingerprint, item.regions) == (
            wanted.microseconds,
            wanted.fingerprint,
            wanted.regions,
        )
        assert np.array_equal(item.pixels, wanted.pixels)
    else:
        assert item == wanted
