"""What the delegates share: pictures with round corners, lines of text that end in an ellipsis."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap

from catchlight.gui.icons import pixmap
from catchlight.gui.theme import theme

RADIUS = 8.0


def draw_picture(painter: QPainter, place: QRect, picture: QPixmap | None, *, whole: bool = False) -> None:
    """The picture, filling `place` with its middle or shown whole; an icon while there is none."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(place), RADIUS, RADIUS)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillPath(path, theme.colour("sunken"))
    if picture is None or picture.isNull():
        side = min(32, place.height() // 2)
        corner = place.center()
        mark = pixmap("face", side, colour="edge", ratio=painter.device().devicePixelRatioF())
        painter.drawPixmap(corner.x() - side // 2, corner.y() - side // 2, mark)
    else:
        painter.setClipPath(path)
        fits = (place.width() / picture.width(), place.height() / picture.height())
        ratio = min(fits) if whole else max(fits)
        width, height = picture.width() * ratio, picture.height() * ratio
        target = QRectF(
            place.x() + (place.width() - width) / 2, place.y() + (place.height() - height) / 2, width, height
        )
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
    painter.restore()


def draw_line(  # noqa: PLR0913 - a line of text has this many properties
    painter: QPainter,
    place: QRect,
    text: str,
    *,
    colour: str = "text",
    pixels: int = 13,
    weight: QFont.Weight = QFont.Weight.Normal,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """One line of text, cut with an ellipsis where it is too long."""
    font = QFont(painter.font())
    font.setPixelSize(pixels)
    font.setWeight(weight)
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, cut)
    painter.restore()


def draw_verdict(painter: QPainter, place: QRect, verdict: str, word: str, *, colour: str) -> None:
    """The icon of a verdict and its word: colour never stands alone."""
    mark = pixmap(verdict, 15, colour=colour, ratio=painter.device().devicePixelRatioF())
    painter.drawPixmap(place.x(), place.y() + (place.height() - 15) // 2, mark)
    draw_line(painter, place.adjusted(20, 0, 0, 0), word, colour=colour, pixels=12, weight=QFont.Weight.Medium)


def draw_ground(painter: QPainter, place: QRect, *, selected: bool, hovered: bool, focused: bool) -> None:
    """The card behind an item: selection, pointer and keyboard focus can be told apart."""
    fill = theme.colour("soft" if selected else "hover" if hovered else "surface")
    edge = theme.colour("accent" if selected or focused else "line")
    width = 2.0 if focused else 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), width))
    painter.setBrush(fill)
    inset = width / 2
    painter.drawRoundedRect(QRectF(place).adjusted(inset, inset, -inset, -inset), 10, 10)
    painter.restore()
