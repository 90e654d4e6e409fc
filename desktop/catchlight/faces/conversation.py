"""One job's conversation with the model worker: ask, receive, and leave the worker ready for the next job."""

from collections.abc import Callable
from typing import TypeVar

from catchlight import errors
from catchlight.errors import CatchlightError, MediaRefused
from catchlight.faces import messages
from catchlight.faces.findings import StillFindings
from catchlight.faces.worker_process import WorkerProcess

SECONDS_TO_CANCEL = 15.0

_REFUSALS: dict[str, type[CatchlightError]] = {
    kind.__name__: kind for kind in (CatchlightError, errors.MediaRefused, errors.PackRefused, errors.ResumeRefused)
}
_Answer = TypeVar("_Answer", bound=messages.Reply)


class Conversation:
    """The messages of one job.

    Args:
        worker: The running child.
        job: Number of the job.
        doing: What the job does, for errors: "examining camera 2.mp4".
        moved: Told the number of the frame or image that the worker is at, a few times a second while it is waited
            for, in the thread that waits.
    """

    def __init__(
        self, worker: WorkerProcess, *, job: int, doing: str, moved: Callable[[int], None] | None = None
    ) -> None:
        self.job = job
        self._worker = worker
        self._doing = doing
        self._moved = moved
        worker.position = None

    def send(self, request: messages.Request) -> None:
        """Send a request of this job."""
        self._worker.send(request, doing=self._doing)

    def ask(self, request: messages.Request, kind: type[_Answer]) -> _Answer:
        """Send a request and wait for its answer.

        Raises:
            CatchlightError: what the worker raised, rebuilt.
        """
        self.send(request)
        return self.expect(kind)

    def expect(self, kind: type[_Answer]) -> _Answer:
        """Wait for an answer of this kind.

        Raises:
            CatchlightError: what the worker raised, rebuilt.
        """
        reply = self._worker.receive(self.job, doing=self._doing, moved=self._moved)
        if isinstance(reply, messages.Refused):
            raise _rebuilt(reply)
        if not isinstance(reply, kind):
            raise self._worker.nonsense(f"{type(reply).__name__} instead of {kind.__name__}", doing=self._doing)
        return reply

    def next_still(self) -> StillFindings | MediaRefused:
        """The findings of the next image, or its refusal.

        Raises:
            CatchlightError: what the worker raised for another reason than that image.
        """
        try:
            return self.expect(messages.StillAnalysed).findings
        except MediaRefused as refusal:
            return refusal

    def finish(self, *, cancel: bool) -> None:
        """Read what is left until the worker says that the job is over.

        Args:
            cancel: True where the job has not run to its end.

        Raises:
            AnalystStopped: if the worker does not come to an end in time; it has been ended then.
        """
        if cancel:
            self._worker.send(messages.Cancel(self.job), doing=self._doing)
        while True:
            reply = self._worker.receive(self.job, doing=self._doing, patience_seconds=SECONDS_TO_CANCEL)
            if isinstance(reply, messages.Ended):
                return


def _rebuilt(refused: messages.Refused) -> CatchlightError:
    kind = _REFUSALS.get(refused.error, CatchlightError)
    facts = {name: value for name, value in refused.facts.items() if name not in {"self", "message", "hint"}}
    return kind(refused.message, hint=refused.hint, **facts)
