"""Labels by their role in the type hierarchy, and small layout helpers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QFrame, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from catchlight.gui.icons import give_icon


def label(text: str = "", role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label in one of the stylesheet's roles: display, title, heading, strong, muted, small, overline, figure."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def button(text: str, *, kind: str = "", icon: str = "", tip: str = "") -> QPushButton:
    """A button of one kind: primary, quiet, link, nav, chip, or the ordinary one."""
    made = QPushButton(f" {text}" if icon else text)  # the style leaves too little between picture and words
    made.setAccessibleName(text.replace("&", ""))
    if kind:
        made.setProperty("kind", kind)
    if icon:
        give_icon(made, icon, colour={"primary": "on_accent", "nav": "muted", "chip": "muted"}.get(kind, "text"))
    if tip:
        made.setToolTip(tip)
    made.setAutoDefault(False)
    return made


def card() -> QFrame:
    """A surface with a hairline."""
    made = QFrame()
    made.setProperty("role", "card")
    return made


def rule() -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("role", "rule")
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def inset(box: QAbstractSpinBox) -> None:
    """Give the number of a box the distance from its edge that text fields have; the style gives it none."""
    for line in box.findChildren(QLineEdit):
        line.setTextMargins(7, 0, 0, 0)
