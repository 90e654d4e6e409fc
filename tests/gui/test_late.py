"""News for a dialog that has gone."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from catchlight.gui.late import while_there
from catchlight.gui.session import Session


def test_news_comes_to_an_owner_who_is_there(at_work: Session, qtbot: QtBot) -> None:
    owner, told = QObject(), list[int]()
    at_work.read(lambda _job: 3).succeeded.connect(while_there(owner, told.append))
    qtbot.waitUntil(lambda: at_work.runner.is_idle)
    assert told == [3]


def test_an_end_without_a_word_comes_too(at_work: Session, qtbot: QtBot) -> None:
    owner, told = QObject(), list[str]()
    at_work.read(lambda _job: 3).ended.connect(while_there(owner, lambda: told.append("ended")))
    qtbot.waitUntil(lambda: at_work.runner.is_idle)
    assert told == ["ended"]


def test_news_for_an_owner_who_has_gone_reaches_nobody(at_work: Session, qtbot: QtBot) -> None:
    owner, told = QObject(), list[int]()
    at_work.read(lambda _job: 3).succeeded.connect(while_there(owner, told.append))
    delete(owner)
    qtbot.waitUntil(lambda: at_work.runner.is_idle)
    assert told == []
