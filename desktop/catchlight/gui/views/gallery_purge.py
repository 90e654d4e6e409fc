"""The purge of the gallery: what is expired is counted and shown first, then erased, each batch with a certificate."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from catchlight.gui import formats
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.views.counted_dialog import CountedDialog
from catchlight.gui.widgets.table import Table

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


class GalleryPurgeDialog(CountedDialog):
    """What is expired in the gallery; `expired` is what was counted, or None before."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.expired: ExpiredPortraits | None = None
        self.model = _listing()
        table = Table(self.model, name=QCoreApplication.translate("GalleryPurgeDialog", "What goes"))
        title = QCoreApplication.translate("GalleryPurgeDialog", "Purge expired portraits")
        super().__init__(session, table, title=title, width=760, parent=parent)
        job = session.act_alongside(self.tr("Counting what is expired"), _counting(session))
        job.succeeded.connect(self._show)
        self.count_with(job)

    def _show(self, expired: "ExpiredPortraits") -> None:
        self.expired = expired
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
        self.say_counted(" ".join(parts), is_ready=not expired.is_nothing_due)


def _counting(session: Session) -> Callable[[Job], "ExpiredPortraits"]:
    """The job; it holds no window, because it may outlive it."""

    def work(_job: Job) -> "ExpiredPortraits":
        from catchlight.workflows.purge_gallery import what_is_expired  # noqa: PLC0415

        return what_is_expired(session.open(), session.actor())

    return work


def _listing() -> "TableModel[PortraitToErase]":
    return TableModel(
        (
            Column(
                QCoreApplication.translate("GalleryPurgeDialog", "Portrait"),
                lambda row: f"p{row.row}",
                sort=lambda row: row.row,
                width=110,
            ),
            Column(QCoreApplication.translate("GalleryPurgeDialog", "Person"), lambda row: row.person_id),
            Column(
                QCoreApplication.translate("GalleryPurgeDialog", "Kept until"), lambda row: row.retain_until, width=140
            ),
        ),
        key=lambda row: row.row,
    )
