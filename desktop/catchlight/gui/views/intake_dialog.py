"""What is known of files at intake: reference, who seized them and when, the hash that came with them."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QWidget

from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import label, restyle


class IntakeDialog(FormDialog):
    """All fields may stay empty; a supplied hash belongs to one file."""

    def __init__(self, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("IntakeDialog", "Take in exhibits"),
            text=QCoreApplication.translate(
                "IntakeDialog", "The originals are only read. Each file is hashed, opened for real and recorded."
            ),
            action=QCoreApplication.translate("IntakeDialog", "&Take in"),
            parent=parent,
        )
        self.paths = tuple(paths)
        self.fields.addWidget(label(self._what(), "strong", wrap=True))
        self.fields.addSpacing(6)
        self.reference = QLineEdit(maxLength=200)
        self.seized_by = QLineEdit(maxLength=200)
        self.has_time = QCheckBox(self.tr("The time of &seizure is known"))
        self.seized_at = QDateTimeEdit(QDateTime.currentDateTime(), calendarPopup=True)
        self.seized_at.setEnabled(False)
        self.seized_at.setDisplayFormat("yyyy-MM-dd HH:mm t")
        self.has_time.toggled.connect(self.seized_at.setEnabled)
        self.supplied = QLineEdit(maxLength=64)
        self.supplied.setPlaceholderText(self.tr("64 hexadecimal digits"))
        self.supplied.textChanged.connect(self._check)
        self.keep = QCheckBox(self.tr("&Keep a copy of each original in the lab"))
        self.add_field(self.tr("&Reference"), self.reference)
        self.add_field(self.tr("Seized &by"), self.seized_by)
        self.fields.addWidget(self.has_time)
        self.fields.addWidget(self.seized_at)
        self.seized_at.setAccessibleName(self.tr("Time of seizure, local"))
        self.fields.addSpacing(8)
        self._hash_caption = self.add_field(self.tr("Supplied SHA-&256"), self.supplied)
        is_one_file = len(self.paths) == 1 and self.paths[0].is_file()
        self.supplied.setVisible(is_one_file)
        self._hash_caption.setVisible(is_one_file)
        self.fields.addWidget(self.keep)
        self.reference.setFocus()

    @property
    def seizure_time(self) -> datetime | None:
        """When it was seized, aware; None where that is not known."""
        if not self.has_time.isChecked():
            return None
        return datetime.fromtimestamp(self.seized_at.dateTime().toSecsSinceEpoch(), tz=UTC)

    def _what(self) -> str:
        if len(self.paths) == 1:
            return self.paths[0].name
        return self.tr("%n files or folders", "", len(self.paths))

    def _check(self) -> None:
        text = self.supplied.text().strip()
        good = not text or re.fullmatch("[0-9a-fA-F]{64}", text) is not None
        restyle(self.supplied, "bad", not good)
        self.proceed.setEnabled(good)
