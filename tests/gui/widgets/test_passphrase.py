import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.passphrase import PassphraseField


@pytest.fixture
def field(qtbot: QtBot) -> PassphraseField:
    made = PassphraseField()
    qtbot.addWidget(made)
    made.show()
    return made


def press(field: PassphraseField, text: str, *, shift: bool) -> None:
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, ord(text.upper()), keys, text)
    QApplication.sendEvent(field.line, event)


def test_what_is_typed_is_hidden_until_it_is_shown_on_purpose(field: PassphraseField) -> None:
    QTest.keyClicks(field.line, "seven green")
    assert (field.text(), field.line.echoMode()) == ("seven green", QLineEdit.EchoMode.Password)
    QTest.keyClick(field.eye, Qt.Key.Key_Space)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert field.eye.accessibleName() == "Hide the passphrase"
    field.clear()
    assert (field.text(), field.line.echoMode()) == ("", QLineEdit.EchoMode.Password)


@pytest.mark.parametrize(
    ("text", "shift", "warns"), [("A", False, True), ("a", True, True), ("a", False, False), ("A", True, False)]
)
def test_a_letter_against_its_shift_key_tells_of_caps_lock(
    field: PassphraseField, text: str, shift: bool, warns: bool
) -> None:
    press(field, text, shift=shift)
    assert field.hint.isVisible() is warns


def test_a_digit_says_nothing_of_caps_lock_and_its_own_key_takes_the_hint_away(field: PassphraseField) -> None:
    press(field, "A", shift=False)
    press(field, "7", shift=False)
    assert field.hint.isVisible()
    QTest.keyClick(field.line, Qt.Key.Key_CapsLock)
    assert not field.hint.isVisible()


def test_the_line_has_the_name_of_the_field(field: PassphraseField) -> None:
    field.setAccessibleName("Passphrase")
    assert field.line.accessibleName() == "Passphrase"
