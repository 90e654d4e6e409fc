"""The decoder child's own rules: where requests go, what it tells, where pixels stand, how it ends."""

import multiprocessing
import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

import catchlight
from catchlight.jobs import JobCancelled
from catchlight.media import decoder_child
from catchlight.media import decoder_messages as messages
from catchlight.media.decoder_child import Inbox, Slots, Teller, runs
from catchlight.media.facts import DecodeWarning, FootageFacts
from catchlight.media.frames import Frame, Passed, Unchanged
from catchlight.media.request import Region
from catchlight.media.ring import MemoryView, Rings

REPO = Path(__file__).parents[2]


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


def test_unchanged_frames_are_told_of_together_and_before_the_next_picture(owner: Owner) -> None:
    for number in range(3):
        owner.teller.unchanged(Unchanged(number, number * 10, 5), plain=False)
    assert owner.sent == []
    frame = Frame(3, 30, np.zeros((30, 40, 3), np.uint8), 6, (Region(0, 0, 32, 16),))
    owner.teller.shown(frame, 2)
    shown = messages.Shown(2, 40, 30, 3, 30, 6, ((0, 0, 32, 16),))
    assert owner.sent == [messages.Progress(1, ((0, 0, 5), (1, 10, 5), (2, 20, 5)), None, shown)]


def test_many_or_old_or_plain_unchanged_frames_are_told_of(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(decoder_child.MOST_UNCHANGED):
        owner.teller.unchanged(Unchanged(number, 0, 5), plain=False)
    assert len(owner.sent) == 1
    owner.teller.unchanged(Unchanged(100, 0, 5), plain=True)
    assert len(owner.sent) == 2
    monkeypatch.setattr(decoder_child, "SECONDS_UNTOLD", 0.0)
    owner.teller.unchanged(Unchanged(101, 0, 5), plain=False)
    assert len(owner.sent) == 3


def test_failures_and_warnings_are_told_of_once(owner: Owner) -> None:
    class Stream:
        facts = FootageFacts(1, 1, "", "", None, False, None, None)
        failed = [1, 2, 3, 7]  # noqa: RUF012
        warnings = [DecodeWarning(1, None, "short")]  # noqa: RUF012
        broken: str | None = None

        def __iter__(self) -> "Iterator[Frame | Unchanged | Passed]":
            return iter(())

    owner.teller.watch(Stream())
    owner.teller.passed(Passed(32))
    owner.teller.flush()
    Stream.failed.append(8)
    owner.teller.flush()
    assert owner.sent == [
        messages.Progress(1, passed=32, failed=((1, 3), (7, 7)), warnings=(DecodeWarning(1, None, "short"),)),
        messages.Progress(1, failed=((8, 8),)),
    ]


def test_long_silence_is_broken(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    owner.teller.alive()
    assert owner.sent == []
    monkeypatch.setattr(decoder_child, "SECONDS_SILENT", 0.0)
    owner.teller.alive()
    assert owner.sent == [messages.Progress(1)]


def test_runs() -> None:
    assert runs([]) == ()
    assert runs([4, 5, 6, 9, 11, 12]) == ((4, 6), (9, 9), (11, 12))


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("deed", ["spin", "sleep"])
def test_a_decoder_that_hangs_ends_with_its_owner(tmp_path: Path, deed: str) -> None:
    from tests.footage_maker import numbered_frames, write_footage

    clip = write_footage(tmp_path / "poisoned.mp4", numbered_frames(12))
    (tmp_path / "owner.py").write_text(
        textwrap.dedent("""
        import sys
        from pathlib import Path
        from catchlight.media import decoder_child
        from catchlight.media.decoder import Decoder
        from catchlight.media.request import ReadRequest
        from tests.media import poisoned_decoder

        if __name__ == "__main__":
            decoder_child.main = poisoned_decoder.main
            decoder = Decoder(patience_seconds=1000)
            with decoder.footage(Path(sys.argv[1]), ReadRequest()) as stream:
                for frame in stream:
                    frame.release()
                    if frame.number == 4:
                        print(decoder.pid, flush=True)
        """)
    )
    with subprocess.Popen(
        [sys.executable, tmp_path / "owner.py", clip],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(Path(catchlight.__file__).parents[1]), str(REPO)]),
            "CATCHLIGHT_TEST_POISON": f"{deed}@8",
        },
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        child = psutil.Process(int(running.stdout.readline()))
        running.kill()
    _, alive = psutil.wait_procs([child], timeout=10)
    assert not alive
