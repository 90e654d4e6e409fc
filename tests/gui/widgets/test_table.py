import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.theme import theme
from catchlight.gui.widgets.table import Table


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    model: TableModel[int] = TableModel(
        (Column("Number", lambda row: f"{row} B", sort=lambda row: row, is_number=True),), key=lambda row: row
    )
    model.set_rows((10, 9, 100))
    made = Table(model, name="Sizes")
    model.setParent(made)
    qtbot.addWidget(made)
    return made


def rows(table: Table) -> list[str]:
    return [table.model().index(row, 0).data() for row in range(table.model().rowCount())]


def test_the_keyboard_chooses_a_row_and_enter_opens_it(table: Table, qtbot: QtBot) -> None:
    assert table.current_row() is None
    with qtbot.assertNotEmitted(table.activated_row):
        QTest.keyClick(table, Qt.Key.Key_Return)
    table.selectRow(0)
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.activated_row) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert (chosen.args, opened.args, table.current_row()) == ([9], [9], 9)
    assert table.accessibleName() == "Sizes"


def test_rows_keep_their_order_until_sorted_by_value(table: Table) -> None:
    assert rows(table) == ["10 B", "9 B", "100 B"]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert rows(table) == ["9 B", "10 B", "100 B"]


def test_selected_rows_come_from_top_to_bottom(table: Table) -> None:
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    table.selectAll()
    assert table.selected_rows() == [100, 10, 9]


def test_the_selected_rows_can_be_copied_into_a_spreadsheet(table: Table) -> None:
    table.selectRow(1)
    QTest.keySequence(table, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Number\n9 B"
    assert table.as_text() == "Number\n10 B\n9 B\n100 B"


def test_a_bar_shows_how_much_of_a_row_is_done(qtbot: QtBot) -> None:
    grabs = []
    for share in (None, 0.1, 0.9):
        column: Column[float | None] = Column("State", lambda _row: "Running", share=lambda row: row)
        model = TableModel((column,), key=lambda row: row)
        model.set_rows((share,))
        table = Table(model, name="Exhibits")
        model.setParent(table)
        qtbot.addWidget(table)
        table.resize(300, 120)
        grabs.append(table.grab().toImage())
    assert grabs[0] != grabs[1] != grabs[2]


def test_a_cell_keeps_its_colour_where_its_row_is_selected(qtbot: QtBot) -> None:
    column: Column[int] = Column("Clock", lambda _row: "WWWWWW", colour=lambda _row: "bad")
    model = TableModel((column,), key=lambda row: row)
    model.set_rows((1,))
    table = Table(model, name="Searches")
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(300, 120)
    table.selectRow(0)
    drawn = table.grab().toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert theme.colour("soft").name() in colours
    assert theme.colour("bad").name() in colours
