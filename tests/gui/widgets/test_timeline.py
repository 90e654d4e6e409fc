import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.evidence.timeline import TimelineEntry
from catchlight.gui.log_words import known_actions
from catchlight.gui.models.timeline_model import TimelineModel
from catchlight.gui.widgets.timeline import TimelineView, icon_of
from catchlight.resources import resources_folder


def entry(sequence: int, day: int) -> TimelineEntry:
    document = {
        "action": "account.signed_in", "time": f"2026-11-{day:02}T12:00:00.000000Z", "role": "examiner", "case": None,
        "actor": {"account": "a", "name": "A. Example"}, "details": {},
    }  # fmt: skip
    return TimelineEntry(sequence, document)


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    model = TimelineModel()
    model.show_all(4)
    model.add([entry(4, 23), entry(3, 23), entry(2, 20), TimelineEntry(1, None)], (4, 3, 2, 1))
    made = TimelineView(model, name="Log entries")
    made.timeline = model
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_day_stands_in_the_margin_where_one_begins(view: TimelineView) -> None:
    assert [view.begins_a_day(row) for row in range(4)] == [True, False, True, False]


def test_keys_walk_through_the_entries(view: TimelineView, qtbot: QtBot) -> None:
    view.selectRow(0)
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen.args == [3]
    assert view.choose(1)
    assert view.current_sequence() == 1
    assert not view.choose(99)


def test_what_is_shown_is_painted_with_and_without_cases(view: TimelineView) -> None:
    def picture() -> QImage:
        return view.grab().toImage()

    with_cases = picture()
    view.shows_cases = False
    view.viewport().update()
    assert picture() != with_cases


def test_every_action_has_an_icon_that_is_there() -> None:
    icons = {icon_of(action)[0] for action in (*known_actions(), "lab.of.tomorrow", "unheard.of")}
    assert [name for name in icons if not (resources_folder() / "icons" / f"{name}.svg").exists()] == []
