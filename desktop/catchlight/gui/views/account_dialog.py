"""What supervisors decide about an account: a new one, its roles, a reset, and whether it may sign in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.views.act_dialog import ActDialog
from catchlight.gui.views.sign_in_form import LONGEST_NAME
from catchlight.gui.widgets.new_passphrase import NewPassphrase
from catchlight.gui.widgets.role_choice import RoleChoice
from catchlight.gui.widgets.text import label

if TYPE_CHECKING:
    from catchlight.lab.accounts import Account


class NewAccountDialog(ActDialog):
    """Name, unit, roles and a first passphrase."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            title=QCoreApplication.translate("NewAccountDialog", "New account"),
            text=QCoreApplication.translate(
                "NewAccountDialog",
                "Every act is signed with the key of an account, so each person has one. It can be disabled later, but"
                " never deleted: the log names it.",
            ),
            action=QCoreApplication.translate("NewAccountDialog", "&Create the account"),
            parent=parent,
        )
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.unit = QLineEdit(maxLength=LONGEST_NAME)
        self.unit.setPlaceholderText(self.tr("The department that searches are counted under; may stay empty"))
        self.roles = RoleChoice()
        self.passphrase = NewPassphrase()
        self.add_field(self.tr("&Name of the person"), self.name)
        self.add_field(self.tr("&Unit"), self.unit)
        self.fields.addWidget(label(self.tr("Roles"), "strong"))
        self.fields.addWidget(self.roles)
        self.fields.addWidget(self.passphrase)
        self.fields.addWidget(label(self.tr("It serves once: the person then chooses their own."), "small", wrap=True))
        self.end_form()
        self.name.textChanged.connect(self._check)
        self.roles.changed.connect(self._check)
        self.passphrase.changed.connect(self._check)
        self.roles.choose(("examiner",))
        self.name.setFocus()

    def work(self) -> Callable[[Job], Any]:
        """Create it."""
        session = self.session
        name, unit, roles = self.name.text(), self.unit.text(), self.roles.roles()
        passphrase = self.passphrase.text()

        def work(_job: Job) -> "Account":
            from catchlight.lab.accounts import Role  # noqa: PLC0415
            from catchlight.workflows.manage_accounts import CreateAccount, create_account  # noqa: PLC0415

            chosen = frozenset(map(Role, roles))
            return create_account(session.open(), CreateAccount(session.actor(), name, passphrase, chosen, unit))

        return work

    def _check(self) -> None:
        self.proceed.setEnabled(bool(self.name.text().strip() and self.roles.roles()) and self.passphrase.is_good)


class RolesDialog(ActDialog):
    """Other roles for an account."""

    def __init__(self, session: Session, account: "Account", parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            title=QCoreApplication.translate("RolesDialog", "Roles of {name}").format(name=account.name),
            text=QCoreApplication.translate(
                "RolesDialog", "They count from the next act on, also where the account is signed in now."
            ),
            action=QCoreApplication.translate("RolesDialog", "&Change the roles"),
            parent=parent,
        )
        self.account = account
        self.roles = RoleChoice()
        self.fields.addWidget(self.roles)
        self.end_form()
        self.roles.changed.connect(self._check)
        self.roles.choose(account.roles)

    def work(self) -> Callable[[Job], Any]:
        """Change them."""
        session, name, roles = self.session, self.account.name, self.roles.roles()

        def work(_job: Job) -> "Account":
            from catchlight.lab.accounts import Role  # noqa: PLC0415
            from catchlight.workflows.manage_accounts import ChangeRoles, change_roles  # noqa: PLC0415

            return change_roles(session.open(), ChangeRoles(session.actor(), name, frozenset(map(Role, roles))))

        return work

    def _check(self) -> None:
        roles = set(self.roles.roles())
        self.proceed.setEnabled(bool(roles) and roles != set(self.account.roles))


class ResetDialog(ActDialog):
    """A passphrase in place of one that was forgotten or became known; the key is replaced with it."""

    def __init__(self, session: Session, account: "Account", parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            title=QCoreApplication.translate("ResetDialog", "Reset the account of {name}").format(name=account.name),
            text=QCoreApplication.translate(
                "ResetDialog",
                "The key of the account is revoked and its private part is gone; what it signed stays valid. The"
                " passphrase you choose here serves once: the person then chooses their own.",
            ),
            action=QCoreApplication.translate("ResetDialog", "&Reset the account"),
            width=480,
            parent=parent,
        )
        self.account = account
        self.passphrase = NewPassphrase()
        self.fields.addWidget(self.passphrase)
        self.end_form()
        self.passphrase.changed.connect(lambda: self.proceed.setEnabled(self.passphrase.is_good))
        self.proceed.setEnabled(False)
        self.passphrase.first.setFocus()

    def work(self) -> Callable[[Job], Any]:
        """Reset it."""
        session, name, passphrase = self.session, self.account.name, self.passphrase.text()

        def work(_job: Job) -> "Account":
            from catchlight.workflows.manage_accounts import ResetAccount, reset_account  # noqa: PLC0415

            return reset_account(session.open(), ResetAccount(session.actor(), name, passphrase))

        return work


class DisableDialog(ActDialog):
    """Asks once more before an account can no longer sign in."""

    def __init__(self, session: Session, account: "Account", parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            title=QCoreApplication.translate("DisableDialog", "Disable the account of {name}").format(
                name=account.name
            ),
            text=QCoreApplication.translate(
                "DisableDialog",
                "It can neither sign in nor act any more, and work it has under way stops at its next step; what is"
                " done is kept. It can be enabled again, with the key it has.",
            ),
            action=QCoreApplication.translate("DisableDialog", "&Disable the account"),
            width=480,
            parent=parent,
        )
        self.account = account
        self.end_form()

    def work(self) -> Callable[[Job], Any]:
        """Disable it."""
        session, name = self.session, self.account.name

        def work(_job: Job) -> "Account":
            from catchlight.workflows.manage_accounts import DisableAccount, disable_account  # noqa: PLC0415

            return disable_account(session.open(), DisableAccount(session.actor(), name))

        return work
