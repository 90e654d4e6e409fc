"""Views of tabs are made when they are first shown or needed, once each."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from catchlight.gui.widgets.late_tabs import LateTabs


class Tabs(LateTabs):
    """Two tabs, of which the second is late."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[QWidget] = []
        self.addTab(QLabel("first"), "&First")
        self.add_late(self.make, "&Second")

    def make(self) -> QWidget:
        view = QLabel("second")
        self.made.append(view)
        self.put_in(1, view)
        return view


def test_a_view_is_made_when_its_tab_is_shown(qtbot: QtBot) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    assert (tabs.count(), tabs.made) == (2, [])
    for at in (1, 0, 1):
        tabs.setCurrentIndex(at)
    assert tabs.made == [tabs.currentWidget()]
    assert (tabs.count(), tabs.currentIndex(), tabs.tabText(1)) == (2, 1, "&Second")


def test_a_view_that_is_needed_before_stays_hidden_where_its_tab_is(qtbot: QtBot) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    tabs.setTabVisible(1, False)
    view = tabs.make()
    assert (tabs.currentIndex(), tabs.widget(1), tabs.isTabVisible(1)) == (0, view, False)
    tabs.setTabVisible(1, True)
    tabs.setCurrentIndex(1)
    assert tabs.made == [view]


def test_nothing_is_made_while_they_are_taken_apart(qtbot: QtBot) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    first = tabs.widget(0)
    assert first is not None
    delete(first)
    assert (tabs.currentIndex(), tabs.count(), tabs.made) == (0, 1, [])


def test_the_first_tab_is_made_when_its_page_is_shown_and_not_before(qtbot: QtBot) -> None:
    tabs = LateTabs()
    made: list[QWidget] = []
    qtbot.addWidget(tabs)

    def make() -> QWidget:
        made.append(QLabel("only"))
        tabs.put_in(0, made[-1])
        return made[-1]

    tabs.add_late(make, "&Only")
    assert made == []
    for _ in range(2):
        tabs.make_shown()
    assert made == [tabs.currentWidget()]
