"""The program's side of the model worker: everything that needs a decoder or a model is asked of an `Analyst`.

Importing this module loads no decoder, no runtime and no model: those live in the child process, which crashes on
behalf of the program where a file makes a decoder crash.
"""

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from catchlight.errors import AnalystStopped, MediaRefused
from catchlight.faces import messages
from catchlight.faces.conversation import Conversation
from catchlight.faces.face import Face
from catchlight.faces.findings import EngineFacts, FaceAgain, FootageStep, Resume, StillFindings
from catchlight.faces.plan import DEFAULT_MODE, Mode
from catchlight.faces.worker_process import WorkerProcess
from catchlight.media.facts import FootageFacts, StillFacts
from catchlight.media.request import FrameAddress

PATIENCE_SECONDS = 90.0
"""Longer than the model worker waits for a silent decoder, twice, and starts it again in between."""
IMAGES_UNDER_WAY = 8
SECONDS_TO_YIELD = 5.0


class Analyst:
    """Decodes, detects, measures, embeds and tracks, in a child process that is started when first needed.

    One call runs at a time: calls from other threads wait for their turn; a call while the same thread still has a
    `stills` or `footage` iteration open is a bug and raises RuntimeError. Close such an iterator to cancel it.

    Args:
        pack: Folder of the model pack.
        provider: ONNX Runtime execution provider asked for, or None for the pack's default.
        patience_seconds: Longest time without a sign of life from the child before it is ended as hung.
    """

    def __init__(self, pack: Path, *, provider: str | None = None, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._pack = pack
        self._provider = provider
        self._patience = patience_seconds
        self._child: WorkerProcess | None = None
        self._job = 0
        self._turn = threading.Lock()
        self._holder: int | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Process id of the child, or None while none runs."""
        return self._child.pid if self._child is not None and self._child.is_alive else None

    def facts(self) -> EngineFacts:
        """What the loaded models are and what they run on; waits until they are loaded.

        Raises:
            PackRefused: if the pack cannot be used.
            AnalystStopped: if the child died or hung.
        """
        with self._call("loading the models") as call:
            return call.ask(messages.DescribeEngine(call.job), messages.EngineDescribed).facts

    def inspect(self, path: Path) -> StillFacts | FootageFacts:
        """Open a file for real, without the models: what is it, and does it decode?

        Raises:
            MediaRefused: if it is neither a still nor footage that can be decoded.
            AnalystStopped: if the child died or hung.
        """
        with self._call(f"opening {path.name}") as call:
            request = messages.Inspect(call.job, str(path))
            return call.ask(request, messages.Inspected).facts

    def still(self, data: bytes) -> StillFindings:
        """Every face of one still.

        Raises:
            MediaRefused: if the image cannot be decoded.
            PackRefused: if the pack cannot be used.
            AnalystStopped: if the child died or hung.
        """
        (findings,) = self.stills([data])
        if isinstance(findings, MediaRefused):
            raise findings
        return findings

    def stills(
        self, images: Iterable[bytes], *, mode: Mode = Mode.EVERY_FRAME
    ) -> Generator[StillFindings | MediaRefused]:
        """Every face of each still, in the order of `images`; a still that cannot be decoded yields its refusal.

        Several images are under way at once. Where the child dies, each of them is examined again on its own, so that
        the error comes exactly at the image that causes it: the one after those that were answered.

        Args:
            images: The files' bytes.
            mode: How thoroughly each is looked at; see `plan.plan_still`.

        Raises:
            PackRefused: if the pack cannot be used.
            AnalystStopped: if an image made the child die or hang; `facts["position"]` is its index.
        """
        source, unanswered, answered = iter(images), deque[bytes](), 0
        while True:
            try:
                for found in self._pipelined(source, unanswered, mode):
                    answered += 1
                    yield found
            except AnalystStopped as error:
                if len(unanswered) <= 1:
                    raise _placed(error, answered) from None
            else:
                return
            while unanswered:
                try:
                    (found,) = self._pipelined(iter(()), deque([unanswered[0]]), mode)
                except AnalystStopped as error:
                    raise _placed(error, answered) from None
                unanswered.popleft()
                answered += 1
                yield found

    def _pipelined(
        self, source: Iterator[bytes], unanswered: deque[bytes], mode: Mode
    ) -> Iterator[StillFindings | MediaRefused]:
        """One conversation about stills; `unanswered` holds those sent, or to be sent, and not yet answered."""
        with self._call("examining stills") as call:
            call.send(messages.AnalyseStills(call.job, mode))
            for data in unanswered:
                call.send(messages.Image(call.job, data))
            sending = True
            while sending or unanswered:
                while sending and len(unanswered) < IMAGES_UNDER_WAY:
                    data_or_end = next(source, None)
                    if data_or_end is None:
                        call.send(messages.NoMoreImages(call.job))
                        sending = False
                    else:
                        unanswered.append(data_or_end)
                        call.send(messages.Image(call.job, data_or_end))
                if unanswered:
                    found = call.next_still()
                    unanswered.popleft()
                    yield found

    def footage(
        self,
        path: Path,
        *,
        mode: Mode = DEFAULT_MODE,
        resume: Resume | None = None,
        moved: Callable[[int], None] | None = None,
    ) -> Generator[FootageStep]:
        """Every face of a piece of footage, in steps that can be committed one by one.

        Closing the iterator early cancels the work; the steps received are then all there is.

        Args:
            path: The file; nothing else is opened.
            mode: How its frames are chosen and looked at.
            resume: Where an interrupted run of the same mode goes on; the result is exactly that of an unbroken run.
            moved: Told the number of the frame being worked on, about four times a second, in the thread that
                iterates. What it raises ends the work.

        Raises:
            MediaRefused: if the file cannot be decoded at all.
            PackRefused: if the pack cannot be used.
            ResumeRefused: if the state of `resume` cannot be read.
            AnalystStopped: if the child died or hung; `facts["position"]` is the number of the frame it was at.
        """
        with self._call(f"examining {path.name}", moved=moved) as call:
            call.send(messages.AnalyseFootage(call.job, str(path), mode, resume))
            while True:
                step = call.expect(messages.StepDone).step
                yield step
                if step.finished:
                    return

    def look_again(self, path: Path, *, address: FrameAddress, face: Face) -> FaceAgain:
        """The embedding and a lossless crop of a face that was found before, from its frame of footage.

        Args:
            path: The footage.
            address: The frame; with its fingerprint it is found without decoding everything before it.
            face: The face as it was found there.

        Raises:
            MediaRefused: if the file cannot be decoded or has no such frame.
            PackRefused: if the pack cannot be used.
            AnalystStopped: if the child died or hung.
        """
        with self._call(f"looking at a face of {path.name} again") as call:
            request = messages.LookAgain(call.job, str(path), address, face)
            return call.ask(request, messages.LookedAgain).face

    def close(self) -> None:
        """End the child; safe to call twice and from any thread. Blocks for a few seconds at most."""
        self._closed = True
        child, self._child = self._child, None
        if child is None:
            return
        if self._holder not in {None, threading.get_ident()}:
            child.interrupt()
            if self._turn.acquire(timeout=SECONDS_TO_YIELD):
                self._turn.release()
        child.end()

    @contextmanager
    def _call(self, doing: str, *, moved: Callable[[int], None] | None = None) -> Iterator[Conversation]:
        if self._holder == threading.get_ident():
            raise RuntimeError("the analyst is in the middle of another call of this thread; close that one first")
        with self._turn:
            if self._closed:
                raise RuntimeError("the analyst is closed")
            self._holder = threading.get_ident()
            try:
                yield from self._converse(doing, moved)
            finally:
                self._holder = None

    def _converse(self, doing: str, moved: Callable[[int], None] | None) -> Iterator[Conversation]:
        if self._child is None or not self._child.is_alive:
            self._drop()
            self._child = WorkerProcess(self._pack, provider=self._provider, patience_seconds=self._patience)
        self._job += 1
        call = Conversation(self._child, job=self._job, doing=doing, moved=moved)
        try:
            yield call
        except AnalystStopped:
            self._drop()
            raise
        except BaseException:
            self._settle(call, cancel=True)
            raise
        self._settle(call, cancel=False)

    def _settle(self, call: Conversation, *, cancel: bool) -> None:
        """Bring the job to its end; a child that does not follow is replaced at the next call, and nothing is lost."""
        if self._child is None:
            return
        try:
            call.finish(cancel=cancel)
        except AnalystStopped:
            self._drop()

    def _drop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()


def _placed(error: AnalystStopped, position: int) -> AnalystStopped:
    """The error with the index of the image among all of the call's images."""
    return AnalystStopped(error.message, hint=error.hint, **{**error.facts, "position": position})
