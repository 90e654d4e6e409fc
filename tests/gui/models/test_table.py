from dataclasses import dataclass

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from catchlight.gui.models.table import Column, RowRole, ShareRole, SortRole, TableModel
from catchlight.gui.theme import theme


@dataclass(frozen=True)
class Thing:
    name: str
    size: int


def model() -> TableModel[Thing]:
    return TableModel(
        (
            Column("Name", lambda row: row.name, tip=lambda row: row.name * 2),
            Column(
                "Size",
                lambda row: f"{row.size} B",
                sort=lambda row: row.size,
                is_number=True,
                share=lambda row: row.size / 100,
            ),
        ),
        key=lambda row: row.name,
    )


def test_it_keeps_qts_rules_while_rows_come_and_go(qtmodeltester: ModelTester) -> None:
    things = model()
    qtmodeltester.check(things)  # type: ignore[no-untyped-call]
    for rows in ([Thing("a", 1)], [Thing("a", 1), Thing("b", 2)], [Thing("z", 0), Thing("a", 1), Thing("b", 2)], []):
        things.set_rows(rows)
        assert things.rowCount() == len(rows)


def test_only_values_changed_so_the_selection_stays(qtbot: QtBot) -> None:
    things = model()
    things.set_rows([Thing("a", 1)])
    with qtbot.assertNotEmitted(things.modelReset), qtbot.waitSignal(things.dataChanged):
        things.set_rows([Thing("a", 2)])
    assert things.index(0, 1).data() == "2 B"


def test_rows_sort_by_their_raw_values_and_explain_themselves() -> None:
    things = model()
    things.set_rows([Thing("a", 10)])
    cell = things.index(0, 1)
    assert (cell.data(SortRole), cell.data(RowRole)) == (10, Thing("a", 10))
    assert things.index(0, 0).data(SortRole) == "a"
    assert things.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "aa"
    assert things.headerData(1, Qt.Orientation.Horizontal) == "Size"


def test_a_column_may_say_how_much_is_done_and_the_rows_be_read_anew(qtbot: QtBot) -> None:
    things = model()
    with qtbot.assertNotEmitted(things.dataChanged):
        things.touch()
    things.set_rows([Thing("a", 25), Thing("b", 50)])
    assert [things.index(0, at).data(ShareRole) for at in (0, 1)] == [None, 0.25]
    with qtbot.waitSignal(things.dataChanged) as changed, qtbot.assertNotEmitted(things.modelReset):
        things.touch()
    assert (changed.args[0].row(), changed.args[1].row()) == (0, 1)
    with qtbot.waitSignal(things.dataChanged) as changed:
        things.touch(1)
    assert (changed.args[0].row(), changed.args[1].row()) == (1, 1)
    with qtbot.assertNotEmitted(things.dataChanged):
        things.touch(2)


def test_a_column_may_have_a_colour_of_its_own(qtbot: QtBot) -> None:
    things = TableModel((Column[Thing]("Name", lambda row: row.name, colour=lambda _row: "bad"),), key=lambda row: row)
    things.set_rows([Thing("a", 1)])
    assert things.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) == theme.colour("bad")
    plain = model()
    plain.set_rows([Thing("a", 1)])
    assert plain.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is None
