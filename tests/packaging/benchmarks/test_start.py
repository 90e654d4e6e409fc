"""The start benchmark: one start is measured to its first painted window, and the figures are held against the goal."""

import pytest

from benchmarks import start


def test_one_start_ends_at_its_first_painted_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert 0 < start.measure_start(start._environment()) < 60


def test_the_goal_is_held_against_the_median() -> None:
    figures = start._figures([0.3, 0.2, 9.0], 0.4)
    assert (figures["median"], figures["fastest"], figures["slowest"], figures["met"]) == (0.3, 0.2, 9.0, True)
    assert start._figures([0.5], 0.4)["met"] is False


def test_where_caches_cannot_be_dropped_no_cold_start_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.sync", refuse, raising=False)
    assert start._drop_caches() is False
