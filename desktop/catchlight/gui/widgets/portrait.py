"""One picture of a face at the size there is."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from catchlight.gui.widgets.painting import draw_picture
from catchlight.gui.widgets.thumbnails import Thumbnails


class Portrait(QWidget):
    """Shows a picture, filling the widget with its middle."""

    def __init__(self, thumbnails: Thumbnails, *, smallest: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._path: Path | None = None
        self.setMinimumSize(smallest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        thumbnails.loaded.connect(self.update)

    @property
    def path(self) -> Path | None:
        """What is shown."""
        return self._path

    def show_picture(self, path: Path | None, *, name: str) -> None:
        """Show the file `path`, known to assistive technology as `name`."""
        self._path = path
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture once it is read."""
        side = round(max(self.width(), self.height()) * self.devicePixelRatioF())
        step = -(-side // 256) * 256  # so that a change of size seldom means reading again
        picture = None if self._path is None else self._thumbnails.get(self._path, max(step, 512))
        painter = QPainter(self)
        draw_picture(painter, self.rect(), picture)
        painter.end()
