"""The grid of faces: a list view that wraps, with cells painted by a delegate; only what is visible is drawn."""

from collections.abc import Callable

from PySide6.QtCore import (
    QItemSelectionModel,
    QMargins,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from catchlight.gui import formats
from catchlight.gui.counts import counts
from catchlight.gui.models.faces_model import Cell, EntryRole, FacesModel, Heading
from catchlight.gui.widgets.painting import draw_ground, draw_line, draw_picture, draw_verdict
from catchlight.gui.words import reasons_sentence, verdict_colour, verdict_word

CELL = QSize(148, 212)
_WALL = 18  # pixels more where the time of day is known
_PICTURE = 132
_PADDING = 8
_HEADING_HEIGHT = 38

Index = QModelIndex | QPersistentModelIndex
PictureOf = Callable[[Cell, int], QPixmap | None]


class FaceDelegate(QStyledItemDelegate):
    """Paints headings and cells."""

    def __init__(self, view: "FaceGrid", picture_of: PictureOf) -> None:
        super().__init__(view)
        self._view = view
        self._picture_of = picture_of

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading takes a whole line; a cell with a time of day is a line higher."""
        entry = index.data(EntryRole)
        if isinstance(entry, Heading):
            return QSize(self._view.line_width(), _HEADING_HEIGHT)
        return CELL.grownBy(QMargins(0, 0, 0, _WALL)) if isinstance(entry, Cell) and entry.wall else CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        entry = index.data(EntryRole)
        place = QRect(option.rect)
        if isinstance(entry, Heading):
            self._paint_heading(painter, place, entry)
        elif isinstance(entry, Cell):
            self._paint_cell(painter, place, option.state, entry)

    def _paint_heading(self, painter: QPainter, place: QRect, heading: Heading) -> None:
        line = place.adjusted(4, 10, -4, 0)
        note = min(painter.fontMetrics().horizontalAdvance(heading.note), line.width() * 2 // 3)
        draw_line(painter, line.adjusted(0, 0, -note - 12, 0), heading.text, weight=QFont.Weight.DemiBold)
        line.setLeft(line.right() - note)
        draw_line(painter, line, heading.note, colour="muted", pixels=12, align=Qt.AlignmentFlag.AlignRight)

    def _paint_cell(self, painter: QPainter, place: QRect, state: QStyle.StateFlag, cell: Cell) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        draw_ground(painter, place, selected=selected, hovered=hovered, focused=focused)
        corner = place.topLeft() + QPoint(_PADDING, _PADDING)
        draw_picture(painter, QRect(corner, QSize(_PICTURE, _PICTURE)), self._picture(cell, painter))
        line = QRect(corner.x() + 2, corner.y() + _PICTURE + 5, _PICTURE - 4, 19)
        draw_line(painter, line, cell.when, weight=QFont.Weight.DemiBold)
        draw_line(painter, line, cell.probe, colour="muted", pixels=12, align=Qt.AlignmentFlag.AlignRight)
        if cell.wall:
            line.translate(0, _WALL)
            draw_line(painter, line, cell.wall, colour="muted", pixels=12)
        line.translate(0, 20)
        quality = cell.face.face.quality
        draw_verdict(
            painter,
            line,
            quality.verdict.value,
            verdict_word(quality.verdict),
            colour=verdict_colour(quality.verdict),
        )
        line.translate(0, 18)
        draw_line(painter, line, self._last_line(cell), colour="muted", pixels=12)

    def _last_line(self, cell: Cell) -> str:
        """How many faces a track joins; of one face why it is not simply usable, how long it stood, or its frame."""
        if cell.track is not None:
            return counts.faces(cell.track.faces)
        reasons = reasons_sentence(cell.face.face.quality.reasons)
        if reasons:
            return reasons
        if cell.face.held_until_microseconds is not None:
            return self.tr("until {time}").format(time=formats.media_time(cell.face.held_until_microseconds))
        if cell.face.frame is not None:
            return self.tr("Frame {number}").format(number=cell.face.frame)
        return ""

    def _picture(self, cell: Cell, painter: QPainter) -> QPixmap | None:
        return self._picture_of(cell, round(_PICTURE * painter.device().devicePixelRatioF()))


class FaceGrid(QListView):
    """Faces as cards; Enter asks for a search of the gallery, Ctrl and Shift select several.

    `chosen` carries the current cell, `selected` all selected ones.
    """

    chosen = Signal(object)
    selected = Signal(object)
    search_wanted = Signal(object)

    def __init__(
        self, model: FacesModel, changed: SignalInstance, *, picture_of: PictureOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "grid")
        self.setAccessibleName(self.tr("Faces"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(400)
        self.setSpacing(5)
        self.setUniformItemSizes(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.faces = FaceDelegate(self, picture_of)
        self.setItemDelegate(self.faces)
        self.setModel(model)
        changed.connect(self.viewport().update)
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        self.verticalScrollBar().rangeChanged.connect(self._return_to_place)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.selected.emit(self.selected_cells()))
        self.doubleClicked.connect(lambda _index: self._want_search())
        model.modelReset.connect(lambda: self.chosen.emit(None))

    def line_width(self) -> int:
        """The width of a heading: as much as fits."""
        return max(200, self.viewport().width() - 14)

    def current_cell(self) -> Cell | None:
        """The cell the keyboard is at."""
        entry = self.currentIndex().data(EntryRole) if self.currentIndex().isValid() else None
        return entry if isinstance(entry, Cell) else None

    def selected_cells(self) -> list[Cell]:
        """The selected cells in the grid's order; the current one first."""
        rows = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        entries = [index.data(EntryRole) for index in rows]
        cells = [entry for entry in entries if isinstance(entry, Cell)]
        current = self.current_cell()
        return sorted(cells, key=lambda cell: cell is not current)

    def choose(self, row: int) -> None:
        """Make a row current, and the only one selected."""
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keep_place(self) -> None:
        """What is in view stays where it is when entries come in or go before it."""
        if self.verticalScrollBar().value() == 0:
            return
        for below in range(4, self.viewport().height(), _HEADING_HEIGHT // 2):
            index = self.indexAt(QPoint(CELL.width() // 2, below))
            if index.isValid():
                self._anchor = (QPersistentModelIndex(index), self.visualRect(index).top())
                return

    def _return_to_place(self, _least: int, _most: int) -> None:
        """After the layout, which is done in parts, has come to the entry that was in view."""
        if self._anchor is None:
            return
        index, top = self._anchor
        if not index.isValid():
            self._anchor = None
            return
        place = self.visualRect(self.model().index(index.row(), 0))
        bar = self.verticalScrollBar()
        wanted = bar.value() + place.top() - top
        if place.isValid() and wanted <= bar.maximum():
            self._anchor = None
            bar.setValue(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._want_search()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The headings' width follows."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _want_search(self) -> None:
        cell = self.current_cell()
        if cell is not None:
            self.search_wanted.emit(cell)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = current.data(EntryRole) if current.isValid() else None
        self.chosen.emit(entry if isinstance(entry, Cell) else None)
