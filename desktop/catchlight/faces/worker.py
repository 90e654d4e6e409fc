"""The model worker: the child process's main loop. It has no database and no part in any decision.

It decodes nothing itself: hostile files are read in the decoder process, which it starts and watches. A reader thread
takes requests in, so that a cancel is seen while a job runs and the end of the program, seen as the end of the pipe,
ends the child at once, whatever it is doing.
"""

import contextlib
import os
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from functools import cached_property
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from catchlight.errors import CatchlightError, MediaRefused
from catchlight.faces import messages
from catchlight.jobs import JobCancelled, JobControl, Progress

if TYPE_CHECKING:
    from catchlight.faces.engine import FaceEngine
    from catchlight.media.decoder import Decoder

SECONDS_BETWEEN_BEATS = 0.25
SECONDS_BETWEEN_PATIENT_BEATS = 5.0
SECONDS_OF_PYTHON_AT_A_TIME = 0.0005
EXIT_BUG = 70


def main(requests: Connection, replies: Connection, pack: str, provider: str | None) -> None:
    """Serve requests until the pipe closes; runs in the child only."""
    _settle_in()
    serve(requests, replies, pack, provider)


def serve(requests: Connection, replies: Connection, pack: str, provider: str | None) -> None:
    """Answer requests until the pipe closes."""
    inbox = Inbox(requests)
    Worker(inbox, replies, pack=Path(pack), provider=provider).run()


def _leave() -> None:
    os._exit(0)


class Inbox:
    """Requests as they arrive, sorted by a thread of their own.

    Args:
        requests: Where they arrive.
        on_gone: Called in that thread when the program is gone: leaves the process, whatever it is doing.
    """

    def __init__(self, requests: Connection, *, on_gone: Callable[[], None] = _leave) -> None:
        self._requests = requests
        self._on_gone = on_gone
        self._cancelled = 0
        self.jobs: queue.SimpleQueue[messages.AnyRequest] = queue.SimpleQueue()
        self.images: queue.SimpleQueue[messages.Image | messages.NoMoreImages | messages.Cancel] = queue.SimpleQueue()
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def is_cancelled(self, job: int) -> bool:
        """True once the program has cancelled this job."""
        return self._cancelled >= job

    def images_of(self, job: int) -> Iterator[bytes]:
        """The images sent for this job, as they arrive.

        Raises:
            JobCancelled: if the job is cancelled meanwhile.
        """
        while True:
            request = self.images.get()
            if request.job != job:
                continue
            if isinstance(request, messages.Cancel):
                raise JobCancelled
            if isinstance(request, messages.NoMoreImages):
                return
            yield request.data

    def _read(self) -> None:
        while True:
            try:
                request = messages.decode_request(self._requests.recv_bytes())
            except (EOFError, OSError):
                self._on_gone()
                return
            if isinstance(request, messages.Cancel):
                self._cancelled = request.job
            if isinstance(request, messages.Image | messages.NoMoreImages | messages.Cancel):
                self.images.put(request)
            else:
                self.jobs.put(request)


class Worker:
    """Answers one job after the other; every job ends with `Ended`."""

    def __init__(self, inbox: Inbox, replies: Connection, *, pack: Path, provider: str | None) -> None:
        self._inbox = inbox
        self._replies = replies
        self._pack = pack
        self._provider = provider
        self._last_beat = 0.0
        self._sending = threading.Lock()

    @cached_property
    def _decoder(self) -> "Decoder":
        from catchlight.media.decoder import Decoder  # noqa: PLC0415 - its process starts when a job needs it

        return Decoder()

    @cached_property
    def _engine(self) -> "FaceEngine":
        from catchlight.faces.engine import FaceEngine  # noqa: PLC0415 - the runtime loads when a job needs it
        from catchlight.faces.lanes import lane_count  # noqa: PLC0415
        from catchlight.faces.pack import load_pack  # noqa: PLC0415

        return FaceEngine(
            load_pack(self._pack), provider=self._provider, threads=lane_count(), detector_count=lane_count()
        )

    def run(self) -> None:
        """Serve until the reader thread ends the process."""
        while True:
            request = self._inbox.jobs.get()
            try:
                for reply in self._answers(request):
                    self._send(reply)
            except JobCancelled:
                pass
            except CatchlightError as error:
                self._send(_refused(request.job, error))
            except Exception:  # noqa: BLE001 - a bug or a broken library: told to the program, then the process ends
                self._send(messages.Crashed(request.job, traceback.format_exc()))
                os._exit(EXIT_BUG)
            self._send(messages.Ended(request.job))

    def _answers(self, request: messages.AnyRequest) -> Iterator[messages.Reply]:
        match request:
            case messages.DescribeEngine(job=job):
                yield messages.EngineDescribed(job, self._engine.facts)
            case messages.Inspect(job=job, path=path):
                yield self._inspected(job, Path(path))
            case messages.AnalyseStills():
                yield from self._stills(request)
            case messages.AnalyseFootage():
                yield from self._footage(request)
            case messages.LookAgain():
                yield self._look_again(request)

    def _inspected(self, job: int, path: Path) -> messages.Inspected:
        from catchlight.media.facts import StillFacts  # noqa: PLC0415

        with self._beating(job, 0):
            facts = self._decoder.inspect(path)
        if isinstance(facts, StillFacts):
            return messages.Inspected(job, still=facts)
        return messages.Inspected(job, footage=facts)

    def _stills(self, request: messages.AnalyseStills) -> Iterator[messages.Reply]:
        from catchlight.faces.stills import analyse_stills  # noqa: PLC0415

        job, images = request.job, self._inbox.images_of(request.job)
        for outcome in analyse_stills(
            self._engine, self._decoder.pages, images, request.mode, control=self._control(job)
        ):
            if isinstance(outcome, MediaRefused):
                yield _refused(job, outcome)
            else:
                yield messages.StillAnalysed(job, outcome)

    def _footage(self, request: messages.AnalyseFootage) -> Iterator[messages.Reply]:
        from catchlight.faces.analysis import analyse_footage  # noqa: PLC0415

        control, path = self._control(request.job), Path(request.path)
        for step in analyse_footage(
            self._engine, self._decoder.footage, path, request.mode, request.resume, control=control
        ):
            yield messages.StepDone(request.job, step)

    def _look_again(self, request: messages.LookAgain) -> messages.LookedAgain:
        from catchlight.faces.analysis import look_again  # noqa: PLC0415

        engine = self._engine
        with self._beating(request.job, request.address.number):
            frame = self._decoder.frame_at(Path(request.path), request.address)
        try:
            return messages.LookedAgain(request.job, look_again(engine, frame.pixels, request.face))
        finally:
            frame.release()

    @contextlib.contextmanager
    def _beating(self, job: int, position: int) -> Iterator[None]:
        """Signs of life while the decoder is waited for: whether it hangs is seen here, where its own signs arrive."""
        over = threading.Event()

        def beat() -> None:
            while not over.wait(SECONDS_BETWEEN_PATIENT_BEATS):
                self._send(messages.Beat(job, position))

        beating = threading.Thread(target=beat, name="beat", daemon=True)
        beating.start()
        try:
            yield
        finally:
            over.set()
            beating.join()

    def _control(self, job: int) -> JobControl:
        def report(progress: Progress) -> None:
            if self._inbox.is_cancelled(job):
                raise JobCancelled
            now = time.monotonic()
            if now - self._last_beat >= SECONDS_BETWEEN_BEATS:
                self._last_beat = now
                self._send(messages.Beat(job, progress.done))

        return JobControl(report)

    def _send(self, reply: messages.Reply) -> None:
        try:
            with self._sending:
                self._replies.send_bytes(messages.encode(reply))
        except OSError:
            os._exit(0)


def _refused(job: int, error: CatchlightError) -> messages.Refused:
    return messages.Refused(job, type(error).__name__, error.message, error.hint, error.facts)


def _refuse_sockets(event: str, _: object) -> None:
    if event == "socket.__new__":
        raise PermissionError("Catchlight is offline: the model worker opens no socket")


def _settle_in() -> None:
    """Leave Ctrl-C to the program, and standard output to it too: a document may be written there; stay offline.

    urllib3, which comes with insightface, would open a socket while it is imported, to see whether there is IPv6. A
    thread that comes back from the decoder, OpenCV or ONNX Runtime has to wait for Python's lock at most so long that
    the next frame is not late.
    """
    sys.setswitchinterval(SECONDS_OF_PYTHON_AT_A_TIME)
    sys.addaudithook(_refuse_sockets)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        os.dup2(2, 1)
