"""Runs pip inside the environment and turns what can go wrong into plain sentences."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from bootstrapping.console import SetupFailed, show_progress
from bootstrapping.pins import read_pins

_INSTALLING = "Installing collected packages"
# What pip says -> what happened, what to do. The first that fits counts.
_REASONS = (
    (
        "DO NOT MATCH THE HASHES",
        "A downloaded package is not the one that Catchlight was tested with; nothing was installed.",
        "Do not go on with it: use another package index or wheel folder, and report the difference.",
    ),
    ("No space left", "The disk is full.", "Free some 2 GB and run this again."),
    (
        "NewConnectionError",
        "The package index cannot be reached.",
        "Connect this machine to the network, or point --wheels at a folder with the packages, and run this again.",
    ),
    (
        "No matching distribution found",
        "The package index or wheel folder does not have everything, or cannot be reached.",
        "Check the network or the folder given with --wheels, and run this again.",
    ),
)


class Installer:
    """pip in one environment, from the configured package index or from one folder of wheels."""

    def __init__(self, python: Path, *, wheels: Path | None) -> None:
        self._python = python
        self._source = ["--no-index", "--find-links", str(wheels)] if wheels else []

    def install_pinned(self, *files: Path, options: Sequence[str] = ()) -> None:
        """Install requirement files: exactly these packages, each against its hashes.

        Raises:
            SetupFailed: with the reason in a sentence.
        """
        arguments = [part for file in files for part in ("-r", str(file))]
        total = sum(len(read_pins(file)) for file in files)
        self._pip("install", "--no-compile", "--require-hashes", *self._source, *options, *arguments, total=total)

    def build_wheel(self, file: Path, *, target: Path, environment: Mapping[str, str]) -> None:
        """Build wheels from a file of source packages into `target`, with the build tools that are installed."""
        # pip's own cache may hold a wheel that was built with other compiler options: it is not asked.
        options = [
            "--no-cache-dir",
            "--no-binary",
            ":all:",
            "--no-build-isolation",
            "--require-hashes",
            "-w",
            str(target),
        ]
        self._pip("wheel", *self._source, *options, "-r", str(file), environment=environment)

    def install_local(self, *what: str) -> None:
        """Install a wheel file, or `-e` and a folder, without asking any package index."""
        self._pip("install", "--no-index", "--no-cache-dir", "--no-build-isolation", "--force-reinstall", *what)

    def _pip(self, verb: str, *arguments: str, total: int = 0, environment: Mapping[str, str] | None = None) -> None:
        common = ["--no-deps", "--no-input", "--disable-pip-version-check", "--retries", "2"]
        command = [str(self._python), "-I", "-m", "pip", verb, *common, *arguments]
        child_environment = {**os.environ, "PIP_USER": "0", "PYTHONIOENCODING": "utf-8", **(environment or {})}
        output = []
        with subprocess.Popen(
            command,
            env=child_environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as pip:
            seen = 0
            for line in pip.stdout or ():
                output.append(line)
                if total and line.startswith("Collecting "):
                    seen += 1
                    show_progress(f"{seen} of {total}: {line.split()[1]}")
                elif line.startswith(_INSTALLING):
                    show_progress("copying the files into place")
        show_progress("")
        if pip.returncode != 0:
            log = self._python.parent.parent / "pip-output.txt"
            log.write_text("".join(output), encoding="utf-8")
            raise failure("".join(output), log=log)


def failure(output: str, *, log: Path) -> SetupFailed:
    """Return what to tell about a pip run that failed with this output."""
    half_done = _INSTALLING in output
    for sign, message, hint in _REASONS:
        if sign in output:
            return SetupFailed(message, hint=hint, half_done=half_done)
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("error:", "fatal error:"))] or lines[-1:]
    return SetupFailed(f"pip failed. {' '.join(errors[:1])}", hint=f"All that it said is in {log}", half_done=half_done)
