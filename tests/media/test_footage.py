"""Every frame with its true time, and nothing but that one file."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.footage_maker import (
    H264,
    H264_WITH_B_FRAMES,
    MPEG4,
    Encoding,
    encoded,
    number_of,
    numbered_frames,
    write_footage,
    write_sound,
)

from catchlight.errors import MediaRefused
from catchlight.media.footage import open_footage
from catchlight.media.frames import Frame
from catchlight.media.read import read_footage
from catchlight.media.request import ReadRequest

UNEVEN = [0, 40, 80, 300, 310, 1000, 1033, 1066, 1500, 2750, 2790, 2830, 2870, 2910, 2950, 3000, 3500, 3540, 3580, 3620]


def _all(path: Path) -> list[Frame]:
    with read_footage(path, ReadRequest()) as stream:
        return [item for item in stream if isinstance(item, Frame)]


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.mov"])
@pytest.mark.parametrize("encoding", [H264, H264_WITH_B_FRAMES], ids=["plain", "b-frames"])
def test_times_of_a_variable_rate_are_exact(tmp_path: Path, name: str, encoding: Encoding) -> None:
    path = write_footage(tmp_path / name, numbered_frames(20), UNEVEN, encoding=encoding)
    frames = _all(path)
    assert [frame.number for frame in frames] == list(range(20))
    assert [frame.microseconds for frame in frames] == [1000 * time for time in UNEVEN]
    assert [number_of(frame.pixels) for frame in frames] == list(range(20))


def test_an_mp4_lists_its_frames_and_a_matroska_only_estimates(tmp_path: Path) -> None:
    with open_footage(write_footage(tmp_path / "a.mp4", numbered_frames(20), UNEVEN)) as footage:
        facts = footage.facts
        assert (facts.frames_expected, facts.frames_expected_exact) == (20, True)
        assert (facts.width, facts.height, facts.codec, facts.container) == (96, 64, "h264", "mp4")
    with open_footage(write_footage(tmp_path / "a.mkv", numbered_frames(20), UNEVEN)) as footage:
        assert footage.facts.frames_expected_exact is False
        assert footage.facts.nominal_rate == Fraction(10)


def test_b_frames_do_not_make_the_listed_count_inexact(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.mp4", numbered_frames(20), encoding=H264_WITH_B_FRAMES)
    with open_footage(path) as footage:
        assert footage.facts.frames_expected_exact
        assert len(list(footage.decoded())) == 20
        assert footage.failed == []
        assert footage.warnings == []


def test_a_truncated_mp4_fails_the_frames_that_are_gone(tmp_path: Path) -> None:
    encoding = Encoding(container_options={"movflags": "faststart"}, options={"preset": "ultrafast", "g": "5"})
    rng = np.random.default_rng(0)
    noise = [rng.integers(0, 255, (64, 96, 3), dtype=np.uint8) for _ in range(30)]
    path = write_footage(tmp_path / "a.mp4", noise, encoding=encoding)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    with open_footage(path) as footage:
        decoded = [number for number, _, _ in footage.decoded()]
        assert 5 < len(decoded) < 25
        assert decoded + footage.failed == list(range(30))
        assert f"The file lists 30 frames; {len(decoded)} could be decoded" in footage.warnings[-1].message


def test_of_very_many_failed_frames_the_first_are_listed_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catchlight.media.footage.MOST_FAILED", 4)
    with open_footage(write_footage(tmp_path / "a.mp4", numbered_frames(10))) as footage:
        footage.facts = replace(footage.facts, frames_expected=100_000_000)
        assert len(list(footage.decoded())) == 10
        assert (footage.failed, footage.failed_unlisted) == ([10, 11, 12, 13], 99_999_986)
        assert footage.warnings[-1].message == (
            "The file lists 100,000,000 frames; 10 could be decoded, 99,999,990 failed."
            " The first 4 of these are listed one by one."
        )


def test_of_very_many_warnings_the_first_are_listed_and_the_others_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catchlight.media.footage.MOST_WARNINGS", 3)
    with open_footage(write_footage(tmp_path / "a.mp4", numbered_frames(10))) as footage:
        monkeypatch.setattr(footage.source, "pixels", lambda _room: None)
        assert list(footage.decoded()) == []
        assert [warning.message for warning in footage.warnings] == [
            *["The frame could not be converted."] * 3, "7 more warnings are not listed: the first 3 are."
        ]  # fmt: skip
        assert footage.failed == list(range(10))


def test_a_recording_that_was_never_closed_is_refused_for_that(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.mp4", numbered_frames(30))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(MediaRefused, match=r"a\.mp4 breaks off before the index"), open_footage(path):
        pass


def test_a_fragmented_mp4_lists_no_frames(tmp_path: Path) -> None:
    encoding = Encoding(container_options={"movflags": "frag_keyframe+empty_moov"})
    with open_footage(write_footage(tmp_path / "a.mp4", numbered_frames(10), encoding=encoding)) as footage:
        assert footage.facts.frames_expected_exact is False
        assert len(list(footage.decoded())) == 10


def test_an_announcement_that_is_wrong_is_named(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.avi", numbered_frames(12), encoding=MPEG4)
    with open_footage(path) as footage:
        assert len(list(footage.decoded())) == 12
        assert footage.failed == []
        assert [warning.message for warning in footage.warnings] == [
            "The file announces about 1,200 frames; 12 were decoded. Either frames are missing, or its rate varies."
        ]


def test_an_absurd_announcement_is_no_announcement(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.avi", numbered_frames(12), encoding=MPEG4)
    data = path.read_bytes().replace((1200).to_bytes(4, "little"), (10**9).to_bytes(4, "little"))
    path.write_bytes(data)
    with open_footage(path) as footage:
        assert footage.facts.frames_expected is None
        size = path.stat().st_size
        assert f"The file announces 1,000,000,000 frames, more than its {size:,} bytes can hold; not taken." in {
            warning.message for warning in footage.warnings
        }
        assert len(list(footage.decoded())) == 12


def test_rotated_footage_comes_upright(tmp_path: Path) -> None:
    path = write_footage(tmp_path / "a.mp4", numbered_frames(3), encoding=Encoding(rotation=90))
    with open_footage(path) as footage:
        assert (footage.facts.width, footage.facts.height) == (64, 96)
        assert next(footage.decoded())[2].shape == (96, 64, 3)


@pytest.mark.parametrize("name", ["Überwachung café 監視 カメラ.mp4", "a b 'c' 100% %03d.mp4", "http:x.mp4"])
def test_any_name_opens(tmp_path: Path, name: str) -> None:
    assert len(_all(write_footage(tmp_path / "plain.mp4", numbered_frames(3)).rename(tmp_path / name))) == 3


def test_an_animated_gif_has_frames_and_times(tmp_path: Path) -> None:
    pictures = [Image.fromarray(pixels[:, :, ::-1]) for pixels in numbered_frames(4)]
    path = tmp_path / "a.gif"
    path.write_bytes(
        encoded(pictures[0], "GIF", save_all=True, append_images=pictures[1:], duration=[100, 200, 300, 400])
    )
    assert [frame.microseconds for frame in _all(path)] == [0, 100_000, 300_000, 600_000]


def test_what_is_no_footage_is_refused(tmp_path: Path) -> None:
    for name, content in {
        "nothing.mp4": b"",
        "letter.mp4": b"Dear Sir or Madam, " * 100,
        "zeros.avi": bytes(5000),
        "list.m3u8": b"#EXTM3U\n#EXTINF:1,\n/etc/hostname\n",
        "photo.mp4": encoded(Image.new("RGB", (8, 8)), "JPEG"),
    }.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(MediaRefused) as refusal, open_footage(tmp_path / name):
            pass
        assert refusal.value.message.startswith(name)
        assert refusal.value.hint


def test_sound_without_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MediaRefused), open_footage(write_sound(tmp_path / "a.m4a")):
        pass


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.mp4", tmp_path):
        with pytest.raises(MediaRefused, match="cannot be read"), open_footage(path):
            pass


def test_a_disguised_file_list_opens_no_other_file(tmp_path: Path) -> None:
    write_footage(tmp_path / "other.mp4", numbered_frames(3))
    disguised = tmp_path / "list.mp4"
    disguised.write_bytes(b"# a comment before it\nffconcat version 1.0\nfile other.mp4\n")
    with pytest.raises(MediaRefused), open_footage(disguised):
        pass


def test_damaged_files_end_as_frames_or_a_refusal(tmp_path: Path) -> None:
    whole = write_footage(tmp_path / "a.mkv", numbered_frames(20), encoding=H264_WITH_B_FRAMES).read_bytes()
    rng = np.random.default_rng(1)
    for attempt in range(12):
        data = np.frombuffer(whole, dtype=np.uint8).copy()
        data[rng.integers(0, len(data), len(data) // 100)] ^= 255
        path = tmp_path / f"{attempt}.mkv"
        path.write_bytes(data.tobytes())
        try:
            numbers = [frame.number for frame in _all(path)]
        except MediaRefused:
            continue
        assert numbers == sorted(set(numbers))
