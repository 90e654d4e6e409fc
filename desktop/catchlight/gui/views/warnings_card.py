"""What is out of order: the kinds with their counts, and each of the kind looked at, with the entry behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.icons import give_icon
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.views.oversight_words import Line, Warnings
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, card, label

_KINDS = 304
_HEIGHT = 380


class WarningsCard(QWidget):
    """`entry_wanted` carries the number of the entry that somebody wants to see."""

    entry_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warnings: tuple[Warnings, ...] = ()
        self.model: TableModel[Line] = TableModel(
            (
                Column(self.tr("When"), lambda row: formats.short_time(row.at) if row.at else "",
                       sort=lambda row: row.at, width=142),
                Column(self.tr("Search"), lambda row: row.search, width=76),
                Column(self.tr("Case"), lambda row: row.case, width=112),
                Column(self.tr("Who"), lambda row: row.who, width=104),
                Column(self.tr("What"), lambda row: row.what),
            ),
            key=lambda row: (row.entry, row.search, row.what),
        )  # fmt: skip
        self.open = button(self.tr("Show the entr&y in the log"))
        self.table = Table(self.model, name=self.tr("What is out of order"))
        self.table.activated_row.connect(self._open)
        self.table.chosen.connect(lambda row: self.open.setEnabled(row is not None and row.entry is not None))
        self.open.clicked.connect(lambda: self._open(self.table.current_row()))
        self.note = label(role="muted", wrap=True)
        self.none = EmptyState("usable", self.tr("Nothing of this kind"), "")
        self.kinds = QButtonGroup(self)
        self.kinds.idClicked.connect(self._show_kind)
        self._lay_out()

    def show_warnings(self, warnings: Sequence[Warnings]) -> None:
        """Show these; the kind that is looked at stays."""
        before = self.kinds.checkedId()
        self._warnings = tuple(warnings)
        for made in self.kinds.buttons():
            self.kinds.removeButton(made)
            made.deleteLater()
        for number, one in enumerate(self._warnings):
            words = f"{one.name}  ({formats.count(len(one.lines))})"
            made = button(words, kind="nav")
            give_icon(made, "usable" if not one.lines else "limited",
                      colour="good" if not one.lines else "bad" if one.is_grave else "warn")  # fmt: skip
            made.setCheckable(True)
            self.kinds.addButton(made, number)
            self._column.insertWidget(number, made)
        first = next((number for number, one in enumerate(self._warnings) if one.lines), 0)
        chosen = self.kinds.button(before if before >= 0 else first)
        if chosen is not None:
            chosen.setChecked(True)
            self._show_kind(self.kinds.id(chosen))

    def _lay_out(self) -> None:
        frame = card()
        kinds = QWidget()
        kinds.setFixedWidth(_KINDS)
        self._column = QVBoxLayout(kinds)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self.note, 1)
        line.addWidget(self.open, 0, Qt.AlignmentFlag.AlignRight)
        self.listing = QStackedWidget()
        self.listing.addWidget(self.table)
        self.listing.addWidget(self.none)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(line)
        right.addWidget(self.listing, 1)
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(14, 14, 14, 14)
        inside.setSpacing(16)
        inside.addWidget(kinds)
        inside.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.setMinimumHeight(_HEIGHT)

    def _show_kind(self, number: int) -> None:
        one = self._warnings[number]
        self.note.setText(one.note)
        self.model.set_rows(one.lines)
        self.listing.setCurrentIndex(0 if one.lines else 1)
        self.open.setVisible(any(line.entry is not None for line in one.lines))
        if one.lines:
            self.table.selectRow(0)

    def _open(self, row: Line | None) -> None:
        if row is not None and row.entry is not None:
            self.entry_wanted.emit(row.entry)
