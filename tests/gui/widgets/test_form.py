import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.form import FormDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> FormDialog:
    made = FormDialog(title="New case", text="Exhibits belong to a case.", action="&Open the case")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    return made


def test_a_field_has_its_name_its_mnemonic_and_its_note(dialog: FormDialog) -> None:
    field = QLineEdit()
    caption = dialog.add_field("Case &number", field, note="As the force writes it")
    assert (field.accessibleName(), caption.buddy()) == ("Case number", field)
    texts = [one.text() for one in dialog.findChildren(QLabel)]
    assert texts == ["New case", "Exhibits belong to a case.", "Case &number", "As the force writes it"]


def test_enter_accepts_and_escape_does_not(dialog: FormDialog, qtbot: QtBot) -> None:
    field = QLineEdit()
    dialog.add_field("Name", field)
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field, Qt.Key.Key_Return)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_cancel_rejects(dialog: FormDialog, qtbot: QtBot) -> None:
    (cancel,) = (one for one in dialog.findChildren(QPushButton) if one.text() == "Cancel")
    with qtbot.waitSignal(dialog.rejected):
        cancel.click()
    assert dialog.proceed.accessibleName() == "Open the case"


def test_it_is_as_high_as_its_words_need(dialog: FormDialog, qtbot: QtBot) -> None:
    dialog.add_field("Name", QLineEdit(), note="A note that is long enough for several lines. " * 6)
    with qtbot.waitExposed(dialog):
        dialog.show()
    layout = dialog.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: dialog.height() == layout.totalHeightForWidth(dialog.width()))


def test_it_grows_with_words_that_change_within_it(dialog: FormDialog, qtbot: QtBot) -> None:
    inside = QWidget()
    column, words = QVBoxLayout(inside), QLabel(wordWrap=True)
    column.addWidget(words)
    dialog.fields.addWidget(inside)
    with qtbot.waitExposed(dialog):
        dialog.show()
    before = dialog.height()
    words.setText("What was read meanwhile takes several lines. " * 6)
    dialog.fit()
    layout = dialog.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: dialog.height() > before + 40)
    qtbot.wait(50)
    assert dialog.height() == layout.totalHeightForWidth(dialog.width())
