"""What reaches the decoder process: where requests go, and in which slots pixels stand."""

import multiprocessing
import os
import threading
from collections.abc import Iterator

import numpy as np
import pytest

from catchlight.jobs import JobCancelled
from catchlight.media import decoder_messages as messages
from catchlight.media.decoder_inbox import Inbox, Slots
from catchlight.media.decoder_teller import Teller
from catchlight.media.ring import Rings
from catchlight.media.shared_memory import MemoryView


class Owner:
    """The other end of the child's pipes and memory, in this process."""

    def __init__(self) -> None:
        requests, self._requests = multiprocessing.Pipe(duplex=False)
        self.gone = threading.Event()
        self.inbox = Inbox(requests, on_gone=self.gone.set)
        self.rings = Rings()
        file = self.rings.memory._file

        class Kept:
            def detach(self) -> int | None:
                return None if file is None else os.dup(file)

        self.sent: list[messages.Reply] = []
        view = MemoryView(None if file is None else Kept(), self.rings.memory._name)
        self.slots = Slots(self.inbox, view, self.sent.append)
        self.teller = Teller(1, self.sent.append)
        self.slots.begin(1, self.teller, anew=True)

    def send(self, request: messages.Request) -> None:
        self._requests.send_bytes(messages.encode(request))

    def close(self) -> None:
        self._requests.close()
        assert self.gone.wait(5)
        self.rings.close()


@pytest.fixture
def owner() -> "Iterator[Owner]":
    made = Owner()
    yield made
    made.close()


def test_requests_are_sorted_and_a_cancel_is_seen_at_once(owner: Owner) -> None:
    for request in (messages.InspectFile(3, "a"), messages.Free(0, (1,)), messages.Cancel(3)):
        owner.send(request)
    assert owner.inbox.jobs.get(timeout=5) == messages.InspectFile(3, "a")
    assert owner.inbox.slots.get(timeout=5) == messages.Free(0, (1,))
    assert owner.inbox.slots.get(timeout=5) == messages.Cancel(3)
    assert owner.inbox.is_cancelled(3)
    assert not owner.inbox.is_cancelled(4)


def test_room_is_asked_for_and_pixels_stand_where_the_owner_finds_them(owner: Owner) -> None:
    ring = owner.rings.of_size(40, 30)
    owner.send(ring.lend(1, lambda slots: owner.send(messages.Free(0, slots))))
    place = owner.slots(40, 30)
    assert owner.sent == [messages.NeedRoom(1, 40, 30)]
    assert owner.slots(40, 30) is place
    place[:] = 9
    taken = ring.take(owner.slots.put(place), 40, 30)
    assert taken is not None
    assert (taken[0] == 9).all()
    elsewhere = ring.take(owner.slots.put(np.full((20, 10, 3), 4, np.uint8)), 10, 20)
    assert elsewhere is not None
    assert (elsewhere[0] == 4).all()
    assert owner.sent == [messages.NeedRoom(1, 40, 30)]


def test_a_room_for_another_job_is_not_used_and_a_cancel_ends_the_wait(owner: Owner) -> None:
    ring = owner.rings.of_size(40, 30)
    owner.send(ring.lend(99, lambda _: None))
    owner.send(messages.Cancel(1))
    with pytest.raises(JobCancelled):
        owner.slots(40, 30)


def test_slots_freed_while_a_job_is_cancelled_are_not_lost(owner: Owner) -> None:
    ring = owner.rings.of_size(5000, 4000)
    assert ring.slots == 3
    owner.send(ring.lend(1, lambda slots: owner.send(messages.Free(0, slots))))
    for _ in range(3):
        owner.slots.put(owner.slots(5000, 4000))
    owner.send(messages.Cancel(1))
    owner.send(messages.Free(0, (0, 1, 2)))
    with pytest.raises(JobCancelled):
        owner.slots(5000, 4000)
    owner.slots.begin(2, owner.teller, anew=False)
    assert sorted(owner.slots.put(owner.slots(5000, 4000)) for _ in range(3)) == [0, 1, 2]


def test_a_still_that_takes_long_sends_no_sign_that_is_meant_for_footage(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catchlight.media.decoder_teller.SECONDS_SILENT", 0.0)
    owner.send(owner.rings.of_size(40, 30).lend(1, lambda slots: owner.send(messages.Free(0, slots))))
    owner.slots.begin(1, None, anew=False)
    for _ in range(2):
        owner.slots.put(np.zeros((30, 40, 3), np.uint8))
    assert owner.sent == [messages.NeedRoom(1, 40, 30)]
