"""The searches made in a case; each can be opened again."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from catchlight.gui import formats, reads, reads_sweep
from catchlight.gui.authority_words import state_words, tip_words
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.views.sweep_dialog import SweepDialog
from catchlight.gui.views.sweep_window import SweepWindow
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.evidence.exhibits import Exhibit
    from catchlight.gallery.searches import StoredSearch
    from catchlight.workflows.sweep_case import SweepResult

_CLOCK = 30_000  # milliseconds after which the clocks of authorisations are drawn anew


class SearchesView(QWidget):
    """A table of searches, newest first; `result_wanted` carries `(case, search id)`."""

    result_wanted = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.case: Case | None = None
        self._asking: SweepDialog | None = None
        self.window_of_sweep: SweepWindow | None = None
        self.model: TableModel[StoredSearch] = TableModel(
            (
                Column(self.tr("Id"), lambda row: row.id, sort=lambda row: row.row, width=50),
                Column(self.tr("Searched"), self._scope, width=84),
                Column(self.tr("Probe"), lambda row: row.started.probe, width=62),
                Column(self.tr("Purpose"), lambda row: row.started.purpose),
                Column(self.tr("Authorisation"), lambda row: state_words(row)[0], sort=_urgency, tip=tip_words,
                       colour=lambda row: state_words(row)[1], width=204),
                Column(self.tr("Result"), self._outcome, sort=lambda row: len(row.listed), width=116),
                Column(self.tr("By"), lambda row: row.searched_by, width=96),
                Column(self.tr("When"), lambda row: formats.local_time(row.started_at),
                       sort=lambda row: row.started_at, tip=lambda row: formats.utc_time(row.started_at), width=186),
            ),
            key=lambda row: (row.row, row.finished_at, row.erased_at),
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("Searches"))
        self.table.activated_row.connect(self._open)
        self.show_result = button(self.tr("&Open the result"), kind="primary")
        self.table.chosen.connect(lambda row: self.show_result.setEnabled(row is not None))
        self.show_result.clicked.connect(lambda: self._open(self.table.current_row()))
        self._tick = QTimer(self, interval=_CLOCK)
        self._tick.timeout.connect(self.model.touch)
        self._tick.start()
        self.count = label(role="muted")
        bar = QHBoxLayout()
        bar.addWidget(self.count, 1)
        self.sweep = button(self.tr("S&weep the case…"))
        self.sweep.clicked.connect(self._ask_sweep)
        bar.addWidget(self.sweep)
        bar.addWidget(self.show_result)
        self.empty = EmptyState(
            "search",
            self.tr("No searches yet"),
            self.tr("Choose a face under Faces and search the gallery for it. Every search is kept and logged."),
        )
        self.stack = QStackedWidget()
        for widget in (QWidget(), self.empty, self.table):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)

    def set_case(self, case: "Case") -> None:
        """Show another case."""
        self.case = case
        self.model.set_rows(())
        self.stack.setCurrentIndex(0)

    def refresh(self) -> None:
        """Read the searches."""
        lab, case = self.session.lab, self.case
        if lab is not None and case is not None:
            job = self.session.read(lambda _job: reads.searches(lab, self.session.actor(), case))
            job.succeeded.connect(self._show)

    def _show(self, rows: "tuple[StoredSearch, ...]") -> None:
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(2 if rows else 1)
        self.count.setText(self.tr("%n search(es)", "", len(rows)) if rows else "")
        self.show_result.setVisible(bool(rows))
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def allow_work(self, *, allowed: bool) -> None:
        """A sweep is offered, or not."""
        self.sweep.setVisible(allowed)

    def _open(self, row: "StoredSearch | None") -> None:
        if row is None or self.case is None:
            return
        if row.is_sweep and row.figures is not None and not (row.is_refused or row.is_overdue):
            self._show_sweep(row.id)
        else:
            self.result_wanted.emit((self.case, row.id))

    def _show_sweep(self, name: str) -> None:
        if self.case is not None:
            self.window_of_sweep = SweepWindow(self.session, self.case, name, self)
            self.window_of_sweep.result_wanted.connect(self.result_wanted)
            self.window_of_sweep.show()

    def _ask_sweep(self) -> None:
        lab, case, session = self.session.lab, self.case, self.session
        if lab is not None and case is not None:
            job = session.read(lambda _job: reads_sweep.exhibits(lab, session.actor(), case))
            job.succeeded.connect(self._on_exhibits)

    def _on_exhibits(self, exhibits: "tuple[Exhibit, ...]") -> None:
        if self.case is not None:
            self._asking = SweepDialog(self.session, self.case, exhibits, self)
            self._asking.accepted.connect(self._begin_sweep)
            self._asking.open()

    def _begin_sweep(self) -> None:
        session, asked = self.session, {} if self._asking is None else self._asking.asked

        def work(job: Job) -> "SweepResult":
            from catchlight.workflows.sweep_case import SweepCase, sweep_case  # noqa: PLC0415

            return sweep_case(session.open(), SweepCase(actor=session.actor(), **asked), job.control)

        job = session.act(self.tr("Sweeping the case"), work, kind="search")
        job.failed.connect(session.failed)
        job.succeeded.connect(partial(self._on_swept, asked.get("case")))

    def _on_swept(self, case: str | None, result: "SweepResult") -> None:
        """Open it, if its case is still the one shown."""
        if isValid(self) and self.isVisible() and self.case is not None and self.case.number == case:
            self._show_sweep(result.id)

    def _scope(self, row: "StoredSearch") -> str:
        return self.tr("Gallery") if row.started.scope == "gallery" else self.tr("Exhibits")

    def _outcome(self, row: "StoredSearch") -> str:
        if row.erased_at is not None:
            return self.tr("Erased")
        if row.is_overdue:
            return self.tr("Closed")
        if row.figures is None:
            return self.tr("Not finished")
        if row.is_sweep:
            return self.tr("Sweep")
        if not row.listed:
            return self.tr("No candidate")
        counted = counts.faces if row.started.scope == "exhibits" else counts.candidates
        return counted(len(row.listed))


def _urgency(row: "StoredSearch") -> str:
    """What is due first comes first, then what is granted or needs none."""
    due = "" if row.authorisation is None else row.authorisation.due_at or ""
    waits = row.authorisation is not None and row.authorisation.state == "requested"
    return f"{'0' if waits else '1'}{due}"
