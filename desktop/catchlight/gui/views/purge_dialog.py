"""Before a purge: each case and result that would go, counted, and where the certificates are written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from catchlight.gui import formats
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.keeping_words import files_words, kind_of_erasure, rows_words
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.views.counted_dialog import CountedDialog
from catchlight.gui.widgets.table import Table

if TYPE_CHECKING:
    from catchlight.workflows.erasing import WouldGo
    from catchlight.workflows.purge import Overdue


class PurgeDialog(CountedDialog):
    """What is overdue; `counted` is what was counted, or None before."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.counted: Overdue | None = None
        self.model = _listing()
        table = Table(self.model, name=QCoreApplication.translate("PurgeDialog", "What goes"), sortable=False)
        title = QCoreApplication.translate("PurgeDialog", "Purge what is kept too long")
        super().__init__(session, table, title=title, width=960, parent=parent)
        job = session.act_alongside(self.tr("Counting what is kept too long"), _counting(session))
        job.succeeded.connect(self._show)
        self.count_with(job)

    def _show(self, counted: "Overdue") -> None:
        self.counted = counted
        self.model.set_rows(counted.would_go)
        if not counted.would_go:
            self.say_counted(self.tr("Nothing is kept too long, so nothing would go."), is_ready=False)
            return
        size = formats.size(sum(one.bytes for one in counted.would_go))
        words = self.tr("This goes for good, from the disk too: {size} of files. The log keeps hashes only.")
        self.say_counted(words.format(size=size), is_ready=bool(counted.would_go))


def _counting(session: Session) -> Callable[[Job], "Overdue"]:
    """The job; it holds no window, because it may outlive it."""

    def work(job: Job) -> "Overdue":
        from catchlight.workflows.purge import what_is_overdue  # noqa: PLC0415

        return what_is_overdue(session.open(), session.actor(), job.control)

    return work


def _listing() -> "TableModel[WouldGo]":
    return TableModel(
        (
            Column(QCoreApplication.translate("PurgeDialog", "What"), lambda row: kind_of_erasure(row.kind), width=140),
            Column(QCoreApplication.translate("PurgeDialog", "Which"), lambda row: row.subject, width=160),
            Column(QCoreApplication.translate("PurgeDialog", "What goes"), lambda row: rows_words(row.rows)),
            Column(
                QCoreApplication.translate("PurgeDialog", "Files"), files_words, sort=lambda row: row.bytes, width=200
            ),
            Column(
                QCoreApplication.translate("PurgeDialog", "Names and notes"),
                lambda row: counts.clear_texts(row.clear_texts),
                sort=lambda row: row.clear_texts,
                width=180,
            ),
        ),
        key=lambda row: (row.kind, row.subject),
    )
