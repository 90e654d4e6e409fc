"""The stalls benchmark: each gap between two beats belongs to the step at hand, and the worst of them is told."""

from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from benchmarks import stalls


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """What the watch takes for the time, seconds."""
    made = SimpleNamespace(now=0.0)
    monkeypatch.setattr(stalls, "time", SimpleNamespace(perf_counter=lambda: made.now))
    return made


@pytest.fixture
def watch(qtbot: QtBot, clock: SimpleNamespace) -> stalls.Watch:
    made = stalls.Watch(blame=False)
    made._timer.stop()
    return made


def test_a_gap_belongs_to_its_step_and_not_what_lay_between_two(watch: stalls.Watch, clock: SimpleNamespace) -> None:
    watch.step("open the case")
    clock.now = 0.040
    watch._beat()
    clock.now = 5.0
    watch.step("gallery")
    clock.now = 5.001
    watch._beat()
    assert watch.gaps["open the case"] == pytest.approx([40.0])
    assert watch.gaps["gallery"] == pytest.approx([1.0])


def test_the_figures_tell_the_longest_and_how_many_were_felt(watch: stalls.Watch) -> None:
    watch.gaps = {"gallery": [1.0] * 99 + [40.0], "rows are made up": [900.0]}
    assert watch.figures() == {"gallery": {"longest_ms": 40.0, "p99_ms": 1.0, "over_16_ms": 1, "beats": 100}}


def test_the_watch_beats_by_itself(qtbot: QtBot) -> None:
    watch = stalls.Watch(blame=False)
    watch.step("waiting")
    qtbot.waitUntil(lambda: len(watch.gaps.get("waiting", [])) > 2)
    watch._timer.stop()
