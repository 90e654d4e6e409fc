"""Acts on a disk that fails at the n-th write, for every n; runs with `failing_writes.c` preloaded.

Started as a program with a folder, an error number, "once" or "on", the steps of n, and "lab" or "gallery"; prints how
many failures it tried, and how often the act was done all the same. It stops at the first failure after which an act is
neither wholly there nor not at all, or the lab does not open or verify, or the gallery is not searched right.
"""

import ctypes
import itertools
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.people import FIRST, cheap_keys
from tests.system.acts import ACTS, Ready, copied, make_ready, open_a_case
from tests.system.gallery_acts import GALLERY_ACTS, make_gallery, require_gallery
from tests.system.whole_lab import require_sound, require_whole, rows_of

from catchlight.errors import CatchlightError
from catchlight.workflows.backup_lab import BackupLab, backup_lab
from catchlight.workflows.create_lab import create_lab, open_lab
from catchlight.workflows.finish_erasures import go_on_with_erasures
from catchlight.workflows.restore_lab import RestoreLab, restore_lab

MOST_UNKNOWN = 8
"""Writes of an act whose failure may leave it open whether the act is there."""


@dataclass
class FailingDisk:
    """The disk below a folder: it fails with that error, from one write on or once."""

    folder: Path
    error: int
    once: bool
    has_failed: bool = False

    @contextmanager
    def failing_at(self, number: int) -> Iterator[None]:
        """The write of that number fails, and `has_failed` says afterwards whether there was one."""
        shim = ctypes.CDLL(None)
        shim.failing_writes_counted.restype = ctypes.c_long
        shim.failing_writes_start(os.fsencode(self.folder), ctypes.c_long(number), self.error, int(self.once))
        try:
            yield
        finally:
            self.has_failed = shim.failing_writes_counted() >= number
            shim.failing_writes_start(b"", ctypes.c_long(0), 0, 0)


def fail_act(
    disk: FailingDisk, ready: Ready, act: Callable[[Ready], None], *, step: int, check: Callable[[Ready], None]
) -> tuple[int, int]:
    """Do the act with a failure at write 1, 2, 3, ...; returns how many there were, and how often it was done.

    Only a flush that fails when all was written may leave it open whether the act is there; that is one of few writes.
    """
    whole = copied(ready, disk.folder / "whole")
    before = rows_of(whole.lab)
    act(whole)
    after = rows_of(whole.lab)
    assert after != before
    shutil.rmtree(disk.folder / "whole")
    failures = done = unknown = 0
    for number in itertools.count(1, step):
        trial = copied(ready, disk.folder / "trial")
        is_done = _is_done(disk, number, partial(act, trial))
        lab = open_lab(trial.lab.folder)
        go_on_with_erasures(lab, trial.actor)  # as the next sign-in does
        found = rows_of(lab)
        if is_done is None:
            unknown += 1
            is_done = found == after
        assert found == (after if is_done else before), (act.__name__, number, found)
        require_sound(lab)
        if not is_done:
            act(trial)
            assert rows_of(lab) == after, (act.__name__, number)
        check(trial)
        shutil.rmtree(disk.folder / "trial")
        if not disk.has_failed:
            break
        failures += 1
        done += is_done
    assert unknown <= MOST_UNKNOWN, (act.__name__, unknown)
    return failures, done


def fail_creation(disk: FailingDisk, *, step: int) -> tuple[int, int]:
    """Create a lab with a failure at write 1, 2, 3, ...; where it fails, the same folder can be tried again."""
    failures = done = 0
    folder = disk.folder / "new"
    for number in itertools.count(1, step):
        is_done = _is_done(disk, number, partial(create_lab, folder, first=FIRST))
        if not is_done:
            create_lab(folder, first=FIRST)
        require_sound(open_lab(folder))
        shutil.rmtree(folder)
        if not disk.has_failed:
            break
        failures += 1
        done += bool(is_done)
    return failures, done


def fail_restore(disk: FailingDisk, *, step: int) -> tuple[int, int]:
    """Restore a backup with a failure at write 1, 2, 3, ...; until it is done the lab that was there stays as it is.

    Where the disk fails between the two renamings neither is in its place; restoring again puts it right.
    """
    ready = make_ready(disk.folder / "ready")
    backup = disk.folder / "backup"
    backup_lab(ready.lab, BackupLab(ready.actor, backup))
    open_a_case(ready)
    before = rows_of(ready.lab)
    failures = done = 0
    for number in itertools.count(1, step):
        folder = copied(ready, disk.folder / "trial").lab.folder
        request = RestoreLab(backup, folder, FIRST.name, FIRST.passphrase, "the disk failed")
        is_done = _is_done(disk, number, partial(restore_lab, request))
        assert is_done is not None, number
        if not is_done:
            if folder.exists():
                require_sound(open_lab(folder))
                assert rows_of(open_lab(folder)) == before, number
            restore_lab(request)
        assert len(require_whole(open_lab(folder)).cases) == 1, number
        shutil.rmtree(disk.folder / "trial")
        if not disk.has_failed:
            break
        failures += 1
        done += is_done
    return failures, done


def _is_done(disk: FailingDisk, number: int, work: Callable[[], object]) -> bool | None:
    """Whether the work was done although the disk failed, as it says itself; None where nobody can know."""
    with disk.failing_at(number):
        try:
            work()
        except CatchlightError as error:
            return None if error.facts.get("kept") == "unknown" else False
    return True


def require_nothing_more(_: Ready) -> None:
    """What holds of every lab was looked at."""


KINDS: dict[str, tuple[Callable[[Path], Ready], tuple[Callable[[Ready], None], ...], Callable[[Ready], None]]] = {
    "lab": (make_ready, ACTS, require_nothing_more),
    "gallery": (make_gallery, GALLERY_ACTS, require_gallery),
}
"""The lab to act in, the acts, and what must hold after each."""


if __name__ == "__main__":
    place, number, how, step, kind = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5]
    disk = FailingDisk(place, number, once=how == "once")
    make, acts, check = KINDS[kind]
    with cheap_keys():
        prepared = make(place / "ready")
        for act in acts:
            print(act.__name__, *fail_act(disk, prepared, act, step=step, check=check))  # noqa: T201
        if kind == "lab":
            wide = 4 * step if step > 1 else 1
            print("create_lab", *fail_creation(disk, step=wide))  # noqa: T201
            below = FailingDisk(place / "restore", number, disk.once)
            print("restore_lab", *fail_restore(below, step=wide))  # noqa: T201
