import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.people import NAME, PASSPHRASE

from catchlight.gui.session import Session
from catchlight.gui.views.passphrase_dialog import PassphraseDialog
from catchlight.lab.folder import Lab
from catchlight.workflows.sign_in import SignIn, sign_in

FRESH = "words of my own"


@pytest.fixture
def dialog(at_work: Session, qtbot: QtBot) -> PassphraseDialog:
    made = PassphraseDialog(at_work, NAME)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.new.first.line.setText(FRESH)
    made.new.second.line.setText(FRESH)
    return made


def test_the_new_passphrase_opens_the_account_from_then_on(dialog: PassphraseDialog, lab: Lab, qtbot: QtBot) -> None:
    assert not dialog.proceed.isEnabled()
    dialog.old.line.setText(PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted):
        dialog.proceed.click()
    assert sign_in(lab, SignIn(NAME, FRESH)).name == NAME


def test_a_wrong_old_one_is_refused_and_nothing_changes(dialog: PassphraseDialog, lab: Lab, qtbot: QtBot) -> None:
    dialog.old.line.setText("something else")
    with qtbot.assertNotEmitted(dialog.accepted):
        dialog.proceed.click()
        qtbot.waitUntil(lambda: "does not open" in dialog.refusal.text.text())
    assert dialog.isEnabled()
    assert sign_in(lab, SignIn(NAME, PASSPHRASE)).name == NAME
