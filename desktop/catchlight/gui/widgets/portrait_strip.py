"""A row of small pictures of which one is current: the best faces of a track."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from catchlight.gui.theme import theme
from catchlight.gui.tips import plain_tip
from catchlight.gui.widgets.painting import RADIUS, draw_picture

if TYPE_CHECKING:
    from catchlight.faces.records import StoredFace

MOST = 5
_SIDE = 50


class PortraitButton(QAbstractButton):
    """One small picture; arrows move between those of a strip."""

    def __init__(self, changed: SignalInstance) -> None:
        super().__init__()
        self._source: Callable[[int], QPixmap | None] | None = None
        self.setCheckable(True)
        self.setFixedSize(_SIDE, _SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        changed.connect(self.update)

    def show_picture(self, source: Callable[[int], QPixmap | None], *, name: str) -> None:
        """Show what `source` gives for a side in device pixels."""
        self._source = source
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))
        self.update()

    def sizeHint(self) -> QSize:
        """Always the same."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture; a line around the current one, a thicker one with the keyboard's focus."""
        painter = QPainter(self)
        picture = None if self._source is None else self._source(round(_SIDE * self.devicePixelRatioF()))
        draw_picture(painter, self.rect().adjusted(3, 3, -3, -3), picture)
        if self.isChecked() or self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 3 if self.hasFocus() else 2))
            painter.drawRoundedRect(QRect(1, 1, _SIDE - 3, _SIDE - 3), RADIUS, RADIUS)
        painter.end()


class PortraitStrip(QWidget):
    """Up to five small pictures; `chosen` carries the face of the one pressed."""

    chosen = Signal(object)

    def __init__(self, changed: SignalInstance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.faces: tuple[StoredFace, ...] = ()
        self.setAccessibleName(self.tr("Best faces of the track"))
        self._group = QButtonGroup(self)
        self.buttons = [PortraitButton(changed) for _ in range(MOST)]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for number, made in enumerate(self.buttons):
            made.setAccessibleName(self.tr("Best face {number}").format(number=number + 1))
            made.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(self.faces[number]))
            self._group.addButton(made)
            line.addWidget(made)
        line.addStretch(1)

    def show_faces(
        self,
        faces: "Sequence[StoredFace]",
        *,
        current: "StoredFace",
        picture_of: "Callable[[StoredFace, int], QPixmap | None]",
        name_of: "Callable[[StoredFace], str]",
    ) -> None:
        """Show these faces, best first; hidden where there are fewer than two to choose from."""
        self.faces = tuple(faces)[:MOST]
        for number, made in enumerate(self.buttons):
            made.setVisible(number < len(self.faces))
            if number < len(self.faces):
                face = self.faces[number]
                made.show_picture(partial(picture_of, face), name=name_of(face))
                made.setChecked(face.row == current.row)
        self.setVisible(len(self.faces) > 1)
