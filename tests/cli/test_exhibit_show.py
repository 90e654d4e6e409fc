"""`catchlight exhibit show`."""

import csv
from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.footage_maker import Encoding, numbered_frames, write_footage

TIMES = [0, 100, 220, 300]
"""Milliseconds."""


@pytest.fixture
def film(in_lab: Command, tmp_path: Path) -> Path:
    """Four frames in the case, not extracted yet."""
    path = write_footage(tmp_path / "film.mp4", numbered_frames(4), TIMES)
    in_lab("exhibit", "add", "2026-1", path)
    return path


def test_before_it_is_extracted_there_is_little_to_show(in_lab: Command, run: Command, film: Path) -> None:
    document = in_lab("exhibit", "show", "2026-1", "e1").document
    assert (document["id"], document["state"], document["media"], document["plan"]) == ("e1", None, None, None)
    assert (document["kind"], document["path"], document["recorder_clock"]) == ("footage", str(film), None)
    text = run("exhibit", "show", "2026-1", "e1").out
    assert "film.mp4: not started" in text
    assert "recorder's clock: not noted" in text


def test_the_ledger_is_shown_whole(in_lab: Command, run: Command, film: Path) -> None:
    in_lab("extract", "2026-1", "--mode", "fast")
    document = in_lab("exhibit", "show", "2026-1", "e1").document
    media = document["media"]
    assert (media["container"], media["width"], media["height"], media["bytes"]) == (
        "mp4",
        96,
        64,
        film.stat().st_size,
    )
    assert (media["video_streams"], media["rotation"], media["pixel_aspect"]) == (1, 0, "1")
    assert (document["frames_decoded"], document["frames_failed"], document["state"]) == (4, 0, "complete")
    assert document["plan"]["whole_frame_every_seconds"] == 10.0
    text = run("exhibit", "show", "2026-1", "e1").out
    assert "container mp4, codec" in text
    assert "looked at: what changed from frame to frame, and every 10 s the whole frame, at full resolution" in text


def test_failed_frames_are_told_with_the_time_before_them(in_lab: Command, run: Command, tmp_path: Path) -> None:
    encoding = Encoding(container_options={"movflags": "faststart"}, options={"preset": "ultrafast", "g": "1"})
    path = write_footage(tmp_path / "cut.mp4", numbered_frames(30), encoding=encoding)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 8 // 10])
    in_lab("exhibit", "add", "2026-1", path)
    (extracted,) = in_lab("extract", "2026-1", "--mode", "fast").document["exhibits"]
    assert extracted["state"] == "partial"
    assert f"{extracted['frames_failed']} of 30 frames could not be decoded." in extracted["failure"]
    document = in_lab("exhibit", "show", "2026-1", "e1").document
    numbers = [one["frame"] for one in document["failed"]]
    assert numbers == list(range(extracted["frames_decoded"], 30))
    assert all(one["after_seconds"] == pytest.approx((numbers[0] - 1) / 10, abs=0.05) for one in document["failed"])
    assert f"failed: frame {numbers[0]} (after 0:00:0" in run("exhibit", "show", "2026-1", "e1").out


def test_every_frame_is_written_with_its_time_and_fingerprint(
    in_lab: Command, run: Command, film: Path, tmp_path: Path
) -> None:
    in_lab("extract", "2026-1")
    shown = ("--shown", "2026-11-23 14:05:00", "--zone", "+01:00", "--error-seconds", "0", "--measured-by", "T. Ester")
    in_lab("exhibit", "clock", "2026-1", "e1", *shown)
    frames = tmp_path / "frames.csv"
    document = in_lab("exhibit", "show", "2026-1", "e1", "--frames", frames).document
    assert document["frames_file"] == str(frames)
    header, *rows = csv.reader(frames.read_text(encoding="utf-8-sig").splitlines())
    assert header == ["frame", "seconds", "wall time", "fingerprint", "state"]
    assert [(int(row[0]), float(row[1])) for row in rows] == [(at, time / 1000) for at, time in enumerate(TIMES)]
    assert rows[2][2] == "2026-11-23T14:05:00.220+01:00"
    assert len({row[3] for row in rows}) == 4
    assert all(len(row[3]) == 16 for row in rows)
    assert {row[4] for row in rows} == {"examined"}
    assert f"every frame: {frames}" in run("exhibit", "show", "2026-1", "e1", "--frames", frames).out


def test_a_place_where_no_file_can_be_is_refused(in_lab: Command, film: Path, tmp_path: Path) -> None:
    answer = in_lab("exhibit", "show", "2026-1", "e1", "--frames", tmp_path)
    assert (answer.code, "is a folder" in answer.document["error"]) == (1, True)


def test_an_exhibit_that_is_not_there_is_refused(in_lab: Command) -> None:
    answer = in_lab("exhibit", "show", "2026-1", "e1")
    assert (answer.code, answer.document["error"]) == (1, "The case 2026-1 has no exhibit e1.")
