"""A page of the window: a title row with actions above its content."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui.session import Session
from catchlight.gui.widgets.text import label


class Page(QWidget):
    """The frame of every page; `refresh` is called when it is shown and after every act while it is shown."""

    def __init__(self, session: Session, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title = label(title, "title")
        self.subtitle = label(role="muted")
        self.subtitle.hide()
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.addLayout(words, 1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(28, 22, 28, 22)
        self.body.setSpacing(16)
        self.body.addLayout(self.head)
        session.acted.connect(self._on_acted)
        session.forgotten.connect(self.clear)

    def refresh(self) -> None:
        """Read anew what is shown."""

    def clear(self) -> None:
        """Another lab was opened, or another account signed in: forget what was shown."""

    def showEvent(self, event: QShowEvent) -> None:
        """Read what may have changed while another page was shown."""
        super().showEvent(event)
        self.refresh()

    def _on_acted(self) -> None:
        if self.isVisible():
            self.refresh()
