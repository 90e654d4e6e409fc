"""Restore a backup: from where, to where, and whose passphrase opens an account of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QWidget

from catchlight.errors import CatchlightError
from catchlight.gui import formats
from catchlight.gui.core_words import told_failure
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.views.reason_dialog import reason_field
from catchlight.gui.views.sign_in_form import LONGEST_NAME
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.passphrase import PassphraseField
from catchlight.gui.widgets.text import button, label
from catchlight.jobs import Progress

if TYPE_CHECKING:
    from catchlight.lab.policy import Policy
    from catchlight.workflows.restore_lab import Restored


class RestoreDialog(FormDialog):
    """Restores while it is open; `restored` carries the `Restored` and the policy of the lab that is there then."""

    restored = Signal(object, object)

    def __init__(self, session: Session, *, into: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("RestoreDialog", "Restore a backup"),
            text=QCoreApplication.translate(
                "RestoreDialog",
                "Signature, every file and the log are checked first. A lab that stands in the folder is kept aside"
                " until the restored one stands; erasures made since the backup are done again.",
            ),
            action=QCoreApplication.translate("RestoreDialog", "&Restore"),
            width=580,
            parent=parent,
        )
        self.session = session
        self.backup, self.target = QLineEdit(), QLineEdit("" if into is None else str(into))
        self._add_place(self.tr("&Backup"), self.backup, self.tr("The folder of the backup"))
        self._add_place(self.tr("&Into"), self.target, self.tr("A new folder, or the folder of the lab"))
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.passphrase = PassphraseField()
        self.add_field(self.tr("&Supervisor’s account"), self.name)
        self.add_field(self.tr("&Passphrase"), self.passphrase,
                       note=self.tr("Name and passphrase as they were when the backup was made."))  # fmt: skip
        self.fingerprint = QLineEdit(maxLength=100)
        self.add_field(self.tr("&Fingerprint of the first key, if it is at hand"), self.fingerprint)
        self.reason = reason_field()
        self.add_field(
            self.tr("Re&ason"),
            self.reason,
            note=self.tr("Needed where entries would be lost; it stays in the restored log for ever."),
        )
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.state = label(role="small")
        self.notice = Banner()
        for widget in (self.progress, self.state, self.notice):
            self.fields.addWidget(widget)
        self._job: Job | None = None
        self._show_running(running=False)
        for field in (self.backup, self.target, self.name, self.passphrase.line):
            field.textChanged.connect(self._check)
        self._check()
        self.backup.setFocus()

    def accept(self) -> None:
        """Restore; the dialog goes when that is done, and stays with the reason where it is refused."""
        if not self.proceed.isEnabled():
            return
        backup, target = Path(self.backup.text().strip()), Path(self.target.text().strip())
        name, passphrase, reason = self.name.text(), self.passphrase.text(), self.reason.toPlainText().strip()

        fingerprint = "".join(self.fingerprint.text().split()) or None

        def work(job: Job) -> "tuple[Restored, Policy]":
            from catchlight.lab.policy import policy_in_force  # noqa: PLC0415
            from catchlight.workflows.restore_lab import RestoreLab, restore_lab  # noqa: PLC0415

            request = RestoreLab(backup, target, name, passphrase, reason, fingerprint)
            restored = restore_lab(request, job.control)
            return restored, policy_in_force(restored.lab.folder)

        self.notice.say("info", "")
        self._job = self.session.runner.alongside(self.tr("Restoring a backup"), work)
        self._job.progressed.connect(self._on_progress)
        self._job.succeeded.connect(self._on_restored)
        self._job.failed.connect(self._refuse)
        self._job.cancelled.connect(self._on_cancelled)
        self._show_running(running=True)

    def reject(self) -> None:
        """While it runs, Cancel stops it; otherwise the dialog goes."""
        if self._job is not None and not self._job.has_ended:
            self._job.cancel()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Cancel."""
        if self._job is not None and not self._job.has_ended:
            event.ignore()
            self._job.cancel()
        else:
            super().closeEvent(event)

    def _add_place(self, caption: str, line: QLineEdit, title: str) -> None:
        choose: QPushButton = button(self.tr("Choose…"))
        choose.setAccessibleName(f"{self.tr('Choose…')} {title}")
        choose.clicked.connect(lambda: self._choose(line, title))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(line, 1)
        row.addWidget(choose)
        both = QWidget()
        both.setLayout(row)
        both.setFocusProxy(line)
        self.add_field(caption, both).setBuddy(line)
        line.setAccessibleName(caption.replace("&", ""))
        line.setPlaceholderText(title)

    def _choose(self, line: QLineEdit, title: str) -> None:
        chosen = QFileDialog.getExistingDirectory(self, title, line.text().strip() or QDir.homePath())
        if chosen:
            line.setText(chosen)

    def _check(self) -> None:
        given = (self.backup.text(), self.target.text(), self.name.text())
        running = self._job is not None and not self._job.has_ended
        self.proceed.setEnabled(all(text.strip() for text in given) and bool(self.passphrase.text()) and not running)

    def _on_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, progress.total or 0)
        self.progress.setValue(progress.done)
        parts = [progress.note] if progress.note else []
        if progress.total:
            parts.append(formats.share(progress.done, progress.total))
        left = progress.seconds_left
        if left is not None and progress.seconds > 2 and progress.done != progress.total:
            parts.append(self.tr("about {time} left").format(time=formats.duration(left)))
        self.state.setText("  ·  ".join(parts))

    def _on_restored(self, made: "tuple[Restored, Policy]") -> None:
        self._job = None
        super().accept()
        self.restored.emit(*made)

    def _refuse(self, error: BaseException) -> None:
        self._job = None
        self._show_running(running=False)
        if isinstance(error, CatchlightError):
            self.notice.say("warn", told_failure(error))
            self.fit()
        else:
            self.session.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._job = None
        self._show_running(running=False)
        self.notice.say("info", self.tr("Stopped. Nothing was restored."))

    def _show_running(self, *, running: bool) -> None:
        for widget in (self.backup, self.target, self.name, self.passphrase, self.fingerprint, self.reason):
            widget.setEnabled(not running)
        self.progress.setRange(0, 0)
        self.state.setText(self.tr("Checking the backup…") if running else "")
        for bar in (self.progress, self.state):
            bar.setVisible(running)
        self._check()
        self.fit()
