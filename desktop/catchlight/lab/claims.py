"""Claims: of two processes in one lab, one at a time works on the same thing; the other waits and finds it done."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from catchlight.errors import CatchlightError
from catchlight.jobs import JobControl
from catchlight.lab.folder import Lab

_POLL_SECONDS = 0.2


@contextmanager
def claiming(lab: Lab, name: str, control: JobControl) -> Iterator[None]:
    """Hold the claim `name` (letters, digits and dashes) until the block or the process ends.

    Raises:
        CatchlightError: if the lab folder cannot be written to.
        JobCancelled: if the job was asked to stop while it waited.
    """
    folder = lab.folder / "claims"
    lock = FileLock(folder / f"{name}.lock")
    while True:
        try:
            folder.mkdir(exist_ok=True)
            lock.acquire(timeout=_POLL_SECONDS)
            break
        except Timeout:
            control.step(0, None, "another process is working on this; waiting for it")
        except OSError as error:
            raise CatchlightError(
                f"The lab folder could not be written to: {error.strerror}. Nothing was changed.",
                hint="Check that the disk has free space and that you can write to the folder.",
                folder=str(lab.folder),
            ) from error
    try:
        yield
    finally:
        lock.release()
