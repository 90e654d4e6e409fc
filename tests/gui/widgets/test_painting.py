from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from catchlight.gui.theme import theme
from catchlight.gui.widgets.painting import draw_ground, draw_line, draw_picture, draw_verdict

PLACE = QRect(0, 0, 100, 40)


def painted(draw: Callable[[QPainter], None]) -> QImage:
    canvas = QImage(100, 40, QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    painter = QPainter(canvas)
    draw(painter)
    painter.end()
    return canvas


def inked(canvas: QImage, *, columns: range) -> bool:
    white = QColor("white")
    return any(canvas.pixelColor(x, y) != white for x in columns for y in range(canvas.height()))


def test_a_picture_fills_its_place_or_is_shown_whole() -> None:
    square = QPixmap(20, 20)
    square.fill(QColor("red"))
    filled = painted(lambda painter: draw_picture(painter, PLACE, square))
    whole = painted(lambda painter: draw_picture(painter, PLACE, square, whole=True))
    assert filled.pixelColor(10, 20) == filled.pixelColor(50, 20) == QColor("red")
    assert whole.pixelColor(50, 20) == QColor("red")
    assert whole.pixelColor(10, 20) == theme.colour("sunken")


def test_there_is_an_icon_while_there_is_no_picture() -> None:
    missing = painted(lambda painter: draw_picture(painter, PLACE, None))
    around_the_middle = {missing.pixelColor(x, y).name() for x in range(40, 60) for y in range(10, 30)}
    assert len(around_the_middle) > 1
    assert missing == painted(lambda painter: draw_picture(painter, PLACE, QPixmap()))


def test_a_line_stays_in_its_place_and_stands_where_it_is_told() -> None:
    place = QRect(0, 0, 60, 40)
    cut = painted(lambda painter: draw_line(painter, place, "a line that is far too long for its place"))
    assert inked(cut, columns=range(60))
    assert not inked(cut, columns=range(60, 100))
    right = painted(lambda painter: draw_line(painter, PLACE, "i", align=Qt.AlignmentFlag.AlignRight))
    assert not inked(right, columns=range(50))
    assert inked(right, columns=range(50, 100))


def test_a_verdict_has_a_picture_and_a_word() -> None:
    both = painted(lambda painter: draw_verdict(painter, PLACE, "limited", "Limited", colour="warn"))
    assert inked(both, columns=range(15))
    assert inked(both, columns=range(20, 100))


def test_selection_pointer_and_focus_can_be_told_apart() -> None:
    seen = [
        painted(lambda painter, kind=kind: draw_ground(painter, PLACE, **kind))  # type: ignore[misc]
        for kind in (
            {"selected": False, "hovered": False, "focused": False},
            {"selected": True, "hovered": False, "focused": False},
            {"selected": False, "hovered": True, "focused": False},
            {"selected": False, "hovered": False, "focused": True},
        )
    ]
    assert all(one != other for at, one in enumerate(seen) for other in seen[:at])
