"""What was refused, each with its reason: nothing is left out without a word."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.tips import plain_tip
from catchlight.gui.widgets.table import ROW_HEIGHT, Table
from catchlight.gui.widgets.text import button, label

_A_FEW = 20  # rows that are measured in one go


class RefusedDialog(QDialog):
    """A table of what was refused; `agreed` comes where it offers to go on without, and that is wanted."""

    agreed = Signal()

    def __init__(  # noqa: PLR0913 - all are keywords
        self,
        *,
        heading: str,
        text: str,
        columns: Sequence[Column[Any]],
        rows: Sequence[Any],
        file: Path | None = None,
        offer: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.resize(900, 440)
        self.model: TableModel[Any] = TableModel(columns, key=lambda row: row)
        self.model.set_rows(rows)
        self.table = Table(self.model, name=heading)
        self.table.setWordWrap(True)
        self._next = 0
        self._measuring = QTimer(self, interval=0)
        self._measuring.timeout.connect(self._measure)
        self.table.horizontalHeader().sectionResized.connect(self._give_room)
        self.table.model().layoutChanged.connect(self._give_room)
        close = button(self.tr("C&lose"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        if file is not None:
            opener = button(self.tr("Open the &rejects file"))
            opener.setToolTip(plain_tip(str(file)))
            opener.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))))
            buttons.addWidget(opener)
        buttons.addStretch(1)
        if offer:
            self.go_on = button(offer)
            self.go_on.clicked.connect(self.agreed)
            self.go_on.clicked.connect(self.accept)
            buttons.addWidget(self.go_on)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label(heading, "title"))
        layout.addWidget(label(text, "muted", wrap=True, selectable=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        close.setFocus()

    def _give_room(self) -> None:
        """Begin with the first row; of a thousand rows the window would stand still."""
        self._next = 0
        self._measuring.start()

    def _measure(self) -> None:
        """Qt measures wrapped text without the padding of the cells: one line more where there are several."""
        line, first = self.table.fontMetrics().lineSpacing(), self._next
        self._next = min(first + _A_FEW, self.model.rowCount())
        for row in range(first, self._next):
            hint = self.table.sizeHintForRow(row)
            height = max(hint, ROW_HEIGHT)
            self.table.setRowHeight(row, height + line + 6 if height > ROW_HEIGHT or hint > line + 4 else height)
        if self._next == self.model.rowCount():
            self._measuring.stop()
