"""Footage as odd as recorders make it, decoded right: pixels as PyAV's FFmpeg decodes them, times exactly.

Colours are converted by the same scaler, so pixels of 8 bits are equal; deeper ones are rounded by two versions of it,
which may differ by 2 levels.
"""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from tests.footage_maker import (
    MPEG4,
    Encoding,
    encoded,
    number_of,
    numbered_frames,
    without_index,
    write_footage,
    write_sound,
    write_two_streams,
)

from catchlight.errors import MediaRefused
from catchlight.media.facts import FootageFacts
from catchlight.media.frames import Frame
from catchlight.media.read import read_footage
from catchlight.media.request import ReadRequest

_UNEVEN = [0, 40, 80, 300, 310, 1000, 1033, 1066, 1500, 2750, 2790, 2830]
_EVEN = [40 * number for number in range(12)]
_B_FRAMES = {"preset": "fast", "bf": "2", "crf": "12", "g": "6"}
_H264 = Encoding(options=_B_FRAMES)


def _read(path: Path) -> tuple[FootageFacts, list[Frame], list[str]]:
    with read_footage(path, ReadRequest()) as stream:
        frames = [item for item in stream if isinstance(item, Frame)]
        return stream.facts, frames, [warning.message for warning in stream.warnings]


@pytest.mark.parametrize(
    ("name", "encoding", "times", "tolerance", "pixel_format"),
    [
        ("uneven.mp4", _H264, _UNEVEN, 0, "yuv420p"),
        ("uneven.mkv", _H264, _UNEVEN, 0, "yuv420p"),
        ("uneven.ts", _H264, _UNEVEN, 0, "yuv420p"),
        ("uneven.flv", _H264, _UNEVEN, 0, "yuv420p"),
        ("hevc.mp4", Encoding("libx265", options={"x265-params": "log-level=none:bframes=3"}), _UNEVEN, 0, "yuv420p"),
        ("ten.mkv", Encoding(options=_B_FRAMES, pixel_format="yuv420p10le"), _UNEVEN, 2, "yuv420p10le"),
        ("grey.mkv", Encoding("ffv1", "gray", options={}), _UNEVEN, 0, "gray"),
        ("grey.mp4", Encoding(pixel_format="gray", options=_B_FRAMES), _UNEVEN, 0, "yuv420p"),
        ("deep.mkv", Encoding("ffv1", "gray16le", options={}), _UNEVEN, 2, "gray16le"),
        ("mjpeg.avi", Encoding("mjpeg", "yuvj420p", options={"q": "2"}), _EVEN, 0, "yuv420p"),
        ("odd.avi", Encoding("mjpeg", "yuvj420p", options={"q": "2"}), _EVEN, 0, "yuv420p"),
        ("odd.mkv", Encoding("ffv1", "gray", options={}), _UNEVEN, 0, "gray"),
        ("odd.mp4", Encoding(options=_B_FRAMES, pixel_format="yuv444p"), _UNEVEN, 0, "yuv444p"),
        ("live.mkv", Encoding(options=_B_FRAMES, container_options={"live": "1"}), _UNEVEN, 0, "yuv420p"),
        (
            "fragmented.mp4",
            Encoding(options=_B_FRAMES, container_options={"movflags": "frag_keyframe+empty_moov"}),
            _UNEVEN,
            0,
            "yuv420p",
        ),
    ],
)
def test_pixels_and_times_are_those_of_another_decoder(
    tmp_path: Path,
    name: str,
    encoding: Encoding,
    times: list[int],
    tolerance: int,
    pixel_format: str,
) -> None:
    size = (97, 63) if name.startswith("odd") else (96, 64)
    frames = numbered_frames(12, width=size[0], height=size[1])
    path = write_footage(tmp_path / name, frames, times, encoding=encoding)
    facts, found, _ = _read(path)
    assert (facts.width, facts.height, facts.pixel_format) == (*size, pixel_format)
    assert [frame.microseconds for frame in found] == [1000 * time for time in times]
    with av.open(str(path)) as container:
        for frame, wanted in zip(found, container.decode(video=0), strict=True):
            assert np.abs(frame.pixels.astype(int) - wanted.to_ndarray(format="bgr24")).max() <= tolerance


@pytest.mark.parametrize(("degrees", "clockwise"), [(90, 270), (180, 180), (270, 90)])
def test_turned_footage_is_upright(tmp_path: Path, degrees: int, clockwise: int) -> None:
    path = write_footage(tmp_path / "a.mp4", numbered_frames(3), encoding=Encoding(rotation=degrees))
    facts, found, _ = _read(path)
    assert facts.rotation == clockwise
    with av.open(str(path)) as container:
        for frame, stored in zip(found, container.decode(video=0), strict=True):
            assert np.array_equal(frame.pixels, np.rot90(stored.to_ndarray(format="bgr24"), -clockwise // 90))


@pytest.mark.parametrize(
    ("aspect", "size"), [(Fraction(2), (192, 64)), (Fraction(1, 2), (96, 128)), (Fraction(12, 11), (105, 64))]
)
def test_pixels_become_square_and_none_is_lost(tmp_path: Path, aspect: Fraction, size: tuple[int, int]) -> None:
    path = write_footage(tmp_path / "a.mp4", numbered_frames(3), encoding=Encoding(aspect=aspect))
    facts, found, warnings = _read(path)
    assert (facts.width, facts.height, facts.pixel_aspect) == (*size, aspect)
    assert {frame.pixels.shape for frame in found} == {(size[1], size[0], 3)}
    assert [number_of(frame.pixels) for frame in found] == [0, 1, 2]
    assert warnings == [f"Its pixels are not square; frames are stretched to {size[0]} x {size[1]}."]


def test_an_absurd_pixel_aspect_is_not_taken(tmp_path: Path) -> None:
    facts, _, warnings = _read(
        write_footage(tmp_path / "a.mp4", numbered_frames(2), encoding=Encoding(aspect=Fraction(5)))
    )
    assert (facts.width, facts.pixel_aspect) == (96, Fraction(1))
    assert warnings == ["The file says that its pixels are 5 times as wide as high; not taken."]


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
def test_a_stream_that_starts_late_counts_from_its_first_frame(tmp_path: Path, name: str) -> None:
    path = write_footage(tmp_path / name, numbered_frames(12), [3000 + time for time in _EVEN], encoding=_H264)
    facts, found, warnings = _read(path)
    assert facts.starts_at_microseconds == 3_000_000
    assert [frame.microseconds for frame in found] == [1000 * time for time in _EVEN]
    late = "The video starts 3.000 s after the file's own clock; times count from its first frame."
    assert (late in warnings) == (name != "a.ts")


def test_of_two_streams_the_first_is_examined_and_both_are_told(tmp_path: Path) -> None:
    path = write_two_streams(tmp_path / "a.mkv", numbered_frames(4), numbered_frames(4, width=64, height=48)[::-1])
    facts, found, warnings = _read(path)
    assert facts.video_streams == 2
    assert [number_of(frame.pixels) for frame in found] == [0, 1, 2, 3]
    assert "The file holds 2 video streams" in warnings[0]


def test_without_duration_or_times_every_frame_is_there(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.h264", numbered_frames(12), encoding=_H264)
    facts, found, warnings = _read(path)
    assert (facts.frames_expected, facts.duration_microseconds) == (None, None)
    assert [number_of(frame.pixels) for frame in found] == list(range(12))
    assert warnings == [
        "The container announces neither a duration nor a number of frames.",
        "The file carries no times: every frame has the same one.",
    ]


def test_a_missing_index_is_told_and_costs_no_frame(tmp_path: Path) -> None:
    whole = write_footage(tmp_path / "a.avi", numbered_frames(12), _EVEN, encoding=MPEG4)
    _, found, warnings = _read(without_index(whole, tmp_path / "b.avi"))
    assert [(number_of(one.pixels), one.microseconds) for one in found] == [(n, 40_000 * n) for n in range(12)]
    assert "The container has no index" in warnings[0]


def test_an_avi_with_b_frames_has_no_step_back_at_its_end(tmp_path: Path) -> None:
    _, found, warnings = _read(write_footage(tmp_path / "a.avi", numbered_frames(12), _EVEN, encoding=_H264))
    times = [frame.microseconds for frame in found]
    assert times == sorted(times)
    assert "From here on times follow from the AVI's rate." in warnings


@pytest.mark.parametrize("name", ["a.m4a", "a.mp4", "a.mkv"])
def test_sound_alone_is_refused_with_a_reason(tmp_path: Path, name: str) -> None:
    with pytest.raises(MediaRefused, match="is not footage that can be decoded"):
        _read(write_sound(tmp_path / name))


@pytest.mark.parametrize("image_format", ["GIF", "WEBP", "PNG"])
def test_animations_have_their_frames_and_times(tmp_path: Path, image_format: str) -> None:
    pictures = [Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1])) for pixels in numbered_frames(4)]
    data = encoded(pictures[0], image_format, save_all=True, append_images=pictures[1:], duration=[100, 200, 300, 400])
    (tmp_path / "a").write_bytes(data)
    _, found, _ = _read(tmp_path / "a")
    assert [(number_of(one.pixels), one.microseconds) for one in found] == [
        (0, 0),
        (1, 100_000),
        (2, 300_000),
        (3, 600_000),
    ]
