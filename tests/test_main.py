"""`python -m catchlight`: a window without arguments, the command line with them."""

import sys

import pytest

from catchlight.__main__ import main


def test_with_arguments_it_is_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["catchlight", "--version"])
    assert main() == 0
    assert "catchlight" in capsys.readouterr().out


def test_without_arguments_it_is_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    import catchlight.gui.app

    monkeypatch.setattr(sys, "argv", ["catchlight"])
    monkeypatch.setattr(catchlight.gui.app, "run_gui", lambda argv: 7 if argv == ["catchlight"] else 1)
    assert main() == 7
