from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.picture_list import Index, LineDelegate, PictureList

ROLE = 300


class News(QObject):
    changed = Signal()


class Lines(LineDelegate):
    height = 40

    def paint_line(self, painter: QPainter, place: QRect, index: Index) -> None:
        side = place.height()
        self.draw_picture_of(painter, QRect(place.x(), place.y(), side, side), index.data(ROLE))


def red(_what: object, side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(QColor("red"))
    return picture


def things() -> QStandardItemModel:
    model = QStandardItemModel()
    for name in ("one", "two"):
        item = QStandardItem(name)
        item.setData(f"the {name}", ROLE)
        model.appendRow(item)
    return model


def test_what_the_line_stands_for_is_chosen_and_nothing_when_it_goes(qtbot: QtBot) -> None:
    model, news = things(), News()
    shown = PictureList(model, Lines(red), news.changed, role=ROLE)
    qtbot.addWidget(shown)
    with qtbot.waitSignal(shown.chosen) as chosen:
        shown.setCurrentIndex(model.index(1, 0))
    assert chosen.args == ["the two"]
    with qtbot.waitSignal(shown.chosen, check_params_cb=lambda what: what is None):
        model.setRowCount(0)


def test_a_line_is_painted_with_its_picture(qtbot: QtBot) -> None:
    model = things()
    delegate = Lines(red)
    canvas = QImage(200, 40, QImage.Format.Format_RGB32)
    canvas.fill(QColor("white"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 200, 40)
    painter = QPainter(canvas)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    assert canvas.pixelColor(20, 20) == QColor("red")
    assert canvas.pixelColor(150, 20) != QColor("red")
    assert delegate.sizeHint(option, model.index(0, 0)).height() == 40
