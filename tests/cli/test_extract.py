"""`catchlight extract`."""

import csv
from pathlib import Path

import pytest
from PIL import Image
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


def test_each_exhibit_has_its_plan_and_the_batch_its_summary(in_lab: Command, run: Command, group: Path) -> None:
    in_lab("exhibit", "add", "2026-1", group)
    document = in_lab("extract", "2026-1", "--mode", "fast").document
    (exhibit,) = document["exhibits"]
    assert (exhibit["mode"], exhibit["plan"]["mode"], exhibit["refused"]) == ("fast", "fast", None)
    assert (exhibit["frames_gated"], exhibit["frames_duplicate"]) == (0, 0)
    summary = document["summary"]
    assert summary.pop("seconds") > 0
    assert summary == {"mode": "fast", "done": 1, "partly_done": 0, "failed": 0, "refused": 0, "faces": 6}
    text = run("extract", "2026-1").out
    assert "done in mode fast, and left so; --again extracts it anew in every-frame" in text
    assert "1 exhibits: 1 done; 6 faces;" in text
    again = in_lab("extract", "2026-1", "--again").document
    assert again["exhibits"][0]["mode"] == "every-frame"


def test_what_failed_is_handed_back(in_lab: Command, run: Command, group: Path, photo: Path, tmp_path: Path) -> None:
    in_lab("exhibit", "add", "2026-1", group, photo)
    photo.unlink()
    rejects = tmp_path / "rejects.csv"
    answer = in_lab("extract", "2026-1", "--rejects", rejects)
    assert (answer.code, answer.document["rejects"]) == (0, str(rejects))
    assert (answer.document["summary"]["done"], answer.document["summary"]["failed"]) == (1, 1)
    (_, row) = csv.reader(rejects.read_text(encoding="utf-8-sig").splitlines())
    assert (row[0], row[1], row[3]) == ("e2", str(photo), "failed")
    assert f"What failed or was only partly done: {rejects}" in run("extract", "2026-1", "--rejects", rejects).out


def test_of_many_exhibits_only_what_needs_a_look_is_listed(
    in_lab: Command, run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catchlight.cli.extract.MOST_LISTED", 2)
    for number in range(4):
        Image.new("RGB", (32, 24), (number, 0, 0)).save(tmp_path / f"{number}.png")
    in_lab("exhibit", "add", "2026-1", *(tmp_path / f"{number}.png" for number in range(4)))
    (tmp_path / "2.png").unlink()
    text = run("extract", "2026-1").out
    assert "2.png: failed" in text
    assert "1.png" not in text
    assert "3 more exhibits are done" in text
    assert "4 exhibits: 3 done, 1 failed; 0 faces;" in text
