"""Files to and from outside: whole or not at all, and read with limits."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.evidence.handing_over import hand_over, received


def test_lines_are_written_and_read_back(tmp_path: Path) -> None:
    hand_over(tmp_path / "proof.json", [json.dumps({"format": "x", "name": "é"})], name="proof")

    assert received(tmp_path / "proof.json", form="x", name="proof") == {"format": "x", "name": "é"}


def test_what_fails_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "proof.json"
    path.write_text("before")

    def lines() -> Iterator[str]:
        yield "half"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hand_over(path, lines(), name="proof")

    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_to_is_stated(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="proof nowhere"):
        hand_over(tmp_path / "nothing" / "nowhere", ["x"], name="proof")


@pytest.mark.parametrize("content", ["", "[]", '{"format": "y"}', "\x00", "[" * 100_000])
def test_another_file_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "given").write_text(content)

    with pytest.raises(CatchlightError, match=r"given is no proof") as raised:
        received(tmp_path / "given", form="x", name="proof")
    assert raised.value.hint


def test_a_file_that_is_not_there_is_stated(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="No such file"):
        received(tmp_path / "given", form="x", name="proof")
