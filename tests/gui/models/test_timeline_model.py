from typing import Any

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from catchlight.evidence.timeline import TimelineEntry
from catchlight.gui.log_words import Names
from catchlight.gui.models.timeline_model import BLOCK, EntryRole, SequenceRole, TimelineModel


def entry(sequence: int, **changed: Any) -> TimelineEntry:
    document = {
        "action": "account.signed_in", "time": "2026-11-23T09:49:19.000000Z", "role": "examiner", "case": None,
        "actor": {"account": "a", "name": "A. Example"}, "details": {}, **changed,
    }  # fmt: skip
    return TimelineEntry(sequence, document)


def answered(model: TimelineModel) -> list[tuple[int, ...]]:
    """Every read that is asked for is answered at once, and noted."""
    asked: list[tuple[int, ...]] = []

    def answer(sequences: tuple[int, ...]) -> None:
        asked.append(sequences)
        model.add([entry(sequence) for sequence in sequences], sequences)

    model.wanted.connect(answer)
    return asked


def test_a_million_entries_are_listed_at_once_and_read_where_somebody_looks(qtbot: QtBot) -> None:
    model = TimelineModel()
    asked = answered(model)
    model.show_all(1_000_000)
    assert model.rowCount() == 1_000_000
    index = model.index(600_000, 0)
    assert index.data(SequenceRole) == 400_000
    assert index.data(EntryRole) is None
    qtbot.waitUntil(lambda: index.data(EntryRole) is not None)
    assert index.data(EntryRole).sequence == 400_000
    assert index.data() == "Signed in. A. Example"
    assert sum(map(len, asked)) == BLOCK


def test_of_places_passed_over_only_the_last_are_read(qtbot: QtBot) -> None:
    model = TimelineModel()
    asked = answered(model)
    model.show_all(100_000)
    for row in range(0, 60_000, 600):
        model.index(row, 0).data(EntryRole)
    last = model.index(59_400, 0)
    qtbot.waitUntil(lambda: last.data(EntryRole) is not None)
    assert len(asked) == 3


def test_new_entries_come_on_top_and_the_others_stay(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = TimelineModel()
    answered(model)
    model.show_all(3)
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show_all(5)
    assert inserted.args[1:] == [0, 1]
    assert [model.sequence_at(row) for row in range(5)] == [5, 4, 3, 2, 1]
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_what_a_filter_finds_is_added_below_and_news_above(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = TimelineModel()
    answered(model)
    model.show_all(100)
    model.show_found()
    assert model.rowCount() == 0
    model.add_found((90, 70))
    model.add_found((20,))
    model.add_found((101,), newest=True)
    assert [model.sequence_at(row) for row in range(4)] == [101, 90, 70, 20]
    assert [model.row_of(number) for number in (101, 70, 20, 80, 5)] == [0, 2, 3, None, None]
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_name_that_becomes_known_is_shown(qtbot: QtBot) -> None:
    model = TimelineModel()
    model.show_all(1)
    model.add([entry(1, case="c0ffee00")], (1,))
    assert model.index(0, 0).data().endswith("c0ffee00")
    with qtbot.waitSignal(model.dataChanged):
        model.set_names(Names({"c0ffee00": "2026-001"}))
    assert model.index(0, 0).data().endswith("2026-001")
    model.forget()
    assert model.rowCount() == 0
    assert model.index(0, 0).data(Qt.ItemDataRole.DisplayRole) is None
