"""Memory that the decoder process and its owner share: a board for where decoding is, and rooms of equal slots.

It has no name that could be left behind: under Linux it is a file without one, whose pages are all there before they
are used (no bus error where memory runs out); under Windows a mapping that goes with its last user.
"""

import mmap
import os
import secrets
import struct
import sys
import tempfile
from typing import Any

import numpy as np

from catchlight.media.decoder_messages import Room
from catchlight.media.frames import Pixels

BOARD_BYTES = mmap.ALLOCATIONGRANULARITY

_PLACE = struct.Struct("<qqq")
_SEAL_SHRINK = (1033, 2)  # F_ADD_SEALS, F_SEAL_SHRINK: nobody can take the pages away again


class Memory:
    """The owner's hold on the shared memory.

    Raises:
        OSError: if the system gives none.

    Attributes:
        board: Where the decoder notes what it is at.
    """

    def __init__(self) -> None:
        self._name = f"Local\\catchlight-{os.getpid()}-{secrets.token_hex(8)}"
        self._file = _nameless_file()
        self.board = Board(_mapped(self._file, self._name, generation=0, offset=0, length=BOARD_BYTES))

    def __reduce__(self) -> tuple[Any, ...]:
        """Travels into a child while that is spawned, as a `MemoryView`."""
        if sys.platform == "win32" or self._file is None:
            return MemoryView, (None, self._name)
        from multiprocessing.reduction import DupFd  # noqa: PLC0415 - there is none under Windows

        return MemoryView, (DupFd(self._file), self._name)

    def room(self, *, generation: int, offset: int, slot_bytes: int, slots: int) -> mmap.mmap:
        """Map a new room.

        Raises:
            OSError: if there is not so much memory.
        """
        return _mapped(self._file, self._name, generation=generation, offset=offset, length=slot_bytes * slots)

    def close(self) -> None:
        """Let go of the memory; frames that are still held keep their part of it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


class MemoryView:
    """The decoder's hold on the shared memory.

    Args:
        file: The duplicated descriptor, or None under Windows.
        name: Name of the mappings under Windows.
    """

    def __init__(self, file: Any, name: str) -> None:
        self._file: int | None = None if file is None else file.detach()
        self._name = name
        self.board = Board(self._map(0, 0, BOARD_BYTES))

    def room(self, room: Room) -> mmap.mmap:
        """Map a room that the owner made."""
        return self._map(room.generation, room.offset, room.slot_bytes * room.slots)

    def _map(self, generation: int, offset: int, length: int) -> mmap.mmap:
        if sys.platform == "win32":
            return mmap.mmap(-1, length, tagname=f"{self._name}-{generation}")
        assert self._file is not None  # noqa: S101 - only Windows has none
        return mmap.mmap(self._file, length, offset=offset)


class Board:
    """What the decoder is at, noted for every frame, so that its owner knows the place when it dies.

    Args:
        memory: Where.
    """

    def __init__(self, memory: mmap.mmap) -> None:
        self._memory = memory

    def note(self, job: int, number: int, microseconds: int) -> None:
        """Frame `number` is begun; the one before it had this time."""
        _PLACE.pack_into(self._memory, 0, job, number, microseconds)

    def read(self, job: int) -> tuple[int, int] | None:
        """Number of the frame that was begun last, and the time of the one before; None where none was in this job."""
        of, number, microseconds = _PLACE.unpack_from(self._memory, 0)
        return (number, microseconds) if of == job and number > 0 else None


def slot_view(mapping: mmap.mmap | None, offset: int, width: int, height: int) -> Pixels:
    """A slot as a picture, shape (height, width, 3), uint8."""
    return np.ndarray((height, width, 3), np.uint8, buffer=mapping, offset=offset)


def _nameless_file() -> int | None:
    """A file in memory without a name, None under Windows; where the system has no such thing, one in /dev/shm."""
    if sys.platform == "win32":
        return None
    try:
        descriptor = os.memfd_create("catchlight", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    except (AttributeError, OSError):
        with tempfile.TemporaryFile(dir="/dev/shm") as file:
            return os.dup(file.fileno())
    import fcntl  # noqa: PLC0415 - there is none under Windows

    fcntl.fcntl(descriptor, *_SEAL_SHRINK)
    return descriptor


def _mapped(file: int | None, name: str, *, generation: int, offset: int, length: int) -> mmap.mmap:
    if sys.platform == "win32":
        return mmap.mmap(-1, length, tagname=f"{name}-{generation}")
    if file is None:
        raise OSError("the shared memory is closed")
    os.posix_fallocate(file, offset, length)
    return mmap.mmap(file, length, offset=offset)
