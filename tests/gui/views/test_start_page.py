from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from tests.people import PASSPHRASE

from catchlight.gui.session import Session
from catchlight.gui.views.new_lab_dialog import NewLabDialog
from catchlight.gui.views.start_page import StartPage
from catchlight.lab.folder import Lab


def answer(monkeypatch: pytest.MonkeyPatch, folder: Path | None) -> None:
    """Whoever is asked for a folder gives this one, or none."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "" if folder is None else str(folder))


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> StartPage:
    made = StartPage(session)
    qtbot.addWidget(made)
    return made


def test_a_lab_is_created_only_once_it_is_known_whose_it_is(
    page: StartPage, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "new")
    page.creating.button.click()
    (dialog,) = page.findChildren(NewLabDialog)
    assert not (tmp_path / "new").exists()
    dialog.name.setText("A. Example")
    dialog.passphrase.first.line.setText(PASSPHRASE)
    dialog.passphrase.second.line.setText(PASSPHRASE)
    with qtbot.waitSignal(session.lab_changed):
        dialog.proceed.click()
    assert session.lab is not None
    assert session.lab.folder == tmp_path / "new"


def test_a_lab_is_opened_by_keyboard(
    page: StartPage, session: Session, lab: Lab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, lab.folder)
    with qtbot.waitSignal(session.lab_changed):
        QTest.keyClick(page.opening.button, Qt.Key.Key_Space)
    assert session.lab is not None
    assert session.lab.folder == lab.folder


def test_without_a_folder_nothing_begins(page: StartPage, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, None)
    for way in (page.creating, page.opening, page.demonstrating):
        way.button.click()
        assert way.button.isEnabled()
    assert session.runner.is_idle


def test_the_labs_opened_last_are_one_press_away(page: StartPage, session: Session, lab: Lab, qtbot: QtBot) -> None:
    page.show()
    assert not page._recent_title.isVisible()
    session.preferences.remember_lab(lab.folder)
    page.refresh()
    assert page._recent_title.isVisible()
    (recent,) = (one for one in page.findChildren(QPushButton) if one.text() == lab.folder.name)
    assert recent.accessibleName() == f"Open the lab {lab.folder.name}"
    with qtbot.waitSignal(session.lab_changed):
        recent.click()
