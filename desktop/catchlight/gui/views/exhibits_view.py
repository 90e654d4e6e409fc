"""The exhibits of a case: taken in by dropping or choosing, then examined; how far each came stands in its row."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, QElapsedTimer, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import reads
from catchlight.gui.advance import Advance
from catchlight.gui.core_words import told_failure
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.models.exhibits_model import exhibits_model
from catchlight.gui.modes import mode_word
from catchlight.gui.reads import ExhibitsRead
from catchlight.gui.session import Session
from catchlight.gui.views.clock_dialog import ClockDialog
from catchlight.gui.views.exhibit_details import ExhibitDetails
from catchlight.gui.views.extract_dialog import ExtractDialog
from catchlight.gui.views.ledger_dialog import LedgerDialog
from catchlight.gui.views.taking_in import TakingIn
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.drop_area import DropArea
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label, restyle

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.evidence.exhibits import Exhibit
    from catchlight.evidence.recorder_clock import RecorderClock
    from catchlight.jobs import Progress
    from catchlight.workflows.extract_faces import ExhibitExtraction

_LOOK_AGAIN = 1000  # milliseconds
_PATIENCE = 8  # times as long as the last look took, before the next one
_SHOWN_REFUSALS = 2


class ExhibitsView(DropArea):
    """Table of exhibits with the particulars of the current one.

    `faces_wanted` carries an exhibit's row; `extracting` comes with True when an extraction begins and with False when
    it has ended.
    """

    faces_wanted = Signal(int)
    extracting = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.case: Case | None = None
        self._extraction: Job | None = None
        self._clocks: dict[int, RecorderClock] = {}
        self._reading = QElapsedTimer()
        self._at: int | None = None
        self.advance = Advance()
        self.model = exhibits_model(self.advance)
        self.table = Table(self.model, name=self.tr("Exhibits"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._look_again = QTimer(self, interval=_LOOK_AGAIN)
        self._look_again.timeout.connect(self._on_look_again)
        self._lay_out()
        self._connect()

    def set_case(self, case: "Case") -> None:
        """Show another case."""
        self.case = case
        self.allow_work(allowed=self.session.may("examiner"))
        self._clocks = {}
        self.model.set_rows(())
        self.notice.say("info", "")
        self.stack.setCurrentIndex(0)

    def allow_work(self, *, allowed: bool) -> None:
        """Whoever only reads the case, and anybody in a closed one, is offered nothing that changes it."""
        self._may_work = self.details.may_work = allowed
        self.setAcceptDrops(allowed)
        for one in (self._choose_first, self._choose_folder_first):
            one.setVisible(allowed)
        for one in (self.add_files, self.add_folder):
            one.setVisible(allowed and bool(self.model.rows))
        self.empty.say(
            self.tr("Drop footage or stills here") if allowed else self.tr("No exhibits yet"),
            self.tr("Files and whole folders, from anywhere. Originals stay where they are and are only read.")
            if allowed
            else self.tr("Examiners of the case take them in."),
        )
        self._describe(self.table.current_row())
        self._offer()

    def refresh(self) -> None:
        """Read the exhibits."""
        lab, case = self.session.lab, self.case
        if lab is not None and case is not None:
            self._reading.start()
            job = self.session.read(lambda _job: reads.exhibits(lab, self.session.actor(), case))
            job.succeeded.connect(self._show)
            job.ended.connect(self._on_read)

    def take_in(self, paths: tuple[Path, ...]) -> None:
        """Ask for the particulars of these files, then take them in."""
        if paths and self._may_work:
            self._taking.ask(self.case, paths)

    def extract(self) -> None:
        """Ask in which mode, then examine what is open: the selected exhibits if several are selected, or all."""
        self._ask_mode(self._chosen(), again=False)

    def extract_again(self) -> None:
        """Ask in which other mode the selected exhibits are to be examined anew."""
        rows = tuple(self.table.selected_rows())
        if rows:
            self._ask_mode(rows, again=True)

    def go_on(self) -> None:
        """Examine what is open without asking: what was begun goes on in its own mode."""
        rows = self._chosen()
        begun = [row.ledger.mode for row in rows if row.ledger is not None and _is_begun(row)]
        mode = begun[0] if begun else self.session.preferences.mode
        self._extract(rows, mode=mode, again=False)

    def show_ledger(self) -> None:
        """Open the ledger of the current exhibit."""
        row, case = self.table.current_row(), self.case
        if row is not None and case is not None:
            exhibit = row.exhibit
            dialog = LedgerDialog(self.session, case, exhibit, is_running=lambda: self._is_at(exhibit.row), parent=self)
            dialog.clock_wanted.connect(lambda: self._ask_clock(exhibit, dialog))
            dialog.show()

    def note_clock(self) -> None:
        """Ask for the recorder's clock of the current exhibit."""
        row = self.table.current_row()
        if row is not None and row.exhibit.kind == "footage" and self._may_work:
            self._ask_clock(row.exhibit, self)

    def _lay_out(self) -> None:
        self.set_words(
            self.tr("Drop to take in as exhibits"), self.tr("Files and whole folders; originals are only read")
        )
        self.add_files = button(self.tr("&Add files…"), icon="plus")
        self.add_files.setShortcut(QKeySequence(QKeySequence.StandardKey.Open))
        self.add_folder = button(self.tr("Add f&older…"))
        self.run = button(self.tr("&Extract faces…"), kind="primary")
        self.run.setShortcut(QKeySequence("Ctrl+E"))
        self.run.setToolTip(self.tr("Choose a mode and begin (Ctrl+E)"))
        self.resume = button(self.tr("Con&tinue"), kind="primary", icon="play")
        self.resume.setShortcut(QKeySequence("Ctrl+Shift+E"))
        self.state = label(role="muted")
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.state, 1)
        bar.addWidget(self.add_folder)
        bar.addWidget(self.add_files)
        bar.addWidget(self.run)
        bar.addWidget(self.resume)
        self.notice = Banner()
        self._taking = TakingIn(self.session, self.notice, self)
        self.details = ExhibitDetails()
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addWidget(self.details)
        choose = self._choose_first = button(self.tr("Choose files…"), kind="primary")
        choose.clicked.connect(self._choose_files)
        choose_folder = self._choose_folder_first = button(self.tr("Choose a folder…"))
        choose_folder.clicked.connect(self._choose_folder)
        self._may_work = True
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
        self.resume.clicked.connect(self.go_on)
        self.details.ledger_wanted.connect(self.show_ledger)
        self.details.clock_wanted.connect(self.note_clock)
        self.table.chosen.connect(self._describe)
        self.table.activated_row.connect(lambda row: self.faces_wanted.emit(row.exhibit.row))
        self.table.customContextMenuRequested.connect(self._menu)

    def _show(self, read: ExhibitsRead) -> None:
        if read.case != self.case:
            return
        rows = read.rows
        self._clocks = read.clocks
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(2 if rows else 1)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._describe(self.table.current_row())
        for one in (self.add_files, self.add_folder):
            one.setVisible(bool(rows) and self._may_work)
        self._offer()
        self.state.setText(self._summary(rows))

    def _offer(self) -> None:
        """The buttons that fit: begin, or go on; the one that is likely wanted stands out."""
        rows = self.model.rows
        begun = [row for row in rows if _is_begun(row)]
        running = self._extraction is not None
        self.run.setVisible(bool(rows) and self._may_work)
        self.run.setEnabled(any(_is_open(row) for row in rows) and not running)
        self.resume.setVisible(bool(begun) and not running and self._may_work)
        self.resume.setEnabled(bool(begun) and not running)
        restyle(self.run, "kind", "" if begun and not running else "primary")
        if begun and begun[0].ledger is not None:
            words = self.tr("Goes on where it stopped, in its own mode: {mode} (Ctrl+Shift+E)")
            self.resume.setToolTip(words.format(mode=mode_word(begun[0].ledger.mode)))

    def _summary(self, rows: "tuple[ExhibitExtraction, ...]") -> str:
        if not rows:
            return ""
        open_ones = sum(_is_open(row) for row in rows)
        parts = [counts.exhibits(len(rows))]
        parts.append(self.tr("%n not complete", "", open_ones) if open_ones else self.tr("all examined"))
        parts.append(counts.faces(sum(row.faces for row in rows)))
        return "  ·  ".join(parts)

    def _describe(self, row: Any) -> None:
        self.details.show_row(row, None if row is None else self._clocks.get(row.exhibit.row))

    def _menu(self, place: QPoint) -> None:
        row = self.table.current_row()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Show its &faces"), lambda: self.faces_wanted.emit(row.exhibit.row))
        menu.addAction(self.tr("Led&ger…"), self.show_ledger)
        if not self._may_work:
            menu.popup(self.table.viewport().mapToGlobal(place))
            return
        clock = menu.addAction(self.tr("Recor&der’s clock…"), self.note_clock)
        clock.setEnabled(row.exhibit.kind == "footage")
        menu.addSeparator()
        menu.addAction(self.tr("&Extract faces of the selection…"), self.extract).setEnabled(self.run.isEnabled())
        again = menu.addAction(self.tr("Extract &again in another mode…"), self.extract_again)
        again.setEnabled(self._extraction is None and any(not _is_open(one) for one in self.table.selected_rows()))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _chosen(self) -> "tuple[ExhibitExtraction, ...]":
        """What an extraction takes: the selected exhibits if several are selected, otherwise all."""
        selected = self.table.selected_rows()
        return tuple(selected) if len(selected) > 1 else self.model.rows

    def _is_at(self, exhibit: int) -> bool:
        return any(self.advance.is_at(row) for row in self.model.rows if row.exhibit.row == exhibit)

    def _ask_clock(self, exhibit: "Exhibit", parent: QWidget) -> None:
        case = self.case
        if case is None:
            return
        known = self._clocks.get(exhibit.row)
        dialog = ClockDialog(self.session, exhibit, case=case.number, known=known, parent=parent)
        if isinstance(parent, LedgerDialog):
            dialog.accepted.connect(parent.refresh)
        dialog.open()

    def _ask_mode(self, rows: "tuple[ExhibitExtraction, ...]", *, again: bool) -> None:
        open_ones = [row.exhibit for row in rows if again or _is_open(row)]
        if not open_ones or self._extraction is not None or not self._may_work:
            return
        dialog = ExtractDialog(open_ones, mode=self.session.preferences.mode, again=again, parent=self)

        def begin() -> None:
            self.session.preferences.mode = dialog.mode
            self._extract(rows, mode=dialog.mode, again=again)

        dialog.accepted.connect(begin)
        dialog.open()

    def _choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Files to take in"), QDir.homePath())
        self.take_in(tuple(Path(name) for name in names))

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("A folder to take in whole"), QDir.homePath())
        self.take_in((Path(name),) if name else ())

    def _extract(self, rows: "tuple[ExhibitExtraction, ...]", *, mode: str, again: bool) -> None:
        lab, case, analyst = self.session.lab, self.case, self.session.analyst
        if lab is None or case is None or self._extraction is not None:
            return
        chosen = () if len(rows) == len(self.model.rows) else tuple(row.exhibit.id for row in rows)

        def work(job: Job) -> object:
            from catchlight.workflows.extract_faces import ExtractFaces, extract_faces  # noqa: PLC0415

            request = ExtractFaces(self.session.actor(), case.number, chosen, mode=mode, again=again)
            return extract_faces(lab, request, job.control, analyst=analyst())

        title = self.tr("Extracting faces – case {number}").format(number=case.number)
        job = self.session.act(title, work, kind="extraction", keeps=self.tr("Stop, &keep what is done"))
        self._extraction = job
        self.advance.start(rows, mode=mode, again=again)
        self.notice.say("info", "")
        self._offer()
        self.model.touch()
        job.progressed.connect(self._on_progress)
        job.succeeded.connect(self._on_extracted)
        job.failed.connect(self.session.failed)
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_extraction_ended)
        self._look_again.start()
        self.extracting.emit(True)

    def _on_progress(self, progress: "Progress") -> None:
        moved_on = progress.note != self.advance.name
        self.advance.take(progress)
        if moved_on:
            rows = enumerate(self.model.rows)
            self._at = next((number for number, row in rows if self.advance.is_at(row)), None)
        if self.isVisible():
            self.model.touch(None if moved_on else self._at)

    def _on_extracted(self, extraction: Any) -> None:
        """What came of it, in one line; the rows say why."""
        lines = [self.tr("%n face(s) found.", "", sum(one.faces for one in extraction.exhibits))]
        failed, partly = extraction.count("failed"), extraction.count("partly done")
        refused = [one.refused for one in extraction.exhibits if one.refused is not None]
        if partly:
            lines.append(self.tr("%n exhibit(s) partly done; its row says how far.", "", partly))
        if failed:
            lines.append(self.tr("%n exhibit(s) failed; its row says why.", "", failed))
        lines += [told_failure(error) for error in refused[:_SHOWN_REFUSALS]]
        if len(refused) > _SHOWN_REFUSALS:
            lines.append(counts.more(len(refused) - _SHOWN_REFUSALS))
        text = " ".join(lines[: 1 + bool(partly) + bool(failed)])
        text = "\n".join([text, *lines[1 + bool(partly) + bool(failed) :]])
        self.notice.say("warn" if failed or partly or refused else "good", text)

    def _on_look_again(self) -> None:
        """While faces are extracted, the rows follow what is committed."""
        if self.isVisible() and not self._reading.isValid():
            self.refresh()

    def _on_read(self) -> None:
        """Look again later where reading takes long: ten thousand exhibits are not read every second."""
        if self._reading.isValid():
            self._look_again.setInterval(max(_LOOK_AGAIN, _PATIENCE * self._reading.elapsed()))
            self._reading.invalidate()

    def _on_cancelled(self) -> None:
        words = self.tr("Stopped. What was found so far is kept, and it can go on from there.")
        self.notice.say("info", words)

    def _on_extraction_ended(self) -> None:
        self._extraction = None
        self.advance.end()
        self._look_again.stop()
        self.extracting.emit(False)
        self.refresh()


def _is_open(row: "ExhibitExtraction") -> bool:
    """True where an extraction would do something without being asked to begin anew."""
    return row.ledger is None or not row.ledger.state.has_ended


def _is_begun(row: "ExhibitExtraction") -> bool:
    """True where an extraction was interrupted and can go on."""
    return row.ledger is not None and row.ledger.state.value in {"cancelled", "running"}
