"""A new lab: the name of its first account and the passphrase that protects its key."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from catchlight.errors import CatchlightError
from catchlight.gui.core_words import told_failure
from catchlight.gui.session import Session
from catchlight.gui.views.sign_in_form import LONGEST_NAME
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.new_passphrase import NewPassphrase
from catchlight.gui.widgets.text import label


class NewLabDialog(FormDialog):
    """Creates the lab; goes when that is done, and stays with the reason where it is refused."""

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("NewLabDialog", "Create a lab"),
            text=QCoreApplication.translate(
                "NewLabDialog",
                "The first account makes all others. It is examiner, gallery custodian and supervisor at once.",
            ),
            action=QCoreApplication.translate("NewLabDialog", "&Create the lab"),
            parent=parent,
        )
        self.session, self.folder = session, folder
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("For example: A. de Vries"))
        self.unit = QLineEdit(maxLength=LONGEST_NAME)
        self.unit.setPlaceholderText(self.tr("The department that searches are counted under; may stay empty"))
        self.passphrase = NewPassphrase()
        self.refusal = Banner()
        self.fields.addWidget(label(folder.name, "strong"))
        self.fields.addWidget(label(str(folder.parent), "small", wrap=True))
        self.fields.addSpacing(8)
        self.add_field(self.tr("Your &name"), self.name)
        self.add_field(self.tr("&Unit"), self.unit)
        self.fields.addWidget(self.passphrase)
        self.fields.addWidget(self.refusal)
        self.name.textChanged.connect(self._check)
        self.passphrase.changed.connect(self._check)
        self._check()
        self.name.setFocus()

    def accept(self) -> None:
        """Create it, in the reading thread: protecting a key takes a moment on purpose."""
        if not self.proceed.isEnabled():
            return
        self.setEnabled(False)
        job = self.session.create_lab(
            self.folder, name=self.name.text(), passphrase=self.passphrase.text(), unit=self.unit.text()
        )
        job.succeeded.connect(self._on_created)
        job.failed.connect(self._refuse)

    def _check(self) -> None:
        self.proceed.setEnabled(bool(self.name.text().strip()) and self.passphrase.is_good)

    def _on_created(self, _created: object) -> None:
        super().accept()

    def _refuse(self, error: BaseException) -> None:
        self.setEnabled(True)
        if isinstance(error, CatchlightError):
            self.refusal.say("warn", told_failure(error))
            self.fit()
        else:
            self.session.failed.emit(error)
