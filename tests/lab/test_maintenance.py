"""The maintenance lock: one holder, named to those who wait, gone with its process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from catchlight.errors import LabRefused
from catchlight.lab import maintenance
from catchlight.lab.folder import Lab, open_lab
from catchlight.lab.maintenance import maintaining

HOLDER = """
import sys
from pathlib import Path
from catchlight.lab.maintenance import maintaining

with maintaining(Path(sys.argv[1]), work="restore"):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def held_elsewhere(lab: Lab) -> Iterator[subprocess.Popen[str]]:
    """Another process holds the lab for a restore until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lab.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(sys.modules["catchlight"].__file__ or "").parents[1])},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    try:
        yield process
    finally:
        process.communicate("done\n", timeout=60)


@pytest.fixture(autouse=True)
def _short_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "WAIT_SECONDS", 0.1)


def test_a_lab_held_by_another_process_is_refused_with_its_holder(lab: Lab) -> None:
    with held_elsewhere(lab) as process, pytest.raises(LabRefused, match=r"restore by .* on .* since") as raised:
        open_lab(lab.folder)

    assert raised.value.facts["process"] == process.pid
    assert raised.value.facts["work"] == "restore"


def test_a_lab_opens_again_when_the_work_is_done(lab: Lab) -> None:
    with held_elsewhere(lab):
        pass

    assert open_lab(lab.folder) == lab


def test_the_lock_ends_with_a_killed_holder(lab: Lab) -> None:
    with held_elsewhere(lab) as process:
        process.kill()
        process.wait(60)

        assert open_lab(lab.folder) == lab


def test_a_holder_that_cannot_be_read_is_told_as_unknown(lab: Lab) -> None:
    with held_elsewhere(lab):
        (lab.folder / "maintenance.json").write_text('{"hint": "x", "message": 1, "wo')

        with pytest.raises(LabRefused, match="unknown work by an unknown account"):
            open_lab(lab.folder)


def test_foreign_facts_of_a_holder_are_left_out(lab: Lab) -> None:
    with held_elsewhere(lab):
        (lab.folder / "maintenance.json").write_text('{"hint": "x", "message": 1, "work": "migration"}')

        with pytest.raises(LabRefused) as raised:
            open_lab(lab.folder)

    assert raised.value.facts == {"work": "migration"}


def test_nothing_is_left_of_a_hold_that_ended(lab: Lab) -> None:
    with maintaining(lab.folder, work="compaction"):
        assert (lab.folder / "maintenance.json").exists()

    assert not (lab.folder / "maintenance.json").exists()


def test_an_account_without_a_name_can_hold_a_lab(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_name() -> str:
        raise KeyError("no user of that number")

    monkeypatch.setattr("catchlight.lab.station.getpass.getuser", no_name)

    assert open_lab(lab.folder) == lab


def test_a_folder_that_cannot_be_locked_is_stated(tmp_path: Path) -> None:
    (tmp_path / "maintenance.json").mkdir()

    with pytest.raises(LabRefused, match="could not be locked"), maintaining(tmp_path, work="restore"):
        pytest.fail("the holder could not be named, yet the lab was held")
