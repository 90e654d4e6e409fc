"""Snapshots for detached workstations: those that were imported, which is in use, and export and import."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats, reads_gallery
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.reads_gallery import SnapshotsRead
from catchlight.gui.session import Session
from catchlight.gui.views.gallery_snapshot_forms import Exporting, ExportSnapshotDialog, Importing, ImportSnapshotDialog
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from catchlight.gallery.snapshots import ImportedSnapshot
    from catchlight.workflows.export_snapshot import ExportedSnapshot


class GallerySnapshots(QWidget):
    """`said` carries kind and words of what was done."""

    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._read = SnapshotsRead((), (), "")
        self.model: TableModel[ImportedSnapshot] = TableModel(
            (
                Column(self.tr("Snapshot"), lambda row: row.id, sort=lambda row: row.row, width=120),
                Column(self.tr("State"), self._state, width=170, colour=self._colour),
                Column(self.tr("Of the lab"), lambda row: row.origin, width=200),
                Column(self.tr("Revision"), lambda row: formats.count(row.revision), sort=lambda row: row.revision,
                       is_number=True, width=90),
                Column(self.tr("Made"), lambda row: formats.short_time(row.made_at), sort=lambda row: row.made_at,
                       width=140),
                Column(self.tr("Not after"), lambda row: row.not_after, width=110),
                Column(self.tr("Merkle root"), lambda row: row.root, tip=lambda row: row.root),
            ),
            key=lambda row: row.row,
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("Imported snapshots"))
        self.empty = EmptyState(
            "archive",
            self.tr("No snapshot was imported"),
            self.tr(
                "A snapshot is a signed, read-only copy of a gallery for a workstation without a connection. It is"
                " refused when it was altered, is expired, or is older than the one in use."
            ),
        )
        self.exported = label(role="muted")
        self.make_keys = button(self.tr("New &key pair…"), icon="key")
        self.take_in = button(self.tr("&Import…"))
        self.export = button(self.tr("&Make a snapshot…"), kind="primary")
        self.make_keys.clicked.connect(self._make_keys)
        self.take_in.clicked.connect(self._ask_import)
        self.export.clicked.connect(self._ask_export)
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.exported, 1)
        for one in (self.make_keys, self.take_in, self.export):
            bar.addWidget(one)
        self.stack = QStackedWidget()
        for widget in (QWidget(), self.empty, self.table):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)
        session.actor_changed.connect(self._offer)
        self._offer()

    def refresh(self) -> None:
        """Read the snapshots."""
        session = self.session
        if session.may("custodian", "examiner"):
            job = session.read(lambda _job: reads_gallery.snapshots(session.open(), session.actor()))
            job.succeeded.connect(self.show_read)

    def clear(self) -> None:
        """Forget the other lab's."""
        self._read = SnapshotsRead((), (), "")
        self.model.set_rows(())
        self.exported.setText("")
        self.stack.setCurrentIndex(0)

    def show_read(self, read: SnapshotsRead) -> None:
        """Show these."""
        self._read = read
        self.model.set_rows(read.imported)
        self.stack.setCurrentIndex(2 if read.imported else 1)
        words = ""
        if read.exported:
            revision, when = read.exported[0]
            words = self.tr("The newest snapshot of this gallery has revision {revision}, exported {when}.")
            words = words.format(revision=formats.count(revision), when=formats.short_time(when))
        self.exported.setText(words)

    def _offer(self) -> None:
        for one in (self.make_keys, self.take_in, self.export):
            one.setVisible(self.session.may("custodian"))

    def _state(self, row: "ImportedSnapshot") -> str:
        if not row.in_use:
            return self.tr("Replaced")
        return self.tr("In use") if row.not_after >= self._read.today else self.tr("Expired, not searched")

    def _colour(self, row: "ImportedSnapshot") -> str:
        if not row.in_use:
            return "muted"
        return "good" if row.not_after >= self._read.today else "bad"

    def _ask_export(self) -> None:
        dialog = ExportSnapshotDialog(self._read.exported, self)
        dialog.wanted.connect(self._export)
        dialog.open()

    def _export(self, asked: Exporting) -> None:
        session = self.session

        def work(job: Job) -> "ExportedSnapshot":
            from catchlight.workflows.export_snapshot import ExportSnapshot, export_snapshot  # noqa: PLC0415
            from catchlight.workflows.recipient_keys import key_in  # noqa: PLC0415

            key = None if asked.recipient is None else key_in(asked.recipient)
            request = ExportSnapshot(session.actor(), asked.file, asked.not_after, key, asked.since)
            return export_snapshot(session.open(), request, job.control)

        job = session.act_alongside(self.tr("Exporting a snapshot"), work)
        job.succeeded.connect(while_there(self, lambda made: self._on_exported(asked.file, made)))
        job.failed.connect(session.failed)
        job.cancelled.connect(
            while_there(self, lambda: self.said.emit("info", self.tr("Stopped. No snapshot was written.")))
        )

    def _on_exported(self, file: Path, made: "ExportedSnapshot") -> None:
        words = self.tr(
            "{file}: revision {revision}, {size}, not to be used after {day}. Hand over by another way the fingerprint"
            " of the key that signed it: {fingerprint}"
        )
        self.said.emit(
            "good",
            words.format(
                file=file.name,
                revision=formats.count(made.header.revision),
                size=formats.size(made.bytes),
                day=made.header.not_after,
                fingerprint=made.fingerprint,
            ),
        )

    def _ask_import(self) -> None:
        dialog = ImportSnapshotDialog(self)
        dialog.wanted.connect(self._import)
        dialog.open()

    def _import(self, asked: Importing) -> None:
        session = self.session

        def work(job: Job) -> "ImportedSnapshot":
            from catchlight.workflows.import_snapshot import ImportSnapshot, import_snapshot  # noqa: PLC0415
            from catchlight.workflows.recipient_keys import key_in  # noqa: PLC0415

            private = None if asked.private is None else key_in(asked.private)
            request = ImportSnapshot(session.actor(), asked.file, asked.fingerprint, private)
            return import_snapshot(session.open(), request, job.control)

        job = session.act_alongside(self.tr("Importing a snapshot"), work)
        job.succeeded.connect(self._on_imported)
        job.failed.connect(session.failed)
        job.cancelled.connect(
            while_there(self, lambda: self.said.emit("info", self.tr("Stopped. Nothing was changed.")))
        )

    def _on_imported(self, made: "ImportedSnapshot") -> None:
        words = self.tr("{snapshot} is in use: revision {revision} of the lab {origin}, until {day}.")
        words = words.format(
            snapshot=made.id, revision=formats.count(made.revision), origin=made.origin, day=made.not_after
        )
        if made.kept_by:
            kept = self.tr("Results that keep candidates who are in it no more: {searches}. They stay until erased.")
            words = f"{words} {kept.format(searches=', '.join(made.kept_by))}"
        self.said.emit("good", words)

    def _make_keys(self) -> None:
        private, _ = QFileDialog.getSaveFileName(
            self, self.tr("File for the private key; it stays here"), QDir.home().filePath("recipient-private.key")
        )
        if not private:
            return
        public, _ = QFileDialog.getSaveFileName(
            self, self.tr("File for the public key; it goes to who exports"), QDir.home().filePath("recipient.key")
        )
        if public:
            self.write_keys(Path(private), Path(public))

    def write_keys(self, private: Path, public: Path) -> None:
        """Make a key pair for sealed snapshots in these files."""

        def work(_job: Job) -> str:
            from catchlight.workflows.recipient_keys import make_key_files  # noqa: PLC0415

            return make_key_files(private, public)

        words = self.tr("Keep {private} here and give {public} to who exports snapshots for you.")
        words = words.format(private=private.name, public=public.name)
        self.session.act_lightly(work).succeeded.connect(while_there(self, lambda _key: self.said.emit("good", words)))
