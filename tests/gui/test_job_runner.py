import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread
from pytestqt.qtbot import QtBot

from catchlight.gui.job_runner import Job, JobRunner
from catchlight.jobs import Progress


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.cancel_all()
    qtbot.waitUntil(lambda: made.is_idle)
    made.close()


def test_a_result_arrives_in_the_ui_thread(runner: JobRunner, qtbot: QtBot) -> None:
    here = QThread.currentThread()
    arrived: list[object] = []
    job = runner.read(lambda job: threading.current_thread().name)
    job.succeeded.connect(lambda name: arrived.extend((name, QThread.currentThread() is here)))
    with qtbot.waitSignal(job.ended):
        pass
    assert arrived == ["catchlight-light_0", True]


def test_an_exception_is_handed_over_whole(runner: JobRunner, qtbot: QtBot) -> None:
    error = ValueError("as it was raised")

    def work(job: Job) -> None:
        raise error

    with qtbot.waitSignal(runner.read(work).failed) as blocker:
        pass
    assert blocker.args == [error]


def test_cancelled_is_neither_success_nor_failure(runner: JobRunner, qtbot: QtBot) -> None:
    running = threading.Event()

    def work(job: Job) -> None:
        running.set()
        while True:
            job.control.step(0)

    job = runner.analyse("endless", work)
    outcomes: list[str] = []
    job.succeeded.connect(lambda result: outcomes.append("succeeded"))
    job.failed.connect(lambda error: outcomes.append("failed"))
    job.cancelled.connect(lambda: outcomes.append("cancelled"))
    assert running.wait(5)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert outcomes == ["cancelled"]


def test_work_that_waits_is_cancelled_without_ever_beginning(runner: JobRunner, qtbot: QtBot) -> None:
    hold = threading.Event()
    first = runner.analyse("first", lambda job: hold.wait(10))
    began = threading.Event()
    second = runner.analyse("second", lambda job: began.set())
    with qtbot.waitSignal(second.cancelled):
        second.cancel()
    with qtbot.waitSignal(first.ended):
        hold.set()
    assert not began.is_set()


def test_progress_comes_at_most_twenty_times_a_second_and_the_last_one_always(runner: JobRunner, qtbot: QtBot) -> None:
    reports: list[Progress] = []
    steps = 20_000

    def work(job: Job) -> None:
        for done in range(steps + 1):
            job.control.step(done, steps)

    job = runner.analyse("many steps", work)
    job.progressed.connect(reports.append)
    with qtbot.waitSignal(job.ended):
        pass
    assert reports[-1].done == steps
    assert len(reports) <= 2 + reports[-1].seconds * 20


def test_what_the_work_tells_arrives_before_its_result(runner: JobRunner, qtbot: QtBot) -> None:
    def work(job: Job) -> str:
        job.tell("preview")
        return "exact"

    order: list[object] = []
    job = runner.analyse("search", work)
    job.told.connect(order.append)
    job.succeeded.connect(order.append)
    with qtbot.waitSignal(job.ended):
        pass
    assert order == ["preview", "exact"]


def test_ended_jobs_are_let_go_of(runner: JobRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.idle):
        for _ in range(50):
            runner.read(lambda job: None)
    assert runner.findChildren(Job) == [] or runner.is_idle


def test_other_long_work_waits_for_no_work_of_the_analyst(runner: JobRunner, qtbot: QtBot) -> None:
    hold = threading.Event()
    first = runner.analyse("extraction", lambda _job: hold.wait(10))
    beside = runner.alongside("backup", lambda _job: "done")
    assert runner.shown_jobs == [first, beside]
    with qtbot.waitSignal(beside.succeeded) as succeeded:
        pass
    assert succeeded.args == ["done"]
    assert not first.has_ended
    with qtbot.waitSignal(first.ended):
        hold.set()


def test_a_job_that_never_began_is_let_go_of_while_its_thread_is_busy(qtbot: QtBot) -> None:
    runner, gate = JobRunner(), threading.Event()
    runner.read(lambda _job: gate.wait(10))
    waiting = weakref.ref(runner.read(lambda _job: None))
    job = waiting()
    assert job is not None
    job.cancel()
    del job
    qtbot.waitUntil(lambda: len(runner._jobs) == 1)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    is_gone = waiting() is None
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    runner.close()
    assert is_gone


def test_a_job_that_has_ended_is_let_go_of_without_a_search_for_garbage(runner: JobRunner, qtbot: QtBot) -> None:
    gc.disable()
    try:
        ended = weakref.ref(runner.read(lambda job: job.control.step(1)))
        qtbot.waitUntil(lambda: not runner._jobs)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert ended() is None
    finally:
        gc.enable()
