"""`catchlight gallery erase|purge`."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.cli.conftest import Command
from tests.gallery_maker import a_portrait, enrolled, random_vectors
from tests.log_maker import SCRIPT
from tests.people import present

from catchlight.workflows.create_lab import open_lab


def test_a_person_is_shown_first_and_erased_with_yes(in_lab: Command, run: Command, tmp_path: Path) -> None:
    enrolled(open_lab(tmp_path / "lab"), a_portrait("a.jpg", random_vectors(1)[0], person="P"))

    assert in_lab("gallery", "erase", "P").document["would_go"]["rows"] == {
        "templates": 1,
        "portraits": 1,
        "persons": 1,
    }
    preview = run("gallery", "erase", "P").out
    assert "1 template, 1 portrait, 1 person;" in preview
    assert "Nothing was erased" in preview
    done = in_lab("gallery", "erase", "P", "--yes", "--reason", "order", "--certificates", tmp_path / "out").document

    assert (done["erased"], done["off_disk"], done["certificate"]["kind"]) == (True, True, "person")
    assert Path(done["written"][0]).exists()
    assert in_lab("gallery", "person", "P").code == 1
    assert in_lab("log", "verify").document["ok"] is True
    assert in_lab("log", "export", tmp_path / "log.jsonl").code == 0
    fingerprint = present(open_lab(tmp_path / "lab")).key.key_id
    arguments = [sys.executable, "-I", str(SCRIPT), str(tmp_path / "log.jsonl"), "--fingerprint", fingerprint]
    assert subprocess.run(arguments, capture_output=True, check=False).returncode == 0


def test_expired_portraits_are_shown_first_and_purged_with_yes(in_lab: Command, run: Command, tmp_path: Path) -> None:
    past = a_portrait("a.jpg", random_vectors(1)[0], person="P", retain_until=date(2025, 1, 1))
    enrolled(open_lab(tmp_path / "lab"), past)

    preview = in_lab("gallery", "purge").document
    assert [one["portrait"] for one in preview["portraits"]] == ["p1"]
    assert "Say --yes" in run("gallery", "purge").out
    done = in_lab("gallery", "purge", "--yes").document

    assert (done["portraits"], done["held"], done["off_disk"]) == (1, 0, True)
    assert "Nothing is due" in run("gallery", "purge").out
