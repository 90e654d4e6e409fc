"""Before an enrolment: what is going to be enrolled, and what to do with several faces in one portrait."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import label


class EnrolDialog(FormDialog):
    """Shows the manifest and asks for the one choice there is."""

    def __init__(self, manifest: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("EnrolDialog", "Enrol portraits"),
            text=QCoreApplication.translate(
                "EnrolDialog", "Every row ends enrolled, unchanged, or refused with its reason in a rejects file."
            ),
            action=QCoreApplication.translate("EnrolDialog", "&Enrol"),
            parent=parent,
        )
        self.fields.addWidget(label(manifest.name, "strong"))
        self.fields.addWidget(label(str(manifest.parent), "small", wrap=True))
        self.fields.addSpacing(8)
        self.largest = QCheckBox(self.tr("Of several faces in a portrait, take the &largest"))
        self.fields.addWidget(self.largest)
        self.fields.addWidget(
            label(self.tr("Otherwise such a row is refused unless it has a face box. The choice is recorded."),
                  "small", wrap=True)
        )  # fmt: skip
