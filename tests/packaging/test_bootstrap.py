"""The file that a bare Python runs first."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import bootstrap

BOOTSTRAP = Path(bootstrap.__file__)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_supported_pythons_are_accepted(version: tuple[int, int]) -> None:
    assert bootstrap.is_supported(version)


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 14)])
def test_another_python_is_refused_by_name(version: tuple[int, int]) -> None:
    assert not bootstrap.is_supported(version)
    assert f"this is Python {version[0]}.{version[1]}." in bootstrap.refusal(version, [])


def test_refusal_names_the_python_that_will_do() -> None:
    assert "python3.12 packaging/bootstrap.py run" in bootstrap.refusal((3, 9), ["python3.12", "python3.11"])


def test_older_pythons_can_read_the_file_that_refuses_them() -> None:
    ast.parse(BOOTSTRAP.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_an_unknown_command_ends_with_the_usage() -> None:
    answer = subprocess.run([sys.executable, BOOTSTRAP, "polish"], capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "bootstrap.py run" in answer.stderr


def test_a_wheel_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, str(BOOTSTRAP), "run", "--wheels", str(tmp_path / "nowhere")]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "is not a folder" in answer.stderr


def test_the_set_up_needs_only_the_standard_library() -> None:
    allowed = {*sys.stdlib_module_names, "bootstrapping"}
    for file in [BOOTSTRAP, *(BOOTSTRAP.parent / "bootstrapping").glob("*.py")]:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {name.partition(".")[0] for name in imported} <= allowed, file.name
