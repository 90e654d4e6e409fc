"""A figure with its name above it and what is to be said of it below."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from catchlight.gui.widgets.text import label


class Figure(QFrame):
    """A card with one number."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.name = label(name, "small")
        self.value = label(role="figure", selectable=True)
        self.note = label(role="small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 11, 16, 11)
        layout.setSpacing(2)
        for part in (self.name, self.value, self.note):
            layout.addWidget(part)

    def show_value(self, text: str, note: str = "") -> None:
        """Show it."""
        self.value.setText(text)
        self.note.setText(note)
        self.value.setAccessibleName(f"{self.name.text()}: {text}. {note}".strip())
