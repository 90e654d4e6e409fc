"""`catchlight tracks`."""

from pathlib import Path

import pytest
from tests.cli.conftest import Command
from tests.findings_maker import two_tracks

from catchlight.evidence.cases import case_numbered
from catchlight.lab.folder import open_lab


@pytest.fixture
def tracked(in_lab: Command, tmp_path: Path) -> Command:
    """The case with two tracks, t1 of faces f1 to f6."""
    lab = open_lab(tmp_path / "lab")
    with lab.reading() as db:
        case = case_numbered(db, "2026-1")
    two_tracks(lab, case)
    return in_lab


def test_a_track_is_split_and_mended_again(tracked: Command, run: Command) -> None:
    assert tracked("tracks", "split", "2026-1", "t1", "f4").document == {
        "edit": 1,
        "kind": "split",
        "exhibit": "e1",
        "tracks": ["t3", "t1"],
    }
    assert [track["id"] for track in tracked("faces", "2026-1").document["tracks"]] == ["t1", "t3", "t2"]
    assert run("tracks", "undo", "2026-1", "e1").out == "The split was undone: t1 are as before.\n"
    assert [track["faces"] for track in tracked("faces", "2026-1").document["tracks"]] == [6, 4]


def test_tracks_are_merged(tracked: Command, run: Command) -> None:
    assert run("tracks", "merge", "2026-1", "t1", "t2").out == "t2 merged into t1 (exhibit e1).\n"
    (track,) = tracked("faces", "2026-1").document["tracks"]
    assert (track["id"], track["faces"], len(track["best_faces"])) == ("t1", 10, 3)
    assert tracked("tracks", "undo", "2026-1", "e1").document["tracks"] == ["t1", "t2"]


def test_what_cannot_be_edited_is_refused(tracked: Command) -> None:
    answer = tracked("tracks", "split", "2026-1", "t1", "f1")
    assert answer.code == 1
    assert "nothing would stay" in answer.document["error"]
    assert tracked("tracks", "undo", "2026-1", "e1").code == 1
