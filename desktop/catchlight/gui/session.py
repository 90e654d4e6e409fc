"""What the window is working on: the open lab, who works, and the one analyst of this session."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from catchlight.errors import CatchlightError
from catchlight.gui.job_runner import Job, JobRunner
from catchlight.gui.pictures import Pictures
from catchlight.gui.preferences import Preferences

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.faces.analyst import Analyst
    from catchlight.faces.findings import EngineFacts
    from catchlight.lab.folder import Lab

_PATIENCE = 10_000  # milliseconds for a cancelled job to come to its next step


class Session(QObject):
    """The state behind the window.

    `lab_changed` comes when a lab is opened, `examiner_changed` when someone else works, `engine_described` when the
    models in use are known, `acted` after every act in the lab (what is shown may be old), `failed` with the
    exception of a job that nobody else handles, `examiner_wanted` when an act waits for a name.
    """

    lab_changed = Signal()
    examiner_changed = Signal()
    engine_described = Signal(object)
    acted = Signal()
    failed = Signal(object)
    examiner_wanted = Signal(object)

    def __init__(self, *, warm_up: bool = True) -> None:
        super().__init__()
        self.runner = JobRunner(self)
        self.preferences = Preferences()
        self.pictures = Pictures(self.runner, analyst=self.analyst, parent=self)
        self.lab: Lab | None = None
        self.examiner = ""
        self.engine: EngineFacts | None = None
        self._warm_up = warm_up
        self._analyst: Analyst | None = None
        self._cut_off = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._cut_off.timeout.connect(lambda: self.runner.read(self._end_analyst))

    def set_examiner(self, name: str) -> None:
        """Who works from now on."""
        self.examiner = name.strip()
        self.examiner_changed.emit()

    def with_examiner(self, act: Callable[[], object]) -> None:
        """Do `act` now if it is known who works, otherwise once that was asked."""
        if self.examiner:
            act()
        else:
            self.examiner_wanted.emit(act)

    def actor(self) -> "Actor":
        """Who works, for a request; call it in a job."""
        from catchlight.evidence.entry import Actor  # noqa: PLC0415 - after the first paint

        if not self.examiner:
            raise RuntimeError("an act needs an examiner: ask with with_examiner first")
        return Actor(self.examiner)

    def open_lab(self, folder: Path) -> Job:
        """Open the lab in `folder`; `lab_changed` follows."""

        def work(_job: Job) -> "Lab":
            from catchlight.workflows.create_lab import open_lab  # noqa: PLC0415

            return open_lab(folder)

        return self._opening(self.runner.read(work))

    def create_lab(self, folder: Path) -> Job:
        """Create a lab in `folder` and open it; the examiner is known."""

        def work(_job: Job) -> "Lab":
            from catchlight.workflows.create_lab import create_lab  # noqa: PLC0415

            return create_lab(folder, actor=self.actor())

        return self._opening(self.runner.read(work))

    def demonstrate(self, folder: Path, *, title: str) -> Job:
        """Build the demonstration in `folder`, or in a new folder in it if it holds something, and open its lab."""

        def work(job: Job) -> "Lab":
            from catchlight.workflows.create_lab import open_lab  # noqa: PLC0415
            from catchlight.workflows.demonstrate import demonstrate  # noqa: PLC0415

            made = demonstrate(empty_folder(folder), job.control, analyst=self.analyst())
            return open_lab(made.lab)

        return self._opening(self.runner.analyse(title, work))

    def analyst(self) -> "Analyst":
        """The session's analyst; call it in a job of the analyst's thread. Its child starts when first needed."""
        if self._analyst is None:
            from catchlight.faces.analyst import Analyst  # noqa: PLC0415
            from catchlight.faces.pack import DEFAULT_PACK  # noqa: PLC0415

            self._analyst = Analyst(DEFAULT_PACK)
        return self._analyst

    def act(self, title: str, work: Callable[[Job], Any], *, keeps: str = "") -> Job:
        """Work that needs the analyst and writes the log; what is shown is refreshed when it ends, however it ends.

        `keeps` is what the button says that stops it; "" for "Cancel".
        """
        job = self.runner.analyse(title, work, keeps=keeps)
        job.ended.connect(self.acted)
        return job

    def act_lightly(
        self, work: Callable[[Job], Any], *, refused: Callable[[CatchlightError], object] | None = None
    ) -> Job:
        """A light write, such as opening a case; `refused` is told of a stated failure instead of the window."""
        job = self.runner.read(work)

        def on_failed(error: BaseException) -> None:
            owner = getattr(refused, "__self__", None)
            is_gone = isinstance(owner, QObject) and not isValid(owner)  # the dialog was closed meanwhile
            if refused is not None and isinstance(error, CatchlightError) and not is_gone:
                refused(error)
            else:
                self.failed.emit(error)

        job.failed.connect(on_failed)
        job.ended.connect(self.acted)
        return job

    def read(self, work: Callable[[Job], Any]) -> Job:
        """A read; a failure is shown."""
        job = self.runner.read(work)
        job.failed.connect(self.failed)
        return job

    def close(self) -> Job:
        """End the analyst's child; the jobs have been cancelled. When the job ends the window can go.

        The child is ended in the analyst's own thread, after its job; only a job that does not stop is cut off.
        """
        self.pictures.close()
        self._cut_off.start()
        job = self.runner.analyse("", self._end_analyst)
        job.ended.connect(self._cut_off.stop)
        return job

    def _end_analyst(self, _job: Job) -> None:
        if self._analyst is not None:
            self._analyst.close()

    def _opening(self, job: Job) -> Job:
        job.failed.connect(self.failed)
        job.succeeded.connect(self._opened)
        return job

    def _opened(self, lab: "Lab") -> None:
        self.lab = lab
        self.pictures.use_lab(lab)
        self.preferences.remember_lab(lab.folder)
        self.lab_changed.emit()
        if self._warm_up and self.engine is None:
            job = self.runner.analyse("", lambda _job: self.analyst().facts())
            job.succeeded.connect(self._described)
            job.failed.connect(self.failed)

    def _described(self, facts: "EngineFacts") -> None:
        self.engine = facts
        self.engine_described.emit(facts)


def empty_folder(chosen: Path) -> Path:
    """The folder that was chosen if it is empty or new, otherwise one in it that does not exist yet."""
    if not chosen.exists() or not any(chosen.iterdir()):
        return chosen
    places = (chosen / f"catchlight-demonstration-{number}" for number in itertools.count(1))
    return next(place for place in places if not place.exists())
