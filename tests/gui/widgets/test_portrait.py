from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from catchlight.gui.widgets.portrait import Portrait


class News(QObject):
    changed = Signal()


def test_the_picture_is_shown_once_it_is_read(qtbot: QtBot) -> None:
    news = News()
    portrait = Portrait(news.changed, smallest=QSize(80, 80))
    qtbot.addWidget(portrait)
    portrait.resize(100, 100)
    with qtbot.waitExposed(portrait):
        portrait.show()
    ready: list[QPixmap] = []
    sides: list[int] = []

    def source(side: int) -> QPixmap | None:
        sides.append(side)
        return ready[0] if ready else None

    portrait.show_picture(source, name="The probe")
    before = portrait.grab().toImage().pixelColor(50, 50)
    picture = QPixmap(40, 40)
    picture.fill(QColor("red"))
    ready.append(picture)
    QApplication.processEvents()  # so that nothing but the news makes it draw again
    asked = len(sides)
    news.changed.emit()
    qtbot.waitUntil(lambda: len(sides) > asked)
    assert before != portrait.grab().toImage().pixelColor(50, 50) == QColor("red")
    assert portrait.accessibleName() == "The probe"
    assert min(sides) >= 512
