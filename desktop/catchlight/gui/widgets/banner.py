"""A line of notice within a page: information, all well, take care, failed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from catchlight.gui.icons import pixmap
from catchlight.gui.theme import theme
from catchlight.gui.widgets.text import label, restyle

_ICONS = {"info": ("info", "accent"), "good": ("usable", "good"), "warn": ("limited", "warn"),
          "bad": ("not-suitable", "bad")}  # fmt: skip


class Banner(QFrame):
    """Icon and text on a tinted ground; hidden while it has nothing to say."""

    def __init__(self, kind: str = "info", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = QLabel()
        self.text = label(wrap=True, selectable=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 9)
        layout.setSpacing(10)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text, 1)
        theme.changed.connect(self._draw)
        self.say(kind, text)

    def say(self, kind: str, text: str) -> None:
        """Show `text`, or nothing."""
        self._kind = kind
        self.text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._draw()

    def _draw(self) -> None:
        restyle(self, "banner", self._kind)
        restyle(self.text, "banner", self._kind)
        name, colour = _ICONS[self._kind]
        self._icon.setPixmap(pixmap(name, 18, colour=colour, ratio=self.devicePixelRatioF()))
