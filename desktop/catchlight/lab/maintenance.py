"""The exclusive lock for migration, restore and compaction; it names its holder to those who have to wait."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from catchlight.errors import LabRefused
from catchlight.lab.station import this_station

WAIT_SECONDS = 3.0
_FACTS = ("work", "account", "workstation", "process", "since")


@contextmanager
def maintaining(folder: Path, *, work: str) -> Iterator[None]:
    """Hold the lab for `work` (a noun, such as "migration"); the lock ends with the process that holds it.

    Raises:
        LabRefused: if another process holds the lab for longer than `WAIT_SECONDS`, or the folder cannot be written to.
    """
    lock = FileLock(folder / "maintenance.lock")
    holder = folder / "maintenance.json"
    try:
        lock.acquire(timeout=WAIT_SECONDS)
        holder.write_text(json.dumps(_this_process(work)), encoding="utf-8")
    except Timeout as error:
        held_by = _read(holder)
        raise LabRefused(
            "Another process holds this lab for maintenance:"
            f" {held_by.get('work', 'unknown work')} by {held_by.get('account', 'an unknown account')}"
            f" on {held_by.get('workstation', 'an unknown workstation')}"
            f" since {held_by.get('since', 'an unknown time')}. Nothing was changed.",
            hint="Wait until that work is done, then open the lab again.",
            **held_by,
        ) from error
    except OSError as error:
        lock.release()
        raise LabRefused(
            f"The lab in {folder} could not be locked: {error.strerror}. Nothing was changed.",
            hint="Check that the disk has free space and that you can write to the folder.",
            folder=str(folder),
        ) from error
    try:
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _this_process(work: str) -> dict[str, str | int]:
    station = this_station()
    return {
        "work": work,
        "account": station.os_user,
        "workstation": station.workstation,
        "process": os.getpid(),
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _read(holder: Path) -> dict[str, str | int]:
    try:
        found = json.loads(holder.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {key: found[key] for key in _FACTS if key in found} if isinstance(found, dict) else {}
