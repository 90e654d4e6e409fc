"""The command as a whole: exit codes, failures as text and as JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from catchlight import __version__
from catchlight.cli.main import catchlight
from catchlight.jobs import JobCancelled


def test_every_verb_says_what_it_does(run: Command) -> None:
    for name, verb in catchlight.commands.items():
        assert verb.help, name
        for subverb in getattr(verb, "commands", {}).values():
            assert subverb.help, f"{name} {subverb.name}"


def test_help_and_version_succeed(run: Command) -> None:
    assert run("--help").code == 0
    assert __version__ in run("--version").out


def test_without_a_verb_a_window_opens(run: Command, tmp_path: Path) -> None:
    assert run("--lab", tmp_path / "lab").code == 7


def test_bad_usage_ends_with_two(run: Command) -> None:
    assert run("conjure").code == 2
    assert run("search", "2026-1").code == 2


def test_a_stated_failure_ends_with_one_and_says_what_to_do(run: Command) -> None:
    answer = run("log", "show")
    assert answer.code == 1
    assert "There is no Catchlight lab" in answer.err
    assert "catchlight lab create" in answer.err


def test_with_json_a_failure_is_the_document(run_json: Command) -> None:
    answer = run_json("log", "show")
    assert answer.code == 1
    assert set(answer.document) == {"error", "hint", "facts"}


def test_without_a_lab_it_says_how_to_name_one(run_json: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CATCHLIGHT_LAB")
    assert "--lab LAB" in run_json("log", "show").document["hint"]


def test_without_a_name_nothing_is_done(run_json: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CATCHLIGHT_AS")
    answer = run_json("lab", "create", tmp_path / "other")
    assert answer.code == 1
    assert "--as NAME" in answer.document["hint"]


def test_a_cancelled_command_keeps_what_was_done(in_lab: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def cancelled(*_: object) -> None:
        raise JobCancelled

    monkeypatch.setattr("catchlight.cli.log.verify_log", cancelled)
    answer = in_lab("log", "verify")
    assert (answer.code, answer.document["error"]) == (1, "Cancelled. What was done is kept.")


def test_a_fault_of_the_program_saves_its_details(in_lab: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("seen in the file")

    monkeypatch.setattr("catchlight.cli.log.verify_log", broken)
    answer = in_lab("log", "verify")
    assert answer.code == 1
    details = Path(answer.document["facts"]["details"])
    assert "seen in the file" in details.read_text("utf-8")
    assert "Traceback" not in answer.err
    details.unlink()


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [
        sys.executable,
        "-m",
        "catchlight",
        "--as",
        "A",
        "--json",
        "lab",
        "create",
        str(tmp_path / "a lab é 日本"),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert Path(json.loads(done.stdout)["lab"]) == tmp_path / "a lab é 日本"
