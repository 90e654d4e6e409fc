"""The benchmark of enrolment: both sides find the faces of what it makes, and its rows are enrolled once."""

from pathlib import Path

import pytest

from benchmarks import enrolment
from benchmarks.enrolment import LooksAtNothing, against_a_plain_loop, make_portraits, plain_loop, stream, very_many
from catchlight.faces.analyst import Analyst


def test_each_file_is_another_one_with_one_face(tmp_path: Path) -> None:
    make_portraits(tmp_path / "made", (480, 640), 7)
    files = {path.read_bytes() for path in (tmp_path / "made").glob("*.jpg")}
    assert len(files) == 7
    assert plain_loop(tmp_path / "made", 7)[1] == 7


def test_both_sides_take_every_portrait(analyst: Analyst, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enrolment, "GROUP", enrolment.GROUP[:1])
    figures = against_a_plain_loop((480, 640), 2, 1, analyst=analyst)
    assert (figures["faces"], figures["enrolled"]) == (2, 2)
    assert figures["ratio"] > 0


def test_rows_are_enrolled_once_and_passed_over_then() -> None:
    figures = very_many(40)
    assert (figures["enrolled"], figures["enrolled_again"]) == (40, 0)
    assert len(figures["megabytes_at_each_twentieth"]) == 20


def test_of_a_stream_the_distinct_images_are_enrolled_and_every_other_row_is_refused() -> None:
    figures = stream(400, 20, analyst=LooksAtNothing())
    first, again = figures["first"], figures["next"]
    assert (first["enrolled"], first["unchanged"]) == (20, 0)
    assert sum(first["refused"].values()) == 380
    assert set(first["refused"]) == {"missing-provenance", "image", "duplicate", "expired"}
    assert (again["enrolled"], again["unchanged"]) == (0, 20)
    assert len(first["megabytes_of_all_processes_at_each_twentieth"]) == 20
