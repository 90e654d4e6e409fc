"""All cases of the lab."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from catchlight.gui import formats, reads
from catchlight.gui.job_runner import Job
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.reads import CaseOverview
from catchlight.gui.session import Session
from catchlight.gui.views.case_dialog import CaseDialog
from catchlight.gui.views.page import Page
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button


class CasesPage(Page):
    """A table of cases; `opened` carries the case to show."""

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Cases"), parent)
        self.new = button(self.tr("&New case…"), kind="primary", icon="plus")
        self.new.setShortcut(QKeySequence(QKeySequence.StandardKey.New))
        self.new.clicked.connect(self._ask)
        self.head.addWidget(self.new)
        self.model: TableModel[CaseOverview] = TableModel(
            (
                Column(self.tr("Case"), lambda row: row.case.number, width=190),
                Column(self.tr("Offence"), lambda row: row.case.offence),
                Column(self.tr("State"), self._state, width=90),
                Column(self.tr("Exhibits"), lambda row: formats.count(row.exhibits), sort=lambda row: row.exhibits,
                       is_number=True, width=90),
                Column(self.tr("Opened by"), lambda row: row.case.opened_by, width=200),
                Column(self.tr("Opened"), lambda row: formats.local_time(row.case.opened_at),
                       sort=lambda row: row.case.opened_at, tip=lambda row: formats.utc_time(row.case.opened_at),
                       width=210),
            ),
            key=lambda row: row.case.row,
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("Cases"))
        self.table.activated_row.connect(lambda row: self.opened.emit(row.case))
        first = button(self.tr("Open the &first case…"), kind="primary")
        first.clicked.connect(self._ask)
        self.empty = EmptyState(
            "case",
            self.tr("No cases yet"),
            self.tr("A case has a number and an offence. Exhibits are taken into it, and searches are made for it."),
            first,
        )
        self._first = first
        session.actor_changed.connect(self._offer)
        self._offer()
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.table)
        self.body.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Read the cases."""
        lab = self.session.lab
        if lab is not None:
            job = self.session.read(lambda _job: reads.case_overviews(lab, self.session.actor()))
            job.succeeded.connect(self._show)

    def clear(self) -> None:
        """Forget the other lab's cases."""
        self.model.set_rows(())
        self.stack.setCurrentIndex(0)

    def _show(self, rows: tuple[CaseOverview, ...]) -> None:
        self.model.set_rows(rows)
        self.stack.setCurrentWidget(self.table if rows else self.empty)
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
            self.table.setFocus()

    def _offer(self) -> None:
        """Examiners open cases."""
        for one in (self.new, self._first):
            one.setVisible(self.session.may("examiner"))

    def _state(self, row: CaseOverview) -> str:
        return self.tr("Open") if row.case.closed_at is None else self.tr("Closed")

    def _ask(self) -> None:
        dialog = CaseDialog(self)
        dialog.accepted.connect(lambda: self._open(dialog.number.text(), dialog.offence.text()))
        dialog.open()

    def _open(self, number: str, offence: str) -> None:
        lab = self.session.lab
        if lab is None:
            return

        def work(_job: Job) -> object:
            from catchlight.workflows.open_case import OpenCase, open_case  # noqa: PLC0415

            return open_case(lab, OpenCase(self.session.actor(), number, offence))

        self.session.act_lightly(work).succeeded.connect(self.opened)
