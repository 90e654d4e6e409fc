import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from catchlight.gui.session import Session
from catchlight.gui.views.purge_dialog import PurgeDialog


@pytest.fixture
def dialog(at_work: Session, qtbot: QtBot) -> PurgeDialog:
    made = PurgeDialog(at_work)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_where_nothing_is_due_nothing_can_be_purged(dialog: PurgeDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.counted is not None)
    assert not dialog.progress.isVisible()
    assert [one.isEnabled() for one in (dialog.write, dialog.sure, dialog.proceed)] == [False] * 3


def test_without_a_folder_no_certificates_are_written(
    dialog: PurgeDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: dialog.counted is not None)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    dialog.write.setEnabled(True)
    dialog.write.click()
    assert not dialog.write.isChecked()
    assert dialog.folder is None


def test_closing_stops_the_counting(at_work: Session, qtbot: QtBot) -> None:
    dialog = PurgeDialog(at_work)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert dialog._job is not None
    assert dialog._job.control.is_cancelled
    qtbot.waitUntil(lambda: at_work.runner.is_idle)
