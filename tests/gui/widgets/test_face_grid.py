import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.samples import CLOCK, EXHIBIT, stored_face

from catchlight.gui.models.faces_model import Cell, Entry, FacesModel, Heading, update_of
from catchlight.gui.widgets.face_grid import CELL, FaceGrid

CELLS = [Cell(stored_face(row, microseconds=row * 1_000_000), None, EXHIBIT) for row in (1, 2)]


class News(QObject):
    changed = Signal()


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def model() -> FacesModel:
    made = FacesModel()
    made.set_entries([Heading("e3  ·  clip.mp4", "2 faces"), *CELLS])
    return made


@pytest.fixture
def grid(model: FacesModel, asked: list[str], qtbot: QtBot) -> FaceGrid:
    def picture_of(cell: Cell, _side: int) -> QPixmap | None:
        asked.append(cell.probe)
        return None

    news = News()
    made = FaceGrid(model, news.changed, picture_of=picture_of)
    news.setParent(made)
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_enter_asks_for_a_search_of_the_face_the_keyboard_is_at(grid: FaceGrid, qtbot: QtBot) -> None:
    with qtbot.waitSignal(grid.chosen) as chosen:
        grid.choose(2)
    with qtbot.waitSignal(grid.search_wanted) as wanted:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert chosen.args == wanted.args == [CELLS[1]]
    assert grid.current_cell() is CELLS[1]
    assert grid.accessibleName() == "Faces"


def test_without_a_face_enter_asks_for_nothing(grid: FaceGrid, model: FacesModel, qtbot: QtBot) -> None:
    grid.choose(1)
    with qtbot.waitSignal(grid.chosen) as chosen:
        model.set_entries([])
    assert chosen.args == [None]
    with qtbot.assertNotEmitted(grid.search_wanted):
        QTest.keyClick(grid, Qt.Key.Key_Return)


def test_the_arrow_goes_from_face_to_face(grid: FaceGrid, model: FacesModel, qtbot: QtBot) -> None:
    grid.choose(1)
    qtbot.waitUntil(lambda: grid.visualRect(model.index(2, 0)).isValid())
    with qtbot.waitSignal(grid.chosen) as chosen:
        QTest.keyClick(grid, Qt.Key.Key_Right)
    assert chosen.args == [CELLS[1]]


def test_a_heading_takes_a_line_and_every_cell_its_picture(
    grid: FaceGrid, model: FacesModel, asked: list[str], qtbot: QtBot
) -> None:
    def all_painted() -> bool:
        grid.grab()
        return {"f1", "f2"} <= set(asked)

    qtbot.waitUntil(all_painted)
    assert grid.sizeHintForIndex(model.index(0, 0)).width() == grid.line_width() > CELL.width()
    assert grid.sizeHintForIndex(model.index(1, 0)) == CELL


def test_several_can_be_selected_the_current_one_comes_first(grid: FaceGrid, model: FacesModel, qtbot: QtBot) -> None:
    grid.choose(2)
    with qtbot.waitSignal(grid.selected) as selected:
        QTest.keyClick(grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert selected.args == [[CELLS[1], CELLS[0]]]
    grid.choose(1)
    assert grid.selected_cells() == [CELLS[0]]


def test_a_cell_with_a_time_of_day_is_a_line_higher(grid: FaceGrid, model: FacesModel) -> None:
    model.set_entries([Cell(stored_face(1, microseconds=0), None, EXHIBIT, clock=CLOCK), CELLS[1]])
    assert grid.sizeHintForIndex(model.index(0, 0)).height() > grid.sizeHintForIndex(model.index(1, 0)).height()


def test_what_is_in_view_and_selected_stays_when_faces_come_in_before_it(
    grid: FaceGrid, model: FacesModel, qtbot: QtBot
) -> None:
    many: list[Entry] = [Cell(stored_face(row, microseconds=row), None, EXHIBIT) for row in range(1000, 1900)]
    model.set_entries(many)
    bar = grid.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 60_000)
    grid.choose(600)
    grid.scrollTo(model.index(600, 0))
    top = grid.visualRect(model.index(600, 0)).top()
    fresh = [Cell(stored_face(row, microseconds=row), None, EXHIBIT) for row in range(300)] + many
    before = bar.maximum()
    grid.keep_place()
    model.apply(update_of(model.entries, fresh))
    qtbot.waitUntil(lambda: bar.maximum() > before + 10_000)
    assert grid.current_cell() is many[600]
    assert grid.visualRect(model.index(900, 0)).top() == top
