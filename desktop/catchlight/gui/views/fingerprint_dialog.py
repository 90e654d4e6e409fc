"""The fingerprint of a lab's first key: what trust in its log starts from, to be kept outside the lab."""

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.form import FittedDialog
from catchlight.gui.widgets.text import button, card, label

_GROUP, _LINE = 4, 8


class FingerprintDialog(FittedDialog):
    """Shows it in groups; goes once somebody says that it is written down."""

    def __init__(self, lab: str, name: str, fingerprint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("The fingerprint of the first key"))
        self.setMinimumWidth(560)
        self.lab, self.name, self.fingerprint = lab, name, fingerprint
        self.digits = label(in_groups(fingerprint), "fingerprint", selectable=True)
        self.digits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.digits.setAccessibleName(self.tr("Fingerprint: {digits}").format(digits=fingerprint))
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(20, 18, 20, 18)
        inside.addWidget(self.digits)
        self.copy = button(self.tr("Co&py"))
        self.copy.clicked.connect(self._copy)
        self.save = button(self.tr("&Save to a file…"))
        self.save.clicked.connect(self._save)
        self.notice = Banner()
        self.written = QCheckBox(self.tr("I &wrote it down, outside this lab"))
        self.close_button = button(self.tr("C&ontinue"), kind="primary")
        self.close_button.setDefault(True)
        self.close_button.setEnabled(False)
        self.close_button.clicked.connect(self.accept)
        self.written.toggled.connect(self.close_button.setEnabled)
        ways = QHBoxLayout()
        ways.setSpacing(10)
        ways.addWidget(self.copy)
        ways.addWidget(self.save)
        ways.addStretch(1)
        end = QHBoxLayout()
        end.addWidget(self.written, 1)
        end.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("The lab is ready. Keep this fingerprint."), "title", wrap=True))
        words = self.tr(
            "It is the fingerprint of your signing key. Whoever checks the log of {lab} later begins with it: give it"
            " to your auditor on paper or by phone, and keep it where nobody who can change the lab can change it too."
        )
        layout.addWidget(label(words.format(lab=lab), "muted", wrap=True))
        layout.addSpacing(4)
        layout.addWidget(frame)
        layout.addLayout(ways)
        layout.addWidget(self.notice)
        layout.addSpacing(8)
        layout.addLayout(end)
        self.written.setFocus()

    def reject(self) -> None:
        """Escape is no answer here."""
        if self.written.isChecked():
            super().reject()
        else:
            self._say("info", self.tr("Write it down first: the program does not show it so plainly again."))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nor is the window's button."""
        if self.isVisible() and not self.written.isChecked() and event.spontaneous():
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def as_text(self) -> str:
        """What is copied and saved."""
        return "\n".join((
            self.tr("Catchlight: fingerprint of the first key (SHA-256 of the Ed25519 public key)"),
            self.tr("Lab: {lab}").format(lab=self.lab),
            self.tr("Account: {name}").format(name=self.name),
            "",
            self.fingerprint,
            in_groups(self.fingerprint),
        )) + "\n"  # fmt: skip

    def _say(self, kind: str, text: str) -> None:
        self.notice.say(kind, text)
        self.fit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
        self._say("good", self.tr("Copied. Paste it where it is kept, not into the lab."))

    def _save(self) -> None:
        place = QDir.home().filePath(f"{self.lab}-fingerprint.txt")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Where the fingerprint is kept"), place)
        if not name:
            return
        try:
            with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name as the dialog gave it
                file.write(self.as_text())
        except OSError as error:
            self._say("warn", self.tr("It was not saved: {reason}").format(reason=error.strerror))
        else:
            self._say("good", self.tr("Saved in {file}. Print it or carry it away.").format(file=name))


def in_groups(fingerprint: str) -> str:
    """Digits in groups of four, eight groups a line: what people can read to each other."""
    groups = [fingerprint[at : at + _GROUP] for at in range(0, len(fingerprint), _GROUP)]
    return "\n".join("  ".join(groups[at : at + _LINE]) for at in range(0, len(groups), _LINE))
