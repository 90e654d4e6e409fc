import pytest
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.new_passphrase import SHORTEST, NewPassphrase
from catchlight.workflows.new_account import SHORTEST_PASSPHRASE


@pytest.fixture
def field(qtbot: QtBot) -> NewPassphrase:
    made = NewPassphrase()
    qtbot.addWidget(made)
    return made


def test_the_rule_is_the_cores() -> None:
    assert SHORTEST == SHORTEST_PASSPHRASE


def test_it_is_good_once_it_is_long_enough_and_typed_twice(field: NewPassphrase, qtbot: QtBot) -> None:
    assert (field.is_good, field.note.text()) == (False, "At least 8 characters; several words are best.")
    field.first.line.setText("seven")
    assert field.note.text().endswith("3 more.")
    field.first.line.setText("seven green")
    assert (field.is_good, field.note.text()) == (False, "Long enough. Type it once more.")
    field.second.line.setText("seven gr")
    assert (field.is_good, field.second.line.property("bad")) == (False, False)
    field.second.line.setText("seven gx")
    assert (field.is_good, field.second.line.property("bad")) == (False, True)
    with qtbot.waitSignal(field.changed):
        field.second.line.setText("seven green")
    assert (field.is_good, field.text()) == (True, "seven green")
