import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from catchlight.gui.views.fingerprint_dialog import FingerprintDialog, in_groups

FINGERPRINT = hashlib.sha256(b"a key").hexdigest()


@pytest.fixture
def dialog(qtbot: QtBot) -> FingerprintDialog:
    made = FingerprintDialog("forensic-unit", "A. Example", FINGERPRINT)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_shown_in_groups_that_people_can_read_to_each_other(dialog: FingerprintDialog) -> None:
    first, second = in_groups(FINGERPRINT).split("\n")
    assert first.split() == [FINGERPRINT[at : at + 4] for at in range(0, 32, 4)]
    assert "".join((first + second).split()) == FINGERPRINT
    assert dialog.digits.text() == in_groups(FINGERPRINT)
    assert FINGERPRINT in dialog.digits.accessibleName()


def test_it_goes_once_somebody_says_that_it_is_written_down(dialog: FingerprintDialog, qtbot: QtBot) -> None:
    assert not dialog.close_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.notice.text.text().startswith("Write it down first")
    QTest.keyClick(dialog.written, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_it_is_copied_whole(dialog: FingerprintDialog) -> None:
    dialog.copy.click()
    assert FINGERPRINT in QGuiApplication.clipboard().text()


def test_it_is_saved_outside_the_lab(
    dialog: FingerprintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "f.txt"), ""))
    dialog.save.click()
    text = (tmp_path / "f.txt").read_text("utf-8")
    assert FINGERPRINT in text
    assert "Lab: forensic-unit" in text
    assert "Saved in" in dialog.notice.text.text()


def test_where_it_cannot_be_saved_that_is_said(
    dialog: FingerprintDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    dialog.save.click()
    assert dialog.notice.text.text().startswith("It was not saved")
