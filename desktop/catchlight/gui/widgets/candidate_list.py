"""The candidate list: rank, portrait, name and comparison score."""

from PySide6.QtCore import QRect, Qt, SignalInstance
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from catchlight.gui import formats
from catchlight.gui.models.candidates_model import CandidateRole, CandidatesModel, LinesRole, MoveRole
from catchlight.gui.widgets.painting import draw_line
from catchlight.gui.widgets.picture_list import Index, LineDelegate, PictureList, PictureOf

HEIGHT = 74
_PICTURE = 54


class CandidateDelegate(LineDelegate):
    """Paints one candidate a line."""

    height = HEIGHT

    def paint_line(self, painter: QPainter, place: QRect, index: Index) -> None:
        """Rank, picture, two lines, score."""
        candidate = index.data(CandidateRole)
        first, second = index.data(LinesRole)
        moved = index.data(MoveRole)
        rank = QRect(place.x() + 6, place.y(), 34, place.height())
        draw_line(painter, rank, str(candidate.rank), colour="muted", weight=QFont.Weight.DemiBold,
                  align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
        left = place.x() + 44
        self.draw_picture_of(painter, QRect(left, place.y() + 8, _PICTURE, _PICTURE), candidate)
        text = QRect(left + _PICTURE + 12, place.y() + (6 if moved else 14), place.right() - left - _PICTURE - 88, 21)
        draw_line(painter, text, first, weight=QFont.Weight.DemiBold)
        draw_line(painter, text.translated(0, 21), second, colour="muted", pixels=12)
        if moved:  # in words, and in a colour
            draw_line(painter, text.translated(0, 41), moved, colour="accent", pixels=12, weight=QFont.Weight.Medium)
        score = QRect(place.right() - 72, place.y(), 60, place.height())
        draw_line(painter, score, formats.score(candidate.score), pixels=15, weight=QFont.Weight.DemiBold,
                  align=Qt.AlignmentFlag.AlignRight)  # fmt: skip


class CandidateList(PictureList):
    """One candidate a line; `chosen` carries the current one."""

    def __init__(
        self, model: CandidatesModel, changed: SignalInstance, *, picture_of: PictureOf, parent: QWidget | None = None
    ) -> None:
        delegate = CandidateDelegate(picture_of)
        super().__init__(model, delegate, changed, role=CandidateRole, parent=parent)
        self.setAccessibleName(self.tr("Candidates"))
