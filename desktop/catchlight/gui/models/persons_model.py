"""The gallery's persons, by the million: their rows are known, what stands in them is read where it is looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from catchlight.gui.counts import counts

if TYPE_CHECKING:
    from catchlight.gallery.browse import Person

PersonRole = Qt.ItemDataRole.UserRole + 1
BLOCK = 100
"""Persons that are read at a time."""
MOST_KEPT = 4_000
STEP = 50_000
"""Rows that a view is told of at a time: it needs some milliseconds for so many (72 ns a row were measured)."""
_MOST_WAITING = 3
_LOOK_AROUND = 5_000

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Block:
    """Persons that are looked at and not read yet: their rows in the database, and which list they are of."""

    turn: int
    first: int
    rows: tuple[int, ...]


class PersonsModel(QAbstractTableModel):
    """Persons that pass the filter, as far as they were found; `wanted` asks for a `Block` of them.

    A view is told of many rows a `STEP` at a time, with room for its own events in between.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: array[int] = array("q")
        self._is_coming = False
        self._shown = 0
        self._turn = 0
        self._known: OrderedDict[int, Person | None] = OrderedDict()
        self._waiting: OrderedDict[int, None] = OrderedDict()
        self._reading: Block | None = None
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        self._growing = QTimer(self, singleShot=True, interval=0)
        self._growing.timeout.connect(self._grow)

    def begin(self) -> None:
        """Another list comes; the one that is shown stays until there is something of it."""
        self._is_coming = True

    def take(self, rows: "array[int]") -> None:
        """More of the list."""
        if not self._is_coming:
            self._rows.extend(rows)
            self._grow()
        elif rows:
            self._swap(rows[:])

    def finish(self) -> None:
        """The list is complete."""
        if self._is_coming:
            self._swap(array("q"))

    def replace(self, rows: "array[int]") -> None:
        """Show another complete list, much like the one before: a view stays where it is."""
        self._take_over(rows)
        if len(rows) < self._shown:
            self.beginRemoveRows(QModelIndex(), len(rows), self._shown - 1)
            self._shown = len(rows)
            self.endRemoveRows()
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self._shown - 1, 0))
        self._grow()

    def forget(self) -> None:
        """Show nothing."""
        self._swap(array("q"))

    def row_of(self, person: int, *, near: int) -> int | None:
        """Where a person stands, looked for around a place; None where they are not there."""
        first = max(0, near - _LOOK_AROUND)
        try:
            return first + self._rows[first : near + _LOOK_AROUND].index(person)
        except ValueError:
            return None

    def add(self, block: Block, persons: "Sequence[Person]") -> None:
        """A block that was read; one of an earlier list is left."""
        if block is self._reading:
            self._reading = None
        if block.turn == self._turn:
            found = {person.row: person for person in persons}
            for row in block.rows:
                self._known[row] = found.get(row)
            while len(self._known) > MOST_KEPT:
                self._known.popitem(last=False)
            self.dataChanged.emit(self.index(block.first, 0), self.index(block.first + len(block.rows) - 1, 0))
        self._asking.start()

    def lose(self, block: Block) -> None:
        """A block could not be read: it is asked for when it is looked at again."""
        if block is self._reading:
            self._reading = None

    def rowCount(self, parent: Index | None = None) -> int:
        """Persons shown so far; none below one."""
        return 0 if parent is not None and parent.isValid() else self._shown

    def columnCount(self, parent: Index | None = None) -> int:
        """One; none below a person."""
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The person, or their words; None while they are read, and where they are no longer enrolled."""
        if not index.isValid() or role not in _ROLES:
            return None
        person = self._person(index.row())
        if role == PersonRole or person is None:
            return person
        return f"{person.person_id}, {counts.portraits(person.portraits)}"

    def _person(self, at: int) -> "Person | None":
        row = self._rows[at]
        if row in self._known:
            self._known.move_to_end(row)
            return self._known[row]
        self._waiting[at // BLOCK] = None
        self._waiting.move_to_end(at // BLOCK)
        while len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)
        self._asking.start()
        return None

    def _ask(self) -> None:
        """Ask for what was looked at last, one block at a time."""
        while self._waiting and self._reading is None:
            first = self._waiting.popitem(last=True)[0] * BLOCK
            rows = tuple(self._rows[first : min(first + BLOCK, self._shown)])
            if rows and any(row not in self._known for row in rows):
                self._reading = Block(self._turn, first, rows)
                self.wanted.emit(self._reading)

    def _swap(self, rows: "array[int]") -> None:
        """Show the beginning of another list."""
        self.beginResetModel()
        self._take_over(rows)
        self._shown = min(STEP, len(rows))
        self.endResetModel()
        self._growing.start()

    def _take_over(self, rows: "array[int]") -> None:
        self._turn += 1
        self._rows, self._is_coming = rows, False
        self._known.clear()
        self._waiting.clear()
        self._reading = None

    def _grow(self) -> None:
        """Show a step more of what is there."""
        more = min(STEP, len(self._rows) - self._shown)
        if more > 0:
            self.beginInsertRows(QModelIndex(), self._shown, self._shown + more - 1)
            self._shown += more
            self.endInsertRows()
            self._growing.start()


_ROLES = {PersonRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
