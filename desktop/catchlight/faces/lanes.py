"""How many pictures are examined at the same time, and the threads that do it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from catchlight.faces.runtime import usable_cores
from catchlight.media.capture import cv2

MOST_LANES = 8


def lane_count() -> int:
    """How many pictures are examined at the same time; build the engine with as many detectors."""
    return max(2, min(MOST_LANES, usable_cores()))


@contextmanager
def lanes(count: int | None = None) -> Iterator[ThreadPoolExecutor]:
    """Threads that are joined in the end, with what has not begun dropped; OpenCV adds none of its own."""
    cv2.setNumThreads(1)
    threads = ThreadPoolExecutor(count or lane_count(), thread_name_prefix="lane")
    try:
        yield threads
    finally:
        threads.shutdown(wait=True, cancel_futures=True)
