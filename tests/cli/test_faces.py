"""`catchlight faces`."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.footage_maker import background, paste, portraits, write_footage

from catchlight.cli.faces import clock


def test_faces_and_tracks_are_listed_with_their_times(
    in_lab: Command, run: Command, photo: Path, tmp_path: Path
) -> None:
    frames = []
    for index in range(5):
        frames.append(background(240, 200))
        paste(frames[-1], portraits()["first"], left=20 + 5 * index, top=20, size=150)
    film = write_footage(tmp_path / "film.mp4", frames)
    in_lab("exhibit", "add", "2026-1", photo, film)
    in_lab("extract", "2026-1")
    document = in_lab("faces", "2026-1").document
    (track,) = document["tracks"]
    assert (track["id"], track["exhibit"], track["faces"]) == ("t1", "e2", 5)
    assert (track["first_seconds"], track["last_seconds"]) == (0.0, 0.4)
    still, *footage = document["faces"]
    assert (still["id"], still["track"], still["seconds"]) == ("f1", None, None)
    assert [face["seconds"] for face in footage] == [0.0, 0.1, 0.2, 0.3, 0.4]
    assert len(still["box"]) == 4
    assert still["quality"]["verdict"] == "usable"
    text = run("faces", "2026-1").out
    assert "t1  e2  0:00:00.000 to 0:00:00.400  5 faces" in text
    assert "f1  e1  still" in text


def test_an_empty_case_says_so(in_lab: Command, run: Command) -> None:
    assert in_lab("faces", "2026-1").document == {"tracks": [], "faces": []}
    assert "No face was found yet." in run("faces", "2026-1").out


@pytest.mark.parametrize(
    ("microseconds", "shown"), [(0, "0:00:00.000"), (3_723_004_999, "1:02:03.004"), (36_000_000_000, "10:00:00.000")]
)
def test_media_time_is_shown_to_the_millisecond(microseconds: int, shown: str) -> None:
    assert clock(microseconds) == shown
