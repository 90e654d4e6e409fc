"""Of so many, so many lost: bars beneath each other, each as long as the share of its own whole that was lost."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from catchlight.gui import formats
from catchlight.gui.theme import theme
from catchlight.gui.widgets.painting import draw_line
from catchlight.gui.widgets.plots import Bar, RankPlot

_NAME, _VALUE = 130, 92
_RADIUS = 3.0


class LossPlot(RankPlot):
    """Each bar's `value` is the whole, its `part` what was lost of it; both stand behind it in figures."""

    def _draw_bar(self, painter: QPainter, area: QRect, bar: Bar, largest: int, *, is_marked: bool) -> None:
        del largest  # each bar has its own whole
        painter.setPen(Qt.PenStyle.NoPen)
        if is_marked:
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(area), 5, 5)
        draw_line(painter, QRect(area.left() + 6, area.top(), _NAME - 10, area.height()), bar.name, pixels=12)
        track = QRectF(area.left() + _NAME, area.center().y() - 4, max(20, area.width() - _NAME - _VALUE), 9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("soft"))
        painter.drawRoundedRect(track, _RADIUS, _RADIUS)
        if bar.part and bar.value:
            painter.setBrush(theme.colour("accent"))
            length = max(3.0, track.width() * bar.part / bar.value)
            painter.drawRoundedRect(QRectF(track.left(), track.top(), length, track.height()), _RADIUS, _RADIUS)
        words = self.tr("{lost} of {whole}").format(lost=formats.count(bar.part), whole=formats.count(bar.value))
        place = QRect(area.right() - _VALUE + 8, area.top(), _VALUE - 14, area.height())
        draw_line(painter, place, words, pixels=12, weight=QFont.Weight.DemiBold, align=Qt.AlignmentFlag.AlignRight)
