"""The desktop's way in: the application, its language and theme, the window, and what catches the unexpected."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from catchlight import __version__
from catchlight.gui.collector import Collector
from catchlight.gui.error_dialog import Unexpected, show_failure
from catchlight.gui.gallery_keeper import GalleryKeeper
from catchlight.gui.language import use_language
from catchlight.gui.main_window import MainWindow
from catchlight.gui.session import Session
from catchlight.gui.theme import theme
from catchlight.resources import resources_folder

_SWITCH_SECONDS = 0.0005
"""How long a job may keep Python's lock while the window waits for it; Python's own 5 ms are felt, since one repaint
takes the lock many times."""


class Desktop(QObject):
    """The window and what outlives it: a change of language makes the window anew over the same session."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.window = self._make()

    def _make(self) -> MainWindow:
        window = MainWindow(self.session)
        window.language_chosen.connect(self._change_language, Qt.ConnectionType.QueuedConnection)
        return window

    def _change_language(self, language: str) -> None:
        """Make the window anew; while work is under way the language waits for the next start."""
        self.session.preferences.language = language
        if not self.session.runner.is_idle:
            return
        use_language(language)
        old = self.window
        self.window = self._make()
        self.window.take_over(old)
        self.window.show()
        old.retire()


def make_application(argv: Sequence[str]) -> QApplication:
    """The QApplication with name, icon, language and theme, in that order."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    QApplication.setApplicationName("Catchlight")
    QApplication.setOrganizationName("Catchlight")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("catchlight")
    application = QApplication(list(argv[:1]) or ["catchlight"])
    application.setWindowIcon(QIcon(str(resources_folder() / "icons" / "catchlight.svg")))
    return application


def run_gui(argv: Sequence[str]) -> int:
    """Open the window and stay until it is closed.

    Args:
        argv: The program's name, then optionally the folder of a lab to open.

    Returns:
        The exit code.
    """
    application = make_application(argv)
    session = Session()
    use_language(session.preferences.language)
    theme.start(application, choice=session.preferences.theme)
    session.locked.connect(Collector(session).search_all, Qt.ConnectionType.QueuedConnection)
    desktop = Desktop(session)
    GalleryKeeper(session)
    unexpected = Unexpected()
    unexpected.install(lambda error: show_failure(error, desktop.window))
    desktop.window.show()
    if len(argv) > 1:
        session.open_lab(Path(argv[1]))
    try:
        return application.exec()
    finally:
        unexpected.uninstall()
        session.runner.close()


if __name__ == "__main__":
    sys.exit(run_gui(sys.argv))
