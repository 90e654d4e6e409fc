"""Who is working? Asked once a session, before the first act; the name stands in every log entry."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from catchlight.gui.widgets.text import button, label


class ExaminerDialog(QDialog):
    """Asks for the examiner's name; `named` carries it."""

    named = Signal(str)

    def __init__(self, current: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Who is working?"))
        self.setMinimumWidth(440)
        self.name = QLineEdit(current, maxLength=120)
        self.name.setAccessibleName(self.tr("Examiner's name"))
        self.name.setPlaceholderText(self.tr("For example: A. de Vries"))
        self.name.textChanged.connect(self._check)
        self._ok = button(self.tr("&Continue"), kind="primary")
        self._ok.setDefault(True)
        self._ok.clicked.connect(self._accept)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        caption = label(self.tr("Examiner's &name"), "strong")
        caption.setBuddy(self.name)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._ok)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("Who is working?"), "title"))
        layout.addWidget(
            label(self.tr("Every act is written to the evidence log under this name."), "muted", wrap=True)
        )
        layout.addSpacing(6)
        layout.addWidget(caption)
        layout.addWidget(self.name)
        layout.addSpacing(10)
        layout.addLayout(buttons)
        self.name.setFocus()
        self._check()

    def _check(self) -> None:
        self._ok.setEnabled(bool(self.name.text().strip()))

    def _accept(self) -> None:
        self.named.emit(self.name.text().strip())
        self.accept()
