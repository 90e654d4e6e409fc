"""One picture of a face at the size there is."""

from collections.abc import Callable

from PySide6.QtCore import QSize, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from catchlight.gui.widgets.painting import draw_picture

Source = Callable[[int], QPixmap | None]


class Portrait(QWidget):
    """Shows a picture whole, as large as there is room; draws itself anew when more pictures are there."""

    def __init__(self, changed: SignalInstance, *, smallest: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self.setMinimumSize(smallest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        changed.connect(self.update)

    def show_picture(self, source: Source | None, *, name: str) -> None:
        """Show what `source` gives for a side in device pixels; assistive technology knows it as `name`."""
        self._source = source
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture once it is read."""
        side = round(max(self.width(), self.height()) * self.devicePixelRatioF())
        step = -(-side // 256) * 256  # so that a change of size seldom means reading again
        picture = None if self._source is None else self._source(max(step, 512))
        painter = QPainter(self)
        draw_picture(painter, self.rect(), picture, whole=True)
        painter.end()
