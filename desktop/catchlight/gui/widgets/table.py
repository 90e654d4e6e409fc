"""A table view set up once: whole rows, no grid, sorting where wanted, the model's own column widths."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from catchlight.gui.models.table import RowRole, ShareRole, SortRole, TableModel
from catchlight.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter

ROW_HEIGHT = 40
_BAR = 3  # pixels

Index = QModelIndex | QPersistentModelIndex


class ShareDelegate(QStyledItemDelegate):
    """Draws a thin bar at the foot of a cell whose model says how much of it is done."""

    def paint(self, painter: "QPainter", option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, then its bar."""
        super().paint(painter, option, index)
        share = index.data(ShareRole)
        if share is None:
            return
        place = QRectF(option.rect).adjusted(11, 0, -11, 0)
        place.setTop(place.bottom() - _BAR - 5)
        place.setHeight(_BAR)
        painter.save()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(place, _BAR / 2, _BAR / 2)
        place.setWidth(max(float(_BAR), place.width() * min(1.0, share)))
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(place, _BAR / 2, _BAR / 2)
        painter.restore()


class ColourDelegate(QStyledItemDelegate):
    """Keeps a cell's own colour where its row is selected."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        """The ordinary cell, with that colour in every state."""
        super().initStyleOption(option, index)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        if colour is not None:
            option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)


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
        self._columns = model.columns
        for number, column in enumerate(model.columns):
            if column.share is not None:
                self.setItemDelegateForColumn(number, ShareDelegate(self))
            if column.colour is not None:
                self.setItemDelegateForColumn(number, ColourDelegate(self))
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

    def as_text(self, rows: "list[Any] | None" = None) -> str:
        """These rows (all where None) with the columns' names, tab-separated: what a spreadsheet takes."""
        if rows is None:
            shown = (self.model().index(number, 0) for number in range(self.model().rowCount()))
            rows = [index.data(RowRole) for index in shown]
        lines = [[column.name for column in self._columns]]
        lines += [[column.text(row) for column in self._columns] for row in rows]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Enter opens the current row; the key of copying copies the selected rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text(self.selected_rows()))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit(current.data(RowRole) if current.isValid() else None)

    def _on_activated(self, index: QModelIndex) -> None:
        self.activated_row.emit(index.data(RowRole))
