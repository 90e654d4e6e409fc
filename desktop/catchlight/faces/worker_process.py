"""The program's end of the model worker: one spawned child process and the two pipes to it."""

import atexit
import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from catchlight.errors import AnalystStopped
from catchlight.faces import messages, worker

SECONDS_TO_END = 5.0


class WorkerProcess:
    """A running worker; started at once, never restarted.

    Args:
        pack: Folder of the model pack that the child loads when a job first needs it.
        provider: Execution provider asked for, or None for the pack's default.
        patience_seconds: Longest silence before the child counts as hung.

    Raises:
        AnalystStopped: if no process can be started.

    Attributes:
        position: Number of the frame or image that the child last said it was at, or None.
    """

    def __init__(self, pack: Path, *, provider: str | None, patience_seconds: float) -> None:
        spawn = multiprocessing.get_context("spawn")
        requests, self._requests = spawn.Pipe(duplex=False)
        self._replies, replies = spawn.Pipe(duplex=False)
        self._patience = patience_seconds
        self.position: int | None = None
        self._process = spawn.Process(
            target=worker.main,
            args=(requests, replies, str(pack), provider),
            name="catchlight-analyst",
            daemon=False,  # it has a child of its own, the decoder; so it is ended here when the program ends
        )
        try:
            self._process.start()
            atexit.register(self.end)
        except OSError as error:
            _close(self._requests, self._replies)
            raise AnalystStopped(
                f"The model worker could not be started ({error.strerror}).",
                hint="Close other programs and try again.",
                cause=str(error),
            ) from None
        finally:
            _close(requests, replies)

    @property
    def pid(self) -> int | None:
        """Process id of the child."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """True while the child runs."""
        return self._process.is_alive()

    def send(self, request: messages.Request, *, doing: str) -> None:
        """Send a request.

        Raises:
            AnalystStopped: if the child is gone.
        """
        try:
            self._requests.send_bytes(messages.encode(request))
        except OSError:
            raise self._stopped(doing) from None

    def receive(
        self,
        job: int,
        *,
        doing: str,
        patience_seconds: float | None = None,
        moved: Callable[[int], None] | None = None,
    ) -> messages.AnyReply:
        """The next reply to `job`; beats are noted and told to `moved`, leftovers of earlier jobs dropped.

        Raises:
            AnalystStopped: if the child died, was silent for too long (it is killed) or talked nonsense (likewise).
        """
        patience = self._patience if patience_seconds is None else patience_seconds
        while True:
            try:
                if not self._replies.poll(patience):
                    raise self._hung(doing, patience)
                reply = messages.decode_reply(self._replies.recv_bytes(messages.LONGEST_MESSAGE))
            except (EOFError, OSError):
                raise self._stopped(doing) from None
            except (msgspec.MsgspecError, ValueError) as error:
                raise self.nonsense(str(error), doing=doing) from None
            if reply.job != job:
                continue
            if isinstance(reply, messages.Crashed):
                raise self._stopped(doing, traceback=reply.traceback)
            if isinstance(reply, messages.Beat):
                self.position = reply.position
                if moved is not None:
                    moved(reply.position)
                continue
            return reply

    def nonsense(self, what: str, *, doing: str) -> AnalystStopped:
        """The error for an answer that is none; the child is ended, because it can no longer be believed."""
        self.kill()
        return AnalystStopped(
            f"The model worker sent something that is no answer ({what}) while {doing} and was ended."
            " What was committed before stands.",
            hint="Treat the file with suspicion; try it on its own.",
            doing=doing,
            position=self.position,
        )

    def interrupt(self) -> None:
        """End the child by force without reaping it, so that a thread that waits for it wakes up."""
        self._process.kill()

    def end(self) -> None:
        """End the child and reap it: by closing its pipe, and by force where that does not do."""
        atexit.unregister(self.end)
        _close(self._requests)
        self._process.join(SECONDS_TO_END)
        self._kill()
        _close(self._replies)

    def kill(self) -> None:
        """End the child by force and reap it."""
        atexit.unregister(self.end)
        self._kill()
        _close(self._requests, self._replies)

    def _kill(self) -> None:
        if self._process.is_alive():
            self._process.kill()
        self._process.join()

    def _hung(self, doing: str, seconds: float) -> AnalystStopped:
        self.kill()
        return AnalystStopped(
            f"The model worker gave no sign of life for {seconds:g} seconds while {doing} and was ended."
            " What was committed before stands.",
            hint="Try again; if it stops at the same place, the file itself makes the decoder hang.",
            doing=doing,
            position=self.position,
            silent_seconds=seconds,
        )

    def _stopped(self, doing: str, *, traceback: str | None = None) -> AnalystStopped:
        self._process.join(SECONDS_TO_END)
        code = self._process.exitcode
        self.kill()
        reason, facts = _how_it_ended(code)
        if traceback is not None:
            last_line = (traceback.strip().splitlines() or ["unknown"])[-1]
            reason = f"met an error of its own ({last_line})"
            facts["traceback"] = traceback
        return AnalystStopped(
            f"The model worker {reason} while {doing}. What was committed before stands.",
            hint="Try again; if it stops at the same place, the file itself makes the decoder fail.",
            doing=doing,
            position=self.position,
            **facts,
        )


def _how_it_ended(code: int | None) -> tuple[str, dict[str, int | str]]:
    if code is None:
        return "broke off the connection", {}
    if code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        return f"was ended by {name}", {"exit_code": code, "signal": name}
    return f"ended with exit code {code}", {"exit_code": code}


def _close(*connections: Connection) -> None:
    for connection in connections:
        connection.close()
