"""A button that shows which of many values are chosen, and opens a list to choose them from."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from catchlight.gui.tips import plain_tip

_ROWS = 9
_FIND_FROM = 9  # values from which on a line to find one in them is shown
_LONGEST = 34  # characters of what is chosen


class ChoiceButton(QPushButton):
    """Any of some texts; none chosen means that none is left out. `changed` comes with each choice."""

    changed = Signal()

    def __init__(self, name: str, *, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._nothing = nothing or self.tr("Any")
        self.setAutoDefault(False)
        self.setProperty("kind", "picker")
        self.values: dict[str, str] = {}
        self.chosen: frozenset[str] = frozenset()
        self.popup = _Popup(self)
        self.popup.list.itemChanged.connect(self._on_item)
        self.clicked.connect(self._open)
        self._say()

    def offer(self, values: Sequence[tuple[str, str]], *, chosen: frozenset[str] = frozenset()) -> None:
        """Offer values, each with its words; what was chosen and is no more offered stays chosen."""
        self.chosen = chosen
        self.values = dict(values) | {value: value for value in sorted(chosen) if value not in dict(values)}
        self.popup.fill(self.values, chosen)
        self._say()

    def _open(self) -> None:
        self.popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)), width=max(self.width(), 240))

    def _on_item(self, _item: QListWidgetItem) -> None:
        self.chosen = self.popup.checked()
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = ", ".join(self.values[value] for value in self.values if value in self.chosen)
        shown = words if len(words) <= _LONGEST else self.tr("%n chosen", "", len(self.chosen))
        self.setText((shown or self._nothing).replace("&", "&&"))
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(f"{self._name}: {words or self._nothing}")


class _Popup(QFrame):
    """The list; typing finds, the space bar chooses, Escape closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "popup")
        self.line = QLineEdit(clearButtonEnabled=True)
        self.line.setPlaceholderText(self.tr("Find"))
        self.line.setAccessibleName(self.tr("Find"))
        self.line.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.line)
        layout.addWidget(self.list)

    def fill(self, values: dict[str, str], chosen: frozenset[str]) -> None:
        """Show these values."""
        self.list.blockSignals(True)
        self.list.clear()
        for value, words in values.items():
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setToolTip(plain_tip(words))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.line.setVisible(len(values) >= _FIND_FROM)
        self.line.clear()

    def checked(self) -> frozenset[str]:
        """The values that are chosen."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return frozenset(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def open_at(self, place: QPoint, *, width: int) -> None:
        """Open below a place on the screen."""
        rows = max(1, min(self.list.count(), _ROWS))
        line = max(self.list.sizeHintForRow(0), 24) if self.list.count() else 24
        self.list.setFixedHeight(rows * line + 8)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(place)
        self.show()
        (self.list if self.line.isHidden() else self.line).setFocus()
        if self.list.count() and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _narrow(self, text: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(text.casefold() not in item.text().casefold())
