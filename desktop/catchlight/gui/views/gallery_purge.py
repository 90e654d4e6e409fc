"""The purge of the gallery: what is expired is counted and shown first, then erased, each batch with a certificate."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDir, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from catchlight.errors import CatchlightError
from catchlight.gui import formats
from catchlight.gui.core_words import told_failure
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from catchlight.gallery.forgetting_persons import PortraitToErase
    from catchlight.workflows.purge_gallery import ExpiredPortraits, PurgedGallery

MOST_SHOWN = 1000
Said = Callable[[str, str], object]


def purge_expired(session: Session, window: QWidget, said: Said) -> None:
    """Ask, and purge if it is confirmed; `said` is told kind and words of what was done."""
    dialog = GalleryPurgeDialog(session, window)
    dialog.confirmed.connect(lambda folder: _purge(session, folder, said))
    dialog.open()


def _purge(session: Session, folder: Path | None, said: Said) -> None:
    def work(job: Job) -> "PurgedGallery":
        from catchlight.workflows.purge import write_certificates  # noqa: PLC0415
        from catchlight.workflows.purge_gallery import purge_gallery  # noqa: PLC0415

        purged = purge_gallery(session.open(), session.actor(), job.control)
        if folder is not None:
            write_certificates(folder, purged.certificates)
        return purged

    def on_purged(purged: "PurgedGallery") -> None:
        words = QCoreApplication.translate("GalleryPurge", "Erased: {portraits}, with {number} certificate(s).")
        parts = [
            words.format(portraits=counts.portraits(purged.portraits), number=formats.count(len(purged.certificates)))
        ]
        if purged.held:
            kept = QCoreApplication.translate("GalleryPurge", "Kept by a legal hold: {portraits}.")
            parts.append(kept.format(portraits=counts.portraits(purged.held)))
        if purged.rejects:
            files = QCoreApplication.translate("GalleryPurge", "Old rejects files erased: {number}.")
            parts.append(files.format(number=formats.count(purged.rejects)))
        if purged.left_because is not None:
            left = QCoreApplication.translate("GalleryPurge", "Some bytes are on the disk still: {why}")
            parts.append(left.format(why=purged.left_because))
        said("good" if purged.left_because is None else "warn", " ".join(parts))

    stopped = QCoreApplication.translate("GalleryPurge", "Stopped. What was erased before stays erased.")
    job = session.act_alongside(QCoreApplication.translate("GalleryPurge", "Purging expired portraits"), work)
    job.succeeded.connect(on_purged)
    job.failed.connect(session.failed)
    job.cancelled.connect(lambda: said("info", stopped))


class GalleryPurgeDialog(QDialog):
    """Counts, which can take a while, then asks; `confirmed` carries the folder for the certificates, or None."""

    confirmed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Purge expired portraits"))
        self.resize(760, 520)
        self.session = session
        self.expired: ExpiredPortraits | None = None
        self.folder: Path | None = None
        self.model: TableModel[PortraitToErase] = TableModel(
            (
                Column(self.tr("Portrait"), lambda row: f"p{row.row}", sort=lambda row: row.row, width=110),
                Column(self.tr("Person"), lambda row: row.person_id),
                Column(self.tr("Kept until"), lambda row: row.retain_until, width=140),
            ),
            key=lambda row: row.row,
        )
        self.table = Table(self.model, name=self.tr("What goes"))
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
        self._lay_out()
        self._offer()
        job = session.act_alongside(self.tr("Counting what is expired"), self._counting())
        job.failed.connect(self._refuse)
        job.succeeded.connect(self._show)

    def _counting(self) -> Callable[[Job], "ExpiredPortraits"]:
        session = self.session

        def work(_job: Job) -> "ExpiredPortraits":
            from catchlight.workflows.purge_gallery import what_is_expired  # noqa: PLC0415

            return what_is_expired(session.open(), session.actor())

        return work

    def _show(self, expired: "ExpiredPortraits") -> None:
        self.expired = expired
        self.progress.hide()
        self.model.set_rows(expired.portraits[:MOST_SHOWN])
        parts = []
        if expired.would_go is None:
            parts.append(self.tr("No portrait is due to be erased."))
        else:
            words = self.tr("{portraits} would go for good, from the search files and the disk too: {size} of files.")
            number = counts.portraits(len(expired.portraits))
            parts.append(words.format(portraits=number, size=formats.size(expired.would_go.bytes)))
        if len(expired.portraits) > MOST_SHOWN:
            parts.append(self.tr("The first {number} are shown.").format(number=formats.count(MOST_SHOWN)))
        if expired.held:
            words = self.tr("Kept by a legal hold, and no longer searched: {portraits}.")
            parts.append(words.format(portraits=counts.portraits(len(expired.held))))
        if expired.rejects:
            words = self.tr("Old rejects files in the lab would go too: {number} ({first}).")
            first = expired.rejects[0].path.name + (", …" if len(expired.rejects) > 1 else "")
            parts.append(words.format(number=formats.count(len(expired.rejects)), first=first))
        self.state.setText(" ".join(parts))
        self._offer()

    def _refuse(self, error: BaseException) -> None:
        self.progress.hide()
        if isinstance(error, CatchlightError):
            self.notice.say("warn", told_failure(error))
        else:
            self.session.failed.emit(error)

    def _offer(self) -> None:
        ready = self.expired is not None and not self.expired.is_nothing_due
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
        if self.proceed.isEnabled():
            self.confirmed.emit(self.folder)
            self.accept()

    def _lay_out(self) -> None:
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
        layout.addWidget(label(self.tr("Purge expired portraits"), "title"))
        layout.addWidget(self.state)
        layout.addWidget(self.progress)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.notice)
        layout.addLayout(writing)
        layout.addLayout(end)
