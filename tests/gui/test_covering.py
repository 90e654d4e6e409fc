import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from catchlight.gui.covering import Covering


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def covering(window: QWidget) -> Covering:
    return Covering(window)


def form(window: QWidget) -> QDialog:
    dialog = QDialog(window)
    QVBoxLayout(dialog).addWidget(QLineEdit("half typed"))
    dialog.open()
    return dialog


def test_a_dialog_goes_and_comes_back_with_what_was_typed(covering: Covering, window: QWidget, qtbot: QtBot) -> None:
    dialog = form(window)
    with qtbot.assertNotEmitted(dialog.rejected), qtbot.assertNotEmitted(dialog.finished):
        covering.begin()
        assert not dialog.isVisible()
        assert window.isVisible()
    covering.end(restore=True)
    assert dialog.isVisible()
    assert dialog.findChild(QLineEdit).text() == "half typed"  # type: ignore[union-attr]


def test_what_opens_meanwhile_is_never_on_the_screen_and_waits(
    covering: Covering, window: QWidget, qtbot: QtBot
) -> None:
    covering.begin()
    dialog = form(window)
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    covering.end(restore=True)
    assert dialog.isVisible()
    qtbot.waitExposed(dialog)


def test_for_somebody_else_what_was_open_is_closed(covering: Covering, window: QWidget, qtbot: QtBot) -> None:
    dialog = form(window)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    covering.begin()
    covering.end(restore=False)
    qtbot.waitUntil(lambda: bool(gone))


def test_who_chooses_a_file_is_let_go(covering: Covering, window: QWidget) -> None:
    QTimer.singleShot(50, covering.begin)
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.exec() == QDialog.DialogCode.Rejected
    covering.end(restore=True)
    assert not dialog.isVisible()


def test_an_open_menu_closes(covering: Covering, window: QWidget) -> None:
    menu = QMenu(window)
    menu.addAction("Erase")
    menu.popup(window.mapToGlobal(window.rect().center()))
    covering.begin()
    assert not menu.isVisible()
    covering.end(restore=True)
    assert not menu.isVisible()
