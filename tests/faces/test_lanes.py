"""The threads that examine pictures: at least two, and none left behind."""

import threading

import pytest

from catchlight.faces import lanes as lanes_module
from catchlight.faces.lanes import MOST_LANES, lane_count, lanes


@pytest.mark.parametrize(("cores", "expected"), [(1, 2), (2, 2), (6, 6), (64, MOST_LANES)])
def test_there_are_as_many_as_cores_within_limits(monkeypatch: pytest.MonkeyPatch, cores: int, expected: int) -> None:
    monkeypatch.setattr(lanes_module, "usable_cores", lambda: cores)
    assert lane_count() == expected


def test_what_has_begun_is_finished_and_the_rest_is_dropped() -> None:
    began, release = threading.Event(), threading.Event()

    def work() -> int:
        began.set()
        assert release.wait(10)
        return 1

    with lanes(1) as threads:
        first, second = threads.submit(work), threads.submit(work)
        assert began.wait(10)
        threading.Timer(0.05, release.set).start()
    assert first.result() == 1
    assert second.cancelled()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("lane")]
