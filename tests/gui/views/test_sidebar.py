from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.people import somebody

from catchlight.gui.session import Session
from catchlight.gui.theme import theme
from catchlight.gui.views.sidebar import Sidebar
from catchlight.lab.accounts import Role


@pytest.fixture
def sidebar(session: Session, qtbot: QtBot) -> Sidebar:
    made = Sidebar(session)
    qtbot.addWidget(made)
    return made


def test_all_but_start_need_somebody_who_is_signed_in(sidebar: Sidebar, qtbot: QtBot) -> None:
    names = [place.name for place in sidebar.places]
    with qtbot.assertNotEmitted(sidebar.chosen):
        for name in names[1:]:
            sidebar.choose(name)
    with qtbot.waitSignal(sidebar.chosen):
        sidebar.choose("start")


@pytest.mark.parametrize(
    ("roles", "first", "closed"),
    [
        ({Role.EXAMINER}, "cases", {"accounts", "keeping"}),
        ({Role.CUSTODIAN}, "gallery", {"cases", "accounts"}),
        ({Role.SUPERVISOR}, "log", {"cases", "gallery"}),
        ({Role.AUDITOR}, "cases", {"gallery", "accounts"}),
    ],
)
def test_a_role_is_offered_what_it_may_use(
    sidebar: Sidebar, session: Session, roles: set[Role], first: str, closed: set[str]
) -> None:
    session.signed_in = replace(somebody(), roles=frozenset(roles))
    session.actor_changed.emit()
    assert closed & {place.name for place in sidebar.places if sidebar.may_go(place.name)} == set()
    assert sidebar.may_go("log")
    assert sidebar.first() == first
    assert not sidebar.lock.isHidden()


def test_the_keyboard_goes_to_a_page_and_the_open_one_is_marked(
    sidebar: Sidebar, session: Session, qtbot: QtBot
) -> None:
    session.signed_in = somebody()
    session.actor_changed.emit()
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
