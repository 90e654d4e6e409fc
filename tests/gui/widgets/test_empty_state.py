from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.text import button


def test_it_says_why_and_its_button_helps(qtbot: QtBot) -> None:
    help_button = button("&Open the first case…")
    state = EmptyState("case", "No cases yet", "A case has a number.", help_button)
    qtbot.addWidget(state)
    state.show()
    assert (state.heading.text(), state.text.text()) == ("No cases yet", "A case has a number.")
    assert help_button.isVisible()
    assert not state._picture.pixmap().isNull()


def test_long_words_get_the_lines_they_need(qtbot: QtBot) -> None:
    state = EmptyState("case", "Heading", "Short.")
    qtbot.addWidget(state)
    before = state.text.minimumHeight()
    state.say("Another", "A long sentence that takes several lines. " * 8)
    assert state.heading.text() == "Another"
    assert state.text.minimumHeight() >= 3 * before > 0
