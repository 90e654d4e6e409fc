"""The candidate list: rank, portrait, name and comparison score."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from catchlight.gui import formats
from catchlight.gui.models.candidates_model import CandidateRole, CandidatesModel, LinesRole
from catchlight.gui.widgets.painting import draw_ground, draw_line, draw_picture

HEIGHT = 74
_PICTURE = 54

Index = QModelIndex | QPersistentModelIndex
PictureOf = Callable[[Any, int], QPixmap | None]


class CandidateDelegate(QStyledItemDelegate):
    """Paints one candidate a line."""

    def __init__(self, picture_of: PictureOf, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture_of = picture_of

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All lines have one height."""
        return QSize(200, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Rank, picture, two lines, score."""
        place = QRect(option.rect).adjusted(1, 2, -1, -2)
        state: QStyle.StateFlag = option.state
        draw_ground(
            painter,
            place,
            selected=bool(state & QStyle.StateFlag.State_Selected),
            hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            focused=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        candidate = index.data(CandidateRole)
        first, second = index.data(LinesRole)
        picture = self._picture_of(candidate, round(_PICTURE * painter.device().devicePixelRatioF()))
        rank = QRect(place.x() + 6, place.y(), 34, place.height())
        draw_line(painter, rank, str(candidate.rank), colour="muted", weight=QFont.Weight.DemiBold,
                  align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
        left = place.x() + 44
        draw_picture(painter, QRect(left, place.y() + 8, _PICTURE, _PICTURE), picture)
        text = QRect(left + _PICTURE + 12, place.y() + 14, place.right() - left - _PICTURE - 88, 21)
        draw_line(painter, text, first, weight=QFont.Weight.DemiBold)
        draw_line(painter, text.translated(0, 21), second, colour="muted", pixels=12)
        score = QRect(place.right() - 72, place.y(), 60, place.height())
        draw_line(painter, score, formats.score(candidate.score), pixels=15, weight=QFont.Weight.DemiBold,
                  align=Qt.AlignmentFlag.AlignRight)  # fmt: skip


class CandidateList(QListView):
    """One candidate a line; `chosen` carries the current one."""

    chosen = Signal(object)

    def __init__(
        self, model: CandidatesModel, changed: SignalInstance, *, picture_of: PictureOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "grid")
        self.setAccessibleName(self.tr("Candidates"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(CandidateDelegate(picture_of, self))
        self.setModel(model)
        changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(
            lambda current, _previous: self.chosen.emit(current.data(CandidateRole) if current.isValid() else None)
        )

    def choose_first(self) -> None:
        """Make the first candidate current."""
        self.setCurrentIndex(self.model().index(0, 0))
