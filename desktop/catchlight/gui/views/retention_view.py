"""All cases with their last day, holds and members; what a supervisor may decide about each."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from catchlight.gui import formats
from catchlight.gui.job_runner import Job
from catchlight.gui.keeping_words import kept_until, state_words
from catchlight.gui.late import while_there
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.reads_keeping import KeepingRead
from catchlight.gui.session import Session
from catchlight.gui.views.erase_dialog import EraseDialog
from catchlight.gui.views.members_dialog import MembersDialog
from catchlight.gui.views.reason_dialog import CLOSE, HOLD, RELEASE, REOPEN, ReasonDialog, RetainDialog
from catchlight.gui.widgets.empty_state import EmptyState
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from datetime import date

    from catchlight.evidence.retention import Keeping
    from catchlight.workflows.erasing import Erased


class RetentionView(QWidget):
    """The one that expires first comes first; `said` carries kind and words of what was done."""

    said = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._today: date | None = None
        self.model: TableModel[Keeping] = TableModel(
            (
                Column(self.tr("Case"), lambda row: row.case.number, width=180),
                Column(self.tr("State"), state_words, width=160),
                Column(self.tr("Opened"), lambda row: formats.short_time(row.case.opened_at),
                       sort=lambda row: row.case.opened_at, width=140),
                Column(self.tr("Kept until"), self._until, sort=lambda row: row.expires_on, width=180),
                Column(self.tr("By"), self._by_whom, width=110),
                Column(self.tr("Why held"), lambda row: row.held_because or ""),
            ),
            key=lambda row: row.case.row,
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("Cases and how long they are kept"))
        self.table.chosen.connect(lambda _row: self._offer())
        self.count = label(role="muted")
        self.members = button(self.tr("&Members…"))
        self.hold = button(self.tr("Legal &hold…"), icon="hold")
        self.retain = button(self.tr("Last &day…"))
        self.close_case = button(self.tr("&Close…"))
        self.erase = button(self.tr("&Erase…"), icon="erase")
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.count, 1)
        for one, act in (
            (self.members, self._show_members),
            (self.close_case, self._close_or_reopen),
            (self.retain, self._retain),
            (self.hold, self._hold_or_release),
            (self.erase, self._ask_erase),
        ):
            one.clicked.connect(act)
            bar.addWidget(one)
        self.empty = EmptyState(
            "archive",
            self.tr("No cases yet"),
            self.tr("Each case has a last day, from the lab’s policy or of its own. They are listed here."),
        )
        self.stack = QStackedWidget()
        for widget in (QWidget(), self.empty, self.table):
            self.stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)
        self._offer()

    def show_read(self, read: KeepingRead) -> None:
        """Show these cases."""
        self._today = read.today
        self.model.set_rows(read.cases)
        self.stack.setCurrentIndex(2 if read.cases else 1)
        self.count.setText(self.tr("%n case(s)", "", len(read.cases)) if read.cases else "")
        if read.cases and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._offer()

    def clear(self) -> None:
        """Forget what another account saw."""
        self.model.set_rows(())
        self.stack.setCurrentIndex(0)
        self._offer()

    def _offer(self) -> None:
        row = self.table.current_row()
        decides = self.session.may("supervisor")
        for one in (self.members, self.hold, self.retain, self.close_case, self.erase):
            one.setVisible(decides)
            one.setEnabled(row is not None)
        is_held = row is not None and row.is_held
        is_closed = row is not None and row.closed_at is not None
        self._name(self.hold, self.tr("Release &hold…") if is_held else self.tr("Legal &hold…"))
        self._name(self.close_case, self.tr("&Open again…") if is_closed else self.tr("&Close…"))
        self.erase.setEnabled(row is not None and not is_held)
        self.erase.setToolTip(self.tr("Under legal hold nothing of a case can be erased.") if is_held else "")

    def _name(self, one: Any, words: str) -> None:
        one.setText(f" {words}" if not one.icon().isNull() else words)
        one.setAccessibleName(words.replace("&", ""))

    def _until(self, row: "Keeping") -> str:
        return "" if self._today is None else kept_until(row, self._today)

    def _by_whom(self, row: "Keeping") -> str:
        return self.tr("Own day") if row.has_own_date else self.tr("Policy")

    def _show_members(self) -> None:
        row = self.table.current_row()
        if row is not None:
            MembersDialog(self.session, row.case.number, self).open()

    def _hold_or_release(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._decide(RELEASE if row.is_held else HOLD, row.case.number)

    def _close_or_reopen(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._decide(CLOSE if row.closed_at is None else REOPEN, row.case.number)

    def _decide(self, deed: str, case: str) -> None:
        said = {
            HOLD: self.tr("Case {case} is under legal hold."),
            RELEASE: self.tr("The legal hold of case {case} was released."),
            CLOSE: self.tr("Case {case} is closed."),
            REOPEN: self.tr("Case {case} is open again."),
        }[deed].format(case=case)
        dialog = ReasonDialog(self.session, deed, case, self)
        dialog.succeeded.connect(lambda _kept: self.said.emit("good", said))
        dialog.open()

    def _retain(self) -> None:
        row = self.table.current_row()
        if row is not None:
            dialog = RetainDialog(self.session, row, self)
            dialog.succeeded.connect(self._on_retained)
            dialog.open()

    def _on_retained(self, kept: "Keeping") -> None:
        words = self.tr("Case {case} is kept until {day}.")
        until = "" if self._today is None else kept_until(kept, self._today)
        self.said.emit("good", words.format(case=kept.case.number, day=until))

    def _ask_erase(self) -> None:
        row = self.table.current_row()
        if row is not None and not row.is_held:
            number = row.case.number
            dialog = EraseDialog(self.session, number, self)
            dialog.confirmed.connect(lambda reason: self._erase(number, reason))
            dialog.open()

    def _erase(self, number: str, reason: str) -> None:
        session = self.session

        def work(job: Job) -> "Erased":
            from catchlight.workflows.erase_case import EraseCase, erase_case  # noqa: PLC0415

            return erase_case(session.open(), EraseCase(session.actor(), number, reason), job.control)

        job = session.act_alongside(self.tr("Erasing a case"), work)
        job.succeeded.connect(while_there(self, lambda erased: self._on_erased(number, erased)))
        job.failed.connect(session.failed)
        job.cancelled.connect(
            while_there(
                self, lambda: self.said.emit("info", self.tr("Stopped. See under Certificates what was erased."))
            )
        )

    def _on_erased(self, number: str, erased: "Erased") -> None:
        words = self.tr("Case {case} was erased; entry {entry} of the log is its certificate.")
        words = words.format(case=number, entry=formats.count(erased.certificate.entry))
        if erased.left_because is not None:
            left = self.tr("Some bytes are on the disk still: {why}")
            words += " " + left.format(why=erased.left_because)
        self.said.emit("good" if erased.left_because is None else "warn", words)
