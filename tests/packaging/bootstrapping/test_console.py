import re
import sys
import time

import pytest

from bootstrapping.console import SetupFailed, announced, say, seconds_since, show_progress, warn


def test_work_is_announced_before_it_begins_and_timed_when_it_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    with announced("Installing packages"):
        assert capsys.readouterr().out == "Installing packages ...\n"
    assert re.fullmatch(r"  done in \d+\.\d s\.\n", capsys.readouterr().out)


def test_work_that_fails_is_never_said_to_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SetupFailed), announced("Installing packages"):
        raise SetupFailed("The disk is full.")
    assert "done" not in capsys.readouterr().out


def test_time_is_said_in_seconds() -> None:
    assert re.fullmatch(r"9\d\.\d s", seconds_since(time.monotonic() - 95))


def test_a_note_is_told_apart_from_what_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    say("Ready.")
    warn("No display.")
    assert capsys.readouterr().out == "Ready.\nNote: No display.\n"


def test_progress_stays_out_of_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    show_progress("Downloading numpy")
    assert capsys.readouterr().out == ""


def test_progress_overwrites_one_line_of_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    show_progress("Downloading " + "x" * 200)
    show_progress("Done")
    first, second = re.findall(r"\r([^\r]+)\r", capsys.readouterr().out)
    assert "\n" not in first + second
    assert len(first) == len(second) < 80


def test_a_failure_says_what_to_do_and_whether_something_was_left_half_done() -> None:
    failed = SetupFailed("The disk is full.", hint="Free some space.", half_done=True)
    assert (str(failed), failed.hint, failed.half_done) == ("The disk is full.", "Free some space.", True)
    assert not SetupFailed("Nothing happened yet.").half_done
