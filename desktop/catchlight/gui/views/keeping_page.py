"""How long cases are kept, what is erased and why, and backups: for supervisors and custodians."""

from PySide6.QtWidgets import QWidget

from catchlight.gui.session import Session
from catchlight.gui.views.page import Page


class KeepingPage(Page):
    """Cases with their expiry and holds, the purge of what is overdue, and backups."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Keeping"), parent)
