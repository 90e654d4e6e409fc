"""What a page shows while there is nothing to list: why, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from catchlight.gui.icons import pixmap
from catchlight.gui.theme import theme
from catchlight.gui.widgets.text import label


class EmptyState(QWidget):
    """A picture, a heading, a sentence and the buttons that help."""

    def __init__(
        self, icon: str, heading: str, text: str, *buttons: QPushButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = icon
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.heading = label(heading, "heading")
        self.text = label(text, "muted", wrap=True)
        self.text.setFixedWidth(460)
        for line in (self.heading, self.text):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for one in buttons:
            row.addWidget(one)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addWidget(self.heading)
        layout.addWidget(self.text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch(3)
        theme.changed.connect(self._draw)
        self._draw()
        self._give_room()

    def say(self, heading: str, text: str) -> None:
        """Change the words."""
        self.heading.setText(heading)
        self.text.setText(text)
        self._give_room()

    def _give_room(self) -> None:
        """A layout with stretches gives wrapped text one line unless told how high it is."""
        self.text.ensurePolished()
        self.text.setMinimumHeight(max(0, self.text.heightForWidth(self.text.width())))

    def _draw(self) -> None:
        self._picture.setPixmap(pixmap(self._name, 48, colour="edge", ratio=self.devicePixelRatioF()))
