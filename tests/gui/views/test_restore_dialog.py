from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.people import NAME, PASSPHRASE

from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.restore_dialog import RestoreDialog
from catchlight.lab.folder import Lab
from catchlight.workflows.backup_lab import BackupLab, backup_lab


@pytest.fixture
def dialog(session: Session, lab: Lab, actor: Actor, tmp_path: Path, qtbot: QtBot) -> RestoreDialog:
    backup_lab(lab, BackupLab(actor, tmp_path / "backup"))
    made = RestoreDialog(session)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    made.backup.setText(str(tmp_path / "backup"))
    made.target.setText(str(tmp_path / "restored"))
    made.name.setText(NAME)
    return made


def test_a_lab_is_restored_into_a_new_folder(dialog: RestoreDialog, actor: Actor, tmp_path: Path, qtbot: QtBot) -> None:
    assert not dialog.proceed.isEnabled()
    dialog.reason.setPlainText("the disk failed")
    dialog.fingerprint.setText(" ".join(actor.key.key_id[at : at + 4] for at in range(0, 64, 4)))
    QTest.keyClicks(dialog.passphrase.line, PASSPHRASE)
    with qtbot.waitSignal(dialog.restored, timeout=30_000) as restored:
        QTest.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)
    made, policy = restored.args
    assert made.lab.folder == tmp_path / "restored"
    assert made.actor.name == NAME
    assert policy.sign_in.idle_minutes == 10


def test_a_refusal_stays_in_the_dialog(dialog: RestoreDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.passphrase.line.setText(PASSPHRASE)
    dialog.fingerprint.setText("0" * 64)
    with qtbot.assertNotEmitted(dialog.restored):
        dialog.proceed.click()
        assert not dialog.backup.isEnabled()
        qtbot.waitUntil(lambda: bool(dialog.notice.text.text()), timeout=30_000)
    assert "another key" in dialog.notice.text.text()
    assert dialog.backup.isEnabled()
    assert not dialog.progress.isVisible()
    assert not (tmp_path / "restored").exists()
