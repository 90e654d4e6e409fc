from pathlib import Path
from unittest import mock

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from catchlight.gui.views.verify_dialog import VerifyDialog


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(page: QWidget) -> VerifyDialog:
    made = VerifyDialog(page)
    made.show()
    return made


def test_a_fingerprint_is_taken_as_people_write_it(dialog: VerifyDialog, qtbot: QtBot) -> None:
    assert not dialog.proceed.isEnabled()
    dialog.fingerprint.setText("ABCD 12")
    assert dialog.wrong.isVisible()
    assert not dialog.proceed.isEnabled()
    dialog.fingerprint.setText(" ".join(["ABCD:1234"] * 8))
    assert not dialog.wrong.isVisible()
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.proceed.click()
    assert wanted.args == ["abcd1234" * 8, (), ()]


def test_checkpoints_alone_are_enough(dialog: VerifyDialog, qtbot: QtBot) -> None:
    files = ["/usb/a.note", "/usb/b.note"]
    with mock.patch.object(QFileDialog, "getOpenFileNames", return_value=(files, "")):
        next(one for one in dialog.findChildren(QPushButton) if "checkpoints" in one.text()).click()
    assert dialog.names.text() == "a.note, b.note"
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.proceed.click()
    assert wanted.args == [None, tuple(map(Path, files)), ()]


def test_keys_of_witnesses_are_taken_with_commas_between_them(dialog: VerifyDialog, qtbot: QtBot) -> None:
    dialog.witnesses.setText("ab, cd")
    assert dialog.wrong_witness.isVisible()
    assert not dialog.proceed.isEnabled()
    dialog.witnesses.setText(f"{'AB' * 32}, {'cd' * 32};{'ab' * 32}")
    assert not dialog.wrong_witness.isVisible()
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.proceed.click()
    assert wanted.args == [None, (), ("ab" * 32, "cd" * 32)]
