import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.people import PASSPHRASE

from catchlight.gui.session import Session
from catchlight.gui.views.own_account_dialog import OwnAccountDialog, RotateDialog
from catchlight.gui.views.passphrase_dialog import PassphraseDialog


@pytest.fixture
def dialog(at_work: Session, qtbot: QtBot) -> OwnAccountDialog:
    made = OwnAccountDialog(at_work)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def press(dialog: OwnAccountDialog, name: str) -> None:
    (found,) = (one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name)
    found.click()


def test_the_fingerprint_of_ones_own_key_is_copied(dialog: OwnAccountDialog, at_work: Session) -> None:
    press(dialog, "Copy the fingerprint")
    assert QGuiApplication.clipboard().text() == at_work.actor().key.key_id


def test_the_key_is_replaced_and_work_goes_on_with_the_new_one(
    dialog: OwnAccountDialog, at_work: Session, qtbot: QtBot
) -> None:
    before = at_work.actor().key.key_id
    press(dialog, "Replace the key…")
    (rotating,) = dialog.findChildren(RotateDialog)
    assert not rotating.proceed.isEnabled()
    rotating.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(at_work.actor_changed):
        rotating.proceed.click()
    assert at_work.actor().key.key_id != before
    assert at_work.actor().key.key_id in dialog.digits.accessibleName()


def test_a_wrong_passphrase_replaces_nothing(dialog: OwnAccountDialog, at_work: Session, qtbot: QtBot) -> None:
    before = at_work.actor().key.key_id
    press(dialog, "Replace the key…")
    (rotating,) = dialog.findChildren(RotateDialog)
    rotating.passphrase.line.setText("something else")
    rotating.proceed.click()
    qtbot.waitUntil(lambda: "does not open" in rotating.refusal.text.text())
    assert at_work.actor().key.key_id == before
    rotating.reject()


def test_the_passphrase_is_changed_from_here(dialog: OwnAccountDialog) -> None:
    press(dialog, "Change the passphrase…")
    (changing,) = dialog.findChildren(PassphraseDialog)
    assert changing.old.isVisible()
    changing.reject()
