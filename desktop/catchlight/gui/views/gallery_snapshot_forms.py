"""What is asked before a snapshot is exported or imported."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QDir, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from catchlight.gui import formats
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import button

_DAYS = 30
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Exporting:
    """What to export.

    Attributes:
        file: Where to.
        not_after: The last day it may be used.
        recipient: File with the public key of who alone can read it; None for everybody.
        since: Only what changed since that revision; None for the whole gallery.
    """

    file: Path
    not_after: date
    recipient: Path | None
    since: int | None


@dataclass(frozen=True)
class Importing:
    """What to import.

    Attributes:
        file: The snapshot.
        fingerprint: Of the key that has to have signed it.
        private: File with our private key, for a sealed one.
    """

    file: Path
    fingerprint: str
    private: Path | None


class PathField(QWidget):
    """A path to be typed or chosen."""

    def __init__(self, caption: str, *, is_new: bool = False, is_folder: bool = False, kinds: str = "") -> None:
        super().__init__()
        self._caption, self._is_new, self._is_folder, self._kinds = caption, is_new, is_folder, kinds
        self.line = QLineEdit()
        self.line.setAccessibleName(caption)
        self.choose = button(self.tr("Choose…"))
        self.choose.setAccessibleName(f"{caption}: {self.choose.text()}")
        self.choose.clicked.connect(self._choose)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.choose)
        self.setFocusProxy(self.line)

    def path(self) -> Path | None:
        """The path, or None where there is none."""
        text = self.line.text().strip()
        return Path(text) if text else None

    def _choose(self) -> None:
        begin = self.line.text() or QDir.homePath()
        if self._is_folder:
            name = QFileDialog.getExistingDirectory(self, self._caption, begin)
        else:
            ask = QFileDialog.getSaveFileName if self._is_new else QFileDialog.getOpenFileName
            name, _ = ask(self, self._caption, begin, self._kinds)
        if name:
            self.line.setText(name)


class ExportSnapshotDialog(FormDialog):
    """`wanted` carries an `Exporting`."""

    wanted = Signal(object)

    def __init__(self, exported: Sequence[tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("ExportSnapshotDialog", "Make a snapshot"),
            text=QCoreApplication.translate(
                "ExportSnapshotDialog",
                "The gallery in a file that your key signs: persons, portraits’ pictures and templates that may be"
                " searched today. Originals are not in it. That it was exported is logged.",
            ),
            action=QCoreApplication.translate("ExportSnapshotDialog", "&Export"),
            width=560,
            parent=parent,
        )
        self.file = PathField(self.tr("Snapshot file"), is_new=True)
        self.not_after = QDateEdit(QDate.currentDate().addDays(_DAYS))
        self.not_after.setCalendarPopup(True)
        self.not_after.setDisplayFormat("d MMM yyyy")
        self.not_after.setMinimumDate(QDate.currentDate())
        self.content = QComboBox()
        self.content.addItem(self.tr("The whole gallery"), None)
        for revision, when in exported:
            words = self.tr("What changed since revision {revision} ({when})")
            self.content.addItem(
                words.format(revision=formats.count(revision), when=formats.short_time(when)), revision
            )
        self.recipient = PathField(self.tr("Recipient’s public key"))
        self.add_field(self.tr("&File"), self.file)
        self.add_field(self.tr("&Last day it may be used"), self.not_after)
        self.add_field(
            self.tr("&Content"), self.content, note=self.tr("A part fits only on top of the snapshot of that revision.")
        )
        self.add_field(
            self.tr("&Recipient’s public key (file)"), self.recipient,
            note=self.tr("Only who has the private key can then read it. Left empty, everybody who gets the file can."),
        )  # fmt: skip
        self.file.line.textChanged.connect(self._check)
        self._check()
        self.file.line.setFocus()

    def accept(self) -> None:
        """Asked for; the export itself runs outside the dialog."""
        file = self.file.path()
        if file is not None and self.proceed.isEnabled():
            day = self.not_after.date()
            last = date(day.year(), day.month(), day.day())
            self.wanted.emit(Exporting(file, last, self.recipient.path(), self.content.currentData()))
            super().accept()

    def _check(self) -> None:
        self.proceed.setEnabled(self.file.path() is not None)


class ImportSnapshotDialog(FormDialog):
    """`wanted` carries an `Importing`."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("ImportSnapshotDialog", "Import a snapshot"),
            text=QCoreApplication.translate(
                "ImportSnapshotDialog",
                "It is checked to its Merkle root before anything of it is used, and replaces the snapshot of the same"
                " lab that is in use. The fingerprint has to come by another way than the file.",
            ),
            action=QCoreApplication.translate("ImportSnapshotDialog", "&Import"),
            width=560,
            parent=parent,
        )
        self.file = PathField(self.tr("Snapshot file"))
        self.fingerprint = QLineEdit(maxLength=200)
        self.private = PathField(self.tr("Our private key"))
        self.add_field(self.tr("&File"), self.file)
        self.add_field(
            self.tr("F&ingerprint of the key that signed it"), self.fingerprint, note=self.tr("64 hexadecimal digits")
        )
        self.add_field(
            self.tr("Our &private key (file)"), self.private, note=self.tr("Needed only for a sealed snapshot.")
        )
        for line in (self.file.line, self.fingerprint):
            line.textChanged.connect(self._check)
        self._check()
        self.file.line.setFocus()

    def accept(self) -> None:
        """Asked for; the import itself runs outside the dialog."""
        file = self.file.path()
        if file is not None and self.proceed.isEnabled():
            self.wanted.emit(Importing(file, self._digits(), self.private.path()))
            super().accept()

    def _digits(self) -> str:
        return "".join(self.fingerprint.text().split()).lower()

    def _check(self) -> None:
        is_one = _FINGERPRINT.fullmatch(self._digits()) is not None
        self.proceed.setEnabled(self.file.path() is not None and is_one)
