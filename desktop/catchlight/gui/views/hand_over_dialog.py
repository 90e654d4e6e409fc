"""Something is to leave the lab as a file: as what, for whom, and where to."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QWidget

from catchlight.gui.reads_oversight import Handing
from catchlight.gui.widgets.form import FormDialog


class HandOverDialog(FormDialog):
    """`wanted` carries a `Handing`, once a file was chosen.

    Args:
        title: What leaves.
        text: What is in it.
        name: The file's name that is proposed, without its ending.
        formats: Endings that can be chosen, with their words; the page formats where None.
        option: A choice to tick, or "".
        parent: The widget it belongs to.
    """

    wanted = Signal(object)

    def __init__(
        self,
        title: str,
        text: str,
        *,
        name: str,
        formats: tuple[tuple[str, str], ...] | None = None,
        option: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            title=title, text=text, action=QCoreApplication.translate("HandOverDialog", "&Choose the file…"),
            width=520, parent=parent,
        )  # fmt: skip
        self._name = name
        self.recipient = QLineEdit(maxLength=400)
        self.recipient.setPlaceholderText(self.tr("For example: the court of Utrecht"))
        self.format = QComboBox()
        known = formats or (
            ("html", self.tr("A page to read (HTML)")),
            ("csv", self.tr("Tables for a spreadsheet (CSV)")),
        )
        for ending, words in known:
            self.format.addItem(words, ending)
        self.option = QCheckBox(option)
        self.add_field(self.tr("For &whom (goes into the log; may stay empty)"), self.recipient)
        if len(known) > 1:
            self.add_field(self.tr("&As"), self.format)
        if option:
            self.fields.addWidget(self.option)
        self.recipient.setFocus()

    def accept(self) -> None:
        """Ask for the file; the dialog stays where none was chosen."""
        ending = str(self.format.currentData())
        proposed = QDir.home().filePath(f"{self._name}.{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), proposed, f"*.{ending}")
        if chosen:
            path = Path(chosen)
            path = path if path.suffix else path.with_suffix(f".{ending}")
            self.wanted.emit(Handing(path, ending, self.recipient.text().strip(), self.option.isChecked()))
            super().accept()
