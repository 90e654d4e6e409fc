from pathlib import Path
from unittest import mock

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from catchlight.gui.reads_oversight import Handing
from catchlight.gui.views.hand_over_dialog import HandOverDialog


def choosing(path: str) -> "mock._patch[mock.Mock]":
    return mock.patch.object(QFileDialog, "getSaveFileName", return_value=(path, ""))


@pytest.mark.parametrize(("chosen", "written"), [("/out/a", "/out/a.csv"), ("/out/a.txt", "/out/a.txt")])
def test_what_was_chosen_is_carried(qtbot: QtBot, chosen: str, written: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = HandOverDialog("Export", "All of it", name="log", parent=parent)
    dialog.recipient.setText(" the court ")
    dialog.format.setCurrentIndex(1)
    with choosing(chosen), qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.proceed.click()
    assert wanted.args == [Handing(Path(written), "csv", "the court")]


def test_without_a_file_the_dialog_stays(qtbot: QtBot) -> None:
    parent, formats = QWidget(), (("json", "A proof"),)
    qtbot.addWidget(parent)
    dialog = HandOverDialog("Export", "All", name="log", formats=formats, option="With &texts", parent=parent)
    dialog.show()
    assert not dialog.format.isVisible()
    dialog.option.setChecked(True)
    with choosing(""), qtbot.assertNotEmitted(dialog.wanted):
        dialog.proceed.click()
    assert dialog.isVisible()
    with choosing("/out/p.json"), qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.proceed.click()
    assert wanted.args == [Handing(Path("/out/p.json"), "json", "", is_ticked=True)]
