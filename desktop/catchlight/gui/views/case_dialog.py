"""A new case: its number and the offence."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from catchlight.gui.widgets.form import FormDialog


class CaseDialog(FormDialog):
    """Asks for what a case needs; both are required."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("CaseDialog", "New case"),
            text=QCoreApplication.translate("CaseDialog", "Exhibits, faces and searches belong to a case."),
            action=QCoreApplication.translate("CaseDialog", "&Open the case"),
            width=460,
            parent=parent,
        )
        self.number = QLineEdit(maxLength=100)
        self.number.setPlaceholderText(self.tr("For example: 2026-114208"))
        self.offence = QLineEdit(maxLength=300)
        self.offence.setPlaceholderText(self.tr("For example: robbery"))
        self.add_field(self.tr("Case &number"), self.number)
        self.add_field(self.tr("&Offence under investigation"), self.offence)
        for field in (self.number, self.offence):
            field.textChanged.connect(self._check)
        self._check()
        self.number.setFocus()

    def _check(self) -> None:
        self.proceed.setEnabled(bool(self.number.text().strip() and self.offence.text().strip()))
