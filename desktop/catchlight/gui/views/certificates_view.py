"""Every erasure with its certificate."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.job_runner import Job
from catchlight.gui.keeping_words import kind_of_erasure
from catchlight.gui.late import while_there
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.reads_keeping import KeepingRead
from catchlight.gui.session import Session
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from catchlight.evidence.erasure import Certificate


class CertificatesView(QWidget):
    """A table, newest first; `said` carries kind and words of what was done."""

    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.model: TableModel[Certificate] = TableModel(
            (
                Column(self.tr("Entry"), lambda row: formats.count(row.entry), sort=lambda row: row.entry,
                       is_number=True, width=80),
                Column(self.tr("When"), lambda row: formats.local_time(row.time), sort=lambda row: row.time,
                       tip=lambda row: formats.utc_time(row.time), width=190),
                Column(self.tr("What"), lambda row: kind_of_erasure(row.kind), width=150),
                Column(self.tr("Known to the log as"), lambda row: row.subject),
                Column(self.tr("Rows"), lambda row: formats.count(sum(row.rows.values())),
                       sort=lambda row: sum(row.rows.values()), is_number=True, width=80),
                Column(self.tr("Files"), lambda row: formats.count(len(row.files)), sort=lambda row: len(row.files),
                       is_number=True, width=80),
                Column(self.tr("On the disk"), self._on_disk, width=200),
            ),
            key=lambda row: row.entry,
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("Certificates of erasure"))
        self.count = label(role="muted")
        self.copy = button(self.tr("Cop&y the certificate"))
        self.copy.clicked.connect(self._copy)
        self.save = button(self.tr("&Save all…"))
        self.save.clicked.connect(self._save)
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.count, 1)
        bar.addWidget(self.copy)
        bar.addWidget(self.save)
        self.empty = EmptyState(
            "shield",
            self.tr("Nothing was erased yet"),
            self.tr("Each erasure leaves an entry in the log and a certificate, with hashes and counts only."),
        )
        self.stack = QStackedWidget()
        for widget in (QWidget(), self.empty, self.table):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)
        self.clear()

    def show_read(self, read: KeepingRead) -> None:
        """Show these certificates."""
        rows = read.certificates
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(2 if rows else 1)
        self.count.setText(self.tr("%n erasure(s)", "", len(rows)) if rows else "")
        for one in (self.copy, self.save):
            one.setVisible(bool(rows))
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def clear(self) -> None:
        """Forget what another account saw."""
        self.model.set_rows(())
        self.stack.setCurrentIndex(0)
        for one in (self.copy, self.save):
            one.hide()

    def _copy(self) -> None:
        row = self.table.current_row()
        if row is not None:
            QGuiApplication.clipboard().setText(row.text)
            self.said.emit("good", self.tr("The certificate is on the clipboard."))

    def _save(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A folder for the certificates"), QDir.homePath())
        if not chosen:
            return
        rows = self.model.rows

        def work(_job: Job) -> tuple[Path, ...]:
            from catchlight.workflows.purge import write_certificates  # noqa: PLC0415

            return write_certificates(Path(chosen), rows)

        job = self.session.act_lightly(work)
        words = self.tr("%n certificate(s) written.", "", len(rows))
        job.succeeded.connect(while_there(self, lambda _paths: self.said.emit("good", words)))

    def _on_disk(self, row: "Certificate") -> str:
        return self.tr("Gone") if row.purged_at is not None else self.tr("Until the next sign-in")
