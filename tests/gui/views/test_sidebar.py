import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from catchlight.gui.session import Session
from catchlight.gui.theme import theme
from catchlight.gui.views.sidebar import Sidebar


@pytest.fixture
def sidebar(session: Session, qtbot: QtBot) -> Sidebar:
    made = Sidebar(session)
    qtbot.addWidget(made)
    return made


def test_all_but_start_need_a_lab(sidebar: Sidebar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(sidebar.chosen):
        for name in ("cases", "gallery", "log"):
            sidebar.choose(name)
    sidebar.allow(has_lab=True)
    for name in ("start", "cases", "gallery", "log"):
        with qtbot.waitSignal(sidebar.chosen) as chosen:
            sidebar.choose(name)
        assert chosen.args == [name]


def test_the_keyboard_goes_to_a_page_and_the_open_one_is_marked(sidebar: Sidebar, qtbot: QtBot) -> None:
    sidebar.allow(has_lab=True)
    gallery = sidebar._buttons["gallery"]
    with qtbot.waitSignal(sidebar.chosen) as chosen:
        QTest.keyClick(gallery, Qt.Key.Key_Space)
    assert chosen.args == ["gallery"]
    sidebar.mark("log")
    assert [name for name, made in sidebar._buttons.items() if made.isChecked()] == ["log"]
    assert gallery.accessibleName() == "Gallery"


def test_settings_offer_theme_and_language(sidebar: Sidebar, session: Session, qtbot: QtBot) -> None:
    actions = {action.text(): action for action in sidebar.menu.actions()}
    with qtbot.waitSignal(sidebar.language_chosen) as chosen:
        actions["Nederlands"].trigger()
    assert chosen.args == ["nl"]
    try:
        actions["Dark"].trigger()
        assert session.preferences.theme == "dark"
        assert theme.colour("surface").lightness() < 128
    finally:
        theme.choose("light")
    assert theme.colour("surface").lightness() > 128
