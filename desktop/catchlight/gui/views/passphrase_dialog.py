"""A passphrase of one's own: in place of one that a supervisor chose, or of one's own one before."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from catchlight.errors import CatchlightError
from catchlight.gui.core_words import told_failure
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.new_passphrase import NewPassphrase
from catchlight.gui.widgets.passphrase import PassphraseField


class PassphraseDialog(FormDialog):
    """Changes the passphrase; with `old` it signs in with the new one, otherwise it asks for the old one too."""

    def __init__(self, session: Session, name: str, *, old: str | None = None, parent: QWidget | None = None) -> None:
        first = QCoreApplication.translate(
            "PassphraseDialog",
            "The passphrase you were given only serves to choose your own. Your signing key is made anew with it, so"
            " that nobody else has ever had it.",
        )
        later = QCoreApplication.translate(
            "PassphraseDialog", "Your signing key stays the same; from now on the new passphrase opens it."
        )
        super().__init__(
            title=QCoreApplication.translate("PassphraseDialog", "Choose your own passphrase")
            if old is not None
            else QCoreApplication.translate("PassphraseDialog", "Change the passphrase"),
            text=later if old is None else first,
            action=QCoreApplication.translate("PassphraseDialog", "&Change and sign in")
            if old is not None
            else QCoreApplication.translate("PassphraseDialog", "&Change the passphrase"),
            width=480,
            parent=parent,
        )
        self.session, self.name, self._old = session, name, old
        self.old = PassphraseField()
        caption = self.add_field(self.tr("Passphrase until &now"), self.old)
        for widget in (caption, self.old):
            widget.setVisible(old is None)
        self.new = NewPassphrase()
        self.fields.addWidget(self.new)
        self.refusal = Banner()
        self.fields.addWidget(self.refusal)
        self.new.changed.connect(self._check)
        self.old.line.textChanged.connect(self._check)
        self._check()
        (self.old if old is None else self.new.first).setFocus()

    def accept(self) -> None:
        """Change it, off the UI thread; the dialog goes when that is done, and stays with the reason otherwise."""
        if not self.proceed.isEnabled():
            return
        self.setEnabled(False)
        session, old, new = self.session, self._old, self.new.text()
        if old is not None:
            job = session.sign_in(self.name, old, new_passphrase=new)
            job.failed.connect(self._refuse)
        else:
            job = session.act_lightly(self._change(self.old.text(), new), refused=self._refuse)
        job.succeeded.connect(self._on_changed)

    def _change(self, old: str, new: str) -> Callable[[Job], None]:
        session = self.session

        def work(_job: Job) -> None:
            from catchlight.workflows.own_account import ChangePassphrase, change_passphrase  # noqa: PLC0415

            assert session.lab is not None  # noqa: S101 - somebody is signed in to it
            change_passphrase(session.lab, ChangePassphrase(session.actor(), old, new))

        return work

    def _check(self) -> None:
        self.proceed.setEnabled(self.new.is_good and (self._old is not None or bool(self.old.text())))

    def _on_changed(self, _result: object) -> None:
        super().accept()

    def _refuse(self, error: BaseException) -> None:
        self.setEnabled(True)
        if isinstance(error, CatchlightError):
            self.refusal.say("warn", told_failure(error))
            self.fit()
        else:
            self.session.failed.emit(error)
