"""Every check of the repository: lint, format, types, layers, tests."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

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
    Check("Tests", ("pytest",)),
)


def run_checks(environment: Environment, pytest_arguments: Sequence[str]) -> int:
    """Run all checks, whatever the earlier ones say; return 0 only if each of them passed."""
    # Tests draw without a screen unless asked otherwise, and ONNX Runtime reports nothing to anyone.
    variables = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "ORT_DISABLE_TELEMETRY": "1"}
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
