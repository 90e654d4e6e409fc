from pytestqt.qtbot import QtBot

from catchlight.gui.views.gallery_tune import TuneDialog


def test_the_share_is_said_in_percent_and_carried_as_a_share(qtbot: QtBot) -> None:
    dialog = TuneDialog(None)
    qtbot.addWidget(dialog)
    assert dialog.loss.value() == 5.0
    dialog.loss.setValue(12.5)
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.accept()
    assert wanted.args == [0.125]
