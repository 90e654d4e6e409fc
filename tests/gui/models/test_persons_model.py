from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from catchlight.gallery.browse import Person
from catchlight.gui.models.persons_model import PersonsModel
from catchlight.gui.reads import PersonsPage


def page(text: str, offset: int, total: int, length: int) -> PersonsPage:
    persons = tuple(
        Person(offset + number, f"P{offset + number:04}", None, None, 1, "0" * 64, "2030-01-01")
        for number in range(length)
    )
    return PersonsPage(text, offset, total, persons)


def test_pages_are_asked_for_as_they_are_needed(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = PersonsModel()
    with qtbot.waitSignal(model.wanted) as asked:
        model.start("")
    assert asked.args == ["", 0]
    model.add(page("", 0, 5, 3))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert (model.rowCount(), model.canFetchMore(QModelIndex())) == (3, False)
    model.add(page("", 3, 5, 2))
    assert (model.rowCount(), model.canFetchMore(QModelIndex())) == (5, False)


def test_a_page_that_comes_late_for_another_filter_is_left(qtbot: QtBot) -> None:
    model = PersonsModel()
    model.start("A")
    model.start("AB")
    model.add(page("A", 0, 900, 200))
    assert model.rowCount() == 0
    model.add(page("AB", 0, 1, 1))
    assert model.rowCount() == 1


def test_more_is_asked_for_once(qtbot: QtBot) -> None:
    model = PersonsModel()
    model.start("")
    model.add(page("", 0, 400, 200))
    wanted: list[int] = []
    model.wanted.connect(lambda text, offset: wanted.append(offset))
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert wanted == [200]
