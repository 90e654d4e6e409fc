"""Takes every window but one off the screen while the program is locked, and puts back what was there."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import isValid


class Covering(QObject):
    """Dialogs keep what was typed in them while they are off the screen; one that opens meanwhile waits too."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._covered: list[QWidget] = []
        self.is_on = False

    def begin(self) -> None:
        """Take the other windows off the screen."""
        if self.is_on:
            return
        self.is_on = True
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for widget in self._others():
            self._take(widget)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def end(self, *, restore: bool) -> None:
        """Put them back, or close them where somebody else works now."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.is_on = False
        waiting, self._covered = self._covered, []
        for widget in waiting:
            if not isValid(widget):
                continue
            widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
            if restore:
                widget.show()
            else:
                widget.close()
                widget.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that opens while the screen is locked is not shown: it waits."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and self._is_other(watched):
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QTimer.singleShot(0, watched, lambda: self._take(watched))
        return False

    def _others(self) -> list[QWidget]:
        return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and self._is_other(widget)]

    def _is_other(self, widget: QWidget) -> bool:
        return widget.isWindow() and widget is not self._window

    def _take(self, widget: QWidget) -> None:
        if not self.is_on or not isValid(widget):
            return
        if isinstance(widget, QFileDialog):  # whoever asked for a file waits in a loop of its own
            widget.reject()
        elif widget.windowType() in {Qt.WindowType.ToolTip, Qt.WindowType.Popup}:
            widget.hide()
        elif widget not in self._covered:
            self._covered.append(widget)
            widget.hide()
