"""A field for a passphrase: hidden unless shown on purpose, and it says when Caps Lock seems to be on."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from catchlight.gui.icons import give_icon
from catchlight.gui.widgets.text import label

LONGEST = 1024


class PassphraseField(QWidget):
    """The line, a button that shows what was typed, and a hint below; `line` is the line edit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(maxLength=LONGEST, echoMode=QLineEdit.EchoMode.Password)
        self.line.installEventFilter(self)
        self.eye = QToolButton()
        self.eye.setCheckable(True)
        self.eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.eye.toggled.connect(self._show)
        self.hint = label(self.tr("Caps Lock seems to be on."), "warn")
        self.hint.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        self.setFocusProxy(self.line)
        self._show(shown=False)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide the next one."""
        self.line.clear()
        self.eye.setChecked(False)
        self.hint.hide()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the line, which is what the keyboard reaches."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at each letter: Qt does not say whether Caps Lock is on, but a letter against its Shift key does."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_CapsLock:
                self.hint.hide()
            elif (capital := _is_capital(event)) is not None:
                self.hint.setVisible(capital)
        elif isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            self.hint.hide()
        return False

    def _show(self, shown: bool) -> None:
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(echo)
        words = self.tr("Hide the passphrase") if shown else self.tr("Show the passphrase")
        self.eye.setToolTip(words)
        self.eye.setAccessibleName(words)
        give_icon(self.eye, "eye-off" if shown else "eye", colour="muted")


def _is_capital(event: QKeyEvent) -> bool | None:
    """True where a letter's case is against its Shift key; None where the key is no letter with two cases."""
    text = event.text()
    others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    if others or len(text) != 1 or text.lower() == text.upper():
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != shift
