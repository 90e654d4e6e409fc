"""A page that takes files and folders from anywhere on it, and shows so while they hover."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from catchlight.gui.icons import pixmap
from catchlight.gui.widgets.text import label, restyle


class DropArea(QWidget):
    """Emits `dropped` with a tuple of paths; files only, never an address of the network."""

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._veil = QFrame(self)
        restyle(self._veil, "drop", "over")
        self._picture = label()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self._veil)
        layout.addStretch(1)
        layout.addWidget(self._picture)
        self._heading, self._text = label(role="heading"), label(role="muted")
        for words in (self._heading, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(words)
        layout.addStretch(1)
        self._veil.hide()

    def set_words(self, heading: str, text: str) -> None:
        """What the drop target says."""
        self._heading.setText(heading)
        self._text.setText(text)

    @property
    def is_target(self) -> bool:
        """True while the drop target is shown."""
        return not self._veil.isHidden()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take local files and folders."""
        if _paths(event.mimeData()):
            event.acceptProposedAction()
            self._picture.setPixmap(pixmap("drop", 40, colour="accent", ratio=self.devicePixelRatioF()))
            self._veil.setGeometry(self.rect().adjusted(2, 2, -2, -2))
            self._veil.raise_()
            self._veil.show()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Still over the page."""
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Gone again."""
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over what was dropped."""
        self._veil.hide()
        paths = _paths(event.mimeData())
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The target covers the page."""
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect().adjusted(2, 2, -2, -2))


def _paths(mime: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
