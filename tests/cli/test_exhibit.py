"""`catchlight exhibit`."""

import hashlib
from pathlib import Path

from tests.cli.conftest import Command


def test_add_gives_ids_hashes_and_refusals(in_lab: Command, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("no picture")
    answer = in_lab("exhibit", "add", "2026-1", photo, tmp_path / "note.txt", "--reference", "A-1")
    assert answer.code == 0
    (exhibit,) = answer.document["exhibits"]
    assert exhibit["id"] == "e1"
    assert exhibit["sha256"] == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert (exhibit["file"], exhibit["kind"]) == (str(photo), "still")
    assert [refused["file"] for refused in answer.document["refused"]] == [str(tmp_path / "note.txt")]


def test_when_nothing_was_taken_in_it_fails_and_names_each_file(in_lab: Command, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("no picture")
    answer = in_lab("exhibit", "add", "2026-1", tmp_path / "note.txt")
    assert answer.code == 1
    assert answer.document["exhibits"] == []
    assert "note.txt" in answer.document["error"]


def test_a_time_that_is_none_is_refused(in_lab: Command, photo: Path) -> None:
    answer = in_lab("exhibit", "add", "2026-1", photo, "--seized-at", "yesterday")
    assert (answer.code, answer.document["error"]) == (1, "yesterday is not a time.")


def test_as_text_it_counts(in_lab: Command, run: Command, photo: Path) -> None:
    answer = run("exhibit", "add", "2026-1", photo)
    assert answer.out.endswith("1 taken in, 0 refused.\n")


def test_refused_files_are_handed_back(in_lab: Command, photo: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("no picture")
    answer = in_lab("exhibit", "add", "2026-1", photo, tmp_path / "note.txt", "--rejects", tmp_path / "rejects.csv")
    (refused,) = answer.document["refused"]
    assert refused["sha256"] == hashlib.sha256(b"no picture").hexdigest()
    assert "note.txt" in (tmp_path / "rejects.csv").read_text(encoding="utf-8-sig")


def test_exhibits_are_listed(in_lab: Command, run: Command, photo: Path) -> None:
    assert in_lab("exhibit", "list", "2026-1").document == {"exhibits": []}
    assert "no exhibits yet" in run("exhibit", "list", "2026-1").out
    added = in_lab("exhibit", "add", "2026-1", photo).document["exhibits"]
    assert in_lab("exhibit", "list", "2026-1").document["exhibits"] == added
    assert run("exhibit", "list", "2026-1").out.startswith("e1  still  512 x 512")
