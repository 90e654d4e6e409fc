import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.gui.views.oversight_words import Line, Warnings
from catchlight.gui.views.warnings_card import WarningsCard

LATE = Line(7, "2026-11-23T12:00:00+00:00", "s1", "2026-001", "A. Example", "requested")
SAME = Line(None, "", "s1, s4", "2026-001, 2026-002", "", "the probes look alike")
KINDS = (
    Warnings("In time", "", ()),
    Warnings("Late", "a note", (LATE, LATE)),
    Warnings("One person", "", (SAME,)),
)


@pytest.fixture
def made(qtbot: QtBot) -> WarningsCard:
    card = WarningsCard()
    qtbot.addWidget(card)
    card.show_warnings(KINDS)
    card.show()
    return card


def test_the_first_kind_with_something_is_looked_at(made: WarningsCard) -> None:
    assert [button.text().strip() for button in made.kinds.buttons()] == [
        "In time  (0)",
        "Late  (2)",
        "One person  (1)",
    ]
    assert made.kinds.checkedId() == 1
    assert made.note.text() == "a note"
    assert made.model.rowCount() == 2


def test_the_entry_behind_a_line_is_wanted_by_button_and_by_key(made: WarningsCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(made.entry_wanted) as wanted:
        made.open.click()
    assert wanted.args == [7]
    with qtbot.waitSignal(made.entry_wanted):
        QTest.keyClick(made.table, Qt.Key.Key_Return)


def test_what_has_no_single_entry_offers_none(made: WarningsCard, qtbot: QtBot) -> None:
    made.kinds.button(2).click()
    assert not made.open.isVisible()
    with qtbot.assertNotEmitted(made.entry_wanted):
        QTest.keyClick(made.table, Qt.Key.Key_Return)


def test_a_kind_without_any_says_so_and_stays_chosen(made: WarningsCard) -> None:
    made.kinds.button(0).click()
    assert made.listing.currentWidget() is made.none
    made.show_warnings(KINDS)
    assert made.kinds.checkedId() == 0
