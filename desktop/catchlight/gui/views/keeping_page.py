"""How long cases are kept, what is erased and why, and backups: for supervisors, auditors and custodians."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from catchlight.gui import formats, reads_keeping
from catchlight.gui.reads_keeping import KeepingRead
from catchlight.gui.session import Session
from catchlight.gui.views.backup_view import BackupView
from catchlight.gui.views.certificates_view import CertificatesView
from catchlight.gui.views.overdue_view import OverdueView
from catchlight.gui.views.page import Page
from catchlight.gui.views.retention_view import RetentionView
from catchlight.gui.widgets.banner import Banner


class KeepingPage(Page):
    """Cases with their last day and holds, the purge of what is overdue, certificates, and backups."""

    restore_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Keeping"), parent)
        self.subtitle.setText(self.tr("Nothing is kept longer than it may be, and what goes is proved to be gone."))
        self.subtitle.show()
        self.cases = RetentionView(session)
        self.overdue = OverdueView(session)
        self.certificates = CertificatesView(session)
        self.backup = BackupView(session)
        self.backup.restore_wanted.connect(self.restore_wanted)
        self.notice = Banner()
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setAccessibleName(self.tr("Sections of keeping"))
        for view, words in (
            (self.cases, self.tr("C&ases")),
            (self.overdue, self.tr("O&verdue")),
            (self.certificates, self.tr("Cer&tificates")),
            (self.backup, self.tr("Bac&kup")),
        ):
            self.tabs.addTab(view, words)
        for view in (self.cases, self.overdue, self.certificates):
            view.said.connect(self.notice.say)
        self.tabs.currentChanged.connect(lambda _index: self.notice.say("info", ""))
        self.body.setSpacing(12)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.tabs, 1)
        session.actor_changed.connect(self._offer)
        self._offer()

    def refresh(self) -> None:
        """Read what is kept and due."""
        session = self.session
        if session.may("supervisor", "auditor"):
            job = session.read(lambda _job: reads_keeping.keeping(session.open(), session.actor()))
            job.succeeded.connect(self._show)

    def clear(self) -> None:
        """Forget what another account saw."""
        self.notice.say("info", "")
        for view in (self.cases, self.overdue, self.certificates, self.backup):
            view.clear()
        self.tabs.setCurrentIndex(0)

    def _show(self, read: KeepingRead) -> None:
        for view in (self.cases, self.overdue, self.certificates):
            view.show_read(read)
        number = self.overdue.number
        words = self.tr("O&verdue")
        self.tabs.setTabText(1, f"{words}  {formats.count(number)}" if number else words)

    def _offer(self) -> None:
        """Custodians make backups, auditors see the rest, supervisors decide on it."""
        sees = self.session.may("supervisor", "auditor")
        for number in range(3):
            self.tabs.setTabVisible(number, sees)
        self.tabs.setTabVisible(3, self.session.may("supervisor", "custodian"))
        if not sees:
            self.tabs.setCurrentWidget(self.backup)
