"""A new passphrase, typed twice, with the rule for its length."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from catchlight.gui.widgets.passphrase import PassphraseField
from catchlight.gui.widgets.text import label, restyle

SHORTEST = 8
"""Characters; the core refuses a shorter one. A test holds both together."""


class NewPassphrase(QWidget):
    """Two fields that have to agree; `changed` comes with each letter."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = PassphraseField(), PassphraseField()
        self.note = label(role="small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(6)
        for caption, field in (
            (self.tr("New &passphrase"), self.first),
            (self.tr("The same passphrase a&gain"), self.second),
        ):
            words = label(caption, "strong")
            words.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            layout.addWidget(words)
            layout.addWidget(field)
            field.line.textChanged.connect(self._check)
            layout.addSpacing(2)
        layout.addWidget(self.note)
        self._check()

    @property
    def is_good(self) -> bool:
        """True where it is long enough and both agree."""
        return len(self.first.text()) >= SHORTEST and self.first.text() == self.second.text()

    def text(self) -> str:
        """The passphrase."""
        return self.first.text()

    def _check(self) -> None:
        self.note.setText(self._words())
        differs = bool(self.second.text()) and not self.first.text().startswith(self.second.text())
        restyle(self.second.line, "bad", differs)
        self.changed.emit()

    def _words(self) -> str:
        """What is still missing, or the rule."""
        missing = SHORTEST - len(self.first.text())
        if missing > 0:
            rule = self.tr("At least %n character(s); several words are best.", "", SHORTEST)
            return rule if not self.first.text() else rule + " " + self.tr("%n more.", "", missing)
        if not self.second.text():
            return self.tr("Long enough. Type it once more.")
        if self.first.text() != self.second.text():
            return self.tr("The two do not agree yet.")
        return self.tr("Long enough, and both agree. Nobody can recover it for you.")
