"""The requirement files are what uv makes of the sources, and none repeats what another installs before it."""

import os
import sys
from pathlib import Path

import pytest

import compile_requirements
from bootstrapping.pins import read_pins

UV = """#!{python}
import sys
from pathlib import Path
arguments = sys.argv[1:]
with open("asked.txt", "a") as asked:
    asked.write(" ".join(arguments) + "\\n")
pins = ["click==8.5.1", "numpy==2.4.6"] + (["pytest==9.0.0"] if "test.txt" in arguments else [])
Path(arguments[arguments.index("-o") + 1]).write_text(
    "".join(f"{{pin}} \\\\\\n    --hash=sha256:{{'a' * 64}}\\n" for pin in pins)
)
"""
_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for uv is a script")


def pins(path: Path, *requirements: str) -> Path:
    path.write_text("".join(f"{one} \\\n    --hash=sha256:{'a' * 64}\n" for one in requirements), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the requirement files, and a program path on which there is no uv."""
    made = tmp_path / "requirements"
    made.mkdir()
    (tmp_path / "bin").mkdir()
    monkeypatch.setattr(compile_requirements, "REQUIREMENTS", made)
    monkeypatch.setattr(sys, "argv", ["compile_requirements.py"])
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return made


def install_uv(folder: Path, script: str) -> None:
    """A stand-in for uv, which needs a package index."""
    program = Path(os.environ["PATH"]) / "uv"
    program.write_text(script.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)


@_POSIX
def test_every_file_is_compiled_with_hashes_for_every_system(folder: Path) -> None:
    install_uv(folder, UV)
    assert compile_requirements.main() == 0
    asked = (folder / "asked.txt").read_text(encoding="utf-8").splitlines()
    written = {path.name for path in folder.glob("*.txt")} - {"asked.txt"}
    assert written == {"annoy.txt", "build.txt", "compiler.txt", "runtime.txt", "server.txt", "test.txt"}
    assert all("--universal" in line and "--generate-hashes" in line for line in asked)
    assert not any("--upgrade" in line for line in asked)


@_POSIX
def test_the_test_file_holds_only_what_it_adds(folder: Path) -> None:
    install_uv(folder, UV)
    compile_requirements.main()
    assert [pin.requirement for pin in read_pins(folder / "test.txt")] == ["pytest==9.0.0"]


@_POSIX
def test_what_is_built_or_replaced_is_left_out_of_the_runtime(folder: Path) -> None:
    install_uv(folder, UV)
    compile_requirements.main()
    (line,) = [one for one in (folder / "asked.txt").read_text().splitlines() if one.endswith("-o runtime.txt")]
    for name in compile_requirements.LEFT_OUT:
        assert f"--no-emit-package {name}" in line


@_POSIX
def test_an_upgrade_is_asked_of_uv_for_every_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install_uv(folder, UV)
    monkeypatch.setattr(sys, "argv", ["compile_requirements.py", "--upgrade"])
    compile_requirements.main()
    assert all("--upgrade" in line for line in (folder / "asked.txt").read_text().splitlines())


@_POSIX
def test_what_uv_says_when_it_fails_is_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    install_uv(folder, "#!{python}\nimport sys\nsys.exit('no solution found')\n")
    assert compile_requirements.main() == 1
    assert "no solution found" in capsys.readouterr().err


def test_without_uv_it_is_said_what_to_install(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compile_requirements.main() == 1
    assert "pip install uv" in capsys.readouterr().err


def test_what_is_installed_before_is_taken_out_and_another_version_stays(tmp_path: Path) -> None:
    before = pins(tmp_path / "runtime.txt", "click==8.5.1", "numpy==2.4.6")
    target = pins(tmp_path / "test.txt", "click==8.5.1", "numpy==2.4.7", "pytest==9.0.0")
    compile_requirements.keep_additions(target, already=[before])
    assert [pin.requirement for pin in read_pins(target)] == ["numpy==2.4.7", "pytest==9.0.0"]
    assert all(pin.hashes for pin in read_pins(target))


def test_the_files_end_their_lines_alike_on_every_system(tmp_path: Path) -> None:
    target = pins(tmp_path / "test.txt", "pytest==9.0.0")
    compile_requirements.keep_additions(target, already=[])
    assert b"\r" not in target.read_bytes()
