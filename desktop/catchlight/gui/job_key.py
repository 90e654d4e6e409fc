"""Who a job works as: whoever asked for it, or the key that was made for this job alone."""

from collections.abc import Callable
from concurrent.futures import Future
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from catchlight.gui.job_runner import Job, JobRunner

if TYPE_CHECKING:
    from catchlight.evidence.entry import Actor
    from catchlight.lab.folder import Lab

Work = Callable[[Job], Any]

_works: "ContextVar[Actor]" = ContextVar("_works")


def who_works() -> "Actor | None":
    """Within a job: who it is done by; None elsewhere."""
    return _works.get(None)


def done_by(actor: "Actor", work: Work) -> Work:
    """The same work, done by that actor whoever is signed in when its turn comes."""

    def done(job: Job) -> Any:
        token = _works.set(actor)
        try:
            return work(job)
        finally:
            _works.reset(token)

    return done


class JobKey:
    """The key of one job: made while whoever asked is signed in, ended with the job or when the job never begins.

    Args:
        runner: What makes and ends it, off the UI thread.
        lab: The lab.
        actor: Who asks, signed in.
        kind: "intake", "extraction", "enrolment", "reenrolment" or "search": what it may sign.
    """

    def __init__(self, runner: JobRunner, lab: "Lab", actor: "Actor", *, kind: str) -> None:
        self._runner, self._lab = runner, lab
        self._made: Future[Actor] = Future()
        self._has_ended = False

        def delegate(_job: Job) -> None:
            from catchlight.workflows import delegate_job as jobs  # noqa: PLC0415

            kinds = {"intake": jobs.INTAKE, "extraction": jobs.EXTRACTION, "enrolment": jobs.ENROLMENT,
                     "reenrolment": jobs.REENROLMENT, "search": jobs.SEARCH}  # fmt: skip
            try:
                self._made.set_result(jobs.delegate_job(lab, actor, actions=kinds[kind]))
            except BaseException as error:  # noqa: BLE001 - raised where the work would begin
                self._made.set_exception(error)

        runner.read(delegate).cancelled.connect(self._made.cancel)

    def used_by(self, work: Work) -> Work:
        """The same work, signed with this key."""

        def signed(job: Job) -> Any:
            actor = self._made.result()
            try:
                return done_by(actor, work)(job)
            finally:
                self._end(actor)

        return signed

    def give_up(self) -> None:
        """The job was cancelled: if it never began, its key ends now."""
        if not self._has_ended and not self._made.cancelled():
            self._runner.read(lambda _job: self._end(self._made.result()))

    def _end(self, actor: "Actor") -> None:
        from catchlight.workflows.delegate_job import end_job  # noqa: PLC0415

        if not self._has_ended:
            self._has_ended = True
            end_job(self._lab, actor)
