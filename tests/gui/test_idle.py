import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from catchlight.gui import idle
from catchlight.gui.idle import IdleWatch


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(idle, "_now", made)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QLineEdit(made).resize(200, 30)
    made.resize(300, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def watch(window: QWidget) -> IdleWatch:
    made = IdleWatch(window)
    made.begin(60)
    return made


def test_it_comes_once_when_nobody_did_anything_for_so_long(watch: IdleWatch, clock: Clock, qtbot: QtBot) -> None:
    watch.begin(60)
    clock.now += 59
    with qtbot.assertNotEmitted(watch.idle):
        watch._look()
    clock.now += 1
    with qtbot.waitSignal(watch.idle):
        watch._look()
    with qtbot.assertNotEmitted(watch.idle):
        watch._look()


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("what", ["key", "pointer", "button"])
def test_each_thing_somebody_does_begins_the_time_anew(
    watch: IdleWatch, window: QWidget, clock: Clock, qtbot: QtBot, what: str
) -> None:
    watch.begin(60)
    clock.now += 59
    handle = window.windowHandle()
    if what == "key":
        QTest.keyClick(handle, Qt.Key.Key_X)
    elif what == "pointer":
        QTest.mouseMove(handle, QPoint(20, 20))
        QTest.mouseMove(handle, QPoint(120, 90))
    else:
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(50, 100))
    qtbot.waitUntil(lambda: watch._since == clock.now)
    clock.now += 59
    with qtbot.assertNotEmitted(watch.idle):
        watch._look()


def test_an_ended_watch_says_nothing(watch: IdleWatch, clock: Clock, qtbot: QtBot) -> None:
    watch.end()
    clock.now += 1000
    with qtbot.assertNotEmitted(watch.idle):
        watch._look()


def test_a_sleeping_workstation_counts_as_time() -> None:
    first = idle._now()
    assert idle._now() >= first
