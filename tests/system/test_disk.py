"""A disk that is full, that fails, or that cannot be written to: an act is there or it is not, and that is said."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.system.acts import ACTS, Ready, make_ready
from tests.system.whole_lab import require_sound, rows_of

from catchlight.errors import CatchlightError

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


def failures(library: Path, folder: Path, *, error: int, how: str, step: int) -> dict[str, tuple[int, int]]:
    """How many failures were tried on each act, and how often it was done all the same."""
    environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "tests.system.failing_disk", str(folder), str(error), how, str(step)]
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return {name: (int(tried), int(done)) for name, tried, done in map(str.split, ended.stdout.splitlines())}


def test_an_act_is_whole_or_not_there_wherever_the_disk_becomes_full(failing_writes: Path, tmp_path: Path) -> None:
    tried = failures(failing_writes, tmp_path, error=errno.ENOSPC, how="on", step=9)

    assert len(tried) == len(ACTS) + 1
    assert all(times >= 3 and done < times for times, done in tried.values()), tried


@pytest.mark.slow
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("how", ["on", "once"])
def test_an_act_is_whole_or_not_there_whichever_write_fails(
    failing_writes: Path, tmp_path: Path, error: int, how: str
) -> None:
    tried = failures(failing_writes, tmp_path, error=error, how=how, step=1)

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
