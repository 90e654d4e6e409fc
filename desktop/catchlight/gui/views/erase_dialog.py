"""Before a case is erased: what would go, why, and its number typed, because nothing brings it back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from catchlight.errors import CatchlightError
from catchlight.gui.core_words import told_failure
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.keeping_words import files_words, rows_words
from catchlight.gui.session import Session
from catchlight.gui.views.reason_dialog import reason_field
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.facts import Fact, Facts
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import card

if TYPE_CHECKING:
    from catchlight.workflows.erasing import WouldGo


class EraseDialog(FormDialog):
    """Counts first, then asks; `confirmed` carries the reason."""

    confirmed = Signal(str)

    def __init__(self, session: Session, case: str, parent: QWidget | None = None) -> None:
        super().__init__(
            title=QCoreApplication.translate("EraseDialog", "Erase case {case}").format(case=case),
            text=QCoreApplication.translate(
                "EraseDialog",
                "Everything in the case goes for good, from the disk too. The log keeps who did what and when under the"
                " case’s random identifier, with hashes only, and a certificate proves the erasure.",
            ),
            action=QCoreApplication.translate("EraseDialog", "&Erase for good"),
            width=560,
            parent=parent,
        )
        self.session, self.case = session, case
        self.going = Facts()
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self.going)
        self.going.show_facts([Fact(self.tr("What goes"), self.tr("being counted…"))])
        self.reason = reason_field()
        self.number = QLineEdit(maxLength=200)
        self.number.setPlaceholderText(case)
        self.notice = Banner()
        self.fields.addWidget(frame)
        self.fields.addSpacing(8)
        self.add_field(self.tr("&Reason"), self.reason)
        self.add_field(self.tr("The case’s &number, typed to confirm"), self.number)
        self.fields.addWidget(self.notice)
        self.proceed.setProperty("kind", "danger")
        self._is_counted = False
        self.reason.textChanged.connect(self._check)
        self.number.textChanged.connect(self._check)
        self._check()
        self.reason.setFocus()
        self._count()

    def accept(self) -> None:
        """Asked for; the erasure itself runs outside the dialog."""
        if self.proceed.isEnabled():
            self.confirmed.emit(self.reason.toPlainText().strip())
            super().accept()

    def _count(self) -> None:
        session, case = self.session, self.case

        def work(_job: Job) -> "WouldGo":
            from catchlight.workflows.erase_case import what_case_would_lose  # noqa: PLC0415

            return what_case_would_lose(session.open(), session.actor(), case)

        job = session.act_alongside(self.tr("Counting what would go"), work)
        job.failed.connect(self._refuse)
        job.succeeded.connect(self._show)

    def _show(self, going: "WouldGo") -> None:
        self._is_counted = True
        self.going.show_facts(
            [
                Fact(self.tr("What goes"), rows_words(going.rows)),
                Fact(self.tr("Files"), files_words(going)),
                Fact(self.tr("Names and notes"), counts.clear_texts(going.clear_texts)),
            ]
        )
        self._check()
        QTimer.singleShot(0, self, self.fit)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, CatchlightError):
            self.session.failed.emit(error)
            return
        self.going.show_facts([Fact(self.tr("What goes"), self.tr("nothing"))])
        self.notice.say("warn", told_failure(error))
        self.fit()

    def _check(self) -> None:
        is_same = self.number.text().strip() == self.case
        self.proceed.setEnabled(self._is_counted and is_same and bool(self.reason.toPlainText().strip()))
