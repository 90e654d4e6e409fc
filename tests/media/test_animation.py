"""Animated WebP and AVIF as footage."""

import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.footage_maker import encoded, number_of, numbered_frames

from catchlight.errors import MediaRefused
from catchlight.media.footage import open_footage


def _moving(image_format: str) -> bytes:
    pictures = [Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1])) for pixels in numbered_frames(4)]
    return encoded(pictures[0], image_format, save_all=True, append_images=pictures[1:], duration=[100, 200, 300, 400])


@pytest.mark.parametrize("image_format", ["WEBP", "AVIF"])
def test_frames_and_times_are_those_of_the_file(tmp_path: Path, image_format: str) -> None:
    (tmp_path / "a.bin").write_bytes(_moving(image_format))
    with open_footage(tmp_path / "a.bin") as footage:
        assert (footage.facts.frames_expected, footage.facts.frames_expected_exact) == (4, True)
        assert footage.facts.codec == image_format
        frames = list(footage.decoded())
    assert [microseconds for _, microseconds, _ in frames] == [0, 100_000, 300_000, 600_000]
    assert [number_of(pixels) for _, _, pixels in frames] == [0, 1, 2, 3]


def _apng(*, frames: int, side: int | None = None) -> bytes:
    """An animated PNG whose header lies about the number of its frames, or its size."""
    data = bytearray(_moving("PNG"))
    at = data.index(b"acTL")
    data[at + 4 : at + 8] = frames.to_bytes(4, "big")
    data[at + 12 : at + 16] = zlib.crc32(data[at : at + 12]).to_bytes(4, "big")
    if side is not None:
        at = data.index(b"IHDR")
        data[at + 4 : at + 12] = side.to_bytes(4, "big") * 2
        data[at + 17 : at + 21] = zlib.crc32(data[at : at + 17]).to_bytes(4, "big")
    return bytes(data)


def test_a_number_of_frames_that_the_file_cannot_hold_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(_apng(frames=2**31 - 1))
    with open_footage(tmp_path / "a.png") as footage:
        assert (footage.facts.frames_expected, footage.facts.frames_expected_exact) == (None, False)
        assert "The file announces 2,147,483,647 frames, more than" in footage.warnings[0].message
        assert len(list(footage.decoded())) <= 4
        assert footage.failed == []


def test_a_bomb_is_refused_by_its_size(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(_apng(frames=4, side=20_000))
    with pytest.raises(MediaRefused, match=r"20,000 x 20,000 pixels; the limit"), open_footage(tmp_path / "a.png"):
        pass


@pytest.mark.parametrize("image_format", ["WEBP", "AVIF"])
def test_a_truncated_one_is_refused_or_fails_its_frames(tmp_path: Path, image_format: str) -> None:
    data = _moving(image_format)
    (tmp_path / "a.bin").write_bytes(data[: len(data) * 2 // 3])
    try:
        with open_footage(tmp_path / "a.bin") as footage:
            decoded = len(list(footage.decoded()))
            assert decoded + len(footage.failed) == footage.facts.frames_expected
    except MediaRefused as refusal:
        assert refusal.hint  # noqa: PT017 - either end is right
