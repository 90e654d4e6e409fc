from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.figure import Figure


def test_a_figure_is_read_with_its_name_and_note(qtbot: QtBot) -> None:
    figure = Figure("With candidates")
    qtbot.addWidget(figure)
    figure.show_value("35", "of 49")
    assert (figure.value.text(), figure.note.text()) == ("35", "of 49")
    assert figure.value.accessibleName() == "With candidates: 35. of 49"
