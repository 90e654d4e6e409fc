"""`catchlight exhibit clock`, and wall time wherever a time is shown."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.footage_maker import background, paste, portraits, write_footage

CLOCK = ("--shown", "2026-11-23 14:05:00", "--zone", "Europe/Amsterdam", "--error-seconds", "12.5", "--at", "2")
MEASURED = ("--measured-by", "T. Ester")


@pytest.fixture
def film(in_lab: Command, tmp_path: Path) -> Path:
    frames = []
    for index in range(4):
        frames.append(background(240, 200))
        paste(frames[-1], portraits()["first"], left=20 + 5 * index, top=20, size=150)
    path = write_footage(tmp_path / "film.mp4", frames)
    in_lab("exhibit", "add", "2026-1", path)
    return path


def test_a_noted_clock_is_told_and_shown(in_lab: Command, run: Command, film: Path) -> None:
    document = in_lab("exhibit", "clock", "2026-1", "e1", *CLOCK, *MEASURED).document
    noted = document["recorder_clock"]
    assert (document["exhibit"], noted["at_seconds"], noted["error_seconds"]) == ("e1", 2.0, 12.5)
    assert noted["wall_time_at_start"] == "2026-11-23T14:04:45.500+01:00"
    assert in_lab("exhibit", "show", "2026-1", "e1").document["recorder_clock"] == noted
    text = run("exhibit", "show", "2026-1", "e1").out
    assert "showed 2026-11-23 14:05:00 (Europe/Amsterdam) at 0:00:02.000, 12.5 s fast as measured by T. Ester" in text
    slow = run("exhibit", "clock", "2026-1", "e1", *CLOCK, *MEASURED, "--error-seconds", "-3").out
    assert "3 s slow" in slow
    assert "right as measured" in run("exhibit", "clock", "2026-1", "e1", *CLOCK, *MEASURED, "--error-seconds", "0").out


def test_wall_time_stands_beside_media_time(in_lab: Command, run: Command, film: Path, photo: Path) -> None:
    in_lab("exhibit", "add", "2026-1", photo)
    in_lab("extract", "2026-1")
    before = in_lab("faces", "2026-1").document
    assert {face["wall_time"] for face in before["faces"]} == {None}
    in_lab("exhibit", "clock", "2026-1", "e1", *CLOCK, *MEASURED)
    document = in_lab("faces", "2026-1").document
    (track,) = document["tracks"]
    assert track["first_wall_time"] == "2026-11-23T14:04:45.500+01:00"
    assert track["last_wall_time"] == "2026-11-23T14:04:45.800+01:00"
    times = {face["id"]: face["wall_time"] for face in document["faces"]}
    assert [times[face["id"]] is None for face in document["faces"]] == [
        face["track"] is None for face in document["faces"]
    ]
    assert "(2026-11-23T14:04:45.500+01:00 to 2026-11-23T14:04:45.800+01:00)" in run("faces", "2026-1").out
    why = ("--authority", "a", "--purpose", "p")
    searched = in_lab("search", "2026-1", "--probe", "t1", "--in", "exhibits", *why).document
    assert searched["probe"]["wall_time"].startswith("2026-11-23T14:04:45.")
    assert [face["wall_time"] for face in searched["faces"]] == [None]
    found = in_lab("search", "2026-1", "--probe", photo, "--in", "exhibits", *why).document
    assert found["faces"][0]["wall_time"].startswith("2026-11-23T14:04:45.")
    text = run("search", "2026-1", "--probe", "t1", "--in", "exhibits", *why).out
    assert "Probe: seen at 2026-11-23T14:04:45." in text


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (("--shown", "yesterday"), "yesterday is not a time."),
        (("--zone", "Amsterdan"), "no time zone"),
        (("--at", "nan"), "not a media time"),
        (("--shown", "2026-10-25 02:30"), "came twice"),
    ],
)
def test_what_cannot_be_noted_is_refused(in_lab: Command, film: Path, changed: tuple[str, str], says: str) -> None:
    answer = in_lab("exhibit", "clock", "2026-1", "e1", *CLOCK, *MEASURED, *changed)
    assert answer.code == 1
    assert says in answer.document["error"]
