import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.samples import EXHIBIT, stored_face

from catchlight.gui.models.faces_model import Cell, FacesModel, Heading
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
