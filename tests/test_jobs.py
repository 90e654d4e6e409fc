"""Progress and cancellation of a job."""

import threading

import pytest

from catchlight.jobs import JobCancelled, JobControl, Progress


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still until the test moves it."""
    seconds = [100.0]
    monkeypatch.setattr("catchlight.jobs.time.monotonic", lambda: seconds[0])
    return seconds


def test_each_step_reports_what_was_done(now: list[float]) -> None:
    seen: list[Progress] = []
    control = JobControl(seen.append, _started=now[0])

    now[0] += 4
    control.step(2, 10, "a.mp4")

    assert [(report.done, report.total, report.note, report.seconds) for report in seen] == [(2, 10, "a.mp4", 4.0)]


def test_the_time_left_follows_the_pace_so_far(now: list[float]) -> None:
    seen: list[Progress] = []
    control = JobControl(seen.append)

    control.step(0, 10)
    now[0] += 6
    control.step(3, 10)

    assert [report.seconds_left for report in seen] == [None, pytest.approx(14.0)]


def test_a_resumed_job_does_not_count_what_an_earlier_run_did_as_its_own_pace(now: list[float]) -> None:
    seen: list[Progress] = []
    control = JobControl(seen.append)

    control.step(900, 1000)
    now[0] += 10
    control.step(910, 1000)

    assert [report.seconds_left for report in seen] == [None, pytest.approx(90.0)]


def test_what_is_passed_over_says_nothing_of_the_pace(now: list[float]) -> None:
    seen: list[Progress] = []
    control = JobControl(seen.append)

    for done in (1, 400, 800):
        control.step(done, 1000, passing=True)
        now[0] += 1
    now[0] += 9
    control.step(810, 1000)

    assert [report.seconds_left for report in seen] == [None, None, None, pytest.approx(190.0)]


def test_a_new_stage_of_a_job_begins_its_own_pace(now: list[float]) -> None:
    seen: list[Progress] = []
    control = JobControl(seen.append)

    control.step(0, 2)
    now[0] += 1000
    control.step(0, 100)
    now[0] += 1
    control.step(50, 100)

    assert seen[-1].seconds_left == pytest.approx(1.0)


@pytest.mark.parametrize("progress", [Progress(0, 10, "", 3.0), Progress(5, None, "", 3.0), Progress(0, 0, "", 0.0)])
def test_no_time_left_is_told_where_nobody_can_know_it(progress: Progress) -> None:
    assert progress.seconds_left is None


def test_more_done_than_expected_never_gives_a_negative_time() -> None:
    assert Progress(12, 10, "", 3.0).seconds_left == 0.0


def test_a_cancelled_job_stops_at_its_next_step_and_reports_no_more() -> None:
    seen: list[Progress] = []
    control = JobControl(seen.append)
    control.step(1)

    control.cancel()

    assert control.is_cancelled
    with pytest.raises(JobCancelled):
        control.step(2)
    assert len(seen) == 1


def test_another_thread_cancels_a_running_job() -> None:
    control = JobControl()
    begun, stopped = threading.Event(), threading.Event()

    def work() -> None:
        try:
            while True:
                control.step(0)
                begun.set()
        except JobCancelled:
            stopped.set()

    worker = threading.Thread(target=work)
    worker.start()
    assert begun.wait(10)
    control.cancel()
    worker.join(10)

    assert stopped.is_set()


def test_no_handler_of_failures_swallows_a_cancel() -> None:
    assert not issubclass(JobCancelled, Exception)
