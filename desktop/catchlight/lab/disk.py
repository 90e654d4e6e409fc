"""Flush what was written to the disk, so that a power cut does not take it back."""

import os
from collections.abc import Iterable
from pathlib import Path

_ONE_BY_ONE = 64
"""Flushing all at once also waits for what other programs wrote, so a few are flushed by themselves."""


def flush_to_disk(paths: Iterable[Path]) -> None:
    """Flush files that were written; where they are many and the system can, all at once, which then costs far less.

    Raises:
        OSError: if one of them cannot be flushed.
    """
    files, sync = list(paths), getattr(os, "sync", None)
    if sync is not None and len(files) > _ONE_BY_ONE:
        sync()
        return
    for path in files:
        flush_file(path)


def flush_file(path: Path) -> None:
    """Flush one file.

    Raises:
        OSError: if it cannot be flushed.
    """
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
