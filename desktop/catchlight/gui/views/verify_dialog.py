"""What a verification may start from besides the lab: its first key's fingerprint, checkpoints, witnesses."""

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import button, label, restyle

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


class VerifyDialog(FormDialog):
    """`wanted` carries the fingerprint (hex, or None), the files of checkpoints, and the keys of witnesses (hex)."""

    wanted = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("VerifyDialog", "Verify with what was kept outside"),
            text=QCoreApplication.translate(
                "VerifyDialog",
                "All of it comes from outside the lab: the fingerprint as it was written down when the lab was made,"
                " checkpoints that somebody else keeps, and the keys of witnesses as they handed them over.",
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
        self.witnesses = QLineEdit(maxLength=4096)
        self.witnesses.setPlaceholderText(self.tr("Public keys or their fingerprints, a comma between them"))
        self.add_field(self.tr("&Witnesses who cosigned"), self.witnesses)
        self.wrong_witness = label(role="error")
        self.wrong_witness.hide()
        self.fields.addWidget(self.wrong_witness)
        self.fingerprint.textChanged.connect(self._check)
        self.witnesses.textChanged.connect(self._check)
        self._check()
        self.fingerprint.setFocus()

    def digits(self) -> str | None:
        """The fingerprint without spaces, or None while there is none."""
        return _plain(self.fingerprint.text()) or None

    def keys(self) -> tuple[str, ...]:
        """What was typed as witnesses' keys, without spaces."""
        parts = self.witnesses.text().replace(";", ",").split(",")
        return tuple(dict.fromkeys(key for key in map(_plain, parts) if key))

    def accept(self) -> None:
        """Begin."""
        self.wanted.emit(self.digits(), tuple(self.files), self.keys())
        super().accept()

    def _check(self) -> None:
        digits, keys = self.digits(), self.keys()
        is_sound = digits is None or _FINGERPRINT.fullmatch(digits) is not None
        are_sound = all(_FINGERPRINT.fullmatch(key) for key in keys)
        has_any = digits is not None or bool(self.files) or bool(keys)
        self.proceed.setEnabled(is_sound and are_sound and has_any)
        self._say(self.fingerprint, self.wrong, "" if is_sound else self.tr("That is no fingerprint yet."))
        wrong = self.tr("A witness’s key has 64 digits, 0 to 9 and a to f.")
        self._say(self.witnesses, self.wrong_witness, "" if are_sound else wrong)

    def _say(self, line: QLineEdit, below: QLabel, wrong: str) -> None:
        below.setText(wrong)
        if below.isHidden() is bool(wrong):
            below.setVisible(bool(wrong))
            QTimer.singleShot(0, self, self.fit)
        restyle(line, "bad", "true" if wrong else "false")

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Checkpoints"), QDir.homePath())
        if chosen:
            self.files = [Path(name) for name in chosen]
            self.names.setText(", ".join(file.name for file in self.files))
            self._check()


def _plain(text: str) -> str:
    return "".join(text.split()).replace(":", "").lower()
