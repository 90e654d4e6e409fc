"""A list of things with a picture, one a line: what the gallery's persons and the candidates have in common."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from catchlight.gui.widgets.painting import draw_ground, draw_picture

Index = QModelIndex | QPersistentModelIndex
PictureOf = Callable[[Any, int], QPixmap | None]


class LineDelegate(QStyledItemDelegate):
    """Paints the ground of a line; what stands on it is the subclass's `paint_line`."""

    height: int

    def __init__(self, picture_of: PictureOf) -> None:
        super().__init__()
        self._picture_of = picture_of

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All lines have one height."""
        return QSize(200, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then the line."""
        place = QRect(option.rect).adjusted(1, 2, -1, -2)
        state: QStyle.StateFlag = option.state
        draw_ground(
            painter,
            place,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        self.paint_line(painter, place, index)

    def paint_line(self, painter: QPainter, place: QRect, index: Index) -> None:
        """What stands on the ground."""
        raise NotImplementedError

    def draw_picture_of(self, painter: QPainter, place: QRect, what: Any) -> None:
        """The picture of `what` in the square `place`."""
        side = round(place.width() * painter.device().devicePixelRatioF())
        draw_picture(painter, place, self._picture_of(what, side))


class PictureList(QListView):
    """One thing a line; `chosen` carries what the current line stands for, found under `role`."""

    chosen = Signal(object)

    def __init__(
        self,
        model: QAbstractItemModel,
        delegate: LineDelegate,
        changed: SignalInstance,
        *,
        role: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "grid")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setModel(model)
        changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(
            lambda current, _previous: self.chosen.emit(current.data(role) if current.isValid() else None)
        )
