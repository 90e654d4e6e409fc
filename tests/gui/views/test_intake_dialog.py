from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tests.gui.samples import in_dutch

from catchlight.gui.views.intake_dialog import IntakeDialog


def test_everything_may_stay_empty(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "clip.mp4").touch()
    dialog = IntakeDialog([tmp_path / "clip.mp4"])
    qtbot.addWidget(dialog)
    assert dialog.proceed.isEnabled()
    assert (dialog.reference.text(), dialog.seized_by.text(), dialog.supplied.text()) == ("", "", "")
    assert (dialog.seizure_time, dialog.keep.isChecked()) == (None, False)
    assert "clip.mp4" in [one.text() for one in dialog.findChildren(QLabel)]


def test_the_time_of_seizure_is_the_one_that_was_set(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = IntakeDialog([tmp_path / "clip.mp4"])
    qtbot.addWidget(dialog)
    moment = datetime(2026, 11, 23, 9, 49, tzinfo=UTC)
    dialog.seized_at.setDateTime(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())))
    assert not dialog.seized_at.isEnabled()
    dialog.has_time.setChecked(True)
    assert dialog.seized_at.isEnabled()
    assert dialog.seizure_time == moment


def test_several_files_are_counted_in_the_readers_language(qtbot: QtBot, tmp_path: Path) -> None:
    paths = [tmp_path / "a.jpg", tmp_path / "b.jpg"]
    english = IntakeDialog(paths)
    with in_dutch():
        dutch = IntakeDialog(paths)
    for dialog, words in ((english, "2 files or folders"), (dutch, "2 bestanden of mappen")):
        qtbot.addWidget(dialog)
        assert words in [one.text() for one in dialog.findChildren(QLabel)]
        assert dialog.paths == tuple(paths)
