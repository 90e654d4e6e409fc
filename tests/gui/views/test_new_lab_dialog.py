from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.people import PASSPHRASE

from catchlight.gui.session import Session
from catchlight.gui.views.new_lab_dialog import NewLabDialog
from catchlight.lab.accounts import account_named


@pytest.fixture
def dialog(session: Session, qtbot: QtBot, tmp_path: Path) -> NewLabDialog:
    made = NewLabDialog(session, tmp_path / "new")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(dialog: NewLabDialog) -> None:
    QTest.keyClicks(dialog.name, "A. Example")
    QTest.keyClicks(dialog.unit, "District North")
    for field in (dialog.passphrase.first, dialog.passphrase.second):
        QTest.keyClicks(field.line, PASSPHRASE)


def test_the_lab_is_made_with_its_first_account(dialog: NewLabDialog, session: Session, qtbot: QtBot) -> None:
    assert not dialog.proceed.isEnabled()
    fill(dialog)
    with qtbot.waitSignals([session.lab_created, dialog.accepted]):
        QTest.keyClick(dialog.passphrase.second.line, Qt.Key.Key_Return)
    with session.open().reading() as db:
        account = account_named(db, "A. Example")
    assert account is not None
    assert (account.unit, session.actor().account) == ("District North", account.identifier)


def test_a_folder_that_holds_something_is_refused_in_the_dialog(
    dialog: NewLabDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "mine.txt").touch()
    fill(dialog)
    with qtbot.assertNotEmitted(dialog.accepted):
        dialog.proceed.click()
        qtbot.waitUntil(lambda: bool(dialog.refusal.text.text()))
    assert dialog.isEnabled()
