"""Running the command line in this process, with the session's analyst."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.people import NAME, PASSPHRASE

from catchlight.cli.context import Context
from catchlight.cli.main import run_cli
from catchlight.faces.analyst import Analyst


@dataclass(frozen=True)
class Answer:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The one JSON document on stdout."""
        document: dict[str, Any] = json.loads(self.out)
        return document


Command = Callable[..., Answer]


@pytest.fixture
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The key file of A. Example."""
    return a_key_file(tmp_path_factory.mktemp("keys") / "example")


def a_key_file(path: Path, passphrase: str = PASSPHRASE) -> Path:
    """A file that holds a passphrase and that only its owner can read."""
    path.touch(mode=0o600)
    path.write_text(f"{passphrase}\n", encoding="utf-8")
    return path


@pytest.fixture
def run(
    tmp_path: Path,
    key_file: Path,
    analyst: Analyst,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """`run("log", "verify")`: a verb in the lab `tmp_path/lab`, signed in as A. Example by a key file."""

    def session_analyst(_: Context) -> AbstractContextManager[Analyst]:
        return nullcontext(analyst)

    monkeypatch.setattr(Context, "analyst", session_analyst)
    monkeypatch.setenv("CATCHLIGHT_LAB", str(tmp_path / "lab"))
    monkeypatch.setenv("CATCHLIGHT_AS", NAME)
    monkeypatch.setenv("CATCHLIGHT_KEY_FILE", str(key_file))

    def command(*arguments: str | Path) -> Answer:
        capsys.readouterr()
        code = run_cli([str(argument) for argument in arguments], open_window=lambda _: 7)
        out, err = capsys.readouterr()
        return Answer(code, out, err)

    return command


@pytest.fixture
def run_json(run: Command) -> Command:
    """`run` with `--json`."""
    return lambda *arguments: run("--json", *arguments)


@pytest.fixture
def in_lab(run_json: Command, tmp_path: Path) -> Command:
    """`run_json` in a lab with the case 2026-1."""
    assert run_json("lab", "create", tmp_path / "lab").code == 0
    assert run_json("case", "open", "2026-1", "--offence", "burglary").code == 0
    return run_json


@pytest.fixture
def photo(tmp_path: Path, astronaut: bytes) -> Path:
    """One face."""
    path = tmp_path / "photo.jpg"
    path.write_bytes(astronaut)
    return path


@pytest.fixture
def group(tmp_path: Path, group_photo: bytes) -> Path:
    """Six faces."""
    path = tmp_path / "group.jpg"
    path.write_bytes(group_photo)
    return path


@pytest.fixture
def manifest(tmp_path: Path, single_faces: tuple[bytes, ...], astronaut: bytes) -> Path:
    """A manifest of three of the group and the astronaut."""
    folder = tmp_path / "booking"
    folder.mkdir()
    lines = ["person_id,image,captured_on,source,legal_basis,retain_until"]
    for person, image in [
        *zip(("P-1", "P-4", "P-6"), (single_faces[index] for index in (0, 3, 5)), strict=True),
        ("P-A", astronaut),
    ]:
        (folder / f"{person}.jpg").write_bytes(image)
        lines.append(f"{person},{person}.jpg,2025-01-31,Booking desk,Police Act 1,2099-12-31")
    path = folder / "manifest.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
