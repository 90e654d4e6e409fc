import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.evidence.log_filter import LogFilter
from catchlight.gui.log_words import Names
from catchlight.gui.reads_log import LogHead
from catchlight.gui.views.log_filter import LogFilterBar

HEAD = LogHead(9, Names(), (("2026-002", "c2"), ("2026-001", "c1")), (("A. Example", "a1"), ("B. Example", "a2")))


@pytest.fixture
def bar(qtbot: QtBot) -> LogFilterBar:
    made = LogFilterBar()
    qtbot.addWidget(made)
    made.know(HEAD)
    made.show()
    return made


def test_each_choice_is_part_of_the_filter(bar: LogFilterBar, qtbot: QtBot) -> None:
    assert bar.wanted().is_empty
    with qtbot.waitSignal(bar.changed):
        bar.ask(case="c1", person="B. Example", text="gold")
    bar.kind.setCurrentIndex(bar.kind.findText("Gallery"))
    assert bar.wanted() == LogFilter("c1", "a2", ("gallery.",), "gold")
    assert bar.none.isVisible()
    with qtbot.waitSignal(bar.changed):
        bar.none.click()
    assert bar.wanted().is_empty
    assert not bar.none.isVisible()


def test_what_is_chosen_stays_where_more_becomes_known(bar: LogFilterBar) -> None:
    bar.ask(case="c1")
    bar.know(LogHead(10, Names(), (("2026-003", "c3"), *HEAD.cases), HEAD.accounts))
    assert bar.case.currentText() == "2026-001"
    bar.know(LogHead.nothing())
    assert bar.case.currentText() == "Every case"


def test_typing_asks_once(bar: LogFilterBar, qtbot: QtBot) -> None:
    asked = []
    bar.changed.connect(lambda: asked.append(bar.wanted().text))
    QTest.keyClicks(bar.text, "s12")
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["s12"]
