from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from catchlight.gui.parts import InParts, Part
from catchlight.gui.session import Session


def up_to(last: int) -> Any:
    """Counts up from where it begins, `most` numbers a part."""

    def read(after: int, most: int) -> Part:
        stop = min(after + most, last)
        return Part(range(after, stop), stop if stop < last else None)

    return read


def test_parts_follow_each_other_to_the_end_and_grow_where_they_are_quick(at_work: Session, qtbot: QtBot) -> None:
    parts, told = InParts(at_work, at_work, first=1_000), list[range]()
    parts.told.connect(told.append)
    with qtbot.waitSignal(parts.ended):
        parts.begin(up_to(500_000), 0)
    assert [number for part in told for number in part] == list(range(500_000))
    assert len(told[0]) == 1_000
    assert len(told[1]) > 1_000
    assert not parts.is_reading


def test_beginning_anew_gives_up_what_was_being_read(at_work: Session, qtbot: QtBot) -> None:
    parts, told = InParts(at_work, at_work, first=10), list[range]()
    parts.told.connect(told.append)
    parts.begin(up_to(100_000), 50)
    with qtbot.waitSignal(parts.ended):
        parts.begin(up_to(5), 0)
    assert told == [range(5)]


def test_what_is_stopped_tells_nothing(at_work: Session, qtbot: QtBot) -> None:
    parts, told = InParts(at_work, at_work), list[range]()
    parts.told.connect(told.append)
    parts.begin(up_to(5), 0)
    parts.stop()
    qtbot.waitUntil(lambda: at_work.runner.is_idle)
    assert (told, parts.is_reading) == ([], False)


def test_a_part_that_fails_ends_it_and_is_shown(at_work: Session, qtbot: QtBot) -> None:
    parts = InParts(at_work, at_work)

    def read(_after: int, _most: int) -> Part:
        raise LookupError("gone")

    with qtbot.waitSignal(at_work.failed):
        parts.begin(read, 0)
    assert not parts.is_reading


def test_what_is_read_for_a_window_that_has_gone_reaches_nobody(at_work: Session, qtbot: QtBot) -> None:
    holder, told = QObject(), list[range]()
    parts = InParts(at_work, holder)
    parts.told.connect(told.append)
    parts.begin(up_to(5), 0)
    delete(holder)
    qtbot.waitUntil(lambda: at_work.runner.is_idle)
    assert told == []
