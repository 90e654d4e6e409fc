import gc
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from tests.gui.conftest import signed_in
from tests.people import NAME, PASSPHRASE, enlisted

from catchlight.errors import CatchlightError, SignInRefused
from catchlight.gui.app import Desktop
from catchlight.gui.job_runner import Job
from catchlight.gui.language import use_language
from catchlight.gui.session import Session, empty_folder
from catchlight.jobs import JobControl
from catchlight.lab.accounts import Role, add_account
from catchlight.lab.database import transaction
from catchlight.lab.folder import Lab
from catchlight.workflows.new_account import new_account
from catchlight.workflows.verify_log import verify_log


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


def actions(lab: Lab) -> list[str]:
    """What the log holds, oldest first."""
    from catchlight.evidence.log import read_log

    with lab.reading() as db:
        return [entry.document["action"] for entry in read_log(db)]


def test_the_lock_takes_the_key_out_of_memory_and_logs_it(at_work: Session, lab: Lab, qtbot: QtBot) -> None:
    key = weakref.ref(at_work.actor().key)
    with qtbot.waitSignals([at_work.locked, at_work.actor_changed]):
        at_work.lock("idle")
    qtbot.waitUntil(lambda: at_work.runner.is_idle)

    def is_gone() -> bool:
        gc.collect()
        return key() is None

    qtbot.waitUntil(is_gone)
    assert (at_work.is_locked, at_work.locked_name) == (True, NAME)
    assert actions(lab)[-1] == "account.signed_out"
    with pytest.raises(SignInRefused):
        at_work.actor()


def test_the_same_account_finds_its_work_again_and_another_one_finds_nothing(
    at_work: Session, lab: Lab, qtbot: QtBot
) -> None:
    with lab.reading() as db, transaction(db):
        enlisted(db, "B. Example", (Role.AUDITOR,))
    at_work.lock()
    with qtbot.assertNotEmitted(at_work.forgotten), qtbot.waitSignal(at_work.actor_changed):
        at_work.sign_in(NAME, PASSPHRASE)
    assert not at_work.pictures.are_hidden
    at_work.lock()
    with qtbot.waitSignals([at_work.forgotten, at_work.actor_changed]):
        at_work.sign_in("B. Example", PASSPHRASE)
    assert (at_work.actor().name, at_work.pictures.are_hidden) == ("B. Example", True)


def test_a_long_job_goes_on_behind_the_lock_with_a_key_of_its_own(at_work: Session, lab: Lab, qtbot: QtBot) -> None:
    from catchlight.evidence.log import acting

    running, hold = threading.Event(), threading.Event()

    def work(_job: Job) -> None:
        running.set()
        hold.wait(10)
        with lab.reading() as db, acting(lab, db, at_work.actor()) as act:
            act.log("extraction.started")

    own = at_work.actor().key.key_id
    job = at_work.act("Extracting", work, kind="extraction")
    qtbot.waitUntil(running.is_set)
    at_work.lock()
    qtbot.waitUntil(lambda: actions(lab)[-1] == "account.signed_out")
    with qtbot.waitSignal(job.succeeded):
        hold.set()
    assert actions(lab)[-4:] == ["job.delegated", "account.signed_out", "extraction.started", "job.ended"]
    with lab.reading() as db:
        (signer,) = db.conn.execute("SELECT signer FROM log ORDER BY sequence DESC LIMIT 1").fetchone()
    assert signer != own
    assert verify_log(lab, JobControl()).problems == ()


def test_a_job_that_never_began_leaves_no_key_behind(at_work: Session, lab: Lab, qtbot: QtBot) -> None:
    hold = threading.Event()
    first = at_work.act("first", lambda _job: hold.wait(10))
    second = at_work.act("second", lambda _job: None, kind="search")
    qtbot.waitUntil(lambda: actions(lab)[-1] == "job.delegated")
    with qtbot.waitSignal(second.cancelled):
        second.cancel()
    with qtbot.waitSignal(first.ended):
        hold.set()
    qtbot.waitUntil(lambda: actions(lab)[-1] == "job.ended")


def test_a_checkpoint_that_could_not_be_left_is_told(
    at_work: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("CATCHLIGHT_DATA", str(tmp_path / "file"))
    with qtbot.waitSignal(at_work.checkpoint_kept_back) as told:
        at_work.lock()
    assert len(told.args[0]) == 1


def test_closing_signs_out(at_work: Session, lab: Lab, qtbot: QtBot) -> None:
    at_work.close()
    qtbot.waitUntil(lambda: at_work.runner.is_idle)
    assert actions(lab)[-1] == "account.signed_out"


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
    assert session.actor().name == "Demo examiner"
    assert session.preferences.is_demonstration(session.lab.folder)


def test_a_demonstration_that_was_built_here_signs_in_by_itself_again(session: Session, lab: Lab, qtbot: QtBot) -> None:
    from catchlight.workflows.demonstrate import EXAMINER
    from catchlight.workflows.demonstrate import PASSPHRASE as PUBLISHED

    with lab.reading() as db, transaction(db):
        account, wrapped, _ = new_account(EXAMINER, PUBLISHED, roles={Role.EXAMINER})
        add_account(db, account, wrapped)
    assert not session.preferences.is_demonstration(lab.folder)
    session.preferences.remember_demonstration(lab.folder)
    with qtbot.waitSignal(session.demonstrated):
        session.open_lab(lab.folder)
    assert session.actor().name == EXAMINER


def test_another_language_makes_the_window_anew_on_the_same_page(session: Session, qtbot: QtBot, lab: Lab) -> None:
    desktop = Desktop(session)
    desktop.window.show()
    signed_in(session, qtbot, lab.folder)
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
