import pytest
from pytestqt.qtbot import QtBot
from tests.people import NAME, enlisted

from catchlight.gui.session import Session
from catchlight.gui.views.account_dialog import DisableDialog, RolesDialog
from catchlight.gui.views.accounts_page import AccountsPage
from catchlight.lab.accounts import Role
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab


@pytest.fixture
def page(at_work: Session, lab: Lab, qtbot: QtBot) -> AccountsPage:
    with lab.reading() as db, transaction(db):
        enlisted(db, "B. Example", (Role.SUPERVISOR,))
    made = AccountsPage(at_work)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 2)
    return made


def states(page: AccountsPage) -> list[str]:
    return [page.model.index(row, 3).data() for row in range(page.model.rowCount())]


def test_every_account_is_a_row(page: AccountsPage) -> None:
    assert [page.model.index(row, 0).data() for row in range(2)] == [NAME, "B. Example"]
    assert page.model.index(0, 1).data() == "Examiner, Gallery custodian, Supervisor"
    assert states(page) == ["This is you", "May sign in"]
    assert page.model.index(1, 4).data() == "Never"
    assert page.count.text() == "2 accounts"


def test_ones_own_account_is_neither_reset_nor_disabled(page: AccountsPage) -> None:
    page.table.selectRow(0)
    assert [one.isEnabled() for one in (page.roles, page.reset, page.disable)] == [True, False, False]
    assert page.disable.toolTip().startswith("Nobody does this to their own account")


def test_an_account_is_disabled_and_enabled_again(page: AccountsPage, qtbot: QtBot) -> None:
    page.table.selectRow(1)
    page.disable.click()
    (dialog,) = page.findChildren(DisableDialog)
    dialog.proceed.click()
    qtbot.waitUntil(lambda: states(page)[1] == "Disabled")
    assert page.notice.text.text() == "The account of B. Example is disabled."
    assert page.disable.text() == "&Enable"
    page.disable.click()
    qtbot.waitUntil(lambda: states(page)[1] == "May sign in")


def test_what_is_offered_follows_ones_own_roles(page: AccountsPage, at_work: Session, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    page.table.activated_row.emit(page.table.current_row())
    (dialog,) = page.findChildren(RolesDialog)
    dialog.roles.choose(("examiner",))
    with qtbot.waitSignal(at_work.actor_changed):
        dialog.proceed.click()
    assert at_work.may("examiner")
    assert not at_work.may("supervisor", "custodian")


def test_another_account_does_not_see_what_was_shown(page: AccountsPage, at_work: Session) -> None:
    at_work.forgotten.emit()
    assert page.model.rowCount() == 0
