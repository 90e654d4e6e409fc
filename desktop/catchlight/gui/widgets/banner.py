"""A line of notice within a page: information, all well, take care, failed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from catchlight.gui.icons import pixmap
from catchlight.gui.theme import theme
from catchlight.gui.widgets.text import button, label, restyle

_ICONS = {"info": ("info", "accent"), "good": ("usable", "good"), "warn": ("limited", "warn"),
          "bad": ("not-suitable", "bad")}  # fmt: skip


class Banner(QFrame):
    """Icon and text on a tinted ground; hidden while it has nothing to say."""

    def __init__(self, kind: str = "info", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = QLabel()
        self.text = label(wrap=True, selectable=True)
        self._line = layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 9)
        layout.setSpacing(10)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.text, 1)
        self.button: QPushButton | None = None
        self._action: Callable[[], object] | None = None
        theme.changed.connect(self._draw)
        self.say(kind, text)

    def say(self, kind: str, text: str) -> None:
        """Show `text`, or nothing."""
        self._kind = kind
        self.text.setText(text)
        self.setAccessibleName(text)
        self.offer("", None)
        self._show(visible=bool(text))
        self._draw()

    def _show(self, *, visible: bool) -> None:
        """Or not; before it has a place it is no window of its own, and appears with its place."""
        if visible and self.parentWidget() is None and not self.isVisible():
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
        else:
            self.setVisible(visible)

    def offer(self, words: str, action: Callable[[], object] | None) -> None:
        """Put a button beside what was said; the next thing said takes it away."""
        self._action = action
        if action is not None and self.button is None:
            self.button = button(words, kind="link")
            self.button.clicked.connect(self._act)
            self._line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        middle = Qt.AlignmentFlag.AlignTop if action is None else Qt.AlignmentFlag.AlignVCenter
        self._line.setAlignment(self._icon, middle)
        if self.button is not None:
            self.button.setVisible(action is not None)
        if self.button is not None and action is not None:
            self.button.setText(words)
            self.button.setAccessibleName(words.replace("&", ""))

    def _act(self) -> None:
        if self._action is not None:
            self._action()

    def _draw(self) -> None:
        restyle(self, "banner", self._kind)
        restyle(self.text, "banner", self._kind)
        name, colour = _ICONS[self._kind]
        self._icon.setPixmap(pixmap(name, 18, colour=colour, ratio=self.devicePixelRatioF()))
