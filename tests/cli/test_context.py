"""Progress, Ctrl-C and paths on the command line."""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Command

from catchlight.cli.context import Context, in_a_line, job, plain
from catchlight.errors import CatchlightError
from catchlight.evidence.log import read_log
from catchlight.jobs import JobCancelled
from catchlight.lab.folder import open_lab


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


def actions(folder: Path) -> list[str]:
    lab = open_lab(folder / "lab")
    with lab.reading() as db:
        return [entry.document["action"] for entry in read_log(db)]


def test_a_command_signs_in_and_out_around_what_it_does(in_lab: Command, tmp_path: Path) -> None:
    before = len(actions(tmp_path))
    in_lab("case", "open", "2026-2", "--offence", "fraud")
    assert actions(tmp_path)[before:] == ["account.signed_in", "case.opened", "account.signed_out"]
    in_lab("exhibit", "list", "2026-2")
    assert actions(tmp_path)[before + 3 :] == ["account.signed_in", "case.consulted", "account.signed_out"]


def test_a_command_that_fails_signs_out_too(in_lab: Command, tmp_path: Path) -> None:
    for arguments in (("case", "open", "2026-1", "--offence", "fraud"), ("exhibit", "add", "2026-1", "none.jpg")):
        assert in_lab(*arguments).code == 1
        assert actions(tmp_path)[-2:] == ["account.signed_in", "account.signed_out"]


def test_a_command_leaves_the_newest_checkpoint_and_tells_where_it_could_not(
    in_lab: Command, run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = tmp_path / "lab" / "checkpoints" / "newest.note"
    assert newest.read_text(encoding="utf-8").splitlines()[1] == str(len(actions(tmp_path)))
    (tmp_path / "no folder").touch()
    monkeypatch.setenv("CATCHLIGHT_DATA", str(tmp_path / "no folder"))
    answer = run("case", "list")
    assert (answer.code, answer.err.count("\n")) == (0, 1)
    assert "was not left everywhere: the checkpoint could not be left on this workstation" in answer.err
    assert newest.read_text(encoding="utf-8").splitlines()[1] == str(len(actions(tmp_path)))


def test_an_end_that_cannot_be_logged_is_told_and_what_was_done_stands(
    in_lab: Command, run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise CatchlightError("The disk is full.", hint="Free some space.")

    monkeypatch.setattr("catchlight.cli.context.sign_out", full)
    answer = run("case", "open", "2026-2", "--offence", "fraud")
    assert (answer.code, answer.out) == (0, "The case 2026-2 (fraud) is open.\n")
    assert "could not be logged: The disk is full.\nFree some space." in answer.err
    assert actions(tmp_path)[-1] == "case.opened"
