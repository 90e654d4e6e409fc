"""Before an enrolment: what is going to be enrolled, what stands for what is not stated, and the choices there are."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from catchlight.gui.reads_enrolment import RECORDS
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import button, label, restyle

_MOST_NAMED = 4


class EnrolDialog(FormDialog):
    """Shows the manifest or the records; `asked` gives what an enrolment is asked for."""

    def __init__(self, paths: tuple[Path, ...], parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("EnrolDialog", "Enrol portraits"),
            text=QCoreApplication.translate(
                "EnrolDialog",
                "Every row ends enrolled, unchanged, or refused with its reason; a refused one can be mended and tried"
                " again.",
            ),
            action=QCoreApplication.translate("EnrolDialog", "&Enrol"),
            width=580,
            parent=parent,
        )
        self.paths = paths
        self.of_records = all(path.suffix.lower() != ".csv" for path in paths)
        self._name_them()
        self.images = QLineEdit(readOnly=True)
        self.images.setPlaceholderText(self.tr("Beside the manifest"))
        self.source, self.legal_basis, self.retain_until = QLineEdit(), QLineEdit(), QLineEdit()
        self.retain_until.setPlaceholderText("2031-12-31")
        self.error = label(role="error")
        self.retain_until.textChanged.connect(self._check)
        self._lay_out()
        self.largest = QCheckBox(self.tr("Of several faces in a portrait, take the &largest"))
        self.fields.addWidget(self.largest)
        self.fields.addWidget(
            label(self.tr("Otherwise such a row is refused unless it has a face box. The choice is recorded."),
                  "small", wrap=True)
        )  # fmt: skip

    @property
    def asked(self) -> dict[str, Any]:
        """What `Enrol` is made with, besides its actor."""
        until = self.retain_until.text().strip()
        return {
            "manifest": self.paths[0],
            "more": self.paths[1:],
            "images": Path(self.images.text()) if self.images.text() else None,
            "largest_face": self.largest.isChecked(),
            "source": self.source.text().strip(),
            "legal_basis": self.legal_basis.text().strip(),
            "retain_until": date.fromisoformat(until) if until else None,
        }

    def accept(self) -> None:
        """Enrol, if the day is one."""
        if self._check():
            super().accept()
        else:
            self.retain_until.setFocus()

    def _check(self) -> bool:
        text = self.retain_until.text().strip()
        is_day = not text
        if len(text) == len("2031-12-31"):
            try:
                date.fromisoformat(text)
                is_day = True
            except ValueError:
                is_day = False
        self.error.setText("" if is_day else self.tr("Write a day as 2031-12-31."))
        restyle(self.retain_until, "bad", "false" if is_day else "true")
        return is_day

    def _name_them(self) -> None:
        names = [path.name for path in self.paths[:_MOST_NAMED]]
        more = len(self.paths) - len(names)
        self.fields.addWidget(label(", ".join([*names, *(["…"] if more else [])]), "strong", wrap=True))
        self.fields.addWidget(label(str(self.paths[0].parent), "small", wrap=True))
        if self.of_records:
            words = self.tr(
                "ANSI/NIST-ITL Type-10 records ({endings}): each image becomes a portrait, with what its record says."
            )
            self.fields.addWidget(label(words.format(endings=", ".join(RECORDS)), "small", wrap=True))
        self.fields.addSpacing(8)

    def _lay_out(self) -> None:
        self.fields.addWidget(label(self.tr("Where it is not stated"), "strong"))
        self.fields.addWidget(
            label(self.tr("Records hold no legal basis and no retention: give them here. What a row states stands."),
                  "small", wrap=True)
        )  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for caption, field in (
            (self.tr("&Source"), self.source),
            (self.tr("Legal &basis"), self.legal_basis),
            (self.tr("&Keep until"), self.retain_until),
        ):
            name = label(caption)
            name.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            grid.addWidget(name, grid.rowCount(), 0)
            grid.addWidget(field, grid.rowCount() - 1, 1)
        grid.addWidget(self.error, grid.rowCount(), 1)
        if not self.of_records:
            self._add_images(grid)
        self.fields.addLayout(grid)
        self.fields.addSpacing(6)

    def _add_images(self, grid: QGridLayout) -> None:
        """A rejects file that was mended elsewhere names its images from the folder of the first manifest."""
        choose = button(self.tr("Choose &folder…"))
        choose.clicked.connect(self._choose)
        self.images.setAccessibleName(self.tr("Folder of the images"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.images, 1)
        line.addWidget(choose)
        grid.addWidget(label(self.tr("Images in")), grid.rowCount(), 0)
        grid.addLayout(line, grid.rowCount() - 1, 1)

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder of the images"), str(self.paths[0].parent))
        if name:
            self.images.setText(name)
