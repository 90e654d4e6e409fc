"""The exhibits of a case: taken in by dropping or choosing, then examined; how far each came stands in its row."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import reads
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.models.exhibits_model import exhibit_facts, exhibit_notice, exhibits_model
from catchlight.gui.models.table import Column
from catchlight.gui.session import Session
from catchlight.gui.views.intake_dialog import IntakeDialog
from catchlight.gui.views.refused_dialog import RefusedDialog
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.drop_area import DropArea
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.facts import Facts
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, card, label

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.workflows.add_exhibit import Intake
    from catchlight.workflows.extract_faces import ExhibitExtraction

_LOOK_AGAIN = 1000  # milliseconds


class ExhibitsView(DropArea):
    """Table of exhibits with the particulars of the current one; `faces_wanted` carries an exhibit's row."""

    faces_wanted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.case: Case | None = None
        self._extraction: Job | None = None
        self.model = exhibits_model(is_running=lambda: self._extraction is not None)
        self.table = Table(self.model, name=self.tr("Exhibits"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._look_again = QTimer(self, interval=_LOOK_AGAIN)
        self._look_again.timeout.connect(self._on_look_again)
        self._lay_out()
        self._connect()

    def set_case(self, case: "Case") -> None:
        """Show another case."""
        self.case = case
        self.model.set_rows(())
        self.notice.say("info", "")
        self.stack.setCurrentIndex(0)

    def refresh(self) -> None:
        """Read the exhibits."""
        lab, case = self.session.lab, self.case
        if lab is not None and case is not None:
            self.session.read(lambda _job: reads.exhibits(lab, case)).succeeded.connect(self._show)

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Ask for the particulars of these files, then take them in."""
        if paths:
            self.session.with_examiner(lambda: self._ask(paths))

    def extract(self) -> None:
        """Examine what is not complete yet: the selected exhibits if several are selected, otherwise all."""
        self.session.with_examiner(self._extract)

    def _lay_out(self) -> None:
        self.set_words(
            self.tr("Drop to take in as exhibits"), self.tr("Files and whole folders; originals are only read")
        )
        self.add_files = button(self.tr("&Add files…"), icon="plus")
        self.add_files.setShortcut(QKeySequence(QKeySequence.StandardKey.Open))
        self.add_folder = button(self.tr("Add f&older…"))
        self.run = button(self.tr("&Extract faces"), kind="primary")
        self.run.setShortcut(QKeySequence("Ctrl+E"))
        self.state = label(role="muted")
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.state, 1)
        bar.addWidget(self.add_folder)
        bar.addWidget(self.add_files)
        bar.addWidget(self.run)
        self.notice = Banner()
        self.facts = Facts()
        self.warning = Banner()
        self.details = card()
        inside = QVBoxLayout(self.details)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(10)
        inside.addWidget(self.facts)
        inside.addWidget(self.warning)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addWidget(self.details)
        choose = button(self.tr("Choose files…"), kind="primary")
        choose.clicked.connect(self._choose_files)
        choose_folder = button(self.tr("Choose a folder…"))
        choose_folder.clicked.connect(self._choose_folder)
        self.empty = EmptyState(
            "drop",
            self.tr("Drop footage or stills here"),
            self.tr("Files and whole folders, from anywhere. Originals stay where they are and are only read."),
            choose_folder,
            choose,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self.empty)
        self.stack.addWidget(listing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.dropped.connect(self.take_in)
        self.add_files.clicked.connect(self._choose_files)
        self.add_folder.clicked.connect(self._choose_folder)
        self.run.clicked.connect(self.extract)
        self.table.chosen.connect(self._describe)
        self.table.activated_row.connect(lambda row: self.faces_wanted.emit(row.exhibit.row))
        self.table.customContextMenuRequested.connect(self._menu)

    def _show(self, rows: "tuple[ExhibitExtraction, ...]") -> None:
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(2 if rows else 1)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._describe(self.table.current_row())
        open_ones = sum(row.ledger is None or row.ledger.state.value != "complete" for row in rows)
        begun = any(row.ledger is not None and row.ledger.state.value in {"cancelled", "running"} for row in rows)
        running = self._extraction is not None
        self.run.setEnabled(bool(open_ones) and not running)
        self.run.setText(self.tr("&Extract faces") if not begun else self.tr("Go on with the &extraction"))
        for one in (self.add_files, self.add_folder, self.run):
            one.setVisible(bool(rows))
        self.state.setText(self._summary(rows, open_ones))

    def _summary(self, rows: "tuple[ExhibitExtraction, ...]", open_ones: int) -> str:
        if not rows:
            return ""
        parts = [self.tr("%n exhibit(s)", "", len(rows))]
        parts.append(self.tr("%n not complete", "", open_ones) if open_ones else self.tr("all examined"))
        parts.append(counts.faces(sum(row.faces for row in rows)))
        return "  ·  ".join(parts)

    def _describe(self, row: Any) -> None:
        self.details.setVisible(row is not None)
        if row is not None:
            self.facts.show_facts(exhibit_facts(row))
            self.warning.say(*exhibit_notice(row))

    def _menu(self, place: QPoint) -> None:
        row = self.table.current_row()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show its &faces"), lambda: self.faces_wanted.emit(row.exhibit.row))
        menu.addAction(self.tr("&Extract faces of the selection"), self.extract).setEnabled(self.run.isEnabled())
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Files to take in"), QDir.homePath())
        self.take_in(tuple(Path(name) for name in names))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("A folder to take in whole"), QDir.homePath())
        self.take_in((Path(name),) if name else ())

    def _ask(self, paths: tuple[Path, ...]) -> None:
        dialog = IntakeDialog(paths, self)
        dialog.accepted.connect(lambda: self._take(dialog))
        dialog.open()

    def _take(self, dialog: IntakeDialog) -> None:
        lab, case, analyst = self.session.lab, self.case, self.session.analyst
        if lab is None or case is None:
            return
        particulars: dict[str, Any] = {
            "paths": dialog.paths,
            "reference": dialog.reference.text().strip() or None,
            "seized_by": dialog.seized_by.text().strip() or None,
            "seized_at": dialog.seizure_time,
            "supplied_sha256": dialog.supplied.text().strip() or None,
            "keep_original": dialog.keep.isChecked(),
        }

        def work(job: Job) -> "Intake":
            from catchlight.workflows.add_exhibit import AddExhibits, add_exhibits  # noqa: PLC0415

            request = AddExhibits(self.session.actor(), case.number, **particulars)
            return add_exhibits(lab, request, job.control, analyst=analyst())

        job = self.session.act(self.tr("Taking in exhibits"), work)
        job.succeeded.connect(self._on_taken)
        job.failed.connect(self.session.failed)

    def _on_taken(self, intake: "Intake") -> None:
        taken = self.tr("%n file(s) taken in.", "", len(intake.exhibits))
        if not intake.refused:
            self.notice.say("good", taken)
            return
        refused = self.tr("%n refused.", "", len(intake.refused))
        self.notice.say("warn", f"{taken} {refused}")
        dialog = RefusedDialog(
            heading=self.tr("Not taken in"),
            text=taken + " " + self.tr("These were refused; nothing of them was stored."),
            columns=(
                Column(self.tr("File"), lambda row: Path(row.file).name, tip=lambda row: row.file, width=230),
                Column(self.tr("Reason"), lambda row: row.reason),
                Column(self.tr("What to do"), lambda row: row.hint, width=270),
            ),
            rows=intake.refused,
            parent=self,
        )
        dialog.open()

    def _extract(self) -> None:
        lab, case, analyst = self.session.lab, self.case, self.session.analyst
        if lab is None or case is None or self._extraction is not None:
            return
        selected = self.table.selected_rows()
        chosen = tuple(row.exhibit.id for row in selected) if len(selected) > 1 else ()

        def work(job: Job) -> object:
            from catchlight.workflows.extract_faces import ExtractFaces, extract_faces  # noqa: PLC0415

            request = ExtractFaces(self.session.actor(), case.number, chosen)
            return extract_faces(lab, request, job.control, analyst=analyst())

        job = self.session.act(self.tr("Extracting faces – case {number}").format(number=case.number), work)
        self._extraction = job
        self.notice.say("info", "")
        self.run.setEnabled(False)
        job.succeeded.connect(self._on_extracted)
        job.failed.connect(self.session.failed)
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_extraction_ended)
        self._look_again.start()

    def _on_extracted(self, extraction: Any) -> None:
        failed = sum(one.ledger is not None and one.ledger.state.value == "failed" for one in extraction.exhibits)
        faces = self.tr("%n face(s) found.", "", sum(one.faces for one in extraction.exhibits))
        if failed:
            self.notice.say("warn", faces + " " + self.tr("%n exhibit(s) failed; its row says why.", "", failed))
        else:
            self.notice.say("good", faces)

    def _on_look_again(self) -> None:
        """While faces are extracted, the rows follow what is committed."""
        if self.isVisible():
            self.refresh()

    def _on_cancelled(self) -> None:
        self.notice.say("info", self.tr("Cancelled. What was found so far is kept; extraction goes on from there."))

    def _on_extraction_ended(self) -> None:
        self._extraction = None
        self._look_again.stop()
        self.refresh()
