from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from catchlight.gui.main_window import MainWindow
from catchlight.gui.views.search_dialog import SearchDialog


def test_the_numbers_of_the_dialog_can_be_read(in_demonstration: MainWindow, qtbot: QtBot) -> None:
    window = in_demonstration
    qtbot.waitUntil(lambda: window.cases.model.rowCount() == 1)
    window.cases.opened.emit(window.cases.model.rows[0].case)
    faces = window.case.faces
    window.case.tabs.setCurrentWidget(faces)
    qtbot.waitUntil(lambda: faces.grid.current_cell() is not None)
    faces.search("gallery")
    (dialog,) = faces.findChildren(SearchDialog)
    qtbot.waitExposed(dialog)
    for box in (dialog.length, dialog.threshold):
        line = box.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        assert line.width() > line.fontMetrics().horizontalAdvance(box.text()), box.text()
    dialog.reject()
