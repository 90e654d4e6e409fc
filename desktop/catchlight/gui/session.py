"""What the window is working on: the open lab, who is signed in to it, and the one analyst of this session."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from catchlight.errors import CatchlightError, SignInRefused
from catchlight.gui.job_key import JobKey, done_by, who_works
from catchlight.gui.job_runner import Job, JobRunner
from catchlight.gui.pictures import Pictures
from catchlight.gui.preferences import Preferences
from catchlight.jobs import JobCancelled

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.faces.analyst import Analyst
    from catchlight.faces.findings import EngineFacts
    from catchlight.lab.accounts import Account
    from catchlight.lab.folder import Lab
    from catchlight.lab.policy import Policy
    from catchlight.workflows.create_lab import CreatedLab
    from catchlight.workflows.make_checkpoint import LeftCheckpoint
    from catchlight.workflows.sign_out import Reason

_PATIENCE = 10_000  # milliseconds for a cancelled job to come to its next step


class Session(QObject):
    """The state behind the window.

    `lab_changed` comes when a lab is opened (nobody is signed in to it yet), `actor_changed` when somebody signed in or
    out, `locked` when the account was signed out and what is shown has to be covered, `forgotten` when it has to be
    forgotten (another lab, or another account), `lab_created` with the `CreatedLab` whose fingerprint has to be written
    down, `demonstrated` when the demonstration's account is signed in, `checkpoint_kept_back` with the reasons why a
    sign-out could not leave the newest checkpoint somewhere, `engine_described` when the models in use are known,
    `acted` after every act in the lab (what is shown may be old), `failed` with the exception of a job that nobody else
    handles.
    """

    lab_changed = Signal()
    actor_changed = Signal()
    locked = Signal()
    forgotten = Signal()
    lab_created = Signal(object)
    demonstrated = Signal()
    checkpoint_kept_back = Signal(object)
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
        self.policy: Policy | None = None
        self.engine: EngineFacts | None = None
        self._warm_up = warm_up
        self._analyst: Analyst | None = None
        self._analyst_pack: Path | None = None
        self._account: tuple[str, str] | None = None  # identifier and name of who is or was signed in last
        self._cut_off = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._cut_off.timeout.connect(lambda: self.runner.read(self._end_analyst))

    def actor(self) -> "Actor":
        """Who acts: within a job who was signed in when it was asked for, otherwise who is signed in now.

        Raises:
            SignInRefused: if nobody is signed in.
        """
        actor = who_works() or self.signed_in
        if actor is None:
            raise SignInRefused("Nobody is signed in. Nothing was done.", hint="Sign in and try again.")
        return actor

    @property
    def is_locked(self) -> bool:
        """True while somebody's work waits behind the lock."""
        return self.signed_in is None and self._account is not None

    @property
    def locked_name(self) -> str:
        """Whose work waits behind the lock; "" where nobody's does."""
        return self._account[1] if self._account is not None and self.is_locked else ""

    def may(self, *roles: str) -> bool:
        """True where who is signed in has one of these roles."""
        return self.signed_in is not None and not self.signed_in.roles.isdisjoint(roles)

    def lock(self, reason: "Reason" = "asked") -> None:
        """Sign the account out, so that its key is gone from memory; its work stays behind the lock and goes on."""
        actor, self.signed_in = self.signed_in, None
        if actor is None:
            return
        self._sign_out(actor, reason)
        self.pictures.forget()
        self.locked.emit()
        self.actor_changed.emit()

    def take_over(self, lab: "Lab", actor: "Actor", policy: "Policy") -> None:
        """Go on in a lab that was restored, signed in to it; what was open before is no more, so nobody signs out."""
        self.signed_in = None
        self._opened(lab)
        self._signed_in((actor, policy))

    def leave(self) -> None:
        """Close the lab: nobody is signed in, and what waited behind the lock is given up."""
        self.lock()
        self.pictures.forget()
        self.lab = None
        self._account = None
        self.forgotten.emit()
        self.actor_changed.emit()

    def open_lab(self, folder: Path) -> Job:
        """Open the lab in `folder`; `lab_changed` follows, and then somebody has to sign in."""

        def work(_job: Job) -> "Lab":
            from catchlight.workflows.create_lab import open_lab  # noqa: PLC0415

            return open_lab(folder)

        def on_opened(lab: "Lab") -> None:
            self._opened(lab)
            if self.preferences.is_demonstration(lab.folder):
                self._sign_in_to_demonstration(lab)

        job = self.runner.read(work)
        job.failed.connect(self.failed)
        job.succeeded.connect(on_opened)
        return job

    def sign_in(self, name: str, passphrase: str, *, new_passphrase: str | None = None) -> Job:
        """Sign in to the open lab; `actor_changed` follows, or the job fails with why not.

        `new_passphrase` is what the account has from then on: needed after a supervisor chose the one before.
        """
        lab = self.lab

        def work(_job: Job) -> "tuple[Actor, Policy]":
            from catchlight.lab.policy import policy_in_force  # noqa: PLC0415
            from catchlight.workflows.sign_in import SignIn, sign_in  # noqa: PLC0415

            assert lab is not None  # noqa: S101 - the form is shown over a lab
            policy = policy_in_force(lab.folder)
            return sign_in(lab, SignIn(name, passphrase, new_passphrase)), policy

        job = self.runner.read(work)
        job.succeeded.connect(self._signed_in)
        return job

    def open(self) -> "Lab":
        """The open lab, for a job of somebody who is signed in to it."""
        if self.lab is None:
            raise SignInRefused("No lab is open. Nothing was done.", hint="Open a lab and sign in.")
        return self.lab

    def take_roles(self, account: "Account") -> None:
        """Roles of an account were changed: if it is the one signed in, what is offered follows."""
        actor = self.signed_in
        if actor is not None and actor.account == account.identifier:
            self.go_on_as(replace(actor, roles=account.roles).acting_as(*account.roles))

    def go_on_as(self, actor: "Actor") -> None:
        """The account that is signed in has another key from now on."""
        if self.signed_in is not None and self.signed_in.account == actor.account:
            self.signed_in = actor
            self.actor_changed.emit()

    def create_lab(self, folder: Path, *, name: str, passphrase: str, unit: str = "") -> Job:
        """Create a lab in `folder`, open it, and be signed in to its first account."""

        def work(_job: Job) -> "tuple[CreatedLab, Policy]":
            from catchlight.lab.policy import policy_in_force  # noqa: PLC0415
            from catchlight.workflows.create_lab import FirstAccount, create_lab  # noqa: PLC0415

            created = create_lab(folder, first=FirstAccount(name, passphrase, unit))
            return created, policy_in_force(created.lab.folder)

        def on_created(made: "tuple[CreatedLab, Policy]") -> None:
            created, policy = made
            self._opened(created.lab)
            self._signed_in((created.actor, policy))
            self.lab_created.emit(created)

        job = self.runner.read(work)
        job.succeeded.connect(on_created)
        return job

    def demonstrate(self, folder: Path, *, title: str) -> Job:
        """Build the demonstration in `folder`, or in a new folder in it if it holds something, and sign in to it."""

        def work(job: Job) -> "tuple[Lab, Actor, Policy]":
            from catchlight.lab.policy import policy_in_force  # noqa: PLC0415
            from catchlight.workflows.create_lab import open_lab  # noqa: PLC0415
            from catchlight.workflows.demonstrate import demonstrate  # noqa: PLC0415
            from catchlight.workflows.sign_in import SignIn, sign_in  # noqa: PLC0415

            made = demonstrate(empty_folder(folder), job.control, analyst=self.analyst())
            lab = open_lab(made.lab)
            return lab, sign_in(lab, SignIn(made.account, made.passphrase)), policy_in_force(lab.folder)

        def on_made(made: "tuple[Lab, Actor, Policy]") -> None:
            lab, actor, policy = made
            self.preferences.remember_demonstration(lab.folder)
            self._opened(lab)
            self._signed_in((actor, policy))
            self.demonstrated.emit()

        job = self.runner.analyse(title, work)
        job.failed.connect(self.failed)
        job.succeeded.connect(on_made)
        return job

    def analyst(self) -> "Analyst":
        """The session's analyst; call it in a job of the analyst's thread. Its child starts when first needed.

        It runs on the pack of the lab's gallery, also after that was switched to another one.
        """
        from catchlight.faces.analyst import Analyst  # noqa: PLC0415
        from catchlight.faces.pack import DEFAULT_PACK  # noqa: PLC0415
        from catchlight.workflows.model_pack import model_pack_of  # noqa: PLC0415

        pack = DEFAULT_PACK if self.lab is None else model_pack_of(self.lab)
        if self._analyst is not None and self._analyst_pack != pack:
            self._analyst.close()
            self._analyst = None
        if self._analyst is None:
            self._analyst, self._analyst_pack = Analyst(pack), pack
        return self._analyst

    def act(self, title: str, work: Callable[[Job], Any], *, kind: str = "", keeps: str = "") -> Job:
        """Work that needs the analyst and writes the log; what is shown is refreshed when it ends, however it ends.

        A job of a kind ("intake", "extraction", "enrolment", "search") signs with a key of its own, so it goes on
        behind the lock; one without a kind signs with the key of who asked. `keeps` is what the button says that stops
        it; "" for "Cancel".
        """
        key = JobKey(self.runner, self.open(), self.actor(), kind=kind) if kind else None
        job = self.runner.analyse(title, key.used_by(work) if key else self._as_asked(work), keeps=keeps, kind=kind)
        if key is not None:
            job.cancelled.connect(key.give_up)
        job.ended.connect(self.acted)
        return job

    def act_alongside(self, title: str, work: Callable[[Job], Any], *, kind: str = "", keeps: str = "") -> Job:
        """Long work that needs not this analyst (a backup, an erasure): it waits for no extraction; otherwise as `act`.

        A job of the kind "reenrolment" signs with a key of its own.
        """
        key = JobKey(self.runner, self.open(), self.actor(), kind=kind) if kind else None
        done = key.used_by(work) if key else self._as_asked(work)
        job = self.runner.alongside(title, done, keeps=keeps, kind=kind)
        if key is not None:
            job.cancelled.connect(key.give_up)
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
        """A read; a failure is shown. While nobody is signed in nothing is read: the job ends as cancelled."""
        job = self.runner.read(_nothing if self.signed_in is None else self._as_asked(work))
        job.failed.connect(self.failed)
        return job

    def close(self) -> Job:
        """End the analyst's child; the jobs have been cancelled. When the job ends the window can go.

        The child is ended in the analyst's own thread, after its job; only a job that does not stop is cut off.
        """
        self.pictures.close()
        actor, self.signed_in = self.signed_in, None
        if actor is not None:
            self._sign_out(actor, "closed")
        self._cut_off.start()
        job = self.runner.analyse("", self._end_analyst)
        job.ended.connect(self._cut_off.stop)
        return job

    def _as_asked(self, work: Callable[[Job], Any]) -> Callable[[Job], Any]:
        """The same work, done by who is signed in now, whoever is when its turn comes."""
        return work if self.signed_in is None else done_by(self.signed_in, work)

    def _sign_out(self, actor: "Actor", reason: "Reason") -> None:
        lab = self.lab

        def work(_job: Job) -> "LeftCheckpoint":
            from catchlight.workflows.sign_out import sign_out  # noqa: PLC0415

            assert lab is not None  # noqa: S101 - somebody was signed in to it
            return sign_out(lab, actor, reason=reason)

        job = self.runner.read(work)
        job.failed.connect(self.failed)
        job.succeeded.connect(self._on_signed_out)

    def _sign_in_to_demonstration(self, lab: "Lab") -> None:
        """Its passphrase is published; where it was changed, the form asks as it does for any lab."""

        def work(_job: Job) -> "tuple[Actor, Policy]":
            from catchlight.lab.policy import policy_in_force  # noqa: PLC0415
            from catchlight.workflows.demonstrate import EXAMINER, PASSPHRASE  # noqa: PLC0415
            from catchlight.workflows.sign_in import SignIn, sign_in  # noqa: PLC0415

            policy = policy_in_force(lab.folder)
            return sign_in(lab, SignIn(EXAMINER, PASSPHRASE)), policy

        job = self.runner.read(work)
        job.succeeded.connect(self._signed_in)
        job.succeeded.connect(lambda _known: self.demonstrated.emit())

    def _on_signed_out(self, checkpoint: "LeftCheckpoint") -> None:
        if checkpoint.kept_back:
            self.checkpoint_kept_back.emit(checkpoint.kept_back)

    def _end_analyst(self, _job: Job) -> None:
        if self._analyst is not None:
            self._analyst.close()

    def _opened(self, lab: "Lab") -> None:
        actor, self.signed_in = self.signed_in, None
        if actor is not None:
            self._sign_out(actor, "asked")
        self.lab = lab
        self._account = None
        self.pictures.use_lab(lab)
        self.preferences.remember_lab(lab.folder)
        self.forgotten.emit()
        self.lab_changed.emit()
        self.actor_changed.emit()
        if self._warm_up and self.engine is None:
            job = self.runner.analyse("", lambda _job: self.analyst().facts())
            job.succeeded.connect(self._described)
            job.failed.connect(self.failed)

    def _signed_in(self, known: "tuple[Actor, Policy]") -> None:
        actor, self.policy = known
        if self._account is not None and self._account[0] != actor.account:
            self.forgotten.emit()
        self._account = (actor.account, actor.name)
        self.signed_in = actor
        self.pictures.are_hidden = "auditor" in actor.roles
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


def _nothing(_job: Job) -> None:
    raise JobCancelled
