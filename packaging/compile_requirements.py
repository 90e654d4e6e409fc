"""Compile `packaging/requirements/*.txt`: every package at one version with its hashes, for Linux and Windows.

Needs uv (`pip install uv`) and a package index. Run it after a change of the dependencies in pyproject.toml and commit
what it writes; Python 3.11 to 3.13 are covered. The files name no package index: that is for the machine that installs.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from bootstrapping.pins import REQUIREMENTS, read_pins

PROJECT = Path(__file__).resolve().parent.parent
# pip comes with .venv, annoy is built from its own file, opencv-python gives way to the headless build.
LEFT_OUT = ("annoy", "opencv-python", "pip")


def main() -> int:
    """Write the requirement files; `--upgrade` takes the newest versions instead of keeping the pinned ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []
    runtime = REQUIREMENTS / "runtime.txt"
    test = REQUIREMENTS / "test.txt"
    server = REQUIREMENTS / "server.txt"
    build = REQUIREMENTS / "build.txt"
    try:
        compile_file(build, ["build.in"], *upgrade)
        compile_file(REQUIREMENTS / "compiler.txt", ["compiler.in"], *upgrade)
        compile_file(REQUIREMENTS / "annoy.txt", ["annoy.in"], "--no-binary", "annoy", *upgrade)
        project = str(PROJECT / "pyproject.toml")
        overrides = ("--overrides", "overrides.in")
        leave_out = [part for name in LEFT_OUT for part in ("--no-emit-package", name)]
        compile_file(runtime, [project], *overrides, *leave_out, *upgrade)
        compile_file(
            test, [project, "--group", f"{project}:test"], *overrides, *leave_out, "-c", runtime.name, *upgrade
        )
        keep_additions(test, already=[build, runtime])
        together = ("-c", runtime.name, "-c", test.name)
        compile_file(server, [project], "--extra", "server", *overrides, *leave_out, *together, *upgrade)
        keep_additions(server, already=[build, runtime])
    except FileNotFoundError:
        print("uv is not installed: pip install uv", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"uv could not compile the requirements:\n{error.stderr}", file=sys.stderr)
        return 1
    return 0


def compile_file(target: Path, sources: list[str], *options: str) -> None:
    """Have uv compile `sources` (relative to the requirements folder) to `target`."""
    command = ["uv", "pip", "compile", *sources, "--universal", "--python-version", "3.11", "--generate-hashes"]
    command += ["--no-header", "--no-annotate", *options, "-o", target.name]
    subprocess.run(command, cwd=REQUIREMENTS, check=True, capture_output=True, text=True)
    print(f"{target.name}: {len(read_pins(target))} packages")


def keep_additions(target: Path, *, already: list[Path]) -> None:
    """Take out of `target` what is installed before it from the files `already`."""
    known = {pin.requirement for path in already for pin in read_pins(path)}
    added = [pin for pin in read_pins(target) if pin.requirement not in known]
    target.write_text("".join(pin.text for pin in added), encoding="utf-8", newline="\n")
    print(f"{target.name}: {len(added)} of them beyond {' and '.join(path.name for path in already)}")


if __name__ == "__main__":
    sys.exit(main())
