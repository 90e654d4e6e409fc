"""What a purge would take, counted and listed before it is confirmed, and where its certificates are written."""

from pathlib import Path

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from catchlight.errors import CatchlightError
from catchlight.gui import formats
from catchlight.gui.core_words import told_failure
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label
from catchlight.jobs import Progress


class CountedDialog(QDialog):
    """Counts, which can take a while, then asks; `confirmed` carries the folder for the certificates, or None.

    Subclasses give the listing, and call `count_with` with the job that counts.
    """

    confirmed = Signal(object)

    def __init__(
        self, session: Session, table: Table, *, title: str, width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(width, 520)
        self.session, self.table = session, table
        self.folder: Path | None = None
        self._job: Job | None = None
        self._is_ready = False
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(self.tr("Counting"))
        self.progress.setRange(0, 0)
        self.state = label(self.tr("Counting what would go. Nothing is changed by that."), "muted", wrap=True)
        self.notice = Banner()
        self.write = QCheckBox(self.tr("&Write the certificates to a folder"))
        self.write.toggled.connect(self._choose)
        self.place = label(role="small")
        self.sure = QCheckBox(self.tr("I &know that nothing brings it back"))
        self.sure.toggled.connect(lambda _on: self._offer())
        self.proceed = button(self.tr("&Purge for good"), kind="danger")
        self.proceed.clicked.connect(self._confirm)
        self._lay_out(title)
        self._offer()

    def count_with(self, job: Job) -> None:
        """Wait for the count; Cancel stops it."""
        self._job = job
        job.failed.connect(self._refuse)
        job.progressed.connect(self._on_progress)

    def say_counted(self, words: str, *, is_ready: bool) -> None:
        """The count is done: what it found, and whether there is anything to purge."""
        self.progress.hide()
        self.state.setText(words)
        self._is_ready = is_ready
        self._offer()

    def reject(self) -> None:
        """The counting stops too."""
        self._stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Cancel."""
        self._stop()
        super().closeEvent(event)

    def _stop(self) -> None:
        if self._job is not None and not self._job.has_ended:
            self._job.cancel()

    def _on_progress(self, progress: Progress) -> None:
        if progress.total:
            self.progress.setRange(0, progress.total)
            self.progress.setValue(progress.done)

    def _refuse(self, error: BaseException) -> None:
        self.progress.hide()
        if isinstance(error, CatchlightError):
            self.notice.say("warn", told_failure(error))
        else:
            self.session.failed.emit(error)

    def _offer(self) -> None:
        for one in (self.write, self.sure):
            one.setEnabled(self._is_ready)
        self.proceed.setEnabled(self._is_ready and self.sure.isChecked())

    def _choose(self, wanted: bool) -> None:
        self.folder = None
        if wanted:
            chosen = QFileDialog.getExistingDirectory(self, self.tr("A folder for the certificates"), QDir.homePath())
            self.folder = Path(chosen) if chosen else None
            if self.folder is None:
                self.write.setChecked(False)
        self.place.setText("" if self.folder is None else formats.shortened(self.folder))

    def _confirm(self) -> None:
        if self.proceed.isEnabled():
            self.confirmed.emit(self.folder)
            self.accept()

    def _lay_out(self, title: str) -> None:
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        writing = QHBoxLayout()
        writing.addWidget(self.write)
        writing.addWidget(self.place, 1)
        end = QHBoxLayout()
        end.setSpacing(10)
        end.addWidget(self.sure, 1)
        end.addWidget(cancel)
        end.addWidget(self.proceed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(label(title, "title"))
        layout.addWidget(self.state)
        layout.addWidget(self.progress)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.notice)
        layout.addLayout(writing)
        layout.addLayout(end)
