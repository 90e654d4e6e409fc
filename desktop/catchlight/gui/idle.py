"""Notices that nobody is at the keyboard: no key, button or movement in any of the program's windows for a while."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_LOOK = 1000  # milliseconds
_OF_PEOPLE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.DragMove,
    }
)


class IdleWatch(QObject):
    """`idle` comes once when nobody did anything for `seconds`; a suspended workstation counts as time.

    Input is noticed at the windows, not at the application: a filter there would take part in every paint and timer.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seconds: float | None = None
        self._since = _now()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)

    def begin(self, seconds: float) -> None:
        """Watch from now on, until idle or told to end."""
        self.seconds = seconds
        self._since = _now()
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)
        self._timer.start()

    def end(self) -> None:
        """Watch no more."""
        self.seconds = None
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Somebody is there."""
        if event.type() in _OF_PEOPLE:
            self._since = _now()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # a filter that is there already would be asked twice
            window.installEventFilter(self)

    def _look(self) -> None:
        if self.seconds is not None and _now() - self._since >= self.seconds:
            self.end()
            self.idle.emit()


def _now() -> float:
    """Seconds that go on while the workstation sleeps."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)
