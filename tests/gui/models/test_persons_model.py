from array import array

from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from catchlight.gallery.browse import Person
from catchlight.gui.models.persons_model import BLOCK, MOST_KEPT, STEP, Block, PersonRole, PersonsModel


def some(rows: "tuple[int, ...] | range") -> tuple[Person, ...]:
    return tuple(Person(row, f"P{row:04}", None, None, 1, "0" * 64, "2030-01-01") for row in rows)


def filled(*parts: range) -> PersonsModel:
    model = PersonsModel()
    model.begin()
    for part in parts:
        model.take(array("q", part))
    return model


def test_rows_are_shown_as_they_come(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = filled(range(3), range(3, 5))
    assert model.rowCount() == 5
    model.finish()
    assert model.rowCount() == 5
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_view_is_told_of_many_rows_in_steps(qtbot: QtBot) -> None:
    model = filled(range(3 * STEP + 1))
    assert model.rowCount() == STEP
    steps: list[int] = []
    model.rowsInserted.connect(lambda _parent, first, last: steps.append(last - first + 1))
    qtbot.waitUntil(lambda: model.rowCount() == 3 * STEP + 1)
    assert steps == [STEP, STEP, 1]


def test_a_list_that_was_read_again_leaves_a_view_where_it_is(qtbot: QtBot) -> None:
    model = filled(range(10))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        model.replace(array("q", range(12)))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsRemoved):
        model.replace(array("q", range(5)))
    assert model.rowCount() == 5


def test_the_list_before_stays_until_there_is_something_of_the_next(qtbot: QtBot) -> None:
    model = filled(range(3))
    model.begin()
    model.take(array("q"))
    assert model.rowCount() == 3
    model.finish()
    assert model.rowCount() == 0


def test_only_what_is_looked_at_is_read_a_block_at_a_time_the_last_one_first(qtbot: QtBot) -> None:
    model = filled(range(100_000))
    qtbot.waitUntil(lambda: model.rowCount() == 100_000)
    asked: list[Block] = []
    model.wanted.connect(asked.append)
    for row in (10, 40_010, 90_010, 90_020):
        assert model.index(row, 0).data(PersonRole) is None
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert (asked[0].first, len(asked[0].rows)) == (90_000, BLOCK)
    model.add(asked[0], some(asked[0].rows))
    assert model.index(90_020, 0).data(PersonRole).person_id == "P90020"
    assert model.index(90_020, 0).data().startswith("P90020, 1 portrait")
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1].first == 40_000


def test_a_block_that_comes_late_for_another_list_is_left(qtbot: QtBot) -> None:
    model = filled(range(5))
    asked: list[Block] = []
    model.wanted.connect(asked.append)
    model.index(0, 0).data(PersonRole)
    qtbot.waitUntil(lambda: bool(asked))
    model.replace(array("q", range(3)))
    model.add(asked[0], some(asked[0].rows))
    assert model.index(0, 0).data(PersonRole) is None


def test_somebody_who_is_no_longer_enrolled_stays_an_empty_line_and_is_not_asked_for_again(qtbot: QtBot) -> None:
    model = filled(range(2))
    asked: list[Block] = []
    model.wanted.connect(asked.append)
    model.index(0, 0).data(PersonRole)
    qtbot.waitUntil(lambda: bool(asked))
    model.add(asked[0], some((1,)))
    assert model.index(0, 0).data() is None
    assert model.index(1, 0).data() is not None
    assert len(asked) == 1


def test_a_lost_block_is_asked_for_again(qtbot: QtBot) -> None:
    model = filled(range(2))
    asked: list[Block] = []
    model.wanted.connect(asked.append)
    model.index(0, 0).data(PersonRole)
    qtbot.waitUntil(lambda: len(asked) == 1)
    model.lose(asked[0])
    model.index(0, 0).data(PersonRole)
    qtbot.waitUntil(lambda: len(asked) == 2)


def test_what_was_read_is_kept_within_a_bound(qtbot: QtBot) -> None:
    model = filled(range(3 * MOST_KEPT))
    model.wanted.connect(lambda block: model.add(block, some(block.rows)))
    for first in range(0, 3 * MOST_KEPT, BLOCK):
        model.index(first, 0).data(PersonRole)
        qtbot.waitUntil(lambda first=first: model._known.get(first) is not None)  # type: ignore[misc]
    assert len(model._known) == MOST_KEPT


def test_a_person_is_found_near_where_they_were(qtbot: QtBot) -> None:
    model = filled(range(20_000))
    assert model.row_of(12_345, near=12_000) == 12_345
    assert model.row_of(1, near=15_000) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == 20_000
