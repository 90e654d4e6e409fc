"""The ring: who owns which slot, what is held stays as it is, and memory goes back."""

import gc
import mmap
import os
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.media import ring as ring_module
from catchlight.media.decoder_messages import Room
from catchlight.media.ring import Ring, Rings, fit, suits
from catchlight.media.shared_memory import Memory

_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="files in memory")


@pytest.fixture
def memory() -> Iterator[Memory]:
    made = Memory()
    yield made
    made.close()


@pytest.fixture
def told() -> list[tuple[int, ...]]:
    """What the decoder was told of free slots."""
    return []


@pytest.fixture
def ring(memory: Memory, told: list[tuple[int, ...]]) -> Ring:
    made = Ring(memory, generation=1, offset=mmap.ALLOCATIONGRANULARITY, slot_bytes=mmap.ALLOCATIONGRANULARITY, slots=4)
    assert made.lend(7, told.append) == Room(7, 1, made.offset, made.slot_bytes, 4, (0, 1, 2, 3))
    return made


def test_a_slot_belongs_to_one_side_at_a_time(ring: Ring, told: list[tuple[int, ...]]) -> None:
    frames = [ring.take(slot, 10, 10) for slot in (2, 3)]
    assert ring.take(2, 10, 10) is None
    assert ring.take(9, 10, 10) is None
    for taken in frames:
        assert taken is not None
        taken[1]()
    assert told[0] == (2,)
    assert ring.take(2, 10, 10) is not None


def test_a_frame_larger_than_its_slot_is_none(ring: Ring) -> None:
    assert ring.take(0, 10_000, 10_000) is None


def test_the_decoder_always_keeps_a_slot(ring: Ring, told: list[tuple[int, ...]]) -> None:
    frames = [ring.take(slot, 10, 10) for slot in range(4)]
    assert all(frames)
    assert ring.held == 3
    assert [slot for slots in told for slot in slots] == [3]
    last = frames[3]
    assert last is not None
    assert last[0].base is None


def test_slots_given_back_are_told_of_together_and_before_the_decoder_runs_out(
    ring: Ring, told: list[tuple[int, ...]]
) -> None:
    first = ring.take(0, 10, 10)
    assert first is not None
    first[1]()
    ring.relieve()
    assert told == []
    assert ring.take(1, 10, 10) is not None
    ring.relieve()
    assert told == [(0,)]


def test_giving_back_twice_frees_nobody_elses_frame(ring: Ring) -> None:
    first = ring.take(0, 10, 10)
    assert first is not None
    assert ring.take(1, 10, 10) is not None
    first[1]()
    assert ring.take(0, 10, 10) is not None
    first[1]()
    assert ring.held == 2


def test_another_decoder_gets_what_is_not_held(ring: Ring, told: list[tuple[int, ...]]) -> None:
    held = ring.take(1, 10, 10)
    assert held is not None
    ring.withdraw()
    assert ring.take(0, 10, 10) is None
    assert ring.lend(8, told.append).free == (0, 2, 3)
    held[1]()
    assert ring.take(0, 10, 10) is not None
    ring.relieve()
    assert told == [(1,)]


def test_frames_held_in_an_earlier_room_stay_as_they_are() -> None:
    rings = Rings()
    first = rings.of_size(100, 100)
    first.lend(1, lambda _: None)
    taken = first.take(0, 100, 100)
    assert taken is not None
    pixels, release = taken
    pixels[:] = 7
    second = rings.of_size(1000, 1000)
    third = rings.of_size(3000, 1000)
    assert second.offset >= first.end
    assert third.generation > second.generation > first.generation
    for room in (second, third):
        room.lend(1, lambda _: None)
        got = room.take(0, 1000, 1000)
        assert got is not None
        got[0][:] = 9
    assert (pixels == 7).all()
    release()
    rings.close()
    assert (pixels[0, 0] == 0).all() or sys.platform != "linux"  # its memory went back to the system


def test_a_room_that_suits_is_used_again() -> None:
    rings = Rings()
    assert rings.of_size(768, 432) is rings.of_size(640, 480)
    rings.close()


@given(st.integers(1, 20_000), st.integers(1, 7_000), st.integers(0, 2**30))
def test_slots_hold_the_frame_and_keep_within_the_budget(width: int, height: int, at_least: int) -> None:
    slot_bytes, slots = fit(width, height, at_least=at_least)
    assert slot_bytes >= width * height * 3
    assert slot_bytes % mmap.ALLOCATIONGRANULARITY == 0
    assert 2 <= slots <= 96
    assert slots == 2 or slots * slot_bytes <= ring_module.BUDGET_BYTES
    if at_least == 0:
        assert suits(slot_bytes, slots, width, height)


@pytest.mark.parametrize(
    ("slot", "size", "fits"),
    [((3000, 96), (100, 10), True), ((2999, 96), (100, 10), False), ((450_000_000, 2), (768, 432), False)],
)
def test_slots_that_are_few_because_they_are_far_too_large_do_not_suit(
    slot: tuple[int, int], size: tuple[int, int], fits: bool
) -> None:
    assert suits(*slot, *size) == fits


@_LINUX
def test_with_little_memory_there_are_fewer_slots_and_in_the_end_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    allocate = os.posix_fallocate
    most = 0

    def allocate_little(file: int, offset: int, length: int) -> None:
        if offset + length > most:
            raise OSError(28, "No space left on device")
        allocate(file, offset, length)

    rings = Rings()
    monkeypatch.setattr(os, "posix_fallocate", allocate_little)
    most = 8_000_000
    assert rings.of_size(768, 432).slots == 6
    most = 1_500_000
    with pytest.raises(OSError, match="No space"):
        rings.of_size(1920, 1080)
    rings.close()


@_LINUX
def test_the_memory_of_rooms_that_nobody_uses_goes_back_to_the_system() -> None:
    rings = Rings()
    for width in (1000, 5000, 6000):
        rings.of_size(width, 1000).lend(1, lambda _: None)
    file = rings.memory._file
    assert file is not None
    newest = rings.of_size(6000, 1000)
    assert os.fstat(file).st_blocks * 512 <= newest.slot_bytes * newest.slots + 4 * mmap.ALLOCATIONGRANULARITY
    rings.close()


def test_pixels_outlive_the_ring(memory: Memory) -> None:
    ring = Ring(memory, generation=1, offset=mmap.ALLOCATIONGRANULARITY, slot_bytes=mmap.ALLOCATIONGRANULARITY, slots=3)
    ring.lend(1, lambda _: None)
    taken = ring.take(0, 10, 10)
    assert taken is not None
    taken[0][:] = 5
    memory.close()
    del ring
    gc.collect()
    assert np.array_equal(taken[0], np.full((10, 10, 3), 5))
    taken[1]()
