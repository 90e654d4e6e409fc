from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from catchlight.gui.models.table import Column
from catchlight.gui.views.refused_dialog import RefusedDialog
from catchlight.gui.widgets.table import ROW_HEIGHT


@dataclass(frozen=True)
class Refused:
    row: int
    reason: str


ROWS = (Refused(2, "No face was found."), Refused(5, "The retention has ended."))
COLUMNS = (
    Column[Refused]("Row", lambda row: str(row.row), width=60),
    Column[Refused]("Reason", lambda row: row.reason),
)


def shown(qtbot: QtBot, file: Path | None) -> RefusedDialog:
    made = RefusedDialog(heading="2 refused", text="The others are enrolled.", columns=COLUMNS, rows=ROWS, file=file)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_refusal_stands_there_with_its_reason(qtbot: QtBot) -> None:
    dialog = shown(qtbot, None)
    cells = [[dialog.table.model().index(row, column).data() for column in (0, 1)] for row in (0, 1)]
    assert cells == [["2", "No face was found."], ["5", "The retention has ended."]]
    assert dialog.table.accessibleName() == dialog.windowTitle() == "2 refused"
    assert {"2 refused", "The others are enrolled."} <= {one.text() for one in dialog.findChildren(QLabel)}
    (close,) = dialog.findChildren(QPushButton)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(close, Qt.Key.Key_Space)


def test_the_rejects_file_is_opened_where_there_is_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = shown(qtbot, tmp_path / "rejects één.csv")
    (opener,) = (one for one in dialog.findChildren(QPushButton) if one.accessibleName() == "Open the rejects file")
    opener.click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "rejects één.csv"]


def test_a_thousand_rows_get_their_room_few_at_a_time(qtbot: QtBot) -> None:
    many = [Refused(row, "The portrait could not be read, and this says at length why. " * 6) for row in range(300)]
    made = RefusedDialog(heading="300 refused", text="", columns=COLUMNS, rows=many)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made._measure()
    assert made.table.rowHeight(0) > made.table.rowHeight(299) == ROW_HEIGHT
    qtbot.waitUntil(lambda: made.table.rowHeight(299) > ROW_HEIGHT)
