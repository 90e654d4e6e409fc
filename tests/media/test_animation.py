"""Animated WebP and AVIF as footage."""

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
