"""Plots that QPainter draws in the theme's colours: bars over months, and bars beside names.

A value is never told by its length alone: it stands in figures beside or above the bar, in the tooltip, and in the
accessible description. The arrow keys walk from bar to bar; Enter or a click chooses one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from catchlight.gui import formats
from catchlight.gui.theme import theme
from catchlight.gui.widgets.painting import draw_line

_RADIUS = 3.0
_MOST_TICKS = 4


@dataclass(frozen=True)
class Bar:
    """One bar.

    Attributes:
        name: What it stands for, short.
        value: Its length.
        part: How much of it is drawn stronger; 0 for none.
        words: What is said of it in the tooltip and to assistive technology; name and value where it is "".
        key: What `chosen` carries; nothing can be chosen where it is None.
    """

    name: str
    value: int
    part: int = 0
    words: str = ""
    key: object = None

    @property
    def said(self) -> str:
        """The bar in words."""
        return self.words or f"{self.name}: {formats.count(self.value)}"


def ticks(largest: int) -> list[int]:
    """Round values from 0 to at least `largest`, whole numbers, few enough to be read."""
    step, factors, power = 1, (1, 2, 5), 0
    while step * _MOST_TICKS < largest:
        power += 1
        step = factors[power % 3] * 10 ** (power // 3)
    most = -(-max(largest, 1) // step) * step
    return list(range(0, most + 1, step))


class _Plot(QWidget):
    """What both plots share: the bars, the one under the pointer, the one the keyboard is at."""

    chosen = Signal(object)
    _steps: ClassVar[dict[Qt.Key, int]]

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.current: int | None = None
        self._hovered: int | None = None
        self._name = name
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw these."""
        self.bars = tuple(bars)
        self.current = self._hovered = None
        self.setAccessibleName(self._name)
        self.setAccessibleDescription("; ".join(bar.said for bar in self.bars))
        self.updateGeometry()
        self.update()

    def bar_at(self, place: QPoint) -> int | None:
        """Which bar is meant by this place, or None."""
        return next((number for number in range(len(self.bars)) if self.area_of(number).contains(place)), None)

    def area_of(self, number: int) -> QRect:
        """What belongs to a bar: where the pointer means it."""
        raise NotImplementedError

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the bar under the pointer."""
        found = self.bar_at(event.position().toPoint())
        if found != self._hovered:
            self._hovered = found
            can_choose = found is not None and self.bars[found].key is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if can_choose else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No bar is under the pointer."""
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the bar."""
        found = self.bar_at(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(found)
            self._choose(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Home and End go to the ends, Enter and space choose."""
        key = Qt.Key(event.key())
        last = len(self.bars) - 1
        if key in self._steps and self.bars:
            self._go(min(last, max(0, (-1 if self.current is None else self.current) + self._steps[key])))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.bars:
            self._go(0 if key == Qt.Key.Key_Home else last)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.current is not None:
            self._choose(self.current)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The tooltip is that of the bar."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.bar_at(event.pos())
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.bars[found].said, self, self.area_of(found))
            return True
        return super().event(event)

    def _go(self, number: int) -> None:
        self.current = number
        self.setAccessibleName(f"{self._name}: {self.bars[number].said}")
        self.update()

    def _choose(self, number: int) -> None:
        if self.bars[number].key is not None:
            self.chosen.emit(self.bars[number].key)

    def _is_marked(self, number: int) -> bool:
        return number == self._hovered or (number == self.current and self.hasFocus())

    def _draw_focus(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class BarPlot(_Plot):
    """Bars side by side, for what goes over time; a line through them where one is given."""

    _steps: ClassVar = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
    _left, _right, _top, _bottom = 44, 10, 24, 26
    _widest = 46
    _narrowest_name = 44

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.line: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 170)

    def show_line(self, values: Sequence[int]) -> None:
        """Draw a line with a dot at each bar's place; () for none."""
        self.line = tuple(values)
        self.update()

    def area_of(self, number: int) -> QRect:
        """The whole column of a bar."""
        inner = self._inner()
        slot = inner.width() / max(1, len(self.bars))
        return QRectF(inner.left() + number * slot, 0, slot, self.height()).toRect()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The scale, the bars, the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        largest = max((*(bar.value for bar in self.bars), *self.line), default=0)
        scale = ticks(largest)
        self._draw_scale(painter, scale)
        for number in range(len(self.bars)):
            self._draw_bar(painter, number, scale[-1])
        self._draw_line(painter, scale[-1])
        self._draw_focus(painter)
        painter.end()

    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(self._left, self._top, -self._right, -self._bottom)

    def _height_of(self, value: int, most: int) -> float:
        return self._inner().height() * value / most

    def _draw_scale(self, painter: QPainter, scale: list[int]) -> None:
        inner = self._inner()
        for value in scale:
            y = inner.bottom() - self._height_of(value, scale[-1])
            painter.setPen(QPen(theme.colour("edge" if value == 0 else "line"), 1))
            painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
            place = QRect(0, round(y) - 9, self._left - 8, 18)
            draw_line(
                painter, place, formats.count(value), colour="muted", pixels=11, align=Qt.AlignmentFlag.AlignRight
            )

    def _draw_bar(self, painter: QPainter, number: int, most: int) -> None:
        bar, inner, area = self.bars[number], self._inner(), QRectF(self.area_of(number))
        width = min(self._widest, area.width() * 0.62)
        left = area.center().x() - width / 2
        if self._is_marked(number):
            painter.fillRect(area.adjusted(1, self._top - 4, -1, -self._bottom), theme.colour("hover"))
        painter.setPen(Qt.PenStyle.NoPen)
        for value, colour in ((bar.value, "soft" if bar.part else "accent"), (bar.part, "accent")):
            if value:
                high = max(2.0, self._height_of(value, most))
                painter.setBrush(theme.colour(colour))
                painter.drawRoundedRect(QRectF(left, inner.bottom() - high, width, high), _RADIUS, _RADIUS)
        if bar.value and width >= 14:
            y = inner.bottom() - self._height_of(bar.value, most)
            place = QRect(round(area.left()), round(y) - 19, round(area.width()), 17)
            draw_line(painter, place, formats.count(bar.value), pixels=11, weight=QFont.Weight.DemiBold,
                      align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
        every = max(1, -(-self._narrowest_name // max(1, round(area.width()))))
        if number % every == 0:
            place = QRect(round(area.left()), self.height() - self._bottom + 5, round(area.width() * every), 18)
            draw_line(painter, place, bar.name, colour="text" if self._is_marked(number) else "muted", pixels=11,
                      align=Qt.AlignmentFlag.AlignHCenter if every == 1 else Qt.AlignmentFlag.AlignLeft)  # fmt: skip

    def _draw_line(self, painter: QPainter, most: int) -> None:
        inner = self._inner()
        points = [
            QPointF(QRectF(self.area_of(number)).center().x(), inner.bottom() - self._height_of(value, most))
            for number, value in enumerate(self.line[: len(self.bars)])
        ]
        painter.setPen(QPen(theme.colour("warn"), 2))
        for one, other in pairwise(points):
            painter.drawLine(one, other)
        painter.setBrush(theme.colour("surface"))
        for point in points:
            painter.drawEllipse(point, 3.5, 3.5)


class RankPlot(_Plot):
    """Bars beneath each other, each with its name before and its value behind it."""

    _steps: ClassVar = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
    _line = 28
    _value = 58

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(220)

    def sizeHint(self) -> QSize:
        """As high as its bars."""
        return QSize(320, max(1, len(self.bars)) * self._line + 8)

    def minimumSizeHint(self) -> QSize:
        """The same: no bar is left out."""
        return QSize(220, self.sizeHint().height())

    def area_of(self, number: int) -> QRect:
        """The whole line of a bar."""
        return QRect(4, 4 + number * self._line, self.width() - 8, self._line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Each line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        largest = max((bar.value for bar in self.bars), default=0) or 1
        for number, bar in enumerate(self.bars):
            self._draw_bar(painter, self.area_of(number), bar, largest, is_marked=self._is_marked(number))
        self._draw_focus(painter)
        painter.end()

    def _draw_bar(self, painter: QPainter, area: QRect, bar: Bar, largest: int, *, is_marked: bool) -> None:
        if is_marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(area), 5, 5)
        name = round(area.width() * 0.42)
        draw_line(painter, QRect(area.left() + 6, area.top(), name - 14, area.height()), bar.name, pixels=12)
        track = QRectF(area.left() + name, area.center().y() - 4, area.width() - name - self._value, 9)
        painter.setPen(Qt.PenStyle.NoPen)
        for value, colour in ((largest, "sunken"), (bar.value, "soft" if bar.part else "accent"), (bar.part, "accent")):
            if value:
                length = max(3.0, track.width() * value / largest)
                painter.setBrush(theme.colour(colour))
                painter.drawRoundedRect(QRectF(track.left(), track.top(), length, track.height()), _RADIUS, _RADIUS)
        place = QRect(area.right() - self._value + 8, area.top(), self._value - 14, area.height())
        draw_line(painter, place, formats.count(bar.value), pixels=12, weight=QFont.Weight.DemiBold,
                  align=Qt.AlignmentFlag.AlignRight)  # fmt: skip


class Legend(QWidget):
    """What the colours of bars stand for: a square of each with its words."""

    _square, _gap, _between = 11, 7, 20

    def __init__(self, *meanings: tuple[str, str], parent: QWidget | None = None) -> None:
        """Each meaning is a theme colour and its words."""
        super().__init__(parent)
        self._meanings = meanings
        self.setAccessibleName(", ".join(words for _, words in meanings))
        self.setFixedHeight(20)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The squares and words beside each other."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(painter.font())
        font.setPixelSize(12)
        painter.setFont(font)
        left = 0
        for colour, words in self._meanings:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(colour))
            painter.drawRoundedRect(QRectF(left, (self.height() - self._square) / 2, self._square, self._square), 3, 3)
            left += self._square + self._gap
            wide = painter.fontMetrics().horizontalAdvance(words) + 2
            draw_line(painter, QRect(left, 0, wide, self.height()), words, colour="muted", pixels=12)
            left += wide + self._between
        painter.end()
