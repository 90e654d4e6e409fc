"""Passphrases from a descriptor, a key file, and a terminal."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.cli.conftest import a_key_file
from tests.people import NAME

from catchlight.cli.passphrase import new_passphrase, passphrase_from
from catchlight.errors import CatchlightError
from catchlight.lab.folder import open_lab
from catchlight.workflows.sign_in import SignIn, sign_in

PROGRAM = (sys.executable, "-m", "catchlight")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What a terminal was asked: prompt, and whether twice."""
    questions: list[tuple[str, bool]] = []

    def prompt(text: str, *, hide_input: bool, confirmation_prompt: bool, err: bool) -> str:
        assert (hide_input, err) == (True, True)
        questions.append((text, confirmation_prompt))
        return "typed by hand"

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    return questions


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    for descriptor in (reading, writing):
        with contextlib.suppress(OSError):
            os.close(descriptor)


def given(descriptor: int | None = None, key_file: Path | None = None, *, is_new: bool = False) -> str:
    return passphrase_from(descriptor, key_file, prompt="Passphrase", is_new=is_new)


def test_it_is_the_first_line_of_the_key_file(tmp_path: Path) -> None:
    assert given(key_file=a_key_file(tmp_path / "key", "één pass phrase \nmore")) == "één pass phrase "


def test_a_descriptor_goes_before_a_key_file(tmp_path: Path, pipe: tuple[int, int]) -> None:
    os.write(pipe[1], b"through a pipe\r\n")
    assert given(pipe[0], a_key_file(tmp_path / "key")) == "through a pipe"


def test_a_descriptor_that_is_not_open_is_a_stated_failure(pipe: tuple[int, int]) -> None:
    os.close(pipe[0])
    with pytest.raises(CatchlightError, match=f"could not be read from file descriptor {pipe[0]}"):
        given(pipe[0])


@pytest.mark.parametrize("held", [b"", b"\n", b"\xff\xfe\n", b"x" * 5000])
def test_a_file_that_holds_no_passphrase_is_refused(tmp_path: Path, held: bytes) -> None:
    (tmp_path / "key").touch(mode=0o600)
    (tmp_path / "key").write_bytes(held)
    with pytest.raises(CatchlightError, match="does not begin with a passphrase"):
        given(key_file=tmp_path / "key")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="could not be read") as refused:
        given(key_file=tmp_path / "none")
    assert refused.value.facts["path"] == str(tmp_path / "none")
    with pytest.raises(CatchlightError, match="could not be read"):
        given(key_file=tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not in the mode on Windows")
def test_a_file_that_others_can_read_is_told_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = a_key_file(tmp_path / "key")
    given(key_file=key)
    assert capsys.readouterr().err == ""
    key.chmod(0o640)
    given(key_file=key)
    assert "chmod 600" in capsys.readouterr().err


@pytest.mark.parametrize("makes", [given, None])
def test_a_key_file_is_made_once_with_something_random(tmp_path: Path, makes: object) -> None:
    def chosen(path: Path) -> str:
        return new_passphrase(path, prompt="New") if makes is None else given(key_file=path, is_new=True)

    first = chosen(tmp_path / "key")
    assert len(first) >= 32
    assert chosen(tmp_path / "key") == first == given(key_file=tmp_path / "key")
    assert chosen(tmp_path / "other") != first
    if sys.platform != "win32":
        assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_a_key_file_that_cannot_be_made_is_a_stated_failure(tmp_path: Path) -> None:
    with pytest.raises(CatchlightError, match="could not be made"):
        new_passphrase(tmp_path / "no folder" / "key", prompt="New")


def test_a_terminal_is_asked_once_for_what_is_known_and_twice_for_what_is_new(asked: list[tuple[str, bool]]) -> None:
    assert given() == "typed by hand"
    assert new_passphrase(None, prompt="New") == "typed by hand"
    assert asked == [("Passphrase", False), ("New", True)]


def test_without_a_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(CatchlightError, match="no terminal") as refused:
        given()
    assert "--passphrase-fd" in refused.value.hint
    with pytest.raises(CatchlightError, match="no terminal") as refused:
        new_passphrase(None, prompt="New")
    assert "--new-key-file" in refused.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="no descriptors are handed over on Windows")
def test_a_script_hands_it_over_by_a_descriptor(tmp_path: Path, pipe: tuple[int, int]) -> None:
    os.write(pipe[1], b"through a pipe\n")
    done = subprocess.run(
        [*PROGRAM, "--passphrase-fd", str(pipe[0]), "lab", "create", str(tmp_path / "lab")],
        env=environment(),
        pass_fds=[pipe[0]],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    sign_in(open_lab(tmp_path / "lab"), SignIn(NAME, "through a pipe"))


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
def test_at_a_terminal_a_new_one_is_typed_twice_and_not_seen(tmp_path: Path) -> None:
    import pty

    terminal, inside = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "lab", "create", str(tmp_path / "lab")],
        env=environment(),
        stdin=inside,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as running:
        assert running.stderr is not None
        for prompt in (b"Passphrase of A. Example: ", b"Repeat for confirmation: "):
            told = b""
            while not told.endswith(prompt) and (read := running.stderr.read(1)):
                told += read
            assert told.endswith(prompt)
            os.write(terminal, b"typed by hand\n")
        out, _ = running.communicate(timeout=60)
    assert running.returncode == 0, out
    os.set_blocking(terminal, False)
    with contextlib.suppress(BlockingIOError):
        assert b"typed by hand" not in os.read(terminal, 4096)
    os.close(terminal)
    os.close(inside)
    sign_in(open_lab(tmp_path / "lab"), SignIn(NAME, "typed by hand"))


def environment() -> dict[str, str]:
    """Of a process that acts as A. Example and is given no passphrase."""
    paths = os.pathsep.join(path for path in sys.path if path)
    given = {key: value for key, value in os.environ.items() if not key.startswith("CATCHLIGHT_")}
    return {**given, "PYTHONPATH": paths, "CATCHLIGHT_AS": NAME, "CATCHLIGHT_DATA": os.environ["CATCHLIGHT_DATA"]}
