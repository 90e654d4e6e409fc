"""The members of a case: who sees it and works on it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from catchlight.errors import CatchlightError
from catchlight.gui import reads_accounts
from catchlight.gui.core_words import told_failure
from catchlight.gui.job_runner import Job
from catchlight.gui.late import while_there
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.session import Session
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label
from catchlight.gui.words import roles_words

if TYPE_CHECKING:
    from catchlight.lab.accounts import Account


class MembersDialog(QDialog):
    """A table of members; one is added below it, or taken off."""

    def __init__(self, session: Session, case: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Members of case {case}").format(case=case))
        self.resize(620, 470)
        self.session, self.case = session, case
        self.model: TableModel[Account] = TableModel(
            (
                Column(self.tr("Name"), lambda row: row.name, width=190),
                Column(self.tr("Unit"), lambda row: row.unit or "–", width=150),
                Column(self.tr("Roles"), lambda row: roles_words(row.roles)),
            ),
            key=lambda row: row.identifier,
        )
        self.table = Table(self.model, name=self.tr("Members"))
        self.table.chosen.connect(lambda _row: self._offer())
        self.remove = button(self.tr("&Take off the case"))
        self.remove.clicked.connect(self._remove)
        self.others = QComboBox()
        self.others.setAccessibleName(self.tr("Examiner to add"))
        self.add = button(self.tr("&Add"), icon="plus")
        self.add.clicked.connect(self._add)
        self.notice = Banner()
        close = button(self.tr("C&lose"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        adding = QHBoxLayout()
        adding.setSpacing(10)
        adding.addWidget(self.others, 1)
        adding.addWidget(self.add)
        adding.addSpacing(20)
        adding.addWidget(self.remove)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("Members of case {case}").format(case=case), "title"))
        words = self.tr(
            "Only members see a case, and auditors without pictures. Every other access is refused and logged."
        )
        layout.addWidget(label(words, "muted", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.notice)
        layout.addLayout(adding)
        layout.addSpacing(4)
        layout.addLayout(end)
        self._offer()
        self.refresh()

    def refresh(self) -> None:
        """Read the members."""
        session, case = self.session, self.case
        job = session.read(lambda _job: reads_accounts.members(session.open(), session.actor(), case))
        job.succeeded.connect(self._show)

    def _show(self, read: "tuple[tuple[Account, ...], tuple[Account, ...]]") -> None:
        members, others = read
        self.model.set_rows(members)
        if members and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self.others.clear()
        for account in others:
            self.others.addItem(f"{account.name}  ·  {account.unit}" if account.unit else account.name, account.name)
        if not others:
            self.others.addItem(self.tr("Every examiner is a member already"), "")
        self._offer()

    def _offer(self) -> None:
        is_last = self.model.rowCount() == 1
        self.remove.setEnabled(self.table.current_row() is not None and not is_last)
        self.remove.setToolTip(
            self.tr("The last member stays: nobody could open the case any more.") if is_last else ""
        )
        can_add = bool(self.others.currentData())
        self.others.setEnabled(can_add)
        self.add.setEnabled(can_add)

    def _add(self) -> None:
        session, case, name = self.session, self.case, str(self.others.currentData())

        def work(_job: Job) -> object:
            from catchlight.workflows.members import AddMember, add_member  # noqa: PLC0415

            return add_member(session.open(), AddMember(session.actor(), case, name))

        self._change(work, self.tr("{name} is a member now.").format(name=name))

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is None:
            return
        session, case, name = self.session, self.case, row.name

        def work(_job: Job) -> object:
            from catchlight.workflows.members import RemoveMember, remove_member  # noqa: PLC0415

            return remove_member(session.open(), RemoveMember(session.actor(), case, name))

        self._change(work, self.tr("{name} no longer sees the case.").format(name=name))

    def _change(self, work: Any, said: str) -> None:
        job = self.session.act_lightly(work, refused=self._refuse)
        job.succeeded.connect(while_there(self, lambda _members: self.notice.say("good", said)))
        job.succeeded.connect(while_there(self, lambda _members: self.refresh()))

    def _refuse(self, error: CatchlightError) -> None:
        self.notice.say("warn", told_failure(error))
