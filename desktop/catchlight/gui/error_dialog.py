"""How failures are shown: a stated one with its hint and facts, a bug with details saved to a file."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QStandardPaths,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from catchlight import __version__
from catchlight.errors import CatchlightError
from catchlight.gui.core_words import told
from catchlight.gui.icons import pixmap

_log = logging.getLogger("catchlight.gui")


class ErrorDialog(QDialog):
    """One failure: what happened and what was kept, what to do next, and the details on request."""

    def __init__(self, *, title: str, message: str, hint: str, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        picture = QLabel()
        picture.setPixmap(pixmap("limited", 32, colour="warn", ratio=self.devicePixelRatioF()))
        heading = QLabel(message)
        heading.setProperty("role", "heading")
        advice = QLabel(hint)
        for label in (heading, advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = QPlainTextEdit(details, readOnly=True)
        self.details.hide()
        self.details.setProperty("role", "code")
        self.details.setMinimumHeight(180)
        self.details.setAccessibleName(self.tr("Details"))
        self._more = QPushButton(self.tr("Show &details"), self)
        self._more.setVisible(bool(details))
        self._more.clicked.connect(self._toggle)
        self._copy = QPushButton(self.tr("&Copy details"), self)
        self._copy.setVisible(bool(details))
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(f"{message}\n{hint}\n\n{details}"))
        close = QPushButton(self.tr("C&lose"), default=True)
        close.setProperty("kind", "primary")
        close.clicked.connect(self.accept)
        text = QVBoxLayout()
        text.setSpacing(8)
        text.addWidget(heading)
        text.addWidget(advice)
        text.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(text, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._more)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(18)
        layout.addLayout(top)
        layout.addWidget(self.details)
        layout.addLayout(buttons)
        close.setFocus()
        self._fit()

    def _fit(self) -> None:
        """As high as the wrapped words are at this width; a layout alone leaves room for many more lines."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(self.minimumWidth(), self.minimumSizeHint().width())
            self.resize(width, layout.totalHeightForWidth(width))

    def _toggle(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self._more.setText(self.tr("Show &details") if self.details.isHidden() else self.tr("Hide &details"))
        self._fit()


def show_failure(error: BaseException, parent: QWidget | None) -> ErrorDialog:
    """Show why something did not happen; a bug's details are saved to a file first."""
    if isinstance(error, CatchlightError):
        facts = "\n".join(f"{name}: {value}" for name, value in error.facts.items())
        title = QCoreApplication.translate("error", "This was not done")
        dialog = ErrorDialog(
            title=title, message=told(error.message), hint=told(error.hint), details=facts, parent=parent
        )
    else:
        details = _details(error)
        saved = _save(details)
        dialog = ErrorDialog(
            title=QCoreApplication.translate("error", "Unexpected error"),
            message=QCoreApplication.translate(
                "error", "Catchlight met an error that it does not know. What was committed before is kept."
            ),
            hint=QCoreApplication.translate("error", "The details were saved in {file}.").format(file=saved)
            if saved is not None
            else QCoreApplication.translate("error", "The details could not be saved; copy them from here."),
            details=details,
            parent=parent,
        )
    dialog.open()
    return dialog


class Unexpected(QObject):
    """Catches what nobody caught, in any thread, and brings it to the UI thread."""

    caught = Signal(object)

    def install(self, show: Callable[[BaseException], object]) -> None:
        """From now on `show` is called, in the UI thread, with every exception that nobody caught."""
        self.caught.connect(show, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._in_main
        threading.excepthook = self._in_thread
        qInstallMessageHandler(_on_qt_message)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        self.caught.disconnect()

    def _in_main(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            self.caught.emit(error)

    def _in_thread(self, hook: threading.ExceptHookArgs) -> None:
        threading.__excepthook__(hook)
        if hook.exc_value is not None:
            self.caught.emit(hook.exc_value)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    levels = {
        QtMsgType.QtDebugMsg: logging.DEBUG,
        QtMsgType.QtInfoMsg: logging.INFO,
        QtMsgType.QtWarningMsg: logging.WARNING,
    }
    _log.log(levels.get(kind, logging.ERROR), "Qt: %s", message)


def _details(error: BaseException) -> str:
    facts = f"Catchlight {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return f"{facts}\n\n{''.join(traceback.format_exception(error))}"


def _save(details: str) -> Path | None:
    """Keep the details of a bug in the program's own data folder; None where that cannot be done."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    file = Path(place) / "errors" / f"error-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(details, encoding="utf-8")
    except OSError:
        return None
    return file
