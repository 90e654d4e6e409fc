import pytest
from pytestqt.qtbot import QtBot

from catchlight.faces.findings import EngineFacts
from catchlight.gui.session import Session
from catchlight.gui.views.header import Header
from catchlight.lab.folder import Lab


@pytest.fixture
def header(session: Session, qtbot: QtBot) -> Header:
    made = Header(session)
    qtbot.addWidget(made)
    return made


def test_it_says_which_lab_is_open(header: Header, session: Session, lab: Lab, qtbot: QtBot) -> None:
    assert (header.lab.text(), header.models.text()) == ("No lab is open", "")
    assert header.account.isHidden()
    with qtbot.waitSignal(session.lab_changed):
        session.open_lab(lab.folder)
    assert (header.lab.text(), header.place.toolTip()) == (lab.name, str(lab.folder))
    assert header.models.text() == "Models: loading…"


def test_it_says_what_the_models_run_on_as_it_was_read_back(header: Header, session: Session) -> None:
    session._described(EngineFacts("buffalo_l", "c" * 64, "cuda", 512, "1.24.4"))
    assert header.models.text() == "Models: buffalo_l on CUDA"
    assert "c" * 64 in header.models.toolTip()
    assert "1.24.4" in header.models.toolTip()


def test_who_is_signed_in_is_shown_until_the_window_closes(header: Header, at_work: Session, qtbot: QtBot) -> None:
    assert (header.account.text(), header.account.accessibleName()) == ("A. Example", "Account: A. Example")
    menu = header.account_menu()
    words = [action.text().replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Examiner, Gallery custodian, Supervisor", "My account…", "Lock"]
    with qtbot.waitSignal(header.lock_wanted):
        menu.actions()[-1].trigger()
    header.say_closing()
    assert not header.account.isEnabled()
    assert header.models.text().startswith("Stopping the work under way")
