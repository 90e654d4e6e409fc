from pytestqt.qtbot import QtBot

from catchlight.gui.session import Session
from catchlight.gui.views.page import Page


class Counting(Page):
    def __init__(self, session: Session) -> None:
        super().__init__(session, "Counting")
        self.refreshed = self.cleared = 0

    def refresh(self) -> None:
        self.refreshed += 1

    def clear(self) -> None:
        self.cleared += 1


def test_it_is_read_when_shown_and_after_an_act_only_while_shown(session: Session, qtbot: QtBot) -> None:
    page = Counting(session)
    qtbot.addWidget(page)
    assert page.title.text() == "Counting"
    session.acted.emit()
    assert page.refreshed == 0
    page.show()
    assert page.refreshed == 1
    session.acted.emit()
    assert page.refreshed == 2
    page.hide()
    session.acted.emit()
    assert page.refreshed == 2


def test_another_lab_clears_it_shown_or_not(session: Session, qtbot: QtBot) -> None:
    page = Counting(session)
    qtbot.addWidget(page)
    session.forgotten.emit()
    assert page.cleared == 1
