"""The decoder process: the child's main loop. It reads one file at a time and puts its pictures into shared memory.

A reader thread takes requests in, so that a cancel is seen from frame to frame, and the end of the owner, seen as the
end of the pipe, ends the child at once, whatever it is doing.
"""

import mmap
import os
import queue
import threading
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from catchlight.errors import MediaRefused
from catchlight.jobs import JobCancelled
from catchlight.media import decoder_messages as messages
from catchlight.media import limits
from catchlight.media.facts import DecodeWarning, StillFacts
from catchlight.media.frames import Frame, FrameStream, Passed, Pixels, Unchanged
from catchlight.media.inspect import inspect
from catchlight.media.read import read_footage
from catchlight.media.ring import MemoryView, slot_view, suits
from catchlight.media.seek import frame_at
from catchlight.media.stills import open_pages

MOST_UNCHANGED = 64
"""Frames without a change that are told of at once; a frame with pixels is told of immediately."""
SECONDS_UNTOLD = 0.1
SECONDS_SILENT = 1.0

_NO_ROOM = messages.Room(0, 0, 0, 0, 0, ())


def main(requests: Connection, replies: Connection, memory: MemoryView, patience_seconds: float) -> None:
    """Serve requests until the pipe closes; runs in the child only."""
    limits.end_if_stuck(2 * patience_seconds + 20)
    limits.settle_in()
    Child(Inbox(requests), replies, memory).run()


def _leave() -> None:
    os._exit(0)


class Inbox:
    """Requests as they arrive, sorted by a thread of their own.

    Args:
        requests: Where they arrive.
        on_gone: Called in that thread when the owner is gone: leaves the process, whatever it is doing.
    """

    def __init__(self, requests: Connection, *, on_gone: Callable[[], None] = _leave) -> None:
        self._requests = requests
        self._on_gone = on_gone
        self._cancelled = 0
        self.jobs: queue.SimpleQueue[messages.AnyRequest] = queue.SimpleQueue()
        self.slots: queue.SimpleQueue[messages.Room | messages.Free | messages.Cancel] = queue.SimpleQueue()
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def is_cancelled(self, job: int) -> bool:
        """True once the owner has cancelled this job."""
        return self._cancelled >= job

    def _read(self) -> None:
        while True:
            try:
                request = messages.decode_request(self._requests.recv_bytes())
            except (EOFError, OSError):
                self._on_gone()
                return
            if isinstance(request, messages.Cancel):
                self._cancelled = request.job
            if isinstance(request, messages.Room | messages.Free | messages.Cancel):
                self.slots.put(request)
            else:
                self.jobs.put(request)


class Slots:
    """The slots that this process may write to; `read_footage` asks it for room before each frame.

    Args:
        inbox: Where they are given back.
        memory: Where they are.
        send: Sends a message to the owner.
    """

    def __init__(self, inbox: Inbox, memory: MemoryView, send: Callable[[messages.Reply], None]) -> None:
        self._inbox = inbox
        self._memory = memory
        self._send = send
        self._job = 0
        self._is_anew = False
        self._teller = Teller(0, send)
        self._room = _NO_ROOM
        self._mapping: mmap.mmap | None = None
        self._views: dict[tuple[int, int, int], Pixels] = {}
        self._free: list[int] = []
        self._view: Pixels | None = None

    def begin(self, job: int, teller: "Teller", *, anew: bool) -> None:
        """Serve another job.

        Args:
            job: Its number.
            teller: Who tells the owner what was decoded.
            anew: True for footage: then another room is asked for also where the slots are far too large, and so too
                few.
        """
        self._job, self._teller, self._is_anew, self._view = job, teller, anew, None

    def __call__(self, width: int, height: int) -> Pixels:
        """A free slot as a picture of this size; the same one until pixels are `put` there.

        Raises:
            JobCancelled: if the job is cancelled meanwhile.
        """
        self._teller.alive()
        if not self._fits(width, height):
            self._teller.flush()
            self._room, self._views = _NO_ROOM, {}
            self._send(messages.NeedRoom(self._job, width, height))
            while not self._fits(width, height):
                self._receive()
        self._is_anew = False
        if not self._free:
            while not self._free and not self._inbox.slots.empty():
                self._receive()
            if not self._free:
                self._teller.flush()
        while not self._free:
            self._receive()
        self._view = self._picture(self._free[-1], width, height)
        return self._view

    def put(self, pixels: Pixels) -> int:
        """The slot that holds these pixels; the owner's from here on. They are copied where they stand elsewhere."""
        if pixels is not self._view:
            height, width = pixels.shape[:2]
            np.copyto(self(width, height), pixels)
        self._view = None
        return self._free.pop()

    def _fits(self, width: int, height: int) -> bool:
        if self._is_anew:
            return suits(self._room.slot_bytes, self._room.slots, width, height)
        return width * height * 3 <= self._room.slot_bytes

    def _receive(self) -> None:
        request = self._inbox.slots.get()
        if isinstance(request, messages.Free):
            self._free += request.slots
        elif isinstance(request, messages.Room) and request.job == self._job:
            self._room, self._free, self._is_anew = request, list(request.free), False
            self._mapping = self._memory.room(request)
        if self._inbox.is_cancelled(self._job):
            raise JobCancelled

    def _picture(self, slot: int, width: int, height: int) -> Pixels:
        view = self._views.get((slot, width, height))
        if view is None:
            if len(self._views) > 2 * self._room.slots:
                self._views.clear()
            view = slot_view(self._mapping, slot * self._room.slot_bytes, width, height)
            self._views[slot, width, height] = view
        return view


class Child:
    """Answers one job after the other; every job ends with `Ended`."""

    def __init__(self, inbox: Inbox, replies: Connection, memory: MemoryView) -> None:
        self._inbox = inbox
        self._replies = replies
        self._board = memory.board
        self._slots = Slots(inbox, memory, self._send)

    def run(self) -> None:
        """Serve until the reader thread ends the process."""
        self._send(messages.Ready(0))
        while True:
            request = self._inbox.jobs.get()
            try:
                self._answer(request)
            except JobCancelled:
                pass
            except MediaRefused as error:
                self._send(messages.Refused(request.job, error.message, error.hint, error.facts))
            except MemoryError:
                self._crash(request.job, out_of_memory=True)
            except Exception:  # noqa: BLE001 - a bug or a broken library: told to the owner, then the process ends
                self._crash(request.job)
            self._send(messages.Ended(request.job))

    def _crash(self, job: int, *, out_of_memory: bool = False) -> None:
        text = traceback.format_exc()
        limits.allow_memory(limits.still_memory())
        self._send(messages.Crashed(job, text, out_of_memory))
        os._exit(limits.EXIT_BUG)

    def _answer(self, request: messages.AnyRequest) -> None:
        limits.allow_memory(limits.footage_memory())
        match request:
            case messages.ReadFootage():
                self._read(request)
            case messages.InspectFile(job=job, path=path):
                limits.allow_memory(limits.still_memory())
                facts = inspect(Path(path))
                if isinstance(facts, StillFacts):
                    self._send(messages.Inspected(job, still=facts))
                else:
                    self._send(messages.Inspected(job, footage=facts))
            case messages.FindFrame():
                limits.allow_memory(limits.still_memory())
                self._find(request)
            case messages.ReadPages():
                limits.allow_memory(limits.still_memory())
                self._pages(request)

    def _read(self, request: messages.ReadFootage) -> None:
        teller = Teller(request.job, self._send)
        self._slots.begin(request.job, teller, anew=True)
        with read_footage(Path(request.path), request.request, room=self._slots) as stream:
            limits.allow_memory(limits.footage_memory(stream.facts.width, stream.facts.height))
            self._send(messages.Opened(request.job, stream.facts))
            teller.watch(stream)
            for item in stream:
                if isinstance(item, Unchanged):
                    self._board.note(request.job, item.number + 1, item.microseconds)
                    teller.unchanged(item, plain=item.number <= request.plain_until)
                elif isinstance(item, Frame):
                    slot = self._slots.put(item.pixels)
                    self._board.note(request.job, item.number + 1, item.microseconds)
                    teller.shown(item, slot)
                else:
                    teller.passed(item)
                if self._inbox.is_cancelled(request.job):
                    raise JobCancelled
            teller.flush()

    def _find(self, request: messages.FindFrame) -> None:
        teller = Teller(request.job, self._send)
        self._slots.begin(request.job, teller, anew=False)

        def alive() -> None:
            teller.alive()
            if self._inbox.is_cancelled(request.job):
                raise JobCancelled

        frame = frame_at(Path(request.path), request.address, alive=alive)
        teller.shown(frame, self._slots.put(frame.pixels))

    def _pages(self, request: messages.ReadPages) -> None:
        self._slots.begin(request.job, Teller(request.job, self._send), anew=False)
        failed, warned = 0, 0
        with open_pages(request.data, name=request.name) as pages:
            self._send(messages.PagesOpened(request.job, pages.facts))
            for page in pages:
                height, width = page.pixels.shape[:2]
                shown = messages.PageShown(self._slots.put(page.pixels), width, height, page.number)
                self._send(
                    messages.PageProgress(
                        request.job, shown, tuple(pages.failed[failed:]), tuple(pages.warnings[warned:])
                    )
                )
                failed, warned = len(pages.failed), len(pages.warnings)
                if self._inbox.is_cancelled(request.job):
                    raise JobCancelled
            self._send(
                messages.PageProgress(request.job, None, tuple(pages.failed[failed:]), tuple(pages.warnings[warned:]))
            )

    def _send(self, reply: messages.Reply) -> None:
        try:
            self._replies.send_bytes(messages.encode(reply))
        except OSError:
            os._exit(0)


class Teller:
    """Tells the owner what was decoded: in few messages, and in order.

    Args:
        job: The job.
        send: Sends a message.
    """

    def __init__(self, job: int, send: Callable[[messages.Reply], None]) -> None:
        self._job = job
        self._send = send
        self._unchanged: list[tuple[int, int, int]] = []
        self._last = time.monotonic()
        self._failed: list[int] = []
        self._warnings: list[DecodeWarning] = []
        self._told = (0, 0)

    def watch(self, stream: FrameStream) -> None:
        """Tell of this stream's failed frames and warnings too."""
        self._failed, self._warnings = stream.failed, stream.warnings

    def unchanged(self, item: Unchanged, *, plain: bool) -> None:
        """Nothing changed in a frame; told later where `plain` is false."""
        self._unchanged.append((item.number, item.microseconds, item.fingerprint))
        if plain or len(self._unchanged) >= MOST_UNCHANGED or time.monotonic() - self._last >= SECONDS_UNTOLD:
            self.flush()

    def passed(self, item: Passed) -> None:
        """A frame was passed over."""
        self._tell(passed=item.number)

    def shown(self, frame: Frame, slot: int) -> None:
        """A frame lies in a slot."""
        height, width = frame.pixels.shape[:2]
        regions = tuple((one.x, one.y, one.width, one.height) for one in frame.regions)
        self._tell(
            shown=messages.Shown(slot, width, height, frame.number, frame.microseconds, frame.fingerprint, regions)
        )

    def alive(self) -> None:
        """Tell what is left, if only that work goes on, where nothing was told for long."""
        if time.monotonic() - self._last >= SECONDS_SILENT:
            self._tell()

    def flush(self) -> None:
        """Tell what is left."""
        if self._unchanged or self._told != (len(self._failed), len(self._warnings)):
            self._tell()

    def _tell(self, *, passed: int | None = None, shown: messages.Shown | None = None) -> None:
        failed, warnings = self._told
        self._told = (len(self._failed), len(self._warnings))
        progress = messages.Progress(
            self._job,
            tuple(self._unchanged),
            passed,
            shown,
            runs(self._failed[failed:]),
            tuple(self._warnings[warnings:]),
        )
        self._unchanged.clear()
        self._last = time.monotonic()
        self._send(progress)


def runs(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    """First and last of each run of successive numbers."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)
