"""Which roles an account has: any of three, or the auditor's alone."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from catchlight.gui.widgets.text import label
from catchlight.gui.words import ROLES, role_word

_ALONE = "auditor"


class RoleChoice(QWidget):
    """A box for each role with what it may do; `changed` comes with each change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        what = {
            "examiner": self.tr("Works on the cases it is a member of: exhibits, faces, searches."),
            "custodian": self.tr("Enrols portraits, keeps the gallery, makes backups."),
            "supervisor": self.tr("Decides on accounts, authorisations and erasure, never on their own search."),
            "auditor": self.tr("Sees the log, the statistics and the cases, but no pictures, and changes nothing."),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        self.boxes = {role: QCheckBox(role_word(role)) for role in ROLES}
        for role, box in self.boxes.items():
            box.setProperty("strong", "true")
            box.setAccessibleDescription(what[role])
            note = label(what[role], "small", wrap=True)
            note.setContentsMargins(30, 0, 0, 6)
            layout.addWidget(box)
            layout.addWidget(note)
            box.toggled.connect(self._check)

    def roles(self) -> tuple[str, ...]:
        """The chosen roles."""
        return tuple(role for role, box in self.boxes.items() if box.isChecked())

    def choose(self, roles: Iterable[str]) -> None:
        """Choose these and no others."""
        chosen = set(roles)
        for role, box in self.boxes.items():
            box.setChecked(role in chosen)

    def _check(self) -> None:
        """An auditor has no other role."""
        alone = self.boxes[_ALONE].isChecked()
        others = any(box.isChecked() for role, box in self.boxes.items() if role != _ALONE)
        why = self.tr("An auditor has no other role.")
        for role, box in self.boxes.items():
            blocked = others if role == _ALONE else alone
            box.setEnabled(not blocked)
            box.setToolTip(why if blocked else "")
        self.changed.emit()
