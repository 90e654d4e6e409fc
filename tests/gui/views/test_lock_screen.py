import threading

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.people import NAME, PASSPHRASE

from catchlight.gui.job_runner import Job
from catchlight.gui.session import Session
from catchlight.gui.views.lock_screen import LockScreen


@pytest.fixture
def screen(at_work: Session, qtbot: QtBot) -> LockScreen:
    made = LockScreen(at_work)
    qtbot.addWidget(made)
    made.show()
    return made


def words(widget: QWidget) -> str:
    """Everything that can be read on it, also by assistive technology."""
    texts = [label.text() for label in widget.findChildren(QLabel)]
    texts += [line.text() for line in widget.findChildren(QLineEdit)]
    texts += [one.accessibleName() + one.toolTip() for one in widget.findChildren(QWidget)]
    return " ".join(texts)


def test_it_shows_no_name_but_initials_and_unlocks_with_the_passphrase(
    screen: LockScreen, at_work: Session, qtbot: QtBot
) -> None:
    at_work.lock()
    screen.begin(is_idle=True)
    assert NAME not in words(screen)
    assert "AE" in words(screen)
    assert "Nobody was at the keyboard" in screen.why.text()
    screen.form.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(at_work.actor_changed):
        screen.form.proceed.click()
    assert at_work.actor().name == NAME


def test_somebody_else_is_asked_for_a_name(screen: LockScreen, at_work: Session) -> None:
    at_work.lock()
    screen.begin(is_idle=False)
    screen.somebody_else.click()
    assert screen.form.account.isVisible()
    assert screen.form.proceed.text() == "&Sign in"
    assert screen._initials.isHidden()
    screen.somebody_else.click()
    assert not screen.form.account.isVisible()
    assert screen.form.proceed.text() == "&Unlock"


def test_the_work_under_way_is_shown_by_its_kind_and_not_by_its_name(
    screen: LockScreen, at_work: Session, qtbot: QtBot
) -> None:
    going, hold = threading.Event(), threading.Event()

    def work(job: Job) -> None:
        going.wait(10)
        job.control.step(40, 100, "the name of a file")
        hold.wait(10)

    at_work.act("Extracting – case 2026-001", work, kind="extraction")
    at_work.lock()
    screen.begin(is_idle=True)
    assert screen.work.title.text() == "Extraction"
    going.set()
    qtbot.waitUntil(lambda: screen.work.state.text() == "40 %")
    assert screen.work.bar.value() == 40
    assert "2026-001" not in words(screen)
    hold.set()
    qtbot.waitUntil(lambda: screen.work.title.text() == "The work has ended")
    assert not screen.work.bar.isVisible()


def test_without_work_nothing_is_said_of_it(screen: LockScreen, at_work: Session) -> None:
    at_work.lock()
    screen.begin(is_idle=False)
    assert not screen.work.isVisible()
