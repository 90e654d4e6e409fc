"""The gallery's persons, read page by page as the list is scrolled."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from catchlight.gui.counts import counts
from catchlight.gui.reads import PersonsPage

if TYPE_CHECKING:
    from catchlight.gallery.browse import Person

PersonRole = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class PersonsModel(QAbstractListModel):
    """Persons that pass the filter, as far as they were read; `wanted` asks for the page at an offset."""

    wanted = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.persons: list[Person] = []
        self.total = 0
        self._text = ""
        self._is_reading = False
        self._is_fresh = True

    def start(self, text: str) -> None:
        """Ask for the persons whose id holds `text`, from the first."""
        self._text = text
        self._is_fresh = False
        self._is_reading = True
        self.wanted.emit(text, 0)

    def forget(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.persons, self.total, self._is_fresh = [], 0, True
        self.endResetModel()

    def add(self, page: PersonsPage) -> None:
        """Take a page that was read; one that was asked for under another filter is left."""
        if page.text != self._text:
            return
        self._is_reading = False
        self.total = page.total
        if page.offset == 0:
            self.beginResetModel()
            self.persons = list(page.persons)
            self._is_fresh = True
            self.endResetModel()
        elif page.offset == len(self.persons) and page.persons:
            first = len(self.persons)
            self.beginInsertRows(QModelIndex(), first, first + len(page.persons) - 1)
            self.persons += page.persons
            self.endInsertRows()

    def canFetchMore(self, parent: Index) -> bool:
        """True while not all persons were read."""
        return not parent.isValid() and self._is_fresh and not self._is_reading and len(self.persons) < self.total

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it arrives later."""
        if self.canFetchMore(parent):
            self._is_reading = True
            self.wanted.emit(self._text, len(self.persons))

    def rowCount(self, parent: Index | None = None) -> int:
        """Persons read so far; none below one."""
        return 0 if parent is not None and parent.isValid() else len(self.persons)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The person, or its words."""
        if not index.isValid():
            return None
        person = self.persons[index.row()]
        if role == PersonRole:
            return person
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            portraits = counts.portraits(person.portraits)
            return f"{person.person_id}, {portraits}"
        return None
