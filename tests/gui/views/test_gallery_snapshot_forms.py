from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from catchlight.gui.views.gallery_snapshot_forms import (
    Exporting,
    ExportSnapshotDialog,
    Importing,
    ImportSnapshotDialog,
)


def test_an_export_needs_its_file_and_no_day_that_is_past(qtbot: QtBot) -> None:
    dialog = ExportSnapshotDialog(((12, "2026-11-23T10:00:00Z"),))
    qtbot.addWidget(dialog)
    assert not dialog.proceed.isEnabled()
    assert dialog.not_after.minimumDate() == QDate.currentDate()
    dialog.file.line.setText("/media/stick/gallery.snapshot")
    dialog.not_after.setDate(QDate(2099, 1, 31))
    dialog.content.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.accept()
    assert wanted.args == [Exporting(Path("/media/stick/gallery.snapshot"), date(2099, 1, 31), None, 12)]


def test_an_import_needs_a_whole_fingerprint(qtbot: QtBot) -> None:
    dialog = ImportSnapshotDialog()
    qtbot.addWidget(dialog)
    dialog.file.line.setText("file")
    dialog.fingerprint.setText("a" * 63)
    assert not dialog.proceed.isEnabled()
    dialog.fingerprint.setText("AA " + "a" * 62)
    dialog.private.line.setText("key")
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.accept()
    assert wanted.args == [Importing(Path("file"), "a" * 64, Path("key"))]
