from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.facts import Fact, Facts


def shown(facts: Facts) -> list[str]:
    return [one.text() for one in facts.findChildren(QLabel) if one.isVisibleTo(facts)]


def test_facts_are_shown_and_replaced(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_facts([Fact("Score", "0.412"), Fact("Source", "Booking desk")])
    assert shown(facts) == ["Score", "0.412", "Source", "Booking desk"]
    facts.show_facts([Fact("Score", "0.107")])
    assert shown(facts) == ["Score", "0.107"]


def test_a_value_can_be_copied_by_keyboard_and_says_what_it_is(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_facts([Fact("Score", "0.412", "Cosine of the two templates")])
    _, value = facts.findChildren(QLabel)
    assert value.accessibleName() == "Score: 0.412"
    assert value.toolTip() == "Cosine of the two templates"
    assert value.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_the_same_facts_stay_as_they_are(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show_facts([Fact("Score", "0.412")])
    before = facts.findChildren(QLabel)
    facts.show_facts([Fact("Score", "0.412")])
    assert facts.findChildren(QLabel) == before
