"""Exchange a whole lab folder for another: made beside its place, put there by renaming, the old one kept aside."""

import glob
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from catchlight.errors import CatchlightError
from catchlight.lab.disk import flush_to_disk

_ASIDE = "before-restore-"
_OF_THE_LOCK = ("maintenance.lock", "maintenance.json")


@contextmanager
def staging_beside(folder: Path) -> Iterator[Path]:
    """A folder beside the lab's place; it is taken away again where the block fails, and so is what a kill left of one.

    Raises:
        OSError: if it cannot be made.
    """
    staging = _staging_of(folder)
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        yield staging
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def put_in_place(staging: Path, folder: Path) -> Path | None:
    """Give a complete folder its place; where the one that was there lies now, or None where there was nothing.

    Raises:
        OSError: if one of them cannot be renamed; then both are as they were.
        CatchlightError: if the one that was there cannot be put back after that; it says where it lies now.
    """
    for name in _OF_THE_LOCK:
        (staging / name).unlink(missing_ok=True)
    flush_to_disk(path for path in staging.rglob("*") if path.is_file())
    aside = None
    if folder.exists() and any(folder.iterdir()):
        aside = folder.with_name(f"{folder.name}.{_ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}")
        folder.rename(aside)
    elif folder.exists():
        folder.rmdir()
    try:
        staging.rename(folder)
    except OSError:
        if aside is not None:
            _put_back(aside, folder)
        raise
    return aside


def _put_back(aside: Path, folder: Path) -> None:
    try:
        aside.rename(folder)
    except OSError as error:
        raise CatchlightError(
            f"The restored lab could not be put in its place, and the lab that was there not back: {error.strerror}. It"
            f" is whole, and lies in {aside} now.",
            hint=f"Check the disk, then rename that folder to {folder.name}.",
            folder=str(folder),
            aside=str(aside),
        ) from error


def kept_aside(folder: Path) -> list[Path]:
    """What restores kept of the labs that were in this place, oldest first; it stays until somebody deletes it."""
    return sorted(folder.parent.glob(f"{glob.escape(folder.name)}.{_ASIDE}*"))


def undo_half_exchange(folder: Path) -> None:
    """Put a folder back that a kill left aside before the new one was in its place.

    Raises:
        OSError: if it cannot be renamed.
    """
    aside = kept_aside(folder)
    if aside and not folder.exists() and _staging_of(folder).exists():
        aside[-1].rename(folder)


def _staging_of(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.restoring")
