from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.drop_area import DropArea

BUTTON, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def area(qtbot: QtBot) -> DropArea:
    made = DropArea()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    return made


def enter(area: DropArea, mime: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, mime, BUTTON, NO_KEYS)
    event.ignore()
    QApplication.sendEvent(area, event)
    return event


def test_files_show_the_target_and_are_handed_over(area: DropArea, qtbot: QtBot, tmp_path: Path) -> None:
    names = ["bewijs één.mp4", "映像.png"]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    assert enter(area, mime).isAccepted()
    assert area.is_target
    drop = QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime, BUTTON, NO_KEYS)
    with qtbot.waitSignal(area.dropped) as dropped:
        QApplication.sendEvent(area, drop)
    assert dropped.args == [tuple(tmp_path / name for name in names)]
    assert not area.is_target


def test_an_address_of_the_network_is_not_taken(area: DropArea) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/face.jpg")])
    assert not enter(area, mime).isAccepted()
    assert not area.is_target


def test_leaving_hides_the_target(area: DropArea, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    enter(area, mime)
    QApplication.sendEvent(area, QDragLeaveEvent())
    assert not area.is_target
