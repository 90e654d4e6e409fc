"""The owner's end of a decoder process: one spawned child, the pipes to it, and the memory that both share."""

import multiprocessing
import signal
import threading
import time
from contextlib import suppress
from multiprocessing.connection import Connection

import msgspec

from catchlight.errors import MediaRefused
from catchlight.media import decoder_child, limits
from catchlight.media import decoder_messages as messages
from catchlight.media.shared_memory import Memory

SECONDS_TO_START = 60.0
SECONDS_TO_END = 2.0
_SECONDS_BETWEEN_LOOKS = 0.25
_LONGEST_CAUSE = 200
_WINDOWS = {
    0xC0000005: "was ended by an access violation",
    0xC0000017: "was ended because memory ran out",
    0xC000001D: "was ended by an illegal instruction",
    0xC00000FD: "was ended by a stack overflow",
    0xC0000374: "was ended because its memory was damaged",
    0xC0000409: "was ended because its stack was damaged",
}
"""Exit codes of processes that Windows ended."""


class DecoderFailedError(Exception):
    """The decoder died or had to be ended.

    Args:
        cause: In words, to follow "The decoder": "was ended by SIGSEGV".
    """

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class DecoderProcess:
    """A running decoder; started at once, never restarted.

    Args:
        memory: What it shares with its owner.
        patience_seconds: Longest silence before it counts as hung.

    Raises:
        MediaRefused: if no process can be started.

    Attributes:
        memory_limit: Bytes that it may use for what it is doing.
        is_new: True until it has ended a job; a file is blamed only for a decoder that was new.
    """

    def __init__(self, memory: Memory, *, patience_seconds: float) -> None:
        spawn = multiprocessing.get_context("spawn")
        requests, self._requests = spawn.Pipe(duplex=False)
        self._replies, replies = spawn.Pipe(duplex=False)
        self._patience = patience_seconds
        self._looked = 0.0
        self._sending = threading.Lock()
        self.memory_limit = limits.footage_memory()
        self.is_new = True
        self._is_ready = False
        self._process = spawn.Process(
            target=decoder_child.main,
            args=(requests, replies, memory, patience_seconds),
            name="catchlight-decoder",
            daemon=True,
        )
        try:
            self._process.start()
        except OSError as error:
            _close(self._requests, self._replies)
            raise MediaRefused(
                f"The decoder could not be started ({error.strerror}).",
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

    def send(self, request: messages.Request) -> None:
        """Send a request.

        Raises:
            DecoderFailedError: if the child is gone.
        """
        try:
            self._send(request)
        except OSError:
            raise self._ended() from None

    def free(self, slots: tuple[int, ...]) -> None:
        """Say that slots may be written to again; safe from any thread. That the child is gone is noticed elsewhere."""
        with suppress(OSError):
            self._send(messages.Free(0, slots))

    def _send(self, request: messages.Request) -> None:
        data = messages.encode(request)
        with self._sending:
            self._requests.send_bytes(data)

    def receive(self, job: int, *, patience_seconds: float | None = None) -> messages.AnyReply:
        """The next reply to `job`.

        Raises:
            DecoderFailedError: if the child died, was silent for too long, used too much memory or talked nonsense (it
                is killed then).
        """
        if not self._is_ready:
            if not isinstance(self._reply(SECONDS_TO_START), messages.Ready):
                raise self.nonsense("a beginning of another kind")
            self._is_ready = True
        reply = self._reply(self._patience if patience_seconds is None else patience_seconds)
        if reply.job != job:
            raise self.nonsense("an answer to another question")
        if isinstance(reply, messages.Crashed):
            self.kill()
            if reply.out_of_memory:
                raise self._too_large()
            last_line = (reply.traceback.strip().splitlines() or ["unknown"])[-1]
            raise DecoderFailedError(f"met an error of its own ({last_line[:_LONGEST_CAUSE]}) and was ended")
        return reply

    def _reply(self, patience: float) -> messages.AnyReply:
        self._watch()
        deadline = time.monotonic() + patience
        try:
            while not self._replies.poll(min(_SECONDS_BETWEEN_LOOKS, max(0.0, deadline - time.monotonic()))):
                self._watch()
                if time.monotonic() >= deadline:
                    self.kill()
                    raise DecoderFailedError(f"gave no sign of life for {patience:g} seconds and was ended")
            return messages.decode_reply(self._replies.recv_bytes(messages.LONGEST_REPLY))
        except (EOFError, OSError):
            raise self._ended() from None
        except (msgspec.MsgspecError, ValueError) as error:
            raise self.nonsense(str(error)) from None

    def nonsense(self, what: str) -> DecoderFailedError:
        """The error for an answer that is none; the child is ended, because it can no longer be believed."""
        self.kill()
        return DecoderFailedError(f"sent something that is no answer ({what[:_LONGEST_CAUSE]}) and was ended")

    def end(self) -> None:
        """End the child and reap it: by closing its pipe, and by force where that does not do."""
        with self._sending:
            self._requests.close()
        self._process.join(SECONDS_TO_END)
        self.kill()

    def kill(self) -> None:
        """End the child by force and reap it."""
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        with self._sending:
            _close(self._requests, self._replies)

    def _watch(self) -> None:
        """Look now and then at how much memory the child uses; the system itself holds it to a limit under Linux."""
        now = time.monotonic()
        if now - self._looked < _SECONDS_BETWEEN_LOOKS:
            return
        self._looked = now
        used = limits.memory_in_use(self.pid) if self.pid is not None else None
        if used is not None and used > self.memory_limit:
            self.kill()
            raise self._too_large()

    def _too_large(self) -> DecoderFailedError:
        return DecoderFailedError(f"needed more memory than its {self.memory_limit / 1024**2:,.0f} MiB and was ended")

    def _ended(self) -> DecoderFailedError:
        self._process.join(SECONDS_TO_END)
        code = self._process.exitcode
        self.kill()
        if code is None:
            return DecoderFailedError("broke off the connection and was ended")
        if code >= 0:
            return DecoderFailedError(_WINDOWS.get(code, f"ended with exit code {code}"))
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        return DecoderFailedError(f"was ended by {name}")


def _close(*connections: Connection) -> None:
    for connection in connections:
        connection.close()
