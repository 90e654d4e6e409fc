"""How long cases are kept, what is erased and why, and backups: for supervisors, auditors and custodians."""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from catchlight.gui import formats, reads_keeping
from catchlight.gui.page_maker import Step, imported_first
from catchlight.gui.reads_keeping import KeepingRead
from catchlight.gui.session import Session
from catchlight.gui.views.page import Page
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.late_tabs import LateTabs

if TYPE_CHECKING:
    from catchlight.gui.views.backup_view import BackupView
    from catchlight.gui.views.certificates_view import CertificatesView
    from catchlight.gui.views.overdue_view import OverdueView
    from catchlight.gui.views.retention_view import RetentionView

_CASES, _OVERDUE, _CERTIFICATES, _BACKUP = range(4)
_LATER = {
    "cases": ("retention_view",),
    "overdue": ("overdue_view",),
    "certificates": ("certificates_view",),
    "backup": ("backup_view",),
}
"""The sections, in their order, and the modules of their views."""


class KeepingPage(Page):
    """Cases with their last day and holds, the purge of what is overdue, certificates, and backups."""

    restore_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Keeping"), parent)
        self.subtitle.setText(self.tr("Nothing is kept longer than it may be, and what goes is proved to be gone."))
        self.subtitle.show()
        self._read: KeepingRead | None = None
        self.notice = Banner()
        self.tabs = LateTabs()
        self.body.setSpacing(12)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.tabs, 1)  # from outside in: what is moved with all that it holds takes long
        self.tabs.setAccessibleName(self.tr("Sections of keeping"))
        for name, words in zip(
            _LATER,
            (self.tr("C&ases"), self.tr("O&verdue"), self.tr("Cer&tificates"), self.tr("Bac&kup")),
            strict=True,
        ):
            self.tabs.add_late(partial(getattr, self, name), words)
        self.tabs.shown.connect(lambda _index: self.notice.say("info", ""))
        session.actor_changed.connect(self._offer)
        self._offer()

    @cached_property
    def cases(self) -> "RetentionView":
        """Cases with their last day and holds."""
        from catchlight.gui.views.retention_view import RetentionView  # noqa: PLC0415

        view = RetentionView(self.session)
        self._put(_CASES, view)
        return view

    @cached_property
    def overdue(self) -> "OverdueView":
        """What is kept too long."""
        from catchlight.gui.views.overdue_view import OverdueView  # noqa: PLC0415

        view = OverdueView(self.session)
        self._put(_OVERDUE, view)
        return view

    @cached_property
    def certificates(self) -> "CertificatesView":
        """Certificates of what was erased."""
        from catchlight.gui.views.certificates_view import CertificatesView  # noqa: PLC0415

        view = CertificatesView(self.session)
        self._put(_CERTIFICATES, view)
        return view

    @cached_property
    def backup(self) -> "BackupView":
        """Backups."""
        from catchlight.gui.views.backup_view import BackupView  # noqa: PLC0415

        view = BackupView(self.session)
        view.restore_wanted.connect(self.restore_wanted)
        self.tabs.put_in(_BACKUP, view)
        return view

    def later(self) -> Sequence[Step]:
        """What makes the sections."""
        return list(imported_first(self, _LATER))

    def refresh(self) -> None:
        """Read what is kept and due."""
        session = self.session
        self.tabs.make_shown()
        if session.may("supervisor", "auditor"):
            job = session.read(lambda _job: reads_keeping.keeping(session.open(), session.actor()))
            job.succeeded.connect(self._show)

    def clear(self) -> None:
        """Forget what another account saw."""
        self.notice.say("info", "")
        self._read = None
        for name in _LATER:
            if name in self.__dict__:
                getattr(self, name).clear()
        self.tabs.setCurrentIndex(0)

    def _put(self, at: int, view: "RetentionView | OverdueView | CertificatesView") -> None:
        """A section goes into its place, with what was read before it was made."""
        view.said.connect(self.notice.say)
        self.tabs.put_in(at, view)
        if self._read is not None:
            view.show_read(self._read)

    def _show(self, read: KeepingRead) -> None:
        self._read = read
        for name in ("cases", "certificates"):
            if name in self.__dict__:
                getattr(self, name).show_read(read)
        self.overdue.show_read(read)
        number = self.overdue.number
        words = self.tr("O&verdue")
        self.tabs.setTabText(_OVERDUE, f"{words}  {formats.count(number)}" if number else words)

    def _offer(self) -> None:
        """Custodians make backups, auditors see the rest, supervisors decide on it."""
        sees = self.session.may("supervisor", "auditor")
        before = self.tabs.blockSignals(True)
        for number in (_CASES, _OVERDUE, _CERTIFICATES):
            self.tabs.setTabVisible(number, sees)
        self.tabs.setTabVisible(_BACKUP, self.session.may("supervisor", "custodian"))
        if not sees:
            self.tabs.setCurrentIndex(_BACKUP)
        self.tabs.blockSignals(before)
        if self.isVisible():
            self.tabs.make_shown()
