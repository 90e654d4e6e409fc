"""The owner's account of shared memory: rooms of equal slots; each is the decoder's or holds a frame in use."""

import mmap
import sys
import threading
from collections.abc import Callable
from functools import partial

from catchlight.media.decoder_messages import Room
from catchlight.media.frames import Pixels, keep
from catchlight.media.shared_memory import BOARD_BYTES, Memory, slot_view

BUDGET_BYTES = 192 * 1024 * 1024
"""Of the slots of one room, where two slots do not need more."""
FEWEST_SLOTS = 2
MOST_SLOTS = 96
"""As many as hold a person's walk through the picture, so that the decoder goes on to the quiet frames after it."""

_GROWTH = 1.5
_WASTE = 4
_SMALL = 2 * 1024 * 1024


class Ring:
    """The owner's account of one room: which slots the decoder may write to, and which hold frames in use.

    Args:
        memory: Where the room is.
        generation: Its number.
        offset: Where it begins, bytes.
        slot_bytes: Size of a slot.
        slots: How many.

    Raises:
        OSError: if there is not so much memory.
    """

    def __init__(self, memory: Memory, *, generation: int, offset: int, slot_bytes: int, slots: int) -> None:
        self._mapping = memory.room(generation=generation, offset=offset, slot_bytes=slot_bytes, slots=slots)
        self._lock = threading.Lock()
        self._tell: Callable[[tuple[int, ...]], None] | None = None
        self._held: dict[int, int] = {}
        self._given_back: list[int] = []
        self._lent: set[int] = set()
        self._serial = 0
        self._is_retired = False
        self.generation = generation
        self.offset = offset
        self.slot_bytes = slot_bytes
        self.slots = slots

    @property
    def end(self) -> int:
        """Where it ends in the shared file, bytes."""
        return self.offset + self.slot_bytes * self.slots

    @property
    def held(self) -> int:
        """How many slots hold frames that nobody released yet."""
        with self._lock:
            return len(self._held)

    def lend(self, job: int, tell: Callable[[tuple[int, ...]], None]) -> Room:
        """Give every slot that holds no frame in use to a decoder.

        Args:
            job: The job that asked for room.
            tell: Sends that decoder the numbers of more, later.
        """
        with self._lock:
            self._lent = set(range(self.slots)) - self._held.keys()
            self._given_back.clear()
            self._tell = tell
            free = tuple(sorted(self._lent))
        return Room(job, self.generation, self.offset, self.slot_bytes, self.slots, free)

    def withdraw(self) -> None:
        """The decoder is gone: tell it nothing any more."""
        with self._lock:
            self._tell = None
            self._lent = set()

    def retire(self) -> None:
        """There is another room now: this one's memory goes back to the system as soon as no frame is held in it."""
        with self._lock:
            self._tell = None
            self._lent = set()
            self._is_retired = True
            self._give_up()

    def take(self, slot: int, width: int, height: int) -> tuple[Pixels, Callable[[], None]] | None:
        """The picture that the decoder put into a slot, and what gives the slot back; None where it did not own it.

        So that the decoder never runs out of slots while frames are waited for, the last slot is given back at once
        and its picture is a copy.
        """
        if width * height * 3 > self.slot_bytes:
            return None
        with self._lock:
            if slot not in self._lent:
                return None
            self._lent.remove(slot)
            pixels = slot_view(self._mapping, slot * self.slot_bytes, width, height)
            if len(self._held) + 2 > self.slots:
                pixels = pixels.copy()
                self._return(slot)
                return pixels, keep
            self._serial += 1
            self._held[slot] = self._serial
            return pixels, partial(self._release, slot, self._serial)

    def relieve(self) -> None:
        """Tell the decoder of the slots that were given back, if it has few; to be called before waiting for it."""
        with self._lock:
            self._relieve()

    def _release(self, slot: int, serial: int) -> None:
        with self._lock:
            if self._held.get(slot) == serial:
                del self._held[slot]
                self._return(slot)
                self._give_up()

    def _return(self, slot: int) -> None:
        if self._tell is not None:
            self._given_back.append(slot)
            self._relieve()

    def _relieve(self) -> None:
        """One message for many slots: only where half of them are not the decoder's."""
        if self._given_back and self._tell is not None and 2 * len(self._lent) <= self.slots:
            slots = tuple(self._given_back)
            self._given_back.clear()
            self._lent.update(slots)
            self._tell(slots)

    def _give_up(self) -> None:
        if self._is_retired and not self._held and sys.platform == "linux":
            self._mapping.madvise(mmap.MADV_REMOVE)


def suits(slot_bytes: int, slots: int, width: int, height: int) -> bool:
    """True where frames of this size fit into such slots, and the slots are not few because they are far too large."""
    needed = width * height * 3
    return needed <= slot_bytes and (slots == MOST_SLOTS or slot_bytes <= _WASTE * max(needed, _SMALL))


def fit(width: int, height: int, *, at_least: int = 0) -> tuple[int, int]:
    """Size and number of slots for frames of this size: 2 to 96, within the budget where that holds two.

    Args:
        width: Pixels across.
        height: Pixels down.
        at_least: Size of slots of which frames are still held, bytes; where those were too small, the new ones are
            clearly larger, so that a file whose frames grow and grow does not fill the memory.
    """
    needed = width * height * 3
    if needed > at_least:
        needed = max(needed, int(at_least * _GROWTH))
    slot_bytes = -(-needed // mmap.ALLOCATIONGRANULARITY) * mmap.ALLOCATIONGRANULARITY
    return slot_bytes, max(FEWEST_SLOTS, min(MOST_SLOTS, BUDGET_BYTES // slot_bytes))


class Rings:
    """The room in use, and those before it of which frames are still held."""

    def __init__(self) -> None:
        self._memory = Memory()
        self._earlier: list[Ring] = []
        self._generation = 0
        self.newest: Ring | None = None

    @property
    def memory(self) -> Memory:
        """What all of them are in."""
        return self._memory

    def of_size(self, width: int, height: int) -> Ring:
        """A ring for frames of this size: the newest where it suits, otherwise a new one with what memory there is.

        Raises:
            OSError: if there is no memory for two slots.
        """
        if self.newest is not None and suits(self.newest.slot_bytes, self.newest.slots, width, height):
            return self.newest
        if self.newest is not None:
            self.newest.retire()
            self._earlier.append(self.newest)
            self.newest = None
        self._earlier = [ring for ring in self._earlier if ring.held]
        offset = max((ring.end for ring in self._earlier), default=BOARD_BYTES)
        slot_bytes, slots = fit(width, height, at_least=max((ring.slot_bytes for ring in self._earlier), default=0))
        self._generation += 1
        while self.newest is None:
            try:
                self.newest = Ring(
                    self._memory, generation=self._generation, offset=offset, slot_bytes=slot_bytes, slots=slots
                )
            except OSError:
                if slots == FEWEST_SLOTS:
                    raise
                slots = max(FEWEST_SLOTS, slots // 2)
        return self.newest

    def close(self) -> None:
        """Let go of the memory; frames that are still held keep their part of it."""
        self._memory.close()
