"""Shared memory: a child writes what its owner reads, nobody can take it away, and no name is left behind."""

import mmap
import multiprocessing
import os
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from catchlight.media.decoder_messages import Room
from catchlight.media.ring import Ring, Rings
from catchlight.media.shared_memory import Memory, MemoryView, slot_view

_SHARED = Path("/dev/shm")  # noqa: S108 - looked at, not written to
_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="files in memory")


@pytest.fixture
def memory() -> Iterator[Memory]:
    made = Memory()
    yield made
    made.close()


def fill(memory: MemoryView, answers: Connection) -> None:
    """Runs in a child: paint a slot, note the place."""
    room = Room(1, 1, mmap.ALLOCATIONGRANULARITY, mmap.ALLOCATIONGRANULARITY, 2, (0, 1))
    slot_view(memory.room(room), room.slot_bytes, 20, 10)[:] = 77
    memory.board.note(5, 12, 480_000)
    answers.send_bytes(b"done")


def test_a_child_writes_what_the_owner_reads(memory: Memory) -> None:
    ring = Ring(memory, generation=1, offset=mmap.ALLOCATIONGRANULARITY, slot_bytes=mmap.ALLOCATIONGRANULARITY, slots=2)
    ring.lend(1, lambda _: None)
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    child = spawn.Process(target=fill, args=(memory, theirs))
    child.start()
    assert ours.recv_bytes() == b"done"
    child.join(10)
    assert child.exitcode == 0
    taken = ring.take(1, 20, 10)
    assert taken is not None
    assert (taken[0] == 77).all()
    assert taken[0].shape == (10, 20, 3)
    assert memory.board.read(5) == (12, 480_000)
    assert memory.board.read(6) is None
    for end in (ours, theirs):
        end.close()


@_LINUX
@pytest.mark.parametrize("why", ["unknown", "forbidden"])
def test_without_files_in_memory_one_in_dev_shm_serves_and_leaves_no_name(
    monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    def forbid(*_: object) -> int:
        raise PermissionError(1, "Operation not permitted")

    if why == "unknown":
        monkeypatch.delattr(os, "memfd_create")
    else:
        monkeypatch.setattr(os, "memfd_create", forbid)
    before = set(_SHARED.iterdir())
    rings = Rings()
    ring = rings.of_size(64, 64)
    ring.lend(1, lambda _: None)
    assert ring.take(0, 64, 64) is not None
    assert set(_SHARED.iterdir()) <= before
    rings.close()


@_LINUX
def test_nobody_can_take_the_pages_away(memory: Memory) -> None:
    assert memory._file is not None
    with pytest.raises(PermissionError):
        os.ftruncate(memory._file, 0)
