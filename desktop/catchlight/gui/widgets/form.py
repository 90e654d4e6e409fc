"""A dialog with a heading, labelled fields and two buttons."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from catchlight.gui.widgets.text import button, label


class FittedDialog(QDialog):
    """A dialog that is as high as its wrapped words need, in the middle of its window when it opens."""

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its wrapped words need."""
        super().showEvent(event)
        self._fit_first()
        QTimer.singleShot(0, self, self._fit_first)  # once more when every widget in it has its style

    def fit(self) -> None:
        """Take the height that the content needs; once more when what changed within it is laid out."""
        self._fit()
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """At this width; a layout alone leaves room for many more lines."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
            self.setMinimumHeight(0)
            layout.activate()
            width = max(self.minimumWidth(), self.minimumSizeHint().width())
            self.resize(width, layout.totalHeightForWidth(width))

    def _fit_first(self) -> None:
        self._fit()
        parent = self.parentWidget()
        if parent is not None:
            place = self.frameGeometry()
            place.moveCenter(parent.window().frameGeometry().center())
            self.move(place.x(), max(parent.window().y(), place.y()))


class FormDialog(FittedDialog):
    """The frame of every form; `fields` takes the rows, `proceed` is the button that accepts."""

    def __init__(self, *, title: str, text: str, action: str, width: int = 520, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(6)
        self.proceed: QPushButton = button(action, kind="primary")
        self.proceed.setDefault(True)
        self.proceed.clicked.connect(self.accept)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(cancel)
        self.buttons.addWidget(self.proceed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(8)
        layout.addWidget(label(title, "title"))
        layout.addWidget(label(text, "muted", wrap=True))
        layout.addSpacing(8)
        layout.addLayout(self.fields)
        layout.addSpacing(12)
        layout.addLayout(self.buttons)

    def add_field(self, caption: str, field: QWidget, *, note: str = "") -> QLabel:
        """Put a captioned field below the others; the caption's mnemonic leads to it."""
        name = label(caption, "strong")
        name.setBuddy(field)
        field.setAccessibleName(caption.replace("&", ""))
        self.fields.addWidget(name)
        self.fields.addWidget(field)
        if note:
            self.fields.addWidget(label(note, "small", wrap=True))
        self.fields.addSpacing(8)
        return name
