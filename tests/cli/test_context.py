"""Progress, Ctrl-C and paths on the command line."""

import os
import signal
import sys
import time
from typing import Any

import pytest

from catchlight.cli.context import Context, in_a_line, job, plain
from catchlight.errors import CatchlightError
from catchlight.jobs import JobCancelled


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl-C on Windows")
def test_ctrl_c_cancels_at_the_next_step() -> None:
    with job() as control:
        control.step(1, 3)
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(JobCancelled):
            control.step(2, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl-C on Windows")
def test_a_second_ctrl_c_does_not_wait_for_a_step() -> None:
    def insist() -> None:
        with job():
            os.kill(os.getpid(), signal.SIGINT)
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        insist()


def test_ctrl_c_is_given_back_after_the_job() -> None:
    before = signal.getsignal(signal.SIGINT)
    with job():
        pass
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(sys.platform == "win32", reason="file names are text on Windows")
def test_a_file_name_that_is_no_text_can_be_shown() -> None:
    name = os.fsdecode(b"caf\xe9.jpg")
    assert plain(name) == "caf\\udce9.jpg"


def test_the_time_left_of_a_resumed_job_counts_from_where_it_went_on(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr("catchlight.cli.context.tqdm.update", lambda bar, _: shown.append(bar.format_dict))
    with job() as control:
        control.step(900, 1000)
        time.sleep(0.2)
        control.step(910, 1000)
    pace = (shown[-1]["n"] - shown[-1]["initial"]) / shown[-1]["elapsed"]
    assert shown[-1]["rate"] is None  # so that tqdm takes the pace since the start
    assert 20 < pace <= 50


def test_text_moves_no_cursor_and_turns_no_writing_around(capsys: pytest.CaptureFixture[str]) -> None:
    context = Context(None, "", json=False)

    context.show({}, lambda: "one\x1b[2J\ntwo\r\u202e")
    context.show_failure(CatchlightError("three\x07", hint="four\x9b"))

    out, err = capsys.readouterr()
    assert (out, err) == ("one\\x1b[2J\ntwo\\r\\u202e\n", "three\\x07\nfour\\x9b\n")


def test_a_path_in_a_line_stays_in_it() -> None:
    assert in_a_line("/a\ne2  still") == "/a\\ne2  still"
