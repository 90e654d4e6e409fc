"""Claims: one at a time works on a thing; the other waits, can be cancelled, and goes on when it is free."""

import threading
from pathlib import Path

import pytest

from catchlight.errors import CatchlightError
from catchlight.jobs import JobCancelled, JobControl, Progress
from catchlight.lab.claims import claiming
from catchlight.lab.folder import Lab


def test_the_second_waits_until_the_first_is_done(lab: Lab) -> None:
    order: list[str] = []
    waiting = threading.Event()

    def report(progress: Progress) -> None:
        order.append(progress.note)
        waiting.set()

    def second() -> None:
        with claiming(lab, "exhibit-1", JobControl(report)):
            order.append("second")

    worker = threading.Thread(target=second)
    with claiming(lab, "exhibit-1", JobControl()):
        worker.start()
        assert waiting.wait(10)
        order.append("first is done")
    worker.join(10)

    assert order[-1] == "second"
    assert order.index("first is done") < order.index("second")
    assert "another process is working on this" in order[0]


def test_different_things_are_worked_on_at_once(lab: Lab) -> None:
    with claiming(lab, "exhibit-1", JobControl()), claiming(lab, "exhibit-2", JobControl()):
        pass


def test_a_job_that_waits_can_be_cancelled(lab: Lab) -> None:
    control = JobControl(lambda _: control.cancel())

    with claiming(lab, "exhibit-1", JobControl()), pytest.raises(JobCancelled), claiming(lab, "exhibit-1", control):
        pytest.fail("a claim was given twice")


def test_a_claim_ends_with_a_block_that_fails(lab: Lab) -> None:
    def fail() -> None:
        with claiming(lab, "exhibit-1", JobControl()):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    with claiming(lab, "exhibit-1", JobControl(lambda _: pytest.fail("the claim is still held"))):
        pass


def test_a_lab_folder_that_is_gone_is_stated(tmp_path: Path) -> None:
    gone = Lab(tmp_path / "gone", "id", "gone")

    with pytest.raises(CatchlightError, match="could not be written to"), claiming(gone, "gallery", JobControl()):
        pytest.fail("a claim was given in no lab")
