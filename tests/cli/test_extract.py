"""`catchlight extract`."""

from pathlib import Path

from tests.cli.conftest import Command


def test_it_counts_frames_and_faces(in_lab: Command, run: Command, group: Path) -> None:
    in_lab("exhibit", "add", "2026-1", group)
    (exhibit,) = in_lab("extract", "2026-1").document["exhibits"]
    assert exhibit["id"] == "e1"
    assert (exhibit["frames_expected"], exhibit["frames_decoded"], exhibit["frames_failed"]) == (1, 1, 0)
    assert (exhibit["faces"], exhibit["tracks"], exhibit["state"]) == (6, 0, "complete")
    assert exhibit["seconds"] > 0
    text = run("extract", "2026-1").out
    assert "frames expected 1, examined 1, failed 0" in text
    assert "6 faces (0 too poor to compare) in 0 tracks, 6 embedded; smallest face looked for 10 px wide" in text


def test_a_case_without_exhibits_says_so(in_lab: Command, run: Command) -> None:
    document = in_lab("extract", "2026-1").document
    assert (document["exhibits"], document["summary"]["done"]) == ([], 0)
    assert "no exhibits yet" in run("extract", "2026-1").out


def test_when_nothing_could_be_extracted_it_fails(in_lab: Command, photo: Path) -> None:
    in_lab("exhibit", "add", "2026-1", photo)
    photo.unlink()
    answer = in_lab("extract", "2026-1")
    assert answer.code == 1
    assert answer.document["exhibits"][0]["state"] == "failed"
    assert "cannot be read where it was taken in" in answer.document["error"]
