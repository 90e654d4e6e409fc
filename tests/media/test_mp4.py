"""The sample table of MP4, where it can be relied on."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.footage_maker import H264_WITH_B_FRAMES, Encoding, numbered_frames, write_footage, write_sound

from catchlight.media.mp4 import breaks_off, listed_frames


@pytest.mark.parametrize("movflags", ["use_metadata_tags", "faststart"])
def test_the_listed_frames_are_counted(tmp_path: Path, movflags: str) -> None:
    encoding = Encoding(options=H264_WITH_B_FRAMES.options, container_options={"movflags": movflags})
    assert listed_frames(write_footage(tmp_path / "a.mp4", numbered_frames(17), encoding=encoding)) == 17


def test_no_list_is_no_number(tmp_path: Path) -> None:
    assert listed_frames(write_footage(tmp_path / "a.mkv", numbered_frames(5))) is None
    assert listed_frames(write_sound(tmp_path / "a.m4a")) is None
    assert listed_frames(tmp_path / "gone") is None


def test_a_number_that_its_table_cannot_hold_is_not_relied_on(tmp_path: Path) -> None:
    data = bytearray(write_footage(tmp_path / "a.mp4", numbered_frames(20)).read_bytes())
    at = data.index(b"stsz") + 12
    data[at : at + 4] = (21).to_bytes(4, "big")
    (tmp_path / "lying.mp4").write_bytes(data)
    assert listed_frames(tmp_path / "lying.mp4") is None


def test_folders_without_end_are_no_header(tmp_path: Path) -> None:
    header = b""
    for _ in range(5000):
        header = (8 + len(header)).to_bytes(4, "big") + b"trak" + header
    (tmp_path / "deep.mp4").write_bytes((8 + len(header)).to_bytes(4, "big") + b"moov" + header)
    assert listed_frames(tmp_path / "deep.mp4") is None


def test_an_edit_list_that_leaves_frames_out_is_not_relied_on(tmp_path: Path) -> None:
    data = bytearray(write_footage(tmp_path / "a.mp4", numbered_frames(20)).read_bytes())
    at = data.index(b"elst") + 12
    duration = int.from_bytes(data[at : at + 4], "big")
    data[at : at + 4] = (duration // 2).to_bytes(4, "big")
    (tmp_path / "cut.mp4").write_bytes(data)
    assert listed_frames(tmp_path / "cut.mp4") is None


@pytest.mark.parametrize("movflags", ["use_metadata_tags", "faststart"])
def test_a_file_breaks_off_only_where_its_header_is_missing(tmp_path: Path, movflags: str) -> None:
    encoding = Encoding(container_options={"movflags": movflags})
    path = write_footage(tmp_path / "a.mp4", numbered_frames(17), encoding=encoding)
    assert not breaks_off(path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    assert breaks_off(path) == (movflags != "faststart")
    assert not breaks_off(tmp_path / "gone")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8))
def test_damaged_boxes_never_raise(tmp_path: Path, flips: list[tuple[float, int]]) -> None:
    path = tmp_path / "a.mp4"
    whole = tmp_path / "whole.mp4"
    if not whole.exists():
        write_footage(whole, numbered_frames(3))
    data = bytearray(whole.read_bytes())
    for place, value in flips:
        data[int(place * len(data))] = value
    path.write_bytes(data)
    assert breaks_off(path) in {True, False}
    found = listed_frames(path)
    assert found is None or found >= 0
