"""A table over a tuple of frozen rows: each column says how it shows a row; the row itself is behind a custom role."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from catchlight.gui.theme import theme
from catchlight.gui.tips import plain_tip

RowRole = Qt.ItemDataRole.UserRole + 1
SortRole = Qt.ItemDataRole.UserRole + 2
ShareRole = Qt.ItemDataRole.UserRole + 3

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column.

    Attributes:
        name: Its header.
        text: What it shows of a row.
        sort: The raw value to sort by; the text where it is None.
        tip: Its tooltip, or None.
        is_number: Right-aligned.
        width: Pixels at first; 0 takes what is left.
        share: How much of it is done, 0 to 1, for a bar below the text; None for no bar.
        colour: The theme colour of its text, or None for the ordinary one; the text says the same.
    """

    name: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    tip: Callable[[Row], str] | None = None
    is_number: bool = False
    width: int = 0
    share: Callable[[Row], float | None] | None = None
    colour: Callable[[Row], str] | None = None

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand at the right."""
        side = Qt.AlignmentFlag.AlignRight if self.is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel, Generic[Row]):
    """Shows rows in columns; `set_rows` replaces them, and keeps the model in place where only their values changed."""

    def __init__(self, columns: Sequence[Column[Row]], *, key: Callable[[Row], object]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self._key = key

    def touch(self, row: int | None = None) -> None:
        """What a row shows (all rows where None) has changed although the row has not: read it anew."""
        first, last = (0, len(self.rows) - 1) if row is None else (row, row)
        if 0 <= first <= last < len(self.rows):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; a selection stays where the same rows stay in the same order."""
        fresh = tuple(rows)
        kept = [self._key(row) for row in self.rows]
        keys = [self._key(row) for row in fresh]
        if keys == kept:
            self.rows = fresh
            self.touch()
        elif len(keys) > len(kept) and keys[: len(kept)] == kept:
            self.beginInsertRows(QModelIndex(), len(kept), len(keys) - 1)
            self.rows = fresh
            self.endInsertRows()
        elif len(keys) > len(kept) and keys[len(keys) - len(kept) :] == kept:
            self.beginInsertRows(QModelIndex(), 0, len(keys) - len(kept) - 1)
            self.rows = fresh
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.rows = fresh
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows; none below a row."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns; none below a row."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows, sorts by and says."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == RowRole:
            return row
        if role in {SortRole, ShareRole, Qt.ItemDataRole.ForegroundRole}:
            return _raw(column, row, role)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.tip(row) if column.tip is not None else column.text(row)) or None
        return column.alignment if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.name
        return column.alignment if role == Qt.ItemDataRole.TextAlignmentRole else None


def _raw(column: Column[Row], row: Row, role: int) -> Any:
    """What a column sorts by, how much of it is done, or its colour."""
    if role == Qt.ItemDataRole.ForegroundRole:
        return None if column.colour is None else theme.colour(column.colour(row))
    if role == ShareRole:
        return None if column.share is None else column.share(row)
    return column.text(row) if column.sort is None else column.sort(row)
