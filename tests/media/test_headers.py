"""What headers say, and that damaged ones say nothing."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.footage_maker import H264, MPEG4, Encoding, numbered_frames, without_index, write_footage, write_two_streams

from catchlight.media.headers import Header, header_of

_LATE = [3000 + 40 * number for number in range(6)]


@pytest.mark.parametrize(
    ("name", "container", "base"),
    [("a.mp4", "mp4", Fraction(1, 16000)), ("a.mkv", "matroska", Fraction(1, 1000))],
)
def test_the_clock_and_a_late_start(tmp_path: Path, name: str, container: str, base: Fraction) -> None:
    header = header_of(write_footage(tmp_path / name, numbered_frames(6), _LATE), container)
    assert header == Header(base, Fraction(3), 1)


def test_an_avi_says_its_rate_and_whether_it_has_an_index(tmp_path: Path) -> None:
    whole = write_footage(tmp_path / "a.avi", numbered_frames(6), encoding=MPEG4)
    assert header_of(whole, "avi") == Header(Fraction(1, 1000), None, 1, lacks_index=False)
    assert header_of(without_index(whole, tmp_path / "b.avi"), "avi").lacks_index


@pytest.mark.parametrize(("name", "container"), [("a.mp4", "mp4"), ("a.mkv", "matroska")])
def test_video_streams_are_counted(tmp_path: Path, name: str, container: str) -> None:
    path = write_two_streams(tmp_path / name, numbered_frames(3), numbered_frames(3, width=64, height=48))
    assert header_of(path, container).video_streams == 2


def test_a_live_matroska_and_a_fragmented_mp4_have_headers_too(tmp_path: Path) -> None:
    live = write_footage(tmp_path / "a.mkv", numbered_frames(3), encoding=Encoding(container_options={"live": "1"}))
    assert header_of(live, "matroska") == Header(Fraction(1, 1000), Fraction(0), 1)
    options = {"movflags": "frag_keyframe+empty_moov"}
    fragmented = write_footage(tmp_path / "a.mp4", numbered_frames(3), encoding=Encoding(container_options=options))
    assert header_of(fragmented, "mp4") == Header(Fraction(1, 16000), None, 1)


def test_some_clocks_are_given_by_the_format(tmp_path: Path) -> None:
    assert header_of(tmp_path / "gone", "mpeg-ts").time_base == Fraction(1, 90_000)
    assert header_of(tmp_path / "gone", "avi") == Header()
    assert header_of(tmp_path / "gone", "unknown") == Header()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([("mkv", "matroska", H264), ("avi", "avi", MPEG4), ("mp4", "mp4", H264)]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
)
def test_damaged_headers_never_raise(
    tmp_path: Path, kind: tuple[str, str, Encoding], flips: list[tuple[float, int]]
) -> None:
    whole = tmp_path / f"whole.{kind[0]}"
    if not whole.exists():
        write_footage(whole, numbered_frames(2), encoding=kind[2])
    data = bytearray(whole.read_bytes())
    for place, value in flips:
        data[int(place * min(len(data), 3000))] = value
    (tmp_path / "damaged").write_bytes(data)
    assert header_of(tmp_path / "damaged", kind[1]).video_streams != 0
