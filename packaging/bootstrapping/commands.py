"""The two commands: `run` opens Catchlight, `test` runs every check."""

import argparse
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from bootstrapping.checks import run_checks
from bootstrapping.console import SetupFailed, say
from bootstrapping.environment import Environment

INTERRUPTED = 130


def main(arguments: Sequence[str], *, usage: str) -> int:
    """Carry out one command line; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a path or a compiler may use letters that the terminal lacks
    own, passed_on = split_arguments(arguments)
    parser = argparse.ArgumentParser(usage=usage)
    parser.add_argument("command", choices=["run", "test"])
    parser.add_argument("--wheels", type=Path, metavar="DIR")
    parser.add_argument("--server", action="store_true")
    options = parser.parse_args(own)
    if options.wheels and not options.wheels.is_dir():
        parser.error(f"{options.wheels} is not a folder")
    environment = Environment(wheels=options.wheels and options.wheels.resolve())
    try:
        if options.command == "test":
            environment.prepare(tests=True, window=False)
            return run_checks(environment, passed_on)
        return _run(environment, passed_on, server=options.server)
    except SetupFailed as failed:
        print(f"\n{failed}\n{failed.hint}".rstrip(), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"\nThe set-up could not go on: {error}\nCheck the free space and the permissions.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted. The next run goes on from here.", file=sys.stderr)
        return INTERRUPTED


def split_arguments(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what is for the set-up and what, after `--`, is passed on."""
    if "--" not in arguments:
        return list(arguments), []
    at = list(arguments).index("--")
    return list(arguments[:at]), list(arguments[at + 1 :])


def has_display(environment: Mapping[str, str], *, system: str) -> bool:
    """Say whether a window can be shown; a platform plugin that was asked for by name is taken at its word."""
    return system != "linux" or any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _run(environment: Environment, arguments: list[str], *, server: bool) -> int:
    display = has_display(os.environ, system=sys.platform)
    environment.prepare(tests=False, window=display and not arguments, server=server)
    if not display and not arguments:
        folder = Path(tempfile.mkdtemp(prefix="catchlight-")) / "demonstration"
        say(f"There is no display to open a window on: here is the demonstration instead, in {folder}")
        arguments = ["demo", str(folder)]
    return hand_over([str(environment.python), "-m", "catchlight", *arguments])


def hand_over(command: list[str]) -> int:  # noqa: RET503 - execv does not return
    """Let `command` take this process's place; where systems do not know that, wait for it and return its exit code."""
    sys.stdout.flush()
    if sys.platform == "win32":
        with subprocess.Popen(command) as child:
            while True:
                try:
                    return child.wait()
                except KeyboardInterrupt:
                    continue  # the child had it too, and decides
    else:
        os.execv(command[0], command)  # noqa: S606 - signals and the exit code are then the program's own
