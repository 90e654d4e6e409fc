"""What a file is shows by opening it: its name decides nothing."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.footage_maker import encoded, numbered_frames, write_footage

from catchlight.errors import MediaRefused
from catchlight.media.facts import FootageFacts, StillFacts
from catchlight.media.inspect import inspect
from catchlight.media.kinds import HEAD_BYTES


@pytest.mark.parametrize("name", ["photo.png", "photo.mp4", "фото 写真"])
def test_a_still_is_a_still_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(encoded(Image.new("RGB", (30, 20)), "PNG"))
    facts = inspect(tmp_path / name)
    assert isinstance(facts, StillFacts)
    assert (facts.width, facts.height, facts.format) == (30, 20, "PNG")


def test_footage_is_footage_whatever_its_name(tmp_path: Path) -> None:
    facts = inspect(write_footage(tmp_path / "a.mp4", numbered_frames(5)).rename(tmp_path / "a.jpg"))
    assert isinstance(facts, FootageFacts)
    assert (facts.width, facts.height, facts.container, facts.frames_expected) == (96, 64, "mp4", 5)


def test_a_still_is_decoded_as_a_whole(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (200, 200, 3), dtype=np.uint8)
    whole = encoded(Image.fromarray(noise), "PNG")
    assert len(whole) > HEAD_BYTES
    (tmp_path / "whole.png").write_bytes(whole)
    (tmp_path / "cut.png").write_bytes(whole[: HEAD_BYTES + 10])
    facts = inspect(tmp_path / "whole.png")
    assert isinstance(facts, StillFacts)
    assert facts.warnings == ()
    with pytest.raises(MediaRefused, match="does not decode"):
        inspect(tmp_path / "cut.png")


def test_footage_is_opened_up_to_its_first_frame(tmp_path: Path) -> None:
    whole = write_footage(tmp_path / "a.mp4", numbered_frames(5)).read_bytes()
    at = whole.index(b"mdat") + 4
    (tmp_path / "empty.mp4").write_bytes(whole[:at] + bytes(len(whole[at:])))
    with pytest.raises(MediaRefused):
        inspect(tmp_path / "empty.mp4")


@pytest.mark.parametrize("content", [b"", b"Dear Sir or Madam", bytes(5000), b"\xff\xd8\xff\xe0 no image"])
def test_what_is_neither_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "camera 2.mp4").write_bytes(content)
    with pytest.raises(MediaRefused, match="camera 2") as refused:
        inspect(tmp_path / "camera 2.mp4")
    assert refused.value.hint


def test_a_missing_file_and_a_folder_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.mp4", tmp_path):
        with pytest.raises(MediaRefused, match="cannot be read") as refused:
            inspect(path)
        assert refused.value.facts == {"file": path.name}
