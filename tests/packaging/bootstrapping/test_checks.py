import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from bootstrapping.checks import CHECKS, on_memory_disk, run_checks
from bootstrapping.environment import Environment


def run_with(codes: dict[str, int], monkeypatch: pytest.MonkeyPatch, project: Path) -> tuple[int, list[list[str]]]:
    commands: list[list[str]] = []

    def run(command: list[str], **_options: object) -> "subprocess.CompletedProcess[str]":
        commands.append([Path(command[0]).stem, *command[1:]])
        return subprocess.CompletedProcess(command, codes.get(commands[-1][0], 0))

    monkeypatch.setattr("bootstrapping.checks.subprocess.run", run)
    return run_checks(Environment(project), ["-k", "log"]), commands


def test_all_good_is_zero_and_pytest_gets_the_arguments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code, commands = run_with({}, monkeypatch, tmp_path)
    assert code == 0
    assert [command[0] for command in commands] == [check.command[0] for check in CHECKS]
    assert commands[-1] == ["pytest", *CHECKS[-1].command[1:], "-k", "log"]


def test_one_failed_check_fails_the_whole_and_the_others_still_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, commands = run_with({"mypy": 2}, monkeypatch, tmp_path)
    assert code == 1
    assert len(commands) == len(CHECKS)
    assert "Types: FAILED (exit code 2)" in capsys.readouterr().out


@pytest.mark.parametrize(("free", "variables"), [(8 << 30, ["PYTEST_DEBUG_TEMPROOT"]), (64 << 20, [])])
def test_the_tests_folders_are_in_memory_where_there_is_room(
    free: int, variables: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bootstrapping.checks.MEMORY_DISK", tmp_path)
    monkeypatch.setattr("bootstrapping.checks.shutil.disk_usage", lambda _: SimpleNamespace(free=free))
    assert list(on_memory_disk()) == variables


def test_without_a_disk_in_memory_they_are_where_they_always_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bootstrapping.checks.MEMORY_DISK", tmp_path / "none")
    assert on_memory_disk() == {}
