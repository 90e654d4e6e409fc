"""`python -m catchlight`: a window without a verb, the command line with one."""

import sys
from pathlib import Path

import pytest

from catchlight.__main__ import main


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the window was opened with."""
    calls: list[list[str]] = []

    def run_gui(argv: list[str]) -> int:
        calls.append(argv)
        return 7

    monkeypatch.setattr("catchlight.gui.app.run_gui", run_gui)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("CATCHLIGHT_LAB", raising=False)
    return calls


def test_with_a_verb_it_is_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["catchlight", "--version"])
    assert main() == 0
    assert "catchlight" in capsys.readouterr().out


def test_without_arguments_it_is_the_window(monkeypatch: pytest.MonkeyPatch, opened: list[list[str]]) -> None:
    monkeypatch.setattr(sys, "argv", ["catchlight"])
    assert main() == 7
    assert opened == [["catchlight"]]


def test_with_only_a_lab_it_is_the_window_on_that_lab(
    monkeypatch: pytest.MonkeyPatch, opened: list[list[str]], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["catchlight", "--lab", str(tmp_path)])
    assert main() == 7
    monkeypatch.setenv("CATCHLIGHT_LAB", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["catchlight"])
    assert main() == 7
    assert opened == [["catchlight", str(tmp_path)]] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no session without a display")
def test_without_a_display_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, opened: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "argv", ["catchlight"])
    assert main() == 1
    assert "catchlight demo DIR" in capsys.readouterr().err
    assert opened == []
