import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from catchlight.errors import CatchlightError
from catchlight.gui.error_dialog import ErrorDialog, Unexpected, show_failure

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"


@pytest.fixture(autouse=True)
def _own_data_folder() -> None:
    QStandardPaths.setTestModeEnabled(True)


def texts(dialog: ErrorDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_stated_failure_shows_message_hint_and_facts(qtbot: QtBot) -> None:
    dialog = show_failure(CatchlightError("It was refused.", hint="Do this.", size=12), None)
    assert "It was refused." in texts(dialog)
    assert "Do this." in texts(dialog)
    assert dialog.details.toPlainText() == "size: 12"
    dialog.close()


def test_a_bug_is_saved_with_its_traceback(qtbot: QtBot) -> None:
    def fails() -> None:
        raise ZeroDivisionError("a bug")

    with pytest.raises(ZeroDivisionError) as caught:
        fails()
    dialog = show_failure(caught.value, None)
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)) / "errors"
    newest = max(folder.glob("error-*.txt"), key=lambda file: file.stat().st_mtime)
    assert "ZeroDivisionError: a bug" in newest.read_text("utf-8")
    assert str(newest) in texts(dialog)
    newest.unlink()
    dialog.close()


def test_what_nobody_caught_in_a_thread_reaches_the_ui_thread(qtbot: QtBot) -> None:
    unexpected, caught = Unexpected(), list[BaseException]()
    unexpected.install(caught.append)
    try:
        error = ValueError("in a thread")
        hook = threading.ExceptHookArgs((ValueError, error, None, threading.current_thread()))
        worker = threading.Thread(target=lambda: threading.excepthook(hook))
        worker.start()
        worker.join()
        qtbot.waitUntil(lambda: caught == [error])
    finally:
        unexpected.uninstall()


def test_the_hooks_are_given_back() -> None:
    before = sys.excepthook
    unexpected = Unexpected()
    unexpected.install(lambda error: None)
    assert sys.excepthook != before
    unexpected.uninstall()
    assert sys.excepthook == sys.__excepthook__
    sys.excepthook = before


def test_the_program_opens_a_window_and_ends_cleanly(tmp_path: Path) -> None:
    program = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from catchlight.gui import app
made = app.make_application
def soon(argv):
    application = made(argv)
    QTimer.singleShot(300, lambda: [window.close() for window in QApplication.topLevelWidgets()])
    return application
app.make_application = soon
sys.exit(app.run_gui(["catchlight"]))
"""
    environment = dict(os.environ) | {
        "PYTHONPATH": str(DESKTOP),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_the_dialog_is_as_high_as_its_words(qtbot: QtBot) -> None:
    message = "A sentence that is long enough to need two lines of the dialog's width. " * 2
    dialog = ErrorDialog(title="x", message=message, hint="y", details="")
    qtbot.addWidget(dialog)
    dialog.show()
    labels = [one for one in dialog.findChildren(QLabel) if one.wordWrap()]
    assert all(one.height() <= one.heightForWidth(one.width()) + one.fontMetrics().height() for one in labels)


def test_what_was_typed_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    dialog = show_failure(CatchlightError("There is no case <h1>1</h1>.", hint="See <b>all</b>."), None)

    formats = {label.textFormat() for label in dialog.findChildren(QLabel) if label.text().startswith(("There", "See"))}
    assert formats == {Qt.TextFormat.PlainText}
