"""One refused row with its values, to be mended: a value is typed anew, or another file is chosen."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from catchlight.gallery.manifest import OPTIONAL, REQUIRED
from catchlight.gallery.rejects import RefusedRow
from catchlight.gui.core_words import told
from catchlight.gui.tips import plain_tip
from catchlight.gui.widgets.text import button, card, label, restyle

COLUMNS = (*REQUIRED, *OPTIONAL)


@dataclass(frozen=True)
class Refusal:
    """A refused row as it stands in the window.

    Attributes:
        refused: The row with why it was refused, and its values as they are now.
        folder: The folder of its image where another file was chosen, otherwise None.
        is_mended: True if it was changed since it was refused.
        tries: How often it was tried.
    """

    refused: RefusedRow
    folder: Path | None = None
    is_mended: bool = False
    tries: int = 1

    @property
    def row(self) -> int:
        """Its number as a spreadsheet counts."""
        return self.refused.row

    def with_cells(self, cells: dict[str, str], folder: Path | None) -> "Refusal":
        """The same with other values."""
        image = cells.get("image", self.refused.image)
        return replace(self, refused=replace(self.refused, cells=cells, image=image), folder=folder, is_mended=True)


class MendPanel(QWidget):
    """The values of one row; `mended` carries the `Refusal` with each change."""

    mended = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Refusal | None = None
        self._folder: Path | None = None
        self.title = label(role="heading")
        self.reason = label(role="error", wrap=True, selectable=True)
        self.fields: dict[str, QLineEdit] = {}
        self.choose = button(self.tr("Choose another &file…"))
        self.choose.clicked.connect(self._choose)
        self._lay_out()

    def show_row(self, refusal: Refusal | None) -> None:
        """Show a row, or nothing; what is being typed in the same row stays."""
        same = refusal is not None and self._shown is not None and refusal.row == self._shown.row
        is_new_try = same and refusal is not None and self._shown is not None and refusal.tries != self._shown.tries
        self._shown = refusal
        self.setEnabled(refusal is not None)
        if refusal is None:
            self.title.setText("")
            self.reason.setText("")
        else:
            self.title.setText(self.tr("Row {row}").format(row=refusal.row))
            self.reason.setText(told(refusal.refused.reason))
        if same and not is_new_try:
            return
        self._folder = None if refusal is None else refusal.folder
        for name, field in self.fields.items():
            field.blockSignals(True)
            field.setText("" if refusal is None else refusal.refused.cells.get(name, ""))
            field.setCursorPosition(0)
            field.blockSignals(False)
            is_wrong = refusal is not None and name in refusal.refused.reason
            restyle(field, "bad", "true" if is_wrong else "false")

    def take_file(self, path: Path) -> None:
        """The portrait is another file."""
        self._folder = path.parent
        self.fields["image"].setText(path.name)
        self.fields["image"].setToolTip(plain_tip(str(path)))
        self._tell()

    def _tell(self) -> None:
        if self._shown is not None:
            cells = {**self._shown.refused.cells, **{name: line.text().strip() for name, line in self.fields.items()}}
            self._shown = self._shown.with_cells(cells, self._folder)
            self.mended.emit(self._shown)

    def _on_edited(self, field: QLineEdit, _text: str) -> None:
        restyle(field, "bad", "false")
        self._tell()

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("The portrait"))
        if name:
            self.take_file(Path(name))

    def _lay_out(self) -> None:
        held = card()
        inside = QVBoxLayout(held)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(8)
        inside.addWidget(self.title)
        inside.addWidget(self.reason)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for name in COLUMNS:
            field = self.fields[name] = QLineEdit()
            field.setAccessibleName(name)
            field.textEdited.connect(partial(self._on_edited, field))
            caption = label(name, "small")
            caption.setBuddy(field)
            row = grid.rowCount()
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
            if name == "image":
                line = QHBoxLayout()
                line.addWidget(self.choose)
                line.addStretch(1)
                grid.addLayout(line, row + 1, 1)
        inside.addLayout(grid)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(held)
        self.setFixedWidth(330)
