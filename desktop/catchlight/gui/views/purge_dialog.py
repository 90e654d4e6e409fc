"""Before a purge: each case and result that would go, counted, and where the certificates are written."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from catchlight.errors import CatchlightError
from catchlight.gui import formats
from catchlight.gui.core_words import told_failure
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.keeping_words import files_words, kind_of_erasure, rows_words
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label
from catchlight.jobs import Progress

if TYPE_CHECKING:
    from catchlight.workflows.erasing import WouldGo
    from catchlight.workflows.purge import Overdue


class PurgeDialog(QDialog):
    """Counts, which can take a while, then asks; `confirmed` carries what was counted and the folder or None."""

    confirmed = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Purge what is kept too long"))
        self.resize(960, 520)
        self.session = session
        self.counted: Overdue | None = None
        self.folder: Path | None = None
        self.model: TableModel[WouldGo] = TableModel(
            (
                Column(self.tr("What"), lambda row: kind_of_erasure(row.kind), width=140),
                Column(self.tr("Which"), lambda row: row.subject, width=160),
                Column(self.tr("What goes"), lambda row: rows_words(row.rows)),
                Column(self.tr("Files"), files_words, sort=lambda row: row.bytes, width=200),
                Column(self.tr("Names and notes"), lambda row: counts.clear_texts(row.clear_texts),
                       sort=lambda row: row.clear_texts, width=180),
            ),
            key=lambda row: (row.kind, row.subject),
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("What goes"), sortable=False)
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
        layout.addWidget(label(self.tr("Purge what is kept too long"), "title"))
        layout.addWidget(self.state)
        layout.addWidget(self.progress)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.notice)
        layout.addLayout(writing)
        layout.addLayout(end)
        self._offer()
        self._job = self._count()

    def reject(self) -> None:
        """The counting stops too."""
        if not self._job.has_ended:
            self._job.cancel()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Cancel."""
        if not self._job.has_ended:
            self._job.cancel()
        super().closeEvent(event)

    def _count(self) -> Job:
        session = self.session

        def work(job: Job) -> "Overdue":
            from catchlight.workflows.purge import what_is_overdue  # noqa: PLC0415

            return what_is_overdue(session.open(), session.actor(), job.control)

        job = session.act_alongside(self.tr("Counting what is kept too long"), work)
        job.failed.connect(self._refuse)
        job.progressed.connect(self._on_progress)
        job.succeeded.connect(self._show)
        return job

    def _on_progress(self, progress: Progress) -> None:
        if progress.total:
            self.progress.setRange(0, progress.total)
            self.progress.setValue(progress.done)

    def _show(self, counted: "Overdue") -> None:
        self.counted = counted
        self.model.set_rows(counted.would_go)
        self.progress.hide()
        size = formats.size(sum(one.bytes for one in counted.would_go))
        words = self.tr("This goes for good, from the disk too: {size} of files. The log keeps hashes only.")
        self.state.setText(words.format(size=size))
        self._offer()

    def _refuse(self, error: BaseException) -> None:
        self.progress.hide()
        if isinstance(error, CatchlightError):
            self.notice.say("warn", told_failure(error))
        else:
            self.session.failed.emit(error)

    def _offer(self) -> None:
        ready = self.counted is not None and bool(self.counted.would_go)
        for one in (self.write, self.sure):
            one.setEnabled(ready)
        self.proceed.setEnabled(ready and self.sure.isChecked())

    def _choose(self, wanted: bool) -> None:
        self.folder = None
        if wanted:
            chosen = QFileDialog.getExistingDirectory(self, self.tr("A folder for the certificates"), QDir.homePath())
            self.folder = Path(chosen) if chosen else None
            if self.folder is None:
                self.write.setChecked(False)
        self.place.setText("" if self.folder is None else formats.shortened(self.folder))

    def _confirm(self) -> None:
        if self.counted is not None and self.proceed.isEnabled():
            self.confirmed.emit(self.counted, self.folder)
            self.accept()
