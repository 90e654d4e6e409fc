"""The whole history of a case on one page: who did what, when, why, and to whom something was handed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from catchlight.gui import reads_oversight
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.reads_oversight import Handing
from catchlight.gui.session import Session
from catchlight.gui.views.hand_over_dialog import HandOverDialog
from catchlight.gui.views.log_listing import LogListing
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.text import button, label

if TYPE_CHECKING:
    from catchlight.evidence.cases import Case
    from catchlight.workflows.hand_over import HandedOver


class HistoryView(QWidget):
    """The case's entries of the log, to be narrowed and exported."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.case: Case | None = None
        self.count = label(role="muted")
        self.export = button(self.tr("&Export the history…"))
        self.export.clicked.connect(self._ask)
        self.done = Banner()
        self.entries = LogListing(session)
        self.entries.counted.connect(lambda: self.count.setText(counts.entries(self.entries.model.rowCount())))
        bar = QHBoxLayout()
        bar.addWidget(self.count, 1)
        bar.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        layout.addWidget(self.done)
        layout.addWidget(self.entries, 1)
        session.forgotten.connect(self._forget)

    def set_case(self, case: "Case") -> None:
        """Show another case."""
        self.case = case
        self.done.say("info", "")
        self.entries.clear()
        self.entries.keep_to(case)

    def refresh(self) -> None:
        """Read the entries."""
        if self.case is not None:
            self.entries.refresh()

    def _forget(self) -> None:
        self.case = None
        self.entries.clear()
        self.done.say("info", "")

    def _ask(self) -> None:
        if self.case is None:
            return
        dialog = HandOverDialog(
            self.tr("Export the history of {case}").format(case=self.case.number),
            self.tr("Every entry of the log that is of this case, as sentences. That it left the lab is logged."),
            name=f"history-{self.case.number}",
            parent=self,
        )
        dialog.wanted.connect(self._export)
        dialog.open()

    def _export(self, handing: Handing) -> None:
        lab, session, case = self.session.lab, self.session, self.case
        if lab is None or case is None:
            return

        def work(_job: Job) -> "HandedOver":
            return reads_oversight.hand_over_history(lab, session.actor(), case, handing)

        job = session.act_lightly(work)
        job.succeeded.connect(while_there(self, lambda made: self.done.say("good", reads_oversight.handed_words(made))))
