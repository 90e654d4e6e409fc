"""The decoder process: the child's main loop. It reads one file at a time and puts its pictures into shared memory."""

import os
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from catchlight.errors import MediaRefused
from catchlight.jobs import JobCancelled
from catchlight.media import decoder_messages as messages
from catchlight.media import limits
from catchlight.media.decoder_inbox import Inbox, Slots
from catchlight.media.decoder_teller import Teller
from catchlight.media.facts import StillFacts
from catchlight.media.frames import Frame, Unchanged
from catchlight.media.inspect import inspect
from catchlight.media.read import read_footage
from catchlight.media.seek import frame_at
from catchlight.media.shared_memory import MemoryView
from catchlight.media.stills import open_pages


def main(requests: Connection, replies: Connection, memory: MemoryView, patience_seconds: float) -> None:
    """Serve requests until the pipe closes; runs in the child only."""
    limits.end_if_stuck(2 * patience_seconds + 20)
    limits.settle_in()
    Child(Inbox(requests), replies, memory).run()


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
        self._slots.begin(request.job, None, anew=False)
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
