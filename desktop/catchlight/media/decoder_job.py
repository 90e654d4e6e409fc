"""One decoder at a time, kept running from job to job, and one job's exchange with it."""

from collections.abc import Callable
from typing import TypeVar

from catchlight.errors import MediaRefused
from catchlight.media import decoder_messages as messages
from catchlight.media import limits
from catchlight.media.decoder_process import DecoderFailedError, DecoderProcess
from catchlight.media.frames import Frame, Pixels
from catchlight.media.request import Region
from catchlight.media.ring import Rings

SECONDS_TO_CANCEL = 5.0

_Answer = TypeVar("_Answer", bound=messages.Reply)
_OWN_PARTS = frozenset({"self", "message", "hint"})


class Host:
    """The decoder, and the memory that it shares with us and that outlives it.

    Args:
        patience_seconds: Longest silence before a decoder counts as hung.
    """

    def __init__(self, *, patience_seconds: float) -> None:
        self.patience_seconds = patience_seconds
        self.process: DecoderProcess | None = None
        self._rings: Rings | None = None
        self._job = 0

    @property
    def rings(self) -> Rings:
        """The rooms of frames.

        Raises:
            MediaRefused: if the system gives no shared memory.
        """
        if self._rings is None:
            try:
                self._rings = Rings()
            except OSError as error:
                raise no_memory(error) from None
        return self._rings

    def begin(self, request: Callable[[int], messages.Request], *, memory_limit: int) -> "Job":
        """Give the decoder a job; it is started where none is there.

        Args:
            request: Makes the request from the job's number.
            memory_limit: Bytes that the decoder may use.

        Raises:
            MediaRefused: if no decoder can be started.
            DecoderFailedError: if it died at once.
        """
        if self.process is None or not self.process.is_alive:
            self.discard()
            self.process = DecoderProcess(self.rings.memory, patience_seconds=self.patience_seconds)
        self._job += 1
        self.process.memory_limit = memory_limit
        job = Job(self, self.process, self._job)
        self.process.send(request(self._job))
        return job

    def discard(self) -> None:
        """End the decoder by force; the next job gets another one."""
        process, self.process = self.process, None
        if process is not None:
            process.kill()
        if self._rings is not None and self._rings.newest is not None:
            self._rings.newest.withdraw()

    def close(self) -> None:
        """End the decoder, and let go of the memory."""
        process, self.process = self.process, None
        if process is not None:
            process.end()
        if self._rings is not None:
            self._rings.close()
            self._rings = None


class Job:
    """One job's exchange with the decoder.

    Args:
        host: Who keeps the decoder.
        process: The decoder.
        number: The job's number.

    Attributes:
        was_new: True where the decoder had ended no job before this one.
    """

    def __init__(self, host: Host, process: DecoderProcess, number: int) -> None:
        self._host = host
        self._process = process
        self._number = number
        self._has_ended = False
        self.was_new = process.is_new

    @property
    def place(self) -> tuple[int, int] | None:
        """Number of the frame that the decoder began last, and the time of the one before it; None before those."""
        return self._host.rings.memory.board.read(self._number)

    def allow(self, memory_limit: int) -> None:
        """Let the decoder use so much memory, bytes."""
        self._process.memory_limit = memory_limit

    def receive(self, *, patience_seconds: float | None = None) -> messages.AnyReply:
        """The next answer; a question for room is answered here.

        Raises:
            MediaRefused: what the decoder said of the file, or that there is no memory for its frames.
            DecoderFailedError: if the decoder died or was ended.
        """
        while True:
            ring = self._host.rings.newest
            if ring is not None:
                ring.relieve()
            reply = self._process.receive(self._number, patience_seconds=patience_seconds)
            if isinstance(reply, messages.NeedRoom):
                self._make_room(reply)
                continue
            if isinstance(reply, messages.Ended):
                self._has_ended = True
                self._process.is_new = False
            if isinstance(reply, messages.Refused):
                raise _rebuilt(reply)
            return reply

    def expect(self, kind: type[_Answer], *, patience_seconds: float | None = None) -> _Answer:
        """The next answer, which has to be of this kind.

        Raises:
            MediaRefused: as `receive`.
            DecoderFailedError: as `receive`.
        """
        reply = self.receive(patience_seconds=patience_seconds)
        if not isinstance(reply, kind):
            raise self.nonsense(f"{type(reply).__name__} instead of {kind.__name__}")
        return reply

    def nonsense(self, what: str) -> DecoderFailedError:
        """The error for an answer that is none; the decoder is ended."""
        return self._process.nonsense(what)

    def frame(self, shown: messages.Shown) -> Frame:
        """The frame that lies in a slot.

        Raises:
            DecoderFailedError: if that cannot be.
        """
        pixels, release = self.pixels(shown.slot, shown.width, shown.height)
        regions = tuple(Region(*corners) for corners in shown.regions)
        if any(one.x + one.width > shown.width or one.y + one.height > shown.height for one in regions):
            raise self.nonsense("a region outside its frame")
        return Frame(shown.number, shown.microseconds, pixels, shown.fingerprint, regions, release)

    def pixels(self, slot: int, width: int, height: int) -> tuple[Pixels, Callable[[], None]]:
        """The picture in a slot, and what gives the slot back.

        Raises:
            DecoderFailedError: if that cannot be.
        """
        ring = self._host.rings.newest
        taken = None if ring is None else ring.take(slot, width, height)
        if taken is None:
            raise self.nonsense(f"a picture in slot {slot}, which is not its own")
        return taken

    def finish(self) -> None:
        """Bring the job to its end, cancelling it where it has not ended; a decoder that does not follow is ended."""
        if self._has_ended or self._host.process is not self._process:
            return
        try:
            self._process.send(messages.Cancel(self._number))
            while not self._has_ended:
                try:
                    reply = self.receive(patience_seconds=SECONDS_TO_CANCEL)
                except MediaRefused:
                    continue
                if isinstance(reply, messages.Progress | messages.PageProgress) and reply.shown is not None:
                    _, release = self.pixels(reply.shown.slot, reply.shown.width, reply.shown.height)
                    release()
        except DecoderFailedError:
            self._host.discard()

    def _make_room(self, need: messages.NeedRoom) -> None:
        if need.width * need.height > limits.LARGEST_FRAME:
            raise self.nonsense(f"frames of {need.width:,} x {need.height:,} pixels")
        try:
            ring = self._host.rings.of_size(need.width, need.height)
        except OSError as error:
            raise no_memory(error) from None
        self._process.send(ring.lend(self._number, self._process.free))


def no_memory(error: OSError) -> MediaRefused:
    """The refusal where there is no shared memory for two frames."""
    return MediaRefused(
        f"There is no memory for the decoder to put frames into ({error.strerror or error}).",
        hint="Close other programs and try again.",
        cause=str(error),
    )


def _rebuilt(refused: messages.Refused) -> MediaRefused:
    facts = {name: value for name, value in refused.facts.items() if name not in _OWN_PARTS}
    return MediaRefused(refused.message, hint=refused.hint, **facts)
