"""A session, a window and a lab with content for the tests of the desktop; a leaked job or thread fails its test."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.people import NAME, PASSPHRASE

import catchlight
from catchlight.gui.language import use_language
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.gui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from tests.extraction_maker import FilledLab

    from catchlight.evidence.cases import Case
    from catchlight.evidence.entry import Actor
    from catchlight.lab.folder import Lab

MODELS_SECONDS = 60_000
PROGRAM = Path(catchlight.__file__).parent


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None]:
    """A dialog that has closed itself is deleted by now: whoever registers it to be closed need not care."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    registered = getattr(item, "qt_widgets", [])
    registered[:] = [entry for entry in registered if (widget := entry[0]()) is not None and shiboken6.isValid(widget)]
    return (yield)


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """The application as the program sets it up: English, light."""
    use_language("en")
    theme.start(qapp, choice="light")


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    """No test reads or writes the settings of whoever runs it."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(autouse=True)
def _no_leaks() -> Iterator[None]:
    """Every thread that a test's session started has ended with it."""
    yield
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("catchlight")]
    assert left == []


class _Flashes(QObject):
    """Notes each part of a page or dialog that the program shows before it has a place: a window for an instant."""

    def __init__(self, item: pytest.Item) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._item = item

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and self._is_flash(watched):
            caller = sys._getframe(1)
            if Path(caller.f_code.co_filename).is_relative_to(PROGRAM):
                self.seen.append(f"{type(watched).__name__} at {caller.f_code.co_qualname}:{caller.f_lineno}")
        return False

    def _is_flash(self, widget: QWidget) -> bool:
        is_window = widget.isWindow() and widget.windowType() == Qt.WindowType.Window
        of_the_test = [entry[0]() for entry in getattr(self._item, "qt_widgets", [])]
        return is_window and not isinstance(widget, QDialog | QMainWindow) and widget not in of_the_test


@pytest.fixture(autouse=True)
def _no_flashes(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """What a test shows by itself it gives to qtbot first."""
    flashes = _Flashes(request.node)
    qapp.installEventFilter(flashes)
    yield
    qapp.removeEventFilter(flashes)
    assert flashes.seen == []


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    """A session without a lab; the models are not loaded until a test needs them."""
    made = Session(warm_up=False)
    yield made
    made.runner.cancel_all()
    made.close()
    qtbot.waitUntil(lambda: made.runner.is_idle, timeout=MODELS_SECONDS)
    made.runner.close()


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window, shown."""
    made = MainWindow(session)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.retire()


def signed_in(session: Session, qtbot: QtBot, folder: Path, *, name: str = NAME, passphrase: str = PASSPHRASE) -> None:
    """Open a lab and sign in to it."""
    with qtbot.waitSignal(session.lab_changed):
        session.open_lab(folder)
    with qtbot.waitSignal(session.actor_changed):
        session.sign_in(name, passphrase)


@pytest.fixture
def at_work(session: Session, lab: Lab, qtbot: QtBot) -> Session:
    """The session over a fresh lab, with its first account signed in."""
    signed_in(session, qtbot, lab.folder)
    return session


@pytest.fixture
def opened(window: MainWindow, at_work: Session) -> MainWindow:
    """The main window over a fresh lab, with its first account signed in."""
    return window


@pytest.fixture
def filled(lab: Lab, case: Case, actor: Actor) -> FilledLab:
    """The fresh lab's case, to be filled with extracted exhibits without extracting any."""
    from tests.extraction_maker import FilledLab

    return FilledLab(lab, case, actor)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a lab with everything in it: the demonstration's."""
    from catchlight.faces.analyst import Analyst
    from catchlight.faces.pack import DEFAULT_PACK
    from catchlight.jobs import JobControl
    from catchlight.workflows.demonstrate import demonstrate

    with Analyst(DEFAULT_PACK) as analyst:
        return demonstrate(tmp_path_factory.mktemp("demo") / "made", JobControl(), analyst=analyst).lab


@pytest.fixture
def in_demonstration(window: MainWindow, session: Session, demonstration: Path, qtbot: QtBot) -> MainWindow:
    """The main window over the demonstration's lab."""
    from catchlight.workflows.demonstrate import EXAMINER
    from catchlight.workflows.demonstrate import PASSPHRASE as PUBLISHED

    signed_in(session, qtbot, demonstration, name=EXAMINER, passphrase=PUBLISHED)
    return window
