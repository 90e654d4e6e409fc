"""Progress and cancellation of long work; the core reports through it and knows nothing of who shows it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field


class JobCancelled(BaseException):  # neither success nor failure, so no error handler may swallow it
    """The examiner cancelled the job; what was committed before stays."""


@dataclass(frozen=True)
class Progress:
    """One report of a running job.

    Attributes:
        done: Units finished (files, frames, rows).
        total: Units expected, or None where nobody can know yet.
        note: What is being worked on, for the examiner.
        seconds: Seconds since the job began.
        done_before: Units that were finished when this stage of the job began (a resumed run begins half-way).
        seconds_before: Seconds that had passed by then.
    """

    done: int
    total: int | None
    note: str
    seconds: float
    done_before: int = 0
    seconds_before: float = 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds left at the pace of this stage so far, or None where it cannot be told."""
        done = self.done - self.done_before
        if not self.total or done <= 0:
            return None
        return max(0.0, (self.seconds - self.seconds_before) / done * (self.total - self.done))


Report = Callable[[Progress], None]


def ignore(progress: Progress) -> None:
    """A report that nobody reads."""


@dataclass
class JobControl:
    """Progress and cancellation of one job; reporting is the cancel point."""

    report: Report = ignore
    _cancelled: threading.Event = field(default_factory=threading.Event)
    _started: float = field(default_factory=time.monotonic)
    _last: Progress | None = None

    def cancel(self) -> None:
        """Ask the job to stop at its next step; safe from any thread and from a signal handler."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """True once `cancel` was called."""
        return self._cancelled.is_set()

    def step(self, done: int, total: int | None = None, note: str = "", *, passing: bool = False) -> None:
        """Report progress.

        Args:
            done: Units finished.
            total: Units expected, or None where nobody can know yet.
            note: What is being worked on.
            passing: True while what an earlier run did is passed over: it says nothing of the pace to come.

        Raises:
            JobCancelled: if the job was asked to stop.
        """
        if self.is_cancelled:
            raise JobCancelled
        seconds = time.monotonic() - self._started
        last = self._last
        if passing or last is None or last.total != total or done < last.done:
            before = (done, seconds)
        else:
            before = (last.done_before, last.seconds_before)
        self._last = Progress(done, total, note, seconds, *before)
        self.report(self._last)
