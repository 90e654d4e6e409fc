import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from tests.people import NAME, PASSPHRASE

from catchlight.errors import CatchlightError, SignInRefused
from catchlight.gui.app import Desktop
from catchlight.gui.language import use_language
from catchlight.gui.session import Session, empty_folder
from catchlight.lab.folder import Lab


def test_a_lab_is_created_by_its_first_account(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    from catchlight.evidence.log import read_log

    with qtbot.waitSignals([session.lab_changed, session.actor_changed, session.lab_created]):
        session.create_lab(tmp_path / "zaak één", name="  A. Example ", passphrase=PASSPHRASE)
    assert session.lab is not None
    assert session.actor().name == "A. Example"
    with session.lab.reading() as db:
        assert [entry.actor for entry in read_log(db)] == ["A. Example"]
    assert session.preferences.recent_labs == [tmp_path / "zaak één"]


def test_nobody_acts_without_signing_in(session: Session) -> None:
    with pytest.raises(SignInRefused, match="Nobody is signed in"):
        session.actor()


def test_a_wrong_passphrase_signs_nobody_in(session: Session, lab: Lab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.lab_changed):
        session.open_lab(lab.folder)
    job = session.sign_in(NAME, "something else")
    with qtbot.assertNotEmitted(session.failed), qtbot.waitSignal(job.failed):
        pass
    assert session.signed_in is None
    assert session.preferences.account_of(lab.folder) == ""


def test_who_signed_in_is_offered_next_time(at_work: Session, lab: Lab) -> None:
    assert at_work.actor().name == NAME
    assert at_work.preferences.account_of(lab.folder) == NAME


def test_what_was_asked_for_is_done_by_who_asked(at_work: Session, qtbot: QtBot) -> None:
    """The account may be signed out before the turn of its work comes."""
    hold, names = threading.Event(), []
    at_work.read(lambda _job: hold.wait(10))
    job = at_work.act_lightly(lambda _job: names.append(at_work.actor().name))
    at_work.signed_in = None
    with qtbot.waitSignal(job.ended):
        hold.set()
    assert names == [NAME]


def test_everything_is_refreshed_after_an_act_even_a_cancelled_one(session: Session, qtbot: QtBot, lab: Lab) -> None:
    hold = threading.Event()

    def work(job: object) -> None:
        hold.wait(10)
        job.control.step(0)  # type: ignore[attr-defined]

    job = session.act("work", work)
    job.control.cancel()
    with qtbot.waitSignal(session.acted):
        hold.set()


def test_a_stated_failure_of_a_light_write_is_told_to_who_asked(session: Session, qtbot: QtBot) -> None:
    told: list[str] = []

    def refuse(_job: object) -> None:
        raise CatchlightError("No.", hint="Ask later.")

    job = session.act_lightly(refuse, refused=lambda error: told.append(error.message))
    with qtbot.assertNotEmitted(session.failed), qtbot.waitSignal(job.ended):
        pass
    assert told == ["No."]
    with qtbot.waitSignal(session.failed):
        session.act_lightly(refuse)


def test_where_who_asked_is_gone_the_window_is_told(session: Session, qtbot: QtBot) -> None:
    class Asker(QObject):
        def refuse(self, _error: CatchlightError) -> None:
            raise AssertionError("it is gone")

    asker = Asker()

    def refuse(_job: object) -> None:
        raise CatchlightError("No.", hint="Ask later.")

    with qtbot.waitSignal(session.failed):
        session.act_lightly(refuse, refused=asker.refuse)
        delete(asker)


def test_the_demonstration_is_built_and_opened(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(session.lab_changed, timeout=110_000):
        session.demonstrate(tmp_path / "demo", title="Building the demonstration")
    assert session.lab is not None


def test_another_language_makes_the_window_anew_on_the_same_page(session: Session, qtbot: QtBot, lab: Lab) -> None:
    desktop = Desktop(session)
    desktop.window.show()
    with qtbot.waitSignal(session.lab_changed):
        session.open_lab(lab.folder)
    desktop.window.go("log")
    old = desktop.window
    qtbot.waitUntil(lambda: session.runner.is_idle)
    try:
        old.language_chosen.emit("nl")
        qtbot.waitUntil(lambda: desktop.window is not old)
        window = desktop.window
        assert window.pages.currentWidget() is window.log
        assert window.log.title.text() == "Bewijslogboek"
        qtbot.waitUntil(lambda: session.runner.is_idle)
        window.retire()
    finally:
        use_language("en")


def test_an_empty_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    assert empty_folder(tmp_path) == tmp_path
    assert empty_folder(tmp_path / "new") == tmp_path / "new"


def test_in_a_folder_that_holds_something_a_new_one_is_chosen(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    assert empty_folder(tmp_path) == tmp_path / "catchlight-demonstration-1"
    (tmp_path / "catchlight-demonstration-1").mkdir()
    assert empty_folder(tmp_path) == tmp_path / "catchlight-demonstration-2"
