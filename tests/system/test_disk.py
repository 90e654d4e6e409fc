"""A disk that is full, fails, is read-only or is in use: an act is wholly there or not at all, and that is said."""

import errno
import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from tests.system.acts import ACTS, Ready, hold_the_lab, make_ready, open_a_case, open_cases
from tests.system.gallery_acts import GALLERY_ACTS, make_gallery, make_search_files_anew, require_gallery
from tests.system.whole_lab import require_sound, rows_of

from catchlight.errors import CatchlightError
from catchlight.evidence.log import log_size
from catchlight.jobs import JobControl
from catchlight.lab import database
from catchlight.lab.database import connect
from catchlight.workflows.create_lab import open_lab
from catchlight.workflows.verify_log import verify_log

ROOT = Path(__file__).parents[2]
PAGE = 4096


@pytest.fixture(scope="module")
def failing_writes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that fails writes, ready to be preloaded."""
    if sys.platform != "linux" or shutil.which("cc") is None:
        pytest.skip("calls of the C library can be stood before on Linux, with a C compiler")
    library = tmp_path_factory.mktemp("shim") / "failing_writes.so"
    source = Path(__file__).with_name("failing_writes.c")
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True)
    return library


def failures(library: Path, folder: Path, *, error: int, how: str, step: int, kind: str) -> dict[str, tuple[int, int]]:
    """How many failures were tried on each act of that kind, and how often it was done all the same."""
    environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "tests.system.failing_disk", str(folder), str(error), how, str(step), kind]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return {name: (int(tried), int(done)) for name, tried, done in map(str.split, ended.stdout.splitlines())}


@pytest.mark.parametrize(("kind", "acts", "step"), [("lab", len(ACTS) + 2, 9), ("gallery", len(GALLERY_ACTS), 61)])
def test_an_act_is_whole_or_not_there_wherever_the_disk_becomes_full(
    failing_writes: Path, tmp_path: Path, kind: str, acts: int, step: int
) -> None:
    tried = failures(failing_writes, tmp_path, error=errno.ENOSPC, how="on", step=step, kind=kind)

    assert len(tried) == acts
    assert all(times >= 2 and done < times for times, done in tried.values()), tried


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("how", ["on", "once"])
@pytest.mark.parametrize("kind", ["lab", "gallery"])
def test_an_act_is_whole_or_not_there_whichever_write_fails(
    failing_writes: Path, tmp_path: Path, error: int, how: str, kind: str
) -> None:
    tried = failures(failing_writes, tmp_path, error=error, how=how, step=1, kind=kind)

    assert all(times >= 30 and done < times for times, done in tried.values()), tried
    print(errno.errorcode[error], how, tried)  # noqa: T201


def leave(disk: Path, pages: int) -> Path:
    """Fill the disk so that so many pages are free; returns the file that fills it."""
    filler = disk / "filler"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with filler.open("wb") as target:
        target.write(bytes(max(0, free - pages * PAGE)))
    return filler


@pytest.mark.parametrize("act", ACTS)
def test_an_act_on_a_disk_with_room_for_so_many_pages_is_whole_or_not_there(
    small_disk: Path, act: Callable[[Ready], None]
) -> None:
    ready = make_ready(small_disk)
    before = rows_of(ready.lab)
    hints = []

    for pages in range(200):
        filler = leave(small_disk, pages)
        try:
            act(ready)
            break
        except CatchlightError as error:
            hints.append(error.hint)
        finally:
            filler.unlink()
        require_sound(ready.lab)
        assert rows_of(ready.lab) == before

    require_sound(ready.lab)
    assert len(hints) >= 5
    assert all("disk" in hint for hint in hints)
    assert rows_of(ready.lab) != before


def test_search_files_for_which_there_is_no_room_are_not_made_and_those_in_use_serve_on(small_disk: Path) -> None:
    ready = make_gallery(small_disk)
    before = rows_of(ready.lab)
    refused = []

    for pages in range(0, 200, 4):
        filler = leave(small_disk, pages)
        try:
            make_search_files_anew(ready)
            break
        except CatchlightError as error:
            refused.append(error)
        finally:
            filler.unlink()
        require_sound(ready.lab)
        require_gallery(ready)
        assert rows_of(ready.lab) == before

    require_gallery(ready)
    assert len(refused) >= 5
    assert all("disk" in one.hint for one in refused)
    assert rows_of(ready.lab)["log"] == before["log"] + 1


def mount_read_only(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)


def test_a_lab_on_a_read_only_medium_is_read_and_verified_and_says_that_it_cannot_be_written_to(
    small_disk: Path,
) -> None:
    ready = make_ready(small_disk)
    with ready.lab.reading() as db:
        entries = log_size(db)
    left_by_a_kill = ready.lab.folder / "store" / "pending" / ("ab" * 32)
    left_by_a_kill.touch()
    os.utime(left_by_a_kill, (0, 0))
    mount_read_only(small_disk)

    lab = open_lab(ready.lab.folder)

    result = verify_log(lab, JobControl())
    assert (result.ok, result.entries) == (True, entries)
    for act in ACTS:
        with pytest.raises(CatchlightError, match=r"[Rr]ead-?only") as refused:
            act(ready)
        assert refused.value.hint
    assert verify_log(lab, JobControl()).entries == entries


def test_acts_that_a_read_only_medium_would_leave_out_are_not_left_out_silently(small_disk: Path) -> None:
    ready = make_ready(small_disk)
    beside = connect(ready.lab.database_path)  # whoever is last to close the lab puts the newest acts in their place
    open_a_case(ready)
    ahead = ready.lab.folder / "evidence.db-wal"
    newest = ahead.read_bytes()
    beside.conn.close()
    assert not ahead.exists()
    ahead.write_bytes(newest)
    mount_read_only(small_disk)

    with pytest.raises(CatchlightError, match=r"newest acts stand in evidence\.db-wal") as refused:
        open_lab(ready.lab.folder)

    assert "Copy the whole lab folder" in refused.value.hint


def in_another_process(work: Callable[..., None], *given: object) -> BaseProcess:
    process = multiprocessing.get_context("spawn").Process(target=work, args=given, daemon=True)
    process.start()
    return process


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_an_act_waits_for_another_process_that_writes(tmp_path: Path) -> None:
    ready = make_ready(tmp_path)
    other = in_another_process(hold_the_lab, ready.lab.folder, 0.7, tmp_path / "held")
    wait_for(tmp_path / "held")
    begun = time.monotonic()

    open_a_case(ready)

    assert time.monotonic() - begun > 0.3
    other.join(10)
    require_sound(ready.lab)


def test_an_act_that_waited_too_long_says_so_and_is_not_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = make_ready(tmp_path)
    before = rows_of(ready.lab)
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    other = in_another_process(hold_the_lab, ready.lab.folder, 30.0, tmp_path / "held")
    wait_for(tmp_path / "held")

    for act in ACTS:
        with pytest.raises(CatchlightError, match="not kept") as refused:
            act(ready)
        assert "Another process is writing" in refused.value.hint

    other.kill()
    other.join(10)
    assert rows_of(ready.lab) == before
    require_sound(ready.lab)


def test_two_processes_that_write_at_once_lose_nothing_and_their_entries_are_one_log(tmp_path: Path) -> None:
    ready = make_ready(tmp_path)
    others = [in_another_process(open_cases, ready.lab.folder, prefix, 15) for prefix in "AB"]

    open_cases(ready.lab.folder, "C", 15)

    for other in others:
        other.join(60)
        assert other.exitcode == 0
    held = require_sound(ready.lab)
    assert {f"{prefix}-{number}" for prefix in "ABC" for number in range(15)} <= held.cases
