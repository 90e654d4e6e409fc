import gc
import sys
import weakref
from collections.abc import Iterator
from types import ModuleType

import pytest

from catchlight.gui.collector import Collector


class _Garbage:
    """Reaches itself, so that only a search lets go of it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made._timer.stop()
    gc.unfreeze()
    gc.enable()


def test_no_search_runs_until_modules_have_ceased_to_come(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not gc.isenabled()
    collector.look()
    monkeypatch.setitem(sys.modules, "a module that came late", ModuleType("late"))
    collector.look()
    assert not gc.isenabled()
    assert gc.get_freeze_count() == 0
    collector.look()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_what_modules_bring_later_is_set_aside_too(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    collector.look()
    collector.look()
    before = gc.get_freeze_count()
    stays: list[list[int]] = [[] for _ in range(10_000)]
    collector.look()
    assert gc.get_freeze_count() <= before
    monkeypatch.setitem(sys.modules, "a module that came late", ModuleType("late"))
    collector.look()
    collector.look()
    assert gc.get_freeze_count() >= before + len(stays)


def test_while_locked_garbage_that_was_set_aside_is_let_go_of(collector: Collector) -> None:
    garbage = weakref.ref(_Garbage())
    collector.look()
    collector.look()
    gc.collect()
    assert garbage() is not None
    collector.search_all()
    assert garbage() is None
    assert gc.get_freeze_count() > 0
