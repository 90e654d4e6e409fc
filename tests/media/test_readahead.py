"""Frames arrive in order however far the decoder is ahead, and leaving early ends its thread."""

import threading
from collections.abc import Callable, Iterator
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchlight.media.capture import Pixels
from catchlight.media.facts import FootageFacts
from catchlight.media.footage import Footage, Frame
from catchlight.media.readahead import FRAMES_BETWEEN_SIGNS, MOST_BYTES, MOST_FRAMES, ReadAhead


class Reel:
    """A decoder of black frames, 40 milliseconds apart; `on_grab` is called with the number of each frame."""

    def __init__(self, frames: int, *, on_grab: Callable[[int], None] = lambda _: None) -> None:
        self.grabbed = 1  # as `open_footage` leaves it
        self._frames = frames
        self._on_grab = on_grab

    def grab(self) -> bool:
        if self.grabbed >= self._frames:
            return False
        self._on_grab(self.grabbed)
        self.grabbed += 1
        return True

    def microseconds(self) -> int:
        return 40_000 * (self.grabbed - 1)

    def pixels(self) -> Pixels | None:
        return np.zeros((2, 3, 3), np.uint8)

    def release(self) -> None:
        """Nothing to close."""


def footage_of(reel: Reel, *, width: int = 3, height: int = 2) -> Footage:
    return Footage(reel, FootageFacts(width, height, "raw", "test", None, False, None, Fraction(25)))


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    yield
    assert "readahead" not in {thread.name for thread in threading.enumerate()}


@given(count=st.integers(1, 120), start=st.integers(0, 130))
def test_every_frame_from_the_start_on_comes_once_and_in_order(count: int, start: int) -> None:
    with ReadAhead(footage_of(Reel(count)), start=start) as ahead:
        items = list(ahead)
    frames = [item for item in items if isinstance(item, Frame)]
    signs = [item for item in items if isinstance(item, int)]
    assert [(frame.number, frame.microseconds) for frame in frames] == [(n, 40_000 * n) for n in range(start, count)]
    assert signs == list(range(0, min(start, count), FRAMES_BETWEEN_SIGNS))
    assert items[: len(signs)] == signs


def test_leaving_early_ends_the_thread_though_it_waits_to_hand_a_frame_over() -> None:
    reel = Reel(10_000)
    with ReadAhead(footage_of(reel)) as ahead:
        first = next(iter(ahead))
    assert isinstance(first, Frame)
    assert first.number == 0
    assert reel.grabbed < 10_000


def test_leaving_while_frames_are_passed_over_ends_the_thread() -> None:
    reel = Reel(1_000_000)
    with ReadAhead(footage_of(reel), start=999_999) as ahead:
        assert next(iter(ahead)) == 0
    assert reel.grabbed < 1_000_000


def test_an_error_within_ends_the_thread_and_comes_out() -> None:
    reel = Reel(10_000)
    with pytest.raises(KeyError), ReadAhead(footage_of(reel)):
        raise KeyError
    assert reel.grabbed < 10_000


def test_an_error_of_the_decoder_comes_after_the_frames_before_it() -> None:
    def fail(number: int) -> None:
        if number == 5:
            raise MemoryError("no room for frame 5")

    seen: list[Frame | int] = []
    with ReadAhead(footage_of(Reel(10, on_grab=fail))) as ahead, pytest.raises(MemoryError, match="frame 5"):
        seen.extend(ahead)
    assert len(seen) == 5


@pytest.mark.parametrize(
    ("width", "height", "depth"),
    [(3, 2, MOST_FRAMES), (3840, 2160, MOST_BYTES // (3840 * 2160 * 3)), (15_000, 10_000, 2), (0, 0, MOST_FRAMES)],
)
def test_the_decoder_is_never_further_ahead_than_memory_allows(width: int, height: int, depth: int) -> None:
    full, reached = threading.Event(), []

    def watch(number: int) -> None:
        reached.append(number)
        if number >= depth:
            full.set()

    with ReadAhead(footage_of(Reel(10_000, on_grab=watch), width=width, height=height)):
        assert full.wait(10)
        assert max(reached) <= depth + 1  # the queue, and the one frame that waits for a place in it
