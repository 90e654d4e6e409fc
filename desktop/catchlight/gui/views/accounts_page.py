"""The accounts of the lab, for supervisors: who may do what, who signed in when, and what can be changed."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from catchlight.gui import formats, reads_accounts
from catchlight.gui.job_runner import Job
from catchlight.gui.models.table import Column, TableModel
from catchlight.gui.reads_accounts import AccountRow
from catchlight.gui.session import Session
from catchlight.gui.views.account_dialog import DisableDialog, NewAccountDialog, ResetDialog, RolesDialog
from catchlight.gui.views.page import Page
from catchlight.gui.widgets.banner import Banner
from catchlight.gui.widgets.table import Table
from catchlight.gui.widgets.text import button, label
from catchlight.gui.words import roles_words

if TYPE_CHECKING:
    from catchlight.lab.accounts import Account


class AccountsPage(Page):
    """A table of accounts and what a supervisor may do with the chosen one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Accounts"), parent)
        self.subtitle.setText(self.tr("Accounts are disabled, never deleted: the log names them."))
        self.subtitle.show()
        self.new = button(self.tr("&New account…"), kind="primary", icon="plus")
        self.new.setShortcut(QKeySequence(QKeySequence.StandardKey.New))
        self.new.clicked.connect(self._create)
        self.head.addWidget(self.new)
        self.model: TableModel[AccountRow] = TableModel(
            (
                Column(self.tr("Name"), lambda row: row.account.name, width=146),
                Column(self.tr("Roles"), lambda row: roles_words(row.account.roles)),
                Column(self.tr("Unit"), lambda row: row.account.unit or "–", width=116),
                Column(self.tr("State"), self._state, width=186),
                Column(self.tr("Newest sign-in"), self._newest, sort=lambda row: row.signed_in_at or "",
                       tip=lambda row: formats.utc_time(row.signed_in_at) if row.signed_in_at else "", width=132),
                Column(self.tr("Failed tries"), lambda row: formats.count(row.failed), sort=lambda row: row.failed,
                       is_number=True, width=92),
                Column(self.tr("Key"), lambda row: formats.short_hash(row.fingerprint),
                       tip=lambda row: row.fingerprint, width=120),
            ),
            key=lambda row: row.account.identifier,
        )  # fmt: skip
        self.table = Table(self.model, name=self.tr("Accounts"))
        self.table.chosen.connect(lambda _row: self._offer())
        self.table.activated_row.connect(lambda _row: self._change_roles())
        self.roles = button(self.tr("R&oles…"))
        self.roles.clicked.connect(self._change_roles)
        self.reset = button(self.tr("Rese&t…"))
        self.reset.clicked.connect(self._reset)
        self.disable = button(self.tr("&Disable…"))
        self.disable.clicked.connect(self._disable_or_enable)
        self.count = label(role="muted")
        self.notice = Banner()
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(self.count, 1)
        for one in (self.roles, self.reset, self.disable):
            bar.addWidget(one)
        self.body.addLayout(bar)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.table, 1)
        self._offer()

    def refresh(self) -> None:
        """Read the accounts."""
        session = self.session
        if session.may("supervisor"):
            job = session.read(lambda _job: reads_accounts.accounts(session.open(), session.actor()))
            job.succeeded.connect(self._show)

    def clear(self) -> None:
        """Forget what another account saw."""
        self.model.set_rows(())
        self.notice.say("info", "")
        self._offer()

    def _show(self, rows: tuple[AccountRow, ...]) -> None:
        self.model.set_rows(rows)
        self.count.setText(self.tr("%n account(s)", "", len(rows)))
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._offer()

    def _offer(self) -> None:
        """What may be done with the chosen account; what may not says why."""
        row = self.table.current_row()
        actor = self.session.signed_in
        own = row is not None and actor is not None and row.account.identifier == actor.account
        why = self.tr("Nobody does this to their own account; ask another supervisor.") if own else ""
        self.roles.setEnabled(row is not None)
        for one in (self.reset, self.disable):
            one.setEnabled(row is not None and not own)
            one.setToolTip(why)
        is_disabled = row is not None and row.account.disabled_at is not None
        words = self.tr("&Enable") if is_disabled else self.tr("&Disable…")
        self.disable.setText(words)
        self.disable.setAccessibleName(words.replace("&", ""))

    def _create(self) -> None:
        dialog = NewAccountDialog(self.session, self)
        dialog.succeeded.connect(self._on_created)
        dialog.open()

    def _change_roles(self) -> None:
        row = self.table.current_row()
        if row is not None:
            dialog = RolesDialog(self.session, row.account, self)
            dialog.succeeded.connect(self._on_roles)
            dialog.open()

    def _reset(self) -> None:
        row = self.table.current_row()
        if row is not None:
            dialog = ResetDialog(self.session, row.account, self)
            dialog.succeeded.connect(self._on_reset)
            dialog.open()

    def _disable_or_enable(self) -> None:
        row = self.table.current_row()
        if row is None:
            return
        if row.account.disabled_at is None:
            dialog = DisableDialog(self.session, row.account, self)
            dialog.succeeded.connect(self._on_disabled)
            dialog.open()
            return
        session, name = self.session, row.account.name

        def work(_job: Job) -> "Account":
            from catchlight.workflows.manage_accounts import EnableAccount, enable_account  # noqa: PLC0415

            return enable_account(session.open(), EnableAccount(session.actor(), name))

        session.act_lightly(work).succeeded.connect(self._on_enabled)

    def _on_created(self, account: "Account") -> None:
        words = self.tr("The account of {name} is there. Hand over the passphrase in person; it serves once.")
        self.notice.say("good", words.format(name=account.name))

    def _on_roles(self, account: "Account") -> None:
        self.notice.say("good", self.tr("The roles of {name} were changed.").format(name=account.name))
        self.session.take_roles(account)

    def _on_reset(self, account: "Account") -> None:
        words = self.tr("The account of {name} was reset. Hand over the passphrase in person; it serves once.")
        self.notice.say("good", words.format(name=account.name))

    def _on_disabled(self, account: "Account") -> None:
        self.notice.say("good", self.tr("The account of {name} is disabled.").format(name=account.name))

    def _on_enabled(self, account: "Account") -> None:
        self.notice.say("good", self.tr("The account of {name} may sign in again.").format(name=account.name))

    def _state(self, row: AccountRow) -> str:
        if row.account.disabled_at is not None:
            return self.tr("Disabled")
        if row.account.must_change_passphrase:
            return self.tr("Passphrase to be chosen")
        actor = self.session.signed_in
        if actor is not None and actor.account == row.account.identifier:
            return self.tr("This is you")
        return self.tr("May sign in")

    def _newest(self, row: AccountRow) -> str:
        return self.tr("Never") if row.signed_in_at is None else formats.short_time(row.signed_in_at)
