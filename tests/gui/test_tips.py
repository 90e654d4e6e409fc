"""Tool tips show text as it is."""

import pytest
from PySide6.QtGui import Qt, QTextDocument
from pytestqt.qtbot import QtBot

from catchlight.gui.tips import plain_tip


@pytest.mark.parametrize("text", ["<h1>murder</h1>", "<img src='file:///etc/passwd'>", "a <b>bold</b> name.mp4"])
def test_what_looks_like_markup_is_shown_as_it_is(qtbot: QtBot, text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tip(text))

    assert Qt.mightBeRichText(text)
    assert shown.toPlainText() == text


@pytest.mark.parametrize("text", ["", "C:\\a & b.mp4", "two\nlines", "1 < 2 > 0"])
def test_a_plain_text_stays_itself(qtbot: QtBot, text: str) -> None:
    assert plain_tip(text) == text
