from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.gui.samples import EXHIBIT

from catchlight.faces.plan import Mode
from catchlight.gui.views.extract_dialog import ExtractDialog

OTHER = replace(EXHIBIT, row=4, path="/seized/other.mp4", frames_expected=500)


@pytest.fixture
def dialog(qtbot: QtBot) -> ExtractDialog:
    made = ExtractDialog((EXHIBIT, OTHER), mode="thorough")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_takes_the_mode_used_last(dialog: ExtractDialog, qtbot: QtBot) -> None:
    assert dialog.choices[Mode.THOROUGH].isChecked()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.choices[Mode.THOROUGH], Qt.Key.Key_Return)
    assert dialog.mode is Mode.THOROUGH


def test_an_arrow_goes_to_the_next_mode(dialog: ExtractDialog) -> None:
    QTest.keyClick(dialog.choices[Mode.THOROUGH], Qt.Key.Key_Down)
    assert dialog.mode is Mode.EVERY_FRAME


def test_each_mode_says_what_it_costs_and_what_it_may_miss(dialog: ExtractDialog) -> None:
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert "2 exhibits  ·  2000 frames" in texts
    for choice in dialog.choices.values():
        assert "May miss: faces narrower than" in choice.accessibleDescription()
        assert choice.accessibleName() == choice.text()
    assert "every 10 s" in dialog.choices[Mode.FAST].accessibleDescription()
    assert "every 10 s" not in dialog.choices[Mode.EVERY_FRAME].accessibleDescription()


def test_again_says_what_is_lost(qtbot: QtBot) -> None:
    dialog = ExtractDialog((EXHIBIT,), mode="fast", again=True)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "replaced" in texts
    assert "e3  ·  clip.mp4" in texts
