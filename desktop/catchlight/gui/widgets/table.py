"""A table view set up once: whole rows, no grid, sorting where wanted, the model's own column widths."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from catchlight.gui.models.table import RowRole, SortRole, TableModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

ROW_HEIGHT = 40


class Table(QTableView):
    """Shows a `TableModel`; `chosen` comes with the current row, `activated_row` with Enter or a double click."""

    chosen = Signal(object)
    activated_row = Signal(object)

    def __init__(
        self, model: TableModel[Any], *, name: str, sortable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSortRole(SortRole)
        self._proxy.setSourceModel(model)
        self.setModel(self._proxy)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        for number, column in enumerate(model.columns):
            if column.width:
                self.setColumnWidth(number, max(column.width, header.sectionSizeHint(number)))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        if sortable:
            self.setSortingEnabled(True)
            header.setSortIndicatorClearable(True)
            self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_activated)

    def current_row(self) -> Any:
        """The row the keyboard is at, or None."""
        index = self.currentIndex()
        return index.data(RowRole) if index.isValid() else None

    def selected_rows(self) -> list[Any]:
        """All selected rows, from top to bottom."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [index.data(RowRole) for index in indexes]

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Enter opens the current row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(current.data(RowRole) if current.isValid() else None)

    def _on_activated(self, index: QModelIndex) -> None:
        self.activated_row.emit(index.data(RowRole))
