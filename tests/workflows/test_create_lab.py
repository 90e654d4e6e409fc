"""Creating and opening a lab."""

import os
import time
from pathlib import Path

import pytest
from tests.people import FIRST, PASSPHRASE

from catchlight.errors import CatchlightError, LabRefused
from catchlight.evidence.log import read_log
from catchlight.evidence.store import ORPHAN_SECONDS, lab_store
from catchlight.lab.folder import Lab
from catchlight.workflows.create_lab import FirstAccount, create_lab, open_lab


def test_the_first_entry_of_a_lab_is_its_creation(lab: Lab) -> None:
    with lab.reading() as db:
        (entry,) = read_log(db)
    assert entry.document["action"] == "lab.created"
    assert entry.actor == "A. Example"


def test_a_lab_is_not_made_by_nobody(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="Nobody is named"):
        create_lab(tmp_path / "lab", first=FirstAccount("  ", PASSPHRASE))
    assert not (tmp_path / "lab").exists()


def test_a_lab_is_not_made_over_another(lab: Lab) -> None:
    with pytest.raises(LabRefused) as refused:
        create_lab(lab.folder, first=FIRST)
    assert "Open it instead" in refused.value.hint


def test_opening_sweeps_a_file_that_a_crash_left_without_a_row(lab: Lab) -> None:
    orphan = lab_store(lab).put(b"written, but the transaction never came")
    marker = lab.folder / "store" / "pending" / orphan
    long_ago = time.time() - ORPHAN_SECONDS - 1
    os.utime(marker, (long_ago, long_ago))
    open_lab(lab.folder)
    assert not lab_store(lab).path(orphan).exists()


def test_opening_leaves_a_file_that_another_process_is_about_to_name(lab: Lab) -> None:
    fresh = lab_store(lab).put(b"about to be named")
    open_lab(lab.folder)
    assert lab_store(lab).read(fresh) == b"about to be named"
