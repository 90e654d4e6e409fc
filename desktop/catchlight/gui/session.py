"""What the window is working on: the open lab, who is signed in to it, and the one analyst of this session."""

import itertools
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from catchlight.errors import CatchlightError, SignInRefused
from catchlight.gui.job_runner import Job, JobRunner
from catchlight.gui.pictures import Pictures
from catchlight.gui.preferences import Preferences

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.faces.analyst import Analyst
    from catchlight.faces.findings import EngineFacts
    from catchlight.lab.folder import Lab
    from catchlight.workflows.create_lab import CreatedLab

_PATIENCE = 10_000  # milliseconds for a cancelled job to come to its next step
_works: "ContextVar[Actor]" = ContextVar("_works")
"""Within a job: who was signed in when it was asked for."""


class Session(QObject):
    """The state behind the window.

    `lab_changed` comes when a lab is opened (nobody is signed in to it yet), `actor_changed` when somebody signed in or
    out, `lab_created` with the `CreatedLab` whose fingerprint has to be written down, `engine_described` when the
    models in use are known, `acted` after every act in the lab (what is shown may be old), `failed` with the exception
    of a job that nobody else handles.
    """

    lab_changed = Signal()
    actor_changed = Signal()
    lab_created = Signal(object)
    engine_described = Signal(object)
    acted = Signal()
    failed = Signal(object)

    def __init__(self, *, warm_up: bool = True) -> None:
        super().__init__()
        self.runner = JobRunner(self)
        self.preferences = Preferences()
        self.pictures = Pictures(self.runner, analyst=self.analyst, parent=self)
        self.lab: Lab | None = None
        self.signed_in: Actor | None = None
        self.engine: EngineFacts | None = None
        self._warm_up = warm_up
        self._analyst: Analyst | None = None
        self._cut_off = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._cut_off.timeout.connect(lambda: self.runner.read(self._end_analyst))

    def actor(self) -> "Actor":
        """Who acts: within a job who was signed in when it was asked for, otherwise who is signed in now.

        Raises:
            SignInRefused: if nobody is signed in.
        """
        actor = _works.get(None) or self.signed_in
        if actor is None:
            raise SignInRefused("Nobody is signed in. Nothing was done.", hint="Sign in and try again.")
        return actor

    def open_lab(self, folder: Path) -> Job:
        """Open the lab in `folder`; `lab_changed` follows, and then somebody has to sign in."""

        def work(_job: Job) -> "Lab":
            from catchlight.workflows.create_lab import open_lab  # noqa: PLC0415

            return open_lab(folder)

        job = self.runner.read(work)
        job.failed.connect(self.failed)
        job.succeeded.connect(self._opened)
        return job

    def sign_in(self, name: str, passphrase: str) -> Job:
        """Sign in to the open lab; `actor_changed` follows, or the job fails with why not."""
        lab = self.lab

        def work(_job: Job) -> "Actor":
            from catchlight.workflows.sign_in import SignIn, sign_in  # noqa: PLC0415

            assert lab is not None  # noqa: S101 - the form is shown over a lab
            return sign_in(lab, SignIn(name, passphrase))

        job = self.runner.read(work)
        job.succeeded.connect(self._signed_in)
        return job

    def create_lab(self, folder: Path, *, name: str, passphrase: str, unit: str = "") -> Job:
        """Create a lab in `folder`, open it, and be signed in to its first account."""

        def work(_job: Job) -> "CreatedLab":
            from catchlight.workflows.create_lab import FirstAccount, create_lab  # noqa: PLC0415

            return create_lab(folder, first=FirstAccount(name, passphrase, unit))

        def on_created(created: "CreatedLab") -> None:
            self._opened(created.lab)
            self._signed_in(created.actor)
            self.lab_created.emit(created)

        job = self.runner.read(work)
        job.succeeded.connect(on_created)
        return job

    def demonstrate(self, folder: Path, *, title: str) -> Job:
        """Build the demonstration in `folder`, or in a new folder in it if it holds something, and sign in to it."""

        def work(job: Job) -> "tuple[Lab, Actor]":
            from catchlight.workflows.create_lab import open_lab  # noqa: PLC0415
            from catchlight.workflows.demonstrate import demonstrate  # noqa: PLC0415
            from catchlight.workflows.sign_in import SignIn, sign_in  # noqa: PLC0415

            made = demonstrate(empty_folder(folder), job.control, analyst=self.analyst())
            lab = open_lab(made.lab)
            return lab, sign_in(lab, SignIn(made.account, made.passphrase))

        def on_made(made: "tuple[Lab, Actor]") -> None:
            self._opened(made[0])
            self._signed_in(made[1])

        job = self.runner.analyse(title, work)
        job.failed.connect(self.failed)
        job.succeeded.connect(on_made)
        return job

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
        job = self.runner.analyse(title, self._as_asked(work), keeps=keeps)
        job.ended.connect(self.acted)
        return job

    def act_lightly(
        self, work: Callable[[Job], Any], *, refused: Callable[[CatchlightError], object] | None = None
    ) -> Job:
        """A light write, such as opening a case; `refused` is told of a stated failure instead of the window."""
        job = self.runner.read(self._as_asked(work))

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
        job = self.runner.read(self._as_asked(work))
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

    def _as_asked(self, work: Callable[[Job], Any]) -> Callable[[Job], Any]:
        """The same work, done by who is signed in now, whoever is when its turn comes."""
        actor = self.signed_in

        def asked(job: Job) -> Any:
            if actor is None:
                return work(job)
            token = _works.set(actor)
            try:
                return work(job)
            finally:
                _works.reset(token)

        return asked

    def _end_analyst(self, _job: Job) -> None:
        if self._analyst is not None:
            self._analyst.close()

    def _opened(self, lab: "Lab") -> None:
        self.lab = lab
        self.signed_in = None
        self.pictures.use_lab(lab)
        self.preferences.remember_lab(lab.folder)
        self.lab_changed.emit()
        self.actor_changed.emit()
        if self._warm_up and self.engine is None:
            job = self.runner.analyse("", lambda _job: self.analyst().facts())
            job.succeeded.connect(self._described)
            job.failed.connect(self.failed)

    def _signed_in(self, actor: "Actor") -> None:
        self.signed_in = actor
        if self.lab is not None:
            self.preferences.remember_account(self.lab.folder, actor.name)
        self.actor_changed.emit()

    def _described(self, facts: "EngineFacts") -> None:
        self.engine = facts
        self.engine_described.emit(facts)


def empty_folder(chosen: Path) -> Path:
    """The folder that was chosen if it is empty or new, otherwise one in it that does not exist yet."""
    if not chosen.exists() or not any(chosen.iterdir()):
        return chosen
    places = (chosen / f"catchlight-demonstration-{number}" for number in itertools.count(1))
    return next(place for place in places if not place.exists())
