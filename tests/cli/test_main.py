"""The command as a whole: exit codes, failures as text and as JSON."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Command

from catchlight import __version__
from catchlight.cli.main import catchlight
from catchlight.jobs import JobCancelled

ROOT = Path(__file__).parents[2]


def program(*arguments: str, stdout: int = subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Catchlight as a process of its own."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.run(
        [sys.executable, "-m", "catchlight", *arguments],
        env={**os.environ, "PYTHONPATH": paths, **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )


def test_every_verb_says_what_it_does(run: Command) -> None:
    for words in commands(catchlight):
        answer = run(*words, "--help")
        assert (answer.code, answer.out.startswith("Usage: ")) == (0, True), words
        about = answer.out.split("\n\n")[1].strip()  # below a usage of one line or more
        assert about, words
        assert not about.startswith("Options:"), words


@pytest.mark.parametrize("verb", [("case", "open", "1", "--offence", "\udcff"), ("account", "disable", "\udcff")])
def test_what_is_no_text_is_refused_unless_it_is_a_file(run: Command, verb: tuple[str, ...]) -> None:
    answer = run(*verb)

    assert answer.code == 1
    assert "no text and no file: \\udcff" in answer.err


def test_help_and_version_succeed(run: Command) -> None:
    assert run("--help").code == 0
    assert __version__ in run("--version").out


def test_without_a_verb_a_window_opens(run: Command, tmp_path: Path) -> None:
    assert run("--lab", tmp_path / "lab").code == 7


def test_bad_usage_ends_with_two(run: Command) -> None:
    assert run("conjure").code == 2
    assert run("search", "2026-1").code == 2


def test_with_json_bad_usage_is_the_document(run_json: Command) -> None:
    answer = run_json("search", "2026-1")
    assert answer.code == 2
    assert set(answer.document) == {"error", "hint", "facts"}
    assert "--probe" in answer.document["error"]


def test_json_may_stand_after_the_verb_but_not_among_files(in_lab: Command, run: Command, tmp_path: Path) -> None:
    assert run("log", "verify", "--json").document["ok"] is True
    assert "refused" in run("exhibit", "add", "2026-1", "--", "--json").err


@pytest.mark.parametrize("where", ["option", "environment"])
def test_a_key_file_is_named_by_an_option_or_in_the_environment(
    in_lab: Command, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if where == "environment":
        monkeypatch.setenv("CATCHLIGHT_KEY_FILE", str(tmp_path / "none"))
    answer = in_lab(*(["--key-file", tmp_path / "none"] if where == "option" else []), "case", "list")
    assert answer.code == 1
    assert "could not be read" in answer.document["error"]


def test_verifying_the_log_needs_nobody_signed_in(in_lab: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CATCHLIGHT_AS")
    monkeypatch.delenv("CATCHLIGHT_KEY_FILE")
    before = in_lab("log", "verify").document
    assert before["ok"] is True
    assert in_lab("log", "verify").document["entries"] == before["entries"]


def test_every_command_is_documented() -> None:
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    text = "\n".join(document.read_text(encoding="utf-8") for document in documents)
    known = [" ".join(words) for words in commands(catchlight)]
    assert [words for words in known if not re.search(rf"\bcatchlight\b.*\b{words}\b", text)] == []


def commands(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    """Every command below a group, as it is typed."""
    for name, verb in group.commands.items():
        if isinstance(verb, click.Group):
            yield from commands(verb, *before, name)
        else:
            yield (*before, name)


def test_output_that_nobody_reads_on_ends_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = program("--json", "--lab", "nowhere", "log", "show", stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_output_is_utf_8_whatever_the_code_page(tmp_path: Path, key_file: Path) -> None:
    arguments = ("--as", "A", "--key-file", str(key_file), "lab", "create", str(tmp_path / "研究所"))
    done = program(*arguments, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "研究所" in done.stdout.decode("utf-8")


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


def test_the_module_runs_as_a_program(tmp_path: Path, key_file: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [
        sys.executable,
        "-m",
        "catchlight",
        "--as",
        "A",
        "--key-file",
        str(key_file),
        "--json",
        "lab",
        "create",
        str(tmp_path / "a lab é 日本"),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert Path(json.loads(done.stdout)["lab"]) == tmp_path / "a lab é 日本"
