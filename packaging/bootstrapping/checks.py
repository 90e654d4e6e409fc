"""Every check of the repository: lint, format, types, layers, tests."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrapping.console import say, seconds_since
from bootstrapping.environment import Environment


@dataclass(frozen=True)
class Check:
    """One check: what it is called and the command after the environment's script folder."""

    name: str
    command: tuple[str, ...]


CHECKS = (
    Check("Lint", ("ruff", "check", ".")),
    Check("Format", ("ruff", "format", "--check", ".")),
    Check("Types", ("mypy",)),
    Check("Layers", ("lint-imports",)),
    # Each process goes through the tests in their order and ends with those that another one has not come to.
    Check("Tests", ("pytest", "--numprocesses=logical", "--maxprocesses=4", "--dist=worksteal")),
)
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - pytest makes a folder of its own in it
MEMORY_DISK_BYTES = 4 << 30


def run_checks(environment: Environment, pytest_arguments: Sequence[str]) -> int:
    """Run all checks, whatever the earlier ones say; return 0 only if each of them passed."""
    # Tests draw without a screen unless asked otherwise, and ONNX Runtime reports nothing to anyone.
    variables = {"QT_QPA_PLATFORM": "offscreen", **on_memory_disk(), **os.environ, "ORT_DISABLE_TELEMETRY": "1"}
    lines = []
    failed = 0
    for check in CHECKS:
        say(f"\n== {check.name}: {' '.join(check.command)}")
        begun = time.monotonic()
        extra = pytest_arguments if check.command[0] == "pytest" else ()
        suffix = ".exe" if sys.platform == "win32" else ""
        command = [str(environment.scripts / f"{check.command[0]}{suffix}"), *check.command[1:], *extra]
        code = subprocess.run(command, cwd=environment.project, env=variables, check=False).returncode
        failed += code != 0
        lines.append(f"{check.name}: {'good' if code == 0 else f'FAILED (exit code {code})'}, {seconds_since(begun)}")
    say("\n" + "\n".join(lines))
    return 1 if failed else 0


def on_memory_disk() -> dict[str, str]:
    """The variable that puts the tests' folders on Linux's disk in memory, where there is room: labs flush each act."""
    has_room = MEMORY_DISK.is_dir() and shutil.disk_usage(MEMORY_DISK).free >= MEMORY_DISK_BYTES
    return {"PYTEST_DEBUG_TEMPROOT": str(MEMORY_DISK)} if has_room else {}
