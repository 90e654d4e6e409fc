"""What an authority decided on a search: who, under which reference, when; a refusal says first what it erases."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QLineEdit, QWidget
from shiboken6 import isValid

from catchlight.errors import CatchlightError
from catchlight.gui import formats, reads_authority
from catchlight.gui.core_words import told_failure
from catchlight.gui.counts import counts
from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.form import FormDialog
from catchlight.gui.widgets.text import inset

if TYPE_CHECKING:
    from catchlight.workflows.authorise_search import Decision, SearchAuthority
    from catchlight.workflows.erasing import WouldGo


class DecisionDialog(FormDialog):
    """`recorded` carries the search as it stands then; a failure is said in the dialog, which stays open."""

    recorded = Signal(object)

    def __init__(
        self, session: Session, waiting: "SearchAuthority", decision: str, parent: QWidget | None = None
    ) -> None:
        self._is_refusal = decision == "refused"
        super().__init__(
            title=QCoreApplication.translate("DecisionDialog", "Authorisation refused")
            if self._is_refusal
            else QCoreApplication.translate("DecisionDialog", "Authorisation granted"),
            text=QCoreApplication.translate("DecisionDialog", "Search {search} in case {case}, by {name}.").format(
                search=waiting.search, case=waiting.case, name=waiting.searched_by
            ),
            action=QCoreApplication.translate("DecisionDialog", "&Record and erase the result")
            if self._is_refusal
            else QCoreApplication.translate("DecisionDialog", "&Record"),
            width=520,
            parent=parent,
        )
        self.session, self.waiting = session, waiting
        self.trouble = Banner()
        self.erases = Banner("warn" if self._is_refusal else "info")
        self.authority = QLineEdit(waiting.authority, maxLength=400)
        self.reference = QLineEdit(maxLength=200)
        self.decided_at = QDateTimeEdit(QDateTime.currentDateTime(), calendarPopup=True)
        self.decided_at.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.decided_at.setMaximumDateTime(QDateTime.currentDateTime().addSecs(300))
        inset(self.decided_at)
        self.understood = QCheckBox(self.tr("The result is to be &erased for good"))
        self._lay_out()
        self._check()
        self.reference.setFocus()

    def accept(self) -> None:
        """Record it; the dialog closes once that is done."""
        lab, session, waiting = self.session.lab, self.session, self.waiting
        if lab is None or not self.proceed.isEnabled():
            return
        decision: Decision = "refused" if self._is_refusal else "granted"
        authority, reference = self.authority.text().strip(), self.reference.text().strip()
        moment = self.decided_at.dateTime().toPython()

        def work(_job: Job) -> "SearchAuthority":
            from catchlight.workflows.authorise_search import AuthoriseSearch, authorise_search  # noqa: PLC0415

            request = AuthoriseSearch(
                actor=session.actor(),
                search=waiting.search,
                decision=decision,
                authority=authority,
                reference=reference,
                decided_at=moment.astimezone() if isinstance(moment, datetime) else None,
            )
            return authorise_search(lab, request)

        self.proceed.setEnabled(False)
        session.act_lightly(work, refused=self._complain).succeeded.connect(self._on_recorded)

    def _lay_out(self) -> None:
        self.fields.addWidget(self.trouble)
        if self._is_refusal:
            self.fields.addWidget(self.erases)
            self.fields.addSpacing(6)
            self.erases.say("warn", self.tr("Counting what the refusal erases…"))
            self._count()
        self.add_field(self.tr("Decided &by"), self.authority)
        self.add_field(
            self.tr("Re&ference (may stay empty)") if self._is_refusal else self.tr("Re&ference"), self.reference
        )
        self.add_field(self.tr("Decided a&t"), self.decided_at)
        if self._is_refusal:
            self.fields.addWidget(self.understood)
        self.authority.textChanged.connect(self._check)
        self.reference.textChanged.connect(self._check)
        self.understood.toggled.connect(self._check)

    def _check(self) -> None:
        complete = bool(self.authority.text().strip())
        complete = complete and (
            self.understood.isChecked() if self._is_refusal else bool(self.reference.text().strip())
        )
        self.proceed.setEnabled(complete)

    def _count(self) -> None:
        lab, session, waiting = self.session.lab, self.session, self.waiting
        if lab is not None:
            job = session.read(lambda _job: reads_authority.would_go(lab, session.actor(), waiting))
            job.succeeded.connect(self._say_what_goes)

    def _say_what_goes(self, goes: "WouldGo") -> None:
        if not isValid(self.erases):
            return
        going = [counts.candidates(goes.rows.get("candidates", 0))]
        if goes.files:
            going.append(f"{counts.files(goes.files)} ({formats.size(goes.bytes)})")
        if goes.clear_texts:
            going.append(counts.clear_texts(goes.clear_texts))
        words = self.tr(
            "The refusal stops the search and erases its result: {going}. Who searched, when and why stays in the log,"
            " with a certificate of what went."
        )
        self.erases.say("warn", words.format(going=", ".join(going)))
        QTimer.singleShot(0, self, self.fit)

    def _complain(self, error: CatchlightError) -> None:
        self.trouble.say("bad", told_failure(error))
        self._check()
        QTimer.singleShot(0, self, self.fit)

    def _on_recorded(self, decided: "SearchAuthority") -> None:
        self.recorded.emit(decided)
        if isValid(self):
            super().accept()
