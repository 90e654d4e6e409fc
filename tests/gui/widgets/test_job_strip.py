import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from catchlight.gui.job_runner import Job, JobRunner
from catchlight.gui.widgets.job_strip import JobStrip


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.cancel_all()
    made.close()
    qtbot.waitUntil(lambda: made.is_idle)


def test_it_follows_the_oldest_job_and_goes_with_the_last(runner: JobRunner, qtbot: QtBot) -> None:
    strip = JobStrip(runner)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    first_may_end, second_may_end = threading.Event(), threading.Event()

    def work(job: Job) -> None:
        job.control.step(1500, 3000, "clip.mp4")
        first_may_end.wait(60)

    first = runner.analyse("Extracting faces", work)
    second = runner.analyse("Verifying the log", lambda _job: second_may_end.wait(60))
    qtbot.waitUntil(lambda: strip._state.text() == "clip.mp4  ·  1,500 of 3,000  ·  50 %")
    assert (strip._title.text(), strip._waiting.text()) == ("Extracting faces", "1 more waiting")
    assert (strip._bar.value(), strip._bar.maximum(), strip._bar.accessibleName()) == (1500, 3000, "Progress")
    with qtbot.waitSignal(first.ended):
        first_may_end.set()
    assert (strip._title.text(), strip._waiting.text()) == ("Verifying the log", "")
    with qtbot.waitSignal(second.ended):
        second_may_end.set()
    assert strip.isHidden()


def test_cancel_stops_the_job_at_its_next_step_and_says_so(runner: JobRunner, qtbot: QtBot) -> None:
    strip = JobStrip(runner)
    qtbot.addWidget(strip)
    next_step = threading.Event()

    def work(job: Job) -> None:
        next_step.wait(60)
        job.control.step(1)

    job = runner.analyse("Extracting faces", work)
    strip.cancel.click()
    assert not strip.cancel.isEnabled()
    with qtbot.waitSignal(job.cancelled):
        next_step.set()


def test_the_button_says_what_stopping_keeps(runner: JobRunner, qtbot: QtBot) -> None:
    strip = JobStrip(runner)
    qtbot.addWidget(strip)
    may_end = threading.Event()
    first = runner.analyse("Extracting faces", lambda _job: may_end.wait(60), keeps="Stop, &keep what is done")
    assert (strip.cancel.text(), strip.cancel.accessibleName()) == (
        "Stop, &keep what is done",
        "Stop, keep what is done",
    )
    second = runner.analyse("Searching", lambda _job: None)
    with qtbot.waitSignals([first.ended, second.ended]):
        may_end.set()
    assert strip.cancel.accessibleName() == "Cancel"


def test_a_light_read_is_not_worth_a_strip(runner: JobRunner, qtbot: QtBot) -> None:
    strip = JobStrip(runner)
    qtbot.addWidget(strip)
    may_end = threading.Event()
    job = runner.read(lambda _job: may_end.wait(60))
    assert strip.isHidden()
    with qtbot.waitSignal(job.ended):
        may_end.set()
