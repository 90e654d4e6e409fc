"""`catchlight gallery erase|purge`."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.cli.conftest import Command
from tests.gallery.test_forgetting_rejects import rejects_file
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
    lab = open_lab(tmp_path / "lab")
    rejects = rejects_file(lab, ("P9", "", "no face"))
    os.utime(rejects, (0, 0))
    assert "1 rejects file would go" in run("gallery", "purge").out
    enrolled(lab, a_portrait("a.jpg", random_vectors(1)[0], person="P", retain_until=date(2025, 1, 1)))

    preview = in_lab("gallery", "purge").document
    assert [one["portrait"] for one in preview["portraits"]] == ["p1"]
    assert [(one["file"], one["changed_on"]) for one in preview["rejects"]] == [(str(rejects), "1970-01-01")]
    assert "Say --yes" in run("gallery", "purge").out
    done = in_lab("gallery", "purge", "--yes").document

    assert (done["portraits"], done["held"], done["rejects"], done["off_disk"]) == (1, 0, 1, True)
    assert not rejects.exists()
    assert "Nothing is due" in run("gallery", "purge").out
