from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from catchlight.evidence.entry import Actor
from catchlight.gui.session import Session
from catchlight.gui.views.backup_view import BackupView, free_folder


@pytest.fixture
def view(at_work: Session, qtbot: QtBot) -> BackupView:
    made = BackupView(at_work)
    qtbot.addWidget(made)
    made.show()
    return made


def answer(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def facts(view: BackupView) -> str:
    return " ".join(one.text() for one in view.facts.findChildren(QLabel))


def test_a_backup_is_made_checked_and_an_altered_one_is_named(
    view: BackupView, actor: Actor, at_work: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "other disk"
    place.mkdir()
    answer(monkeypatch, place)
    view.make.click()
    assert not view.make.isEnabled()
    qtbot.waitUntil(lambda: "read back and verified" in view.notice.text.text(), timeout=30_000)
    assert view.make.isEnabled()
    assert actor.key.key_id in facts(view)
    (made,) = place.iterdir()
    answer(monkeypatch, made)
    view.check.click()
    qtbot.waitUntil(lambda: view.notice.text.text().startswith("The backup is whole"), timeout=30_000)
    with (made / "lab.toml").open("a") as file:
        file.write("\n# altered\n")
    with qtbot.waitSignal(at_work.failed, timeout=30_000) as failed:
        view.check.click()
    assert "lab.toml" in str(failed.args[0])
    assert view.result.isHidden()


def test_without_a_folder_nothing_begins(view: BackupView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    view.make.click()
    view.check.click()
    assert view.make.isEnabled()


def test_a_second_backup_of_a_day_has_a_folder_of_its_own(tmp_path: Path) -> None:
    assert free_folder(tmp_path, "lab-2026-11-23") == tmp_path / "lab-2026-11-23"
    (tmp_path / "lab-2026-11-23").mkdir()
    assert free_folder(tmp_path, "lab-2026-11-23") == tmp_path / "lab-2026-11-23-2"
