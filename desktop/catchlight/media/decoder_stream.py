"""Footage as the decoder process reads it: a `FrameStream` that survives the decoder's death."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from catchlight.errors import MediaRefused
from catchlight.media import decoder_messages as messages
from catchlight.media import limits
from catchlight.media.decoder_job import Host, Job
from catchlight.media.decoder_process import DecoderFailedError
from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.frames import Frame, Passed, Unchanged
from catchlight.media.request import ReadRequest

MOST_RESTARTS = 5
"""In one file: each means to decode it again from its beginning."""

_FARTHEST_AHEAD = 4096
_MORE_WARNINGS = 20  # about the whole file, and about restarts
_Answer = TypeVar("_Answer", bound=messages.Reply)


class DecodedFootage:
    """One pass over one file in the decoder process, as a `FrameStream`.

    A decoder that dies, hangs or needs too much memory is started again where it was, with a warning; if it fails
    again without getting further, or `MOST_RESTARTS` times, the stream ends and `broken` says why.

    Args:
        host: Who keeps the decoder.
        path: The file.
        request: Which frames are wanted.

    Raises:
        MediaRefused: if the file cannot be opened, or makes the decoder fail while it is opened.
    """

    def __init__(self, host: Host, path: Path, request: ReadRequest) -> None:
        self._host = host
        self._path = path
        self._request = request
        self._wanted_before = set(request.also)
        self._next = 0
        self._passed = -1
        self._time: int | None = None
        self._has_moved = False
        self._failed_at: int | None = None
        self._restarts = 0
        self._told_before: frozenset[int] = frozenset()
        self.failed: list[int] = []
        self.failed_unlisted = 0
        self.warnings: list[DecodeWarning] = []
        self.broken: str | None = None
        try:
            self._job, self.facts = self._open()
        except DecoderFailedError as failure:
            raise refused(path, failure) from None

    def __iter__(self) -> Iterator[Frame | Unchanged | Passed]:
        """The frames asked for, in order.

        Raises:
            MediaRefused: if the decoder fails before the first frame.
        """
        while True:
            try:
                yield from self._items()
            except DecoderFailedError as failure:
                if not self._has_moved:
                    self._begin_again(failure)
                elif not self._start_again(failure):
                    return
            else:
                return

    def close(self) -> None:
        """End the job, whatever it is at; frames that were not released stay readable until they are."""
        self._job.finish()

    def _open(self, *, plain_until: int = -1) -> tuple[Job, FootageFacts]:
        request = self._request
        if self._has_moved:
            request = replace(request, start=max(self._next, request.start), also=tuple(sorted(self._wanted_before)))

        def ask(job: int) -> messages.Request:
            return messages.ReadFootage(job, str(self._path), request, plain_until)

        job, opened = open_job(self._host, ask, messages.Opened, memory_limit=limits.footage_memory())
        job.allow(limits.footage_memory(opened.facts.width, opened.facts.height))
        return job, opened.facts

    def _items(self) -> Iterator[Frame | Unchanged | Passed]:
        while True:
            reply = self._job.receive()
            if isinstance(reply, messages.Ended):
                return
            if not isinstance(reply, messages.Progress):
                raise self._job.nonsense(f"{type(reply).__name__} instead of Progress")
            self._note(reply)
            for number, microseconds, fingerprint in reply.unchanged:
                self._move(number, microseconds)
                yield Unchanged(number, microseconds, fingerprint)
            if reply.passed is not None:
                self._has_moved = True
                self._passed = max(self._passed, reply.passed)
                yield Passed(reply.passed)
            elif reply.shown is None and not reply.unchanged:
                yield Passed(max(0, self._next - 1))  # a sign of life: frames that cannot be converted, for instance
            if reply.shown is not None:
                frame = self._job.frame(reply.shown)
                self._move(frame.number, frame.microseconds)
                yield frame

    def _move(self, number: int, microseconds: int) -> None:
        if number < self._next:
            raise self._job.nonsense(f"frame {number} after frame {self._next - 1}")
        self._has_moved = True
        self._wanted_before.discard(number)
        self._next = number + 1
        self._time = microseconds

    def _note(self, progress: messages.Progress) -> None:
        """Take the newly failed frames and warnings; a decoder that was started again tells the old ones once more."""
        lost = sum(max(0, last + 1 - first) for first, last in progress.failed)
        if lost > limits.MOST_FAILED:
            raise self._job.nonsense(f"a list of more than {limits.MOST_FAILED:,} failed frames")
        failed = [number for first, last in progress.failed for number in range(first, last + 1)]
        failed = [number for number in failed if number not in self._told_before]
        if len(self.failed) + len(failed) > limits.MOST_FAILED:
            raise self._job.nonsense(f"more than {limits.MOST_FAILED:,} failed frames")
        self.failed += failed
        self.failed_unlisted = max(self.failed_unlisted, progress.failed_unlisted)
        self.warnings += [
            warning for warning in progress.warnings if not self._restarts or warning not in self.warnings
        ]
        if len(self.warnings) > limits.MOST_WARNINGS + _MORE_WARNINGS:
            raise self._job.nonsense(f"more than {limits.MOST_WARNINGS:,} warnings")

    def _begin_again(self, failure: DecoderFailedError) -> None:
        """Try a new decoder where one that read other files before failed at the first frame."""
        if self._job.was_new:
            raise refused(self._path, failure) from None
        try:
            self._job, self.facts = self._open()
        except DecoderFailedError as second:
            raise refused(self._path, second) from None

    def _start_again(self, failure: DecoderFailedError) -> bool:
        """Start the decoder again where it was; False, with `broken` set, where that does not help."""
        number = self._place()
        where = f"at frame {number}" + ("" if self._time is None else f" ({_clock(self._time)})")
        got_further = self._failed_at is None or number > self._failed_at
        if not got_further or self._restarts >= MOST_RESTARTS:
            again = "again " if self._restarts else ""
            self.broken = f"The decoder {failure.cause} {again}{where}; what follows there was not examined."
            return False
        self._failed_at = number
        self._told_before = frozenset(self.failed)
        self._restarts += 1
        message = f"The decoder {failure.cause} {where} and was started again there."
        self.warnings.append(DecodeWarning(number, self._time, message))
        try:
            self._job, _ = self._open(plain_until=number)
        except DecoderFailedError as second:
            self.broken = f"The decoder {second.cause} when it was started again {where}."
            return False
        except MediaRefused as refusal:
            self.broken = f"After the decoder had failed {where}, the file could not be opened: {refusal.message}"
            return False
        return True

    def _place(self) -> int:
        """Number of the frame at which the decoder failed, as it noted itself where that can be."""
        place = self._job.place
        least = max(self._next, self._passed + 1)
        if place is None or not least <= place[0] <= least + _FARTHEST_AHEAD:
            return least
        number, self._time = place
        return number


def open_job(
    host: Host,
    ask: Callable[[int], messages.Request],
    kind: type[_Answer],
    *,
    memory_limit: int,
    patience_seconds: float | None = None,
) -> tuple[Job, _Answer]:
    """Give the decoder a job and wait for its first answer.

    A decoder that read other files before and fails is no proof against this one: it is tried on a new one.
    """
    while True:
        job = host.begin(ask, memory_limit=memory_limit)
        try:
            return job, job.expect(kind, patience_seconds=patience_seconds)
        except DecoderFailedError:
            host.discard()
            if job.was_new:
                raise
        except BaseException:
            job.finish()
            raise


def _clock(microseconds: int) -> str:
    seconds, rest = divmod(max(0, microseconds), 1_000_000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest // 1000:03}"


def refused(path: Path, failure: DecoderFailedError) -> MediaRefused:
    """The refusal of a file that made a new decoder fail before anything of it was decoded."""
    return MediaRefused(
        f"{path.name} cannot be decoded: the decoder {failure.cause}.",
        hint="Treat the file with suspicion. Play it in the recorder maker's own player and export it as MP4,"
        " then add both files.",
        file=path.name,
        cause=failure.cause,
    )
