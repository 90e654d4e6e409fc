"""The log as a list of any length: rows are known by number at once, and read when they are looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from catchlight.gui.log_words import Names, case_number, more, sentence, who

if TYPE_CHECKING:
    from catchlight.evidence.timeline import TimelineEntry

EntryRole = Qt.ItemDataRole.UserRole + 1
SequenceRole = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex
BLOCK = 64
_MOST_KEPT = 6000
_MOST_ASKED = 3
"""Blocks asked for at once; of those passed over while scrolling fast, the others are left."""


class TimelineModel(QAbstractTableModel):
    """Entries newest first; `wanted` carries the numbers of the entries to read, which come back through `add`."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.names = Names()
        self._total = 0
        self._found: array[int] | None = None  # the numbers that pass the filter; None where all do
        self._entries: OrderedDict[int, TimelineEntry] = OrderedDict()
        self._asked: list[int] = []
        self._pending: set[int] = set()
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)

    def show_all(self, total: int) -> None:
        """List every entry of a log of that length."""
        grown = total - self._total
        if self._found is None and self._total and grown >= 0:
            if grown:
                self.beginInsertRows(QModelIndex(), 0, grown - 1)
                self._total = total
                self.endInsertRows()
            return
        self.beginResetModel()
        self._found, self._total = None, total
        self.endResetModel()

    def show_found(self) -> None:
        """List what a filter finds, which `add_found` brings."""
        self.beginResetModel()
        self._found = array("q")
        self.endResetModel()

    def add_found(self, sequences: Sequence[int], *, newest: bool = False) -> None:
        """Numbers that pass the filter: older than those known, or newer ones that were written meanwhile."""
        if self._found is None or not sequences:
            return
        first = 0 if newest else len(self._found)
        self.beginInsertRows(QModelIndex(), first, first + len(sequences) - 1)
        self._found[first:first] = array("q", sequences)
        self.endInsertRows()

    def forget(self) -> None:
        """Show nothing, and keep nothing of what was read."""
        self.beginResetModel()
        self._found, self._total = None, 0
        self._entries.clear()
        self._pending.clear()
        self._asked.clear()
        self.names = Names()
        self.endResetModel()

    def set_names(self, names: Names) -> None:
        """What identifiers stand for; entries that are shown say it anew."""
        if names != self.names:
            self.names = names
            self._changed(0, self.rowCount() - 1)

    def add(self, entries: "Sequence[TimelineEntry]", asked: Sequence[int]) -> None:
        """Take what was read."""
        self._pending.difference_update(asked)
        for entry in entries:
            self._entries[entry.sequence] = entry
            self._entries.move_to_end(entry.sequence)
        while len(self._entries) > _MOST_KEPT:
            self._entries.popitem(last=False)
        rows = [row for row in map(self.row_of, asked) if row is not None]
        if rows:
            self._changed(min(rows), max(rows))

    def sequence_at(self, row: int) -> int:
        """The number of the entry in a row."""
        return self._total - row if self._found is None else self._found[row]

    def row_of(self, sequence: int) -> int | None:
        """The row of an entry, or None where it is not listed."""
        if self._found is None:
            row = self._total - sequence
            return row if 0 <= row < self._total else None
        low, high = 0, len(self._found)
        while low < high:  # they are in falling order
            middle = (low + high) // 2
            if self._found[middle] > sequence:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._found) and self._found[low] == sequence else None

    def entry_at(self, row: int) -> "TimelineEntry | None":
        """The entry in a row, or None while it is not read; then it is asked for."""
        sequence = self.sequence_at(row)
        entry = self._entries.get(sequence)
        if entry is None and sequence not in self._pending:
            block = row // BLOCK
            if block in self._asked:
                self._asked.remove(block)
            self._asked.append(block)
            if not self._asking.isActive():
                self._asking.start()
        return entry

    def rowCount(self, parent: Index | None = None) -> int:
        """Entries listed; none below one."""
        if parent is not None and parent.isValid():
            return 0
        return self._total if self._found is None else len(self._found)

    def columnCount(self, parent: Index | None = None) -> int:
        """One column, which a delegate paints."""
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The entry, or what it says."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        if role == SequenceRole:
            return self.sequence_at(index.row())
        if role not in {EntryRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        entry = self.entry_at(index.row())
        if role == EntryRole or entry is None:
            return entry if role == EntryRole else ""
        names = self.names
        parts = (sentence(entry, names), more(entry, names), who(entry, names), case_number(entry, names))
        return ". ".join(part for part in parts if part)

    def _changed(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, 0))

    def _ask(self) -> None:
        blocks, self._asked = self._asked[-_MOST_ASKED:], []
        for block in blocks:
            rows = range(block * BLOCK, min((block + 1) * BLOCK, self.rowCount()))
            known, pending = self._entries, self._pending
            listed = map(self.sequence_at, rows)
            numbers = [number for number in listed if number not in known and number not in pending]
            if numbers:
                self._pending.update(numbers)
                self.wanted.emit(tuple(numbers))
