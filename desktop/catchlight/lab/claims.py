"""Claims: of two processes in one lab, one at a time works on the same thing; the other waits and finds it done."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab

_POLL_SECONDS = 0.2


@contextmanager
def claiming(lab: Lab, name: str, control: JobControl) -> Iterator[None]:
    """Hold the claim `name` (letters, digits and dashes) until the block or the process ends.

    Raises:
        JobCancelled: if the job was asked to stop while it waited.
    """
    folder = lab.folder / "claims"
    folder.mkdir(exist_ok=True)
    lock = FileLock(folder / f"{name}.lock")
    while True:
        try:
            lock.acquire(timeout=_POLL_SECONDS)
            break
        except Timeout:
            control.step(0, None, "another process is working on this; waiting for it")
    try:
        yield
    finally:
        lock.release()
