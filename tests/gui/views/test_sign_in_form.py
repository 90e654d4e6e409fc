import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.people import NAME, PASSPHRASE, enlisted

from catchlight.errors import SignInRefused
from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.passphrase_dialog import PassphraseDialog
from catchlight.gui.views.sign_in_form import SignInForm
from catchlight.lab.accounts import Role, set_disabled
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.workflows.manage_accounts import CreateAccount, create_account


@pytest.fixture
def form(session: Session, lab: Lab, qtbot: QtBot) -> SignInForm:
    with qtbot.waitSignal(session.lab_changed):
        session.open_lab(lab.folder)
    made = SignInForm(session, action="Sign in")
    qtbot.addWidget(made)
    made.show()
    made.begin("")
    return made


def give(form: SignInForm, name: str, passphrase: str) -> None:
    form.name.setText(name)
    form.passphrase.line.setText(passphrase)
    QTest.keyClick(form.passphrase.line, Qt.Key.Key_Return)


def test_it_is_signed_in_by_keyboard_and_the_passphrase_is_forgotten(form: SignInForm, qtbot: QtBot) -> None:
    assert not form.proceed.isEnabled()
    QTest.keyClicks(form.name, NAME)
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    QTest.keyClicks(form.passphrase.line, PASSPHRASE)
    with qtbot.waitSignal(form.signed_in):
        QTest.keyClick(form.passphrase.line, Qt.Key.Key_Return)
    assert form.session.actor().name == NAME
    assert form.passphrase.text() == ""


def test_a_wrong_passphrase_is_said_and_asked_for_again(form: SignInForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.session.failed):
        give(form, NAME, "something else")
        qtbot.waitUntil(lambda: "does not open this account" in form.notice.text.text())
    assert (form.passphrase.text(), form.isEnabled(), form.session.signed_in) == ("", True, None)


def test_a_disabled_account_is_said_plainly(form: SignInForm, lab: Lab, actor: Actor, qtbot: QtBot) -> None:
    from datetime import UTC, datetime

    with lab.reading() as db, transaction(db):
        enlisted(db, "B. Example", (Role.EXAMINER,))
        account = db.conn.execute("SELECT id FROM accounts WHERE name = 'B. Example'").fetchone()[0]
        set_disabled(db, account, at=datetime.now(UTC))
    give(form, "B. Example", PASSPHRASE)
    qtbot.waitUntil(lambda: "is disabled" in form.notice.text.text())
    assert "Ask a supervisor" in form.notice.text.text()


def test_the_wait_after_wrong_passphrases_is_counted_down(form: SignInForm, qtbot: QtBot) -> None:
    form._refuse(SignInRefused("Wait.", hint="", seconds=1.4), NAME, "x")
    form.name.setText(NAME)
    form._refuse(SignInRefused("Wait.", hint="", seconds=1.4), NAME, "x")
    form.passphrase.line.setText(PASSPHRASE)
    assert form.notice.text.text().endswith("possible in 2 s.")
    assert not form.proceed.isEnabled()
    form._count_down()
    assert form.notice.text.text().endswith("possible in 1 s.")
    form._count_down()
    assert form.notice.text.text() == "The next try is possible now."
    assert form.proceed.isEnabled()


def test_each_account_waits_for_itself(form: SignInForm) -> None:
    form.name.setText(NAME)
    form._refuse(SignInRefused("Wait.", hint="", seconds=60.0), NAME, "x")
    form.passphrase.line.setText(PASSPHRASE)
    form.name.setText("B. Example")
    assert form.proceed.isEnabled()
    assert form.notice.text.text() == ""


def test_a_passphrase_that_a_supervisor_chose_only_serves_to_choose_another(
    form: SignInForm, lab: Lab, actor: Actor, qtbot: QtBot
) -> None:
    chosen = CreateAccount(actor, "B. Example", "given by hand", frozenset({Role.EXAMINER}))
    create_account(lab, chosen)
    give(form, "B. Example", "given by hand")
    qtbot.waitUntil(lambda: bool(form.findChildren(PassphraseDialog)))
    (dialog,) = form.findChildren(PassphraseDialog)
    assert form.session.signed_in is None
    assert dialog.old.isHidden()
    dialog.new.first.line.setText("words of my own")
    dialog.new.second.line.setText("words of my own")
    with qtbot.waitSignal(form.signed_in):
        dialog.proceed.click()
    assert form.session.actor().name == "B. Example"


def test_with_a_fixed_name_only_the_passphrase_is_asked_for(form: SignInForm, qtbot: QtBot) -> None:
    form.begin(NAME, is_fixed=True)
    assert form.account.isHidden()
    assert NAME not in form.name.text()
    form.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(form.signed_in):
        form.proceed.click()
    assert form.session.actor().name == NAME
