"""Builds under way: which folders of the gallery somebody is writing now, and which an interrupted build left."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from catchlight.lab.folder import Lab

MANIFEST = "manifest.json"
"""Written last: a folder without it was never complete."""
_PACK = re.compile("[0-9a-f]{16}")
"""What the folder of a model pack's generations is called."""


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """Hold the claim on a folder that is being written, until the block or the process ends."""
    lock = _lock_of(folder)
    lock.acquire(timeout=0)
    try:
        yield
    finally:
        lock.release()
        with suppress(OSError):
            Path(lock.lock_file).unlink()


def discard_interrupted(lab: Lab) -> bool:
    """Delete what interrupted builds left, of every model pack; False where a build is under way or cannot be deleted.

    A build that is under way read the database before it writes, so it may hold what was erased meanwhile; that is
    overwritten before it is used. Portraits and imported snapshots lie in folders as deep, which are none of these.
    """
    packs = [one for one in (lab.folder / "gallery").glob("*") if _PACK.fullmatch(one.name)]
    numbered = [one for pack in packs for one in pack.glob("[0-9]*") if one.name.isdecimal() and one.is_dir()]
    interrupted = [one for one in numbered if not (one / MANIFEST).exists()]
    discarded = [_is_discarded(folder) for folder in interrupted]  # each of them is tried
    return all(discarded)


def _is_discarded(folder: Path) -> bool:
    try:
        with building(folder):
            if not (folder / MANIFEST).exists():
                shutil.rmtree(folder)
    except (Timeout, OSError):
        return not folder.exists()
    return True


def _lock_of(folder: Path) -> FileLock:
    return FileLock(folder.parent / f"building-{folder.name}.lock")
