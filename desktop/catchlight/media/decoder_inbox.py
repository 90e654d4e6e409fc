"""What reaches the decoder process: requests, sorted as they arrive, and the slots that it may write to.

A reader thread takes requests in, so that a cancel is seen from frame to frame, and the end of the owner, seen as the
end of the pipe, ends the child at once, whatever it is doing.
"""

import mmap
import os
import queue
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection

import numpy as np

from catchlight.jobs import JobCancelled
from catchlight.media import decoder_messages as messages
from catchlight.media.decoder_teller import Teller
from catchlight.media.frames import Pixels
from catchlight.media.ring import suits
from catchlight.media.shared_memory import MemoryView, slot_view

_NO_ROOM = messages.Room(0, 0, 0, 0, 0, ())


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
        self._teller: Teller | None = None
        self._room = _NO_ROOM
        self._mapping: mmap.mmap | None = None
        self._views: dict[tuple[int, int, int], Pixels] = {}
        self._free: list[int] = []
        self._view: Pixels | None = None

    def begin(self, job: int, teller: Teller | None, *, anew: bool) -> None:
        """Serve another job.

        Args:
            job: Its number.
            teller: Who tells the owner of frames that were decoded and not put into a slot; None for pages of stills.
            anew: True for footage: then another room is asked for also where the slots are far too large, and so too
                few.
        """
        self._job, self._teller, self._is_anew, self._view = job, teller, anew, None

    def __call__(self, width: int, height: int) -> Pixels:
        """A free slot as a picture of this size; the same one until pixels are `put` there.

        Raises:
            JobCancelled: if the job is cancelled meanwhile.
        """
        if self._teller is not None:
            self._teller.alive()
        if not self._fits(width, height):
            self._flush()
            self._room, self._views = _NO_ROOM, {}
            self._send(messages.NeedRoom(self._job, width, height))
            while not self._fits(width, height):
                self._receive()
        self._is_anew = False
        if not self._free:
            while not self._free and not self._inbox.slots.empty():
                self._receive()
            if not self._free:
                self._flush()
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

    def _flush(self) -> None:
        if self._teller is not None:
            self._teller.flush()

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
