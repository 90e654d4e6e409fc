import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.people import enlisted

from catchlight.gui.session import Session
from catchlight.gui.views.account_dialog import DisableDialog, NewAccountDialog, ResetDialog, RolesDialog
from catchlight.gui.widgets.form import FormDialog
from catchlight.lab.accounts import Account, Role, account_named, key_in_force
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab

GIVEN = "given by hand"


@pytest.fixture
def account(lab: Lab) -> Account:
    with lab.reading() as db, transaction(db):
        enlisted(db, "B. Example", (Role.EXAMINER,))
        found = account_named(db, "B. Example")
    assert found is not None
    return found


def shown(dialog: FormDialog, qtbot: QtBot) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()


def stored(lab: Lab, name: str) -> Account:
    with lab.reading() as db:
        found = account_named(db, name)
    assert found is not None
    return found


def test_an_account_is_created_whose_passphrase_serves_once(at_work: Session, lab: Lab, qtbot: QtBot) -> None:
    dialog = NewAccountDialog(at_work)
    shown(dialog, qtbot)
    dialog.name.setText("D. Example")
    dialog.roles.choose(())
    dialog.passphrase.first.line.setText(GIVEN)
    dialog.passphrase.second.line.setText(GIVEN)
    assert not dialog.proceed.isEnabled()
    dialog.roles.choose(("auditor",))
    with qtbot.waitSignal(dialog.accepted):
        dialog.proceed.click()
    made = stored(lab, "D. Example")
    assert (made.roles, made.must_change_passphrase) == (frozenset({Role.AUDITOR}), True)


def test_a_name_that_is_taken_is_refused_in_the_dialog(at_work: Session, qtbot: QtBot) -> None:
    dialog = NewAccountDialog(at_work)
    shown(dialog, qtbot)
    dialog.name.setText("a. example")
    dialog.passphrase.first.line.setText(GIVEN)
    dialog.passphrase.second.line.setText(GIVEN)
    with qtbot.assertNotEmitted(at_work.failed), qtbot.assertNotEmitted(dialog.accepted):
        dialog.proceed.click()
        qtbot.waitUntil(lambda: "names are unique" in dialog.refusal.text.text())
    assert dialog.isEnabled()


def test_roles_are_changed_once_they_are_others(at_work: Session, lab: Lab, account: Account, qtbot: QtBot) -> None:
    dialog = RolesDialog(at_work, account)
    shown(dialog, qtbot)
    assert not dialog.proceed.isEnabled()
    dialog.roles.boxes["custodian"].click()
    with qtbot.waitSignal(dialog.succeeded):
        dialog.proceed.click()
    assert stored(lab, "B. Example").roles == {Role.EXAMINER, Role.CUSTODIAN}


def test_a_reset_replaces_the_key(at_work: Session, lab: Lab, account: Account, qtbot: QtBot) -> None:
    with lab.reading() as db:
        before = key_in_force(db, account.identifier)
    dialog = ResetDialog(at_work, account)
    shown(dialog, qtbot)
    assert not dialog.proceed.isEnabled()
    dialog.passphrase.first.line.setText(GIVEN)
    dialog.passphrase.second.line.setText(GIVEN)
    with qtbot.waitSignal(dialog.accepted):
        dialog.proceed.click()
    with lab.reading() as db:
        after = key_in_force(db, account.identifier)
    assert before is not None
    assert after is not None
    assert after.key.key_id != before.key.key_id


def test_an_account_is_disabled(at_work: Session, lab: Lab, account: Account, qtbot: QtBot) -> None:
    dialog = DisableDialog(at_work, account)
    shown(dialog, qtbot)
    with qtbot.waitSignal(dialog.accepted):
        dialog.proceed.click()
    assert stored(lab, "B. Example").disabled_at is not None
