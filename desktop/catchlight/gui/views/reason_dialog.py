"""Decisions about the keeping of a case: hold, release, close, open again, another last day. Each needs its reason."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QDateEdit, QPlainTextEdit, QRadioButton, QWidget

from catchlight.gui.job_runner import Job
from catchlight.gui.keeping_words import day
from catchlight.gui.session import Session
from catchlight.gui.views.act_dialog import ActDialog

if TYPE_CHECKING:
    from catchlight.evidence.retention import Keeping

_LINES = 66  # pixels
HOLD, RELEASE, CLOSE, REOPEN = "hold", "release", "close", "reopen"


class ReasonDialog(ActDialog):
    """Asks for the reason and does one of `HOLD`, `RELEASE`, `CLOSE` (whose note may be empty) and `REOPEN`."""

    def __init__(self, session: Session, deed: str, case: str, parent: QWidget | None = None) -> None:
        title, text, action = _words(deed)
        super().__init__(session, title=title.format(case=case), text=text, action=action, width=480, parent=parent)
        self.deed, self.case = deed, case
        self.reason = reason_field()
        self.add_field(self.tr("&Note") if deed == CLOSE else self.tr("&Reason"), self.reason)
        self.end_form()
        self.reason.textChanged.connect(self._check)
        self._check()
        self.reason.setFocus()

    def work(self) -> Callable[[Job], Any]:
        """The deed."""
        session, deed, case, reason = self.session, self.deed, self.case, self.reason.toPlainText().strip()

        def work(_job: Job) -> "Keeping":
            from catchlight.workflows.close_case import CloseCase, ReopenCase, close_case, reopen_case  # noqa: PLC0415
            from catchlight.workflows.hold_case import HoldCase, ReleaseCase, hold_case, release_case  # noqa: PLC0415

            lab, actor = session.open(), session.actor()
            if deed == HOLD:
                return hold_case(lab, HoldCase(actor, case, reason))
            if deed == RELEASE:
                return release_case(lab, ReleaseCase(actor, case, reason))
            if deed == CLOSE:
                return close_case(lab, CloseCase(actor, case, reason))
            return reopen_case(lab, ReopenCase(actor, case, reason))

        return work

    def _check(self) -> None:
        self.proceed.setEnabled(self.deed == CLOSE or bool(self.reason.toPlainText().strip()))


class RetainDialog(ActDialog):
    """Another last day for a case, or the policy's again."""

    def __init__(self, session: Session, kept: "Keeping", parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            title=QCoreApplication.translate("RetainDialog", "How long case {case} is kept").format(
                case=kept.case.number
            ),
            text=QCoreApplication.translate(
                "RetainDialog", "After its last day a case is overdue: it is listed, and a purge erases it."
            ),
            action=QCoreApplication.translate("RetainDialog", "&Set the last day"),
            width=480,
            parent=parent,
        )
        self.kept = kept
        self.own = QRadioButton(self.tr("Until a &day of its own"))
        self.policy = QRadioButton(self.tr("As the lab’s &policy says"))
        self.until = QDateEdit()
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat("d MMM yyyy")
        self.until.setAccessibleName(self.tr("Last day"))
        self.until.setDate(QDate(kept.expires_on.year, kept.expires_on.month, kept.expires_on.day))
        self.own.toggled.connect(self.until.setEnabled)
        self.own.toggled.connect(self._check)
        self.reason = reason_field()
        for widget in (self.own, self.until, self.policy):
            self.fields.addWidget(widget)
        self.fields.addSpacing(8)
        self.add_field(self.tr("&Reason"), self.reason)
        self.end_form()
        self.reason.textChanged.connect(self._check)
        self.until.dateChanged.connect(self._check)
        self.own.setChecked(True)
        if not kept.has_own_date:
            self.policy.setText(self.tr("As the lab’s &policy says: {day}").format(day=day(kept.expires_on)))
        self._check()
        self.until.setFocus()

    @property
    def last_day(self) -> date | None:
        """The day of its own, or None for the policy's."""
        chosen = self.until.date()
        return date(chosen.year(), chosen.month(), chosen.day()) if self.own.isChecked() else None

    def work(self) -> Callable[[Job], Any]:
        """Set it."""
        session, case, until = self.session, self.kept.case.number, self.last_day
        reason = self.reason.toPlainText().strip()

        def work(_job: Job) -> "Keeping":
            from catchlight.workflows.hold_case import RetainCase, retain_case  # noqa: PLC0415

            return retain_case(session.open(), RetainCase(session.actor(), case, until, reason))

        return work

    def _check(self) -> None:
        now = self.kept.expires_on if self.kept.has_own_date else None
        self.proceed.setEnabled(bool(self.reason.toPlainText().strip()) and self.last_day != now)


def reason_field() -> QPlainTextEdit:
    """A few lines of text; Tab leads on."""
    field = QPlainTextEdit()
    field.setTabChangesFocus(True)
    field.setProperty("role", "lines")
    field.setFixedHeight(_LINES)
    return field


def _words(deed: str) -> tuple[str, str, str]:
    """Title, text and button of a deed."""
    of = {
        HOLD: (
            QCoreApplication.translate("ReasonDialog", "Put case {case} under legal hold"),
            QCoreApplication.translate(
                "ReasonDialog", "Nothing of it can be erased until the hold is released, whatever its retention says."
            ),
            QCoreApplication.translate("ReasonDialog", "&Put under hold"),
        ),
        RELEASE: (
            QCoreApplication.translate("ReasonDialog", "Release the legal hold of case {case}"),
            QCoreApplication.translate(
                "ReasonDialog", "Its retention counts again; what became due meanwhile is listed as overdue."
            ),
            QCoreApplication.translate("ReasonDialog", "&Release the hold"),
        ),
        CLOSE: (
            QCoreApplication.translate("ReasonDialog", "Close case {case}"),
            QCoreApplication.translate(
                "ReasonDialog",
                "It can still be read; jobs that run in it end at their next step. What is in it stays until its"
                " retention ends. The note may be empty.",
            ),
            QCoreApplication.translate("ReasonDialog", "&Close the case"),
        ),
        REOPEN: (
            QCoreApplication.translate("ReasonDialog", "Open case {case} again"),
            QCoreApplication.translate("ReasonDialog", "Work on it can go on; that it was closed stays in the log."),
            QCoreApplication.translate("ReasonDialog", "&Open again"),
        ),
    }
    return of[deed]
