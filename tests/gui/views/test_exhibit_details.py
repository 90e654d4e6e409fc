from dataclasses import replace

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.gui.samples import CLOCK, EXAMINED, EXHIBIT, LEDGER

from catchlight.gui.views.exhibit_details import ExhibitDetails
from catchlight.media.ledger import State


def test_it_shows_the_current_exhibit_and_leads_to_ledger_and_clock(qtbot: QtBot) -> None:
    details = ExhibitDetails()
    qtbot.addWidget(details)
    assert details.isHidden()
    details.show_row(replace(EXAMINED, ledger=replace(LEDGER, state=State.FAILED, failure="No picture.")), CLOCK)
    with qtbot.waitExposed(details):
        details.show()
    assert details.warning.text.text() == "No picture."
    assert not details.clock.isHidden()
    with qtbot.waitSignal(details.ledger_wanted):
        QTest.keySequence(details, "Ctrl+G")
    with qtbot.waitSignal(details.clock_wanted):
        QTest.keySequence(details, "Ctrl+K")
    details.show_row(replace(EXAMINED, exhibit=replace(EXHIBIT, kind="still")), None)
    assert details.clock.isHidden()
    details.show_row(None, None)
    assert details.isHidden()
