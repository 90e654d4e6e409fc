"""What a verification may start from besides the lab: its first key's fingerprint, and checkpoints kept elsewhere."""

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import button, label, restyle

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class VerifyDialog(FormDialog):
    """`wanted` carries the fingerprint (hex, or None) and the files of checkpoints."""

    wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("VerifyDialog", "Verify with what was kept outside"),
            text=QCoreApplication.translate(
                "VerifyDialog",
                "Both come from outside the lab: the fingerprint as it was written down when the lab was made, and"
                " checkpoints that somebody else keeps.",
            ),
            action=QCoreApplication.translate("VerifyDialog", "&Verify"),
            width=560,
            parent=parent,
        )
        self.files: list[Path] = []
        self.fingerprint = QLineEdit(maxLength=128)
        self.fingerprint.setPlaceholderText(self.tr("64 digits, 0 to 9 and a to f; spaces do not matter"))
        self.wrong = label(role="error")
        self.wrong.hide()
        self.add_field(self.tr("&Fingerprint of the lab’s first key"), self.fingerprint)
        self.fields.addWidget(self.wrong)
        self.names = label(self.tr("No checkpoint chosen"), "muted", wrap=True)
        choose = button(self.tr("&Choose checkpoints…"))
        choose.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(self.names, 1)
        line.addWidget(choose)
        self.fields.addLayout(line)
        self.fingerprint.textChanged.connect(self._check)
        self._check()
        self.fingerprint.setFocus()

    def digits(self) -> str | None:
        """The fingerprint without spaces, or None while there is none."""
        return "".join(self.fingerprint.text().split()).replace(":", "").lower() or None

    def accept(self) -> None:
        """Begin."""
        self.wanted.emit(self.digits(), tuple(self.files))
        super().accept()

    def _check(self) -> None:
        digits = self.digits()
        sound = digits is None or _FINGERPRINT.fullmatch(digits) is not None
        self.proceed.setEnabled(sound and (digits is not None or bool(self.files)))
        self.wrong.setText("" if sound else self.tr("That is no fingerprint yet."))
        if self.wrong.isHidden() is not sound:
            self.wrong.setVisible(not sound)
            QTimer.singleShot(0, self, self.fit)
        restyle(self.fingerprint, "bad", "false" if sound else "true")

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Checkpoints"), QDir.homePath())
        if chosen:
            self.files = [Path(name) for name in chosen]
            self.names.setText(", ".join(file.name for file in self.files))
            self._check()
