"""Runs the core's work off the UI thread and brings its news back to it.

One thread for work that uses the analyst, one for other long work, one for reads and light writes. The worker's side
emits private signals only; they are queued to the job in the UI thread, which emits the public ones.
"""

import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from catchlight.jobs import JobCancelled, JobControl, Progress, ignore

SHORTEST_INTERVAL = 0.05  # seconds between two reports: 20 a second
_SWEEP_MILLISECONDS = 10


class Job(QObject):
    """One piece of work under way.

    `succeeded` carries its result, `failed` its exception, `told` whatever the work told before its end, `progressed`
    a `Progress`; `ended` comes last, whatever the outcome. `title` is shown meanwhile (behind the lock only the `kind`
    of the work), and `keeps` says on the button that stops it what then happens ("" for "Cancel").
    """

    progressed = Signal(object)
    told = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    _reported = Signal(object)
    _said = Signal(object)
    _returned = Signal(object)
    _raised = Signal(object)
    _stopped = Signal()

    def __init__(self, work: "Work", *, title: str, parent: QObject, keeps: str = "", kind: str = "") -> None:
        super().__init__(parent)
        self.title = title
        self.kind = kind
        self.keeps = keeps
        self.control = JobControl(self._report)
        self.future: Future[None] | None = None
        self.has_ended = False
        self._work = work
        self._last_report = 0.0
        for private, public in (
            (self._reported, self._on_reported),
            (self._said, self._on_said),
            (self._returned, self._on_returned),
            (self._raised, self._on_raised),
            (self._stopped, self._on_stopped),
        ):
            private.connect(public, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; work that has not begun never begins."""
        self.control.cancel()
        if self.future is not None and self.future.cancel():
            self._stopped.emit()

    def tell(self, news: Any) -> None:
        """Called by the work, in its own thread: something to show before the end."""
        self._said.emit(news)

    def run(self) -> None:
        """The worker's side."""
        work, self._work = self._work, _nothing  # what it holds, such as a key, is let go of with it
        try:
            result = work(self)
        except JobCancelled:
            self._stopped.emit()
        except BaseException as error:  # noqa: BLE001 - handed to the UI thread, which shows it
            self._raised.emit(error)
        else:
            self._returned.emit(result)

    def _report(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last_report >= SHORTEST_INTERVAL or progress.done == progress.total:
            self._last_report = now
            self._reported.emit(progress)

    @Slot(object)
    def _on_reported(self, progress: Progress) -> None:
        self.progressed.emit(progress)

    @Slot(object)
    def _on_said(self, news: Any) -> None:
        self.told.emit(news)

    @Slot(object)
    def _on_returned(self, result: Any) -> None:
        self.succeeded.emit(result)
        self._end()

    @Slot(object)
    def _on_raised(self, error: BaseException) -> None:
        self.failed.emit(error)
        self._end()

    @Slot()
    def _on_stopped(self) -> None:
        self.cancelled.emit()
        self._end()

    def _end(self) -> None:
        self.has_ended = True
        self._work = _nothing
        self.control.report = ignore  # else both hold each other until a search for garbage, in whichever thread
        self.ended.emit()


Work = Callable[[Job], Any]


def _run(waiting: "weakref.ref[Job]") -> None:
    """What a thread is given: it never holds a job that it does not run, whose end belongs to the UI thread."""
    job = waiting()
    if job is not None:
        job.run()


def _nothing(_job: Job) -> None:
    """The work of a job that was done, or never begins."""


class JobRunner(QObject):
    """Starts jobs; owns them until they have ended.

    `started` carries each job that is shown, those of the analyst and other long ones; `idle` comes when no job of any
    thread is left.
    """

    started = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._analyst = ThreadPoolExecutor(1, thread_name_prefix="catchlight-analyst")
        self._long = ThreadPoolExecutor(1, thread_name_prefix="catchlight-long")
        self._light = ThreadPoolExecutor(1, thread_name_prefix="catchlight-light")
        self._jobs: list[Job] = []
        self._sweeping = QTimer(self, singleShot=True, interval=_SWEEP_MILLISECONDS)
        self._sweeping.timeout.connect(self._sweep)

    @property
    def shown_jobs(self) -> list[Job]:
        """Jobs that are shown and have not ended, oldest first."""
        return [job for job in self._jobs if job.title and not job.has_ended]

    @property
    def is_idle(self) -> bool:
        """True while nothing is under way."""
        return all(job.has_ended for job in self._jobs)

    def analyse(self, title: str, work: Work, *, keeps: str = "", kind: str = "") -> Job:
        """Start work that uses the analyst; such jobs run one after the other, and `title` is shown meanwhile."""
        job = self._submit(self._analyst, Job(work, title=title, parent=self, keeps=keeps, kind=kind))
        self.started.emit(job)
        return job

    def alongside(self, title: str, work: Work, *, keeps: str = "", kind: str = "") -> Job:
        """Start long work that does not use the analyst; it runs beside it, and `title` is shown meanwhile."""
        job = self._submit(self._long, Job(work, title=title, parent=self, keeps=keeps, kind=kind))
        self.started.emit(job)
        return job

    def read(self, work: Work) -> Job:
        """Start a read or a light write."""
        return self._submit(self._light, Job(work, title="", parent=self))

    def cancel_all(self) -> None:
        """Ask every job to stop."""
        for job in list(self._jobs):
            if not job.has_ended:
                job.cancel()

    def close(self) -> None:
        """Wait for the threads; call it when idle, or after `cancel_all`."""
        self._analyst.shutdown(wait=True, cancel_futures=True)
        self._long.shutdown(wait=True, cancel_futures=True)
        self._light.shutdown(wait=True, cancel_futures=True)

    def _submit(self, executor: ThreadPoolExecutor, job: Job) -> Job:
        self._jobs.append(job)
        job.ended.connect(self._sweep)
        job.future = executor.submit(_run, weakref.ref(job))
        return job

    @Slot()
    def _sweep(self) -> None:
        """Let go of what has ended, once its thread has let go of it too."""
        for job in list(self._jobs):
            if job.has_ended and job.future is not None and job.future.done():
                self._jobs.remove(job)
                job.deleteLater()
        if any(job.has_ended for job in self._jobs):
            self._sweeping.start()
        elif not self._jobs:
            self.idle.emit()
