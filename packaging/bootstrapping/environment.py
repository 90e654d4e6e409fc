"""The checkout's `.venv`: made once, known by a stamp, made anew when something it was made from has changed."""

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bootstrapping import annoy_wheel, system_packages
from bootstrapping.console import SetupFailed, announced, say, seconds_since, warn
from bootstrapping.installer import Installer
from bootstrapping.pins import REQUIREMENTS, fingerprint, read_pins

PROJECT = Path(__file__).resolve().parent.parent.parent
RUNTIME = (REQUIREMENTS / "build.txt", REQUIREMENTS / "runtime.txt")
TEST = (REQUIREMENTS / "test.txt",)
SERVER = (REQUIREMENTS / "server.txt",)
_PURPOSES = {"runtime": "Catchlight needs", "test": "the checks need on top", "server": "a gallery server needs on top"}


@dataclass
class Stamp:
    """What the environment was made for and what is in it: step -> fingerprint of what the step was made from."""

    made_for: str = ""
    done: dict[str, str] = field(default_factory=dict)
    begun: str | None = None  # a step that was begun and not ended: its packages may be half there
    annoy_tried: str = ""  # the last attempt that failed


def machine_identity(folder: Path) -> str:
    """Return what ties an environment to its place: kind of Python, system, and its own path (its scripts hold it)."""
    return f"{sys.implementation.cache_tag} {sys.platform} {platform.machine()} {folder}"


def is_alive(folder: Path) -> bool:
    """Say whether the Python that an environment was made from is still there."""
    try:
        lines = (folder / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    return any(Path(line.partition("=")[2].strip()).is_dir() for line in lines if line.startswith("home"))


def read_stamp(path: Path) -> Stamp:
    """Return the stamp; an empty one where it is missing or unreadable, so that the environment is made anew."""
    try:
        return Stamp(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Stamp()


def link_fingerprint(pyproject: Path) -> str:
    """Return a hash of the parts of pyproject.toml that the installed link to this checkout is made from."""
    parsed = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    project = {key: value for key, value in parsed["project"].items() if not key.endswith("dependencies")}
    relevant = {"project": project, "setuptools": parsed["tool"]["setuptools"]}
    return hashlib.sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()


def is_reusable(stamp: Stamp, *, made_for: str, layers: dict[str, str]) -> bool:
    """Say whether an environment can be completed as it is, rather than made anew."""
    unchanged = all(stamp.done.get(layer, wanted) == wanted for layer, wanted in layers.items())
    return stamp.made_for == made_for and stamp.begun is None and unchanged


class Environment:
    """`.venv` beside pyproject.toml, and the steps that fill it."""

    def __init__(self, project: Path = PROJECT, *, wheels: Path | None = None) -> None:
        self.project = project
        self.folder = project / ".venv"
        self.scripts = self.folder / ("Scripts" if sys.platform == "win32" else "bin")
        self.python = self.scripts / ("python.exe" if sys.platform == "win32" else "python")
        self._stamp_file = self.folder / "catchlight-setup.json"
        self._stamp = Stamp()
        self._installer = Installer(self.python, wheels=wheels)

    def prepare(self, *, tests: bool, window: bool, server: bool = False) -> None:
        """Make the environment what this checkout needs; nothing is done, and no network asked, when it is so already.

        Args:
            tests: also what the checks need.
            window: a real window will be opened, so its system libraries are required.
            server: also what a gallery server needs; the checks try it too.

        Raises:
            SetupFailed: with what to do about it.
        """
        begun = time.monotonic()
        with self._alone():
            self._stamp = read_stamp(self._stamp_file)
            layers = {"runtime": fingerprint(*RUNTIME), "test": fingerprint(*TEST), "server": fingerprint(*SERVER)}
            made_for = machine_identity(self.folder)
            if not (is_alive(self.folder) and is_reusable(self._stamp, made_for=made_for, layers=layers)):
                self._make_anew(made_for)
            changed = self._install("runtime", layers["runtime"], RUNTIME)
            changed |= tests and self._install("test", layers["test"], TEST)
            changed |= (tests or server) and self._install("server", layers["server"], SERVER)
            changed |= self._step("link", link_fingerprint(self.project / "pyproject.toml"), self._link)
            changed |= self._add_annoy()
            changed |= self._check_libraries(window=window)
        if changed:
            say(f"Set up in {seconds_since(begun)}.")

    def _make_anew(self, made_for: str) -> None:
        if Path(sys.prefix).resolve() == self.folder.resolve():
            raise SetupFailed(
                "The environment must be made anew and cannot do so from inside itself.",
                hint="Run this with the system's Python instead of .venv's.",
            )
        system_packages.require_venv()
        if self.folder.exists():
            say("The environment in .venv was made for something else, or not finished; it is made anew.")
            try:
                shutil.rmtree(self.folder)
            except OSError as error:
                raise SetupFailed(
                    f"{self.folder} could not be removed: {error}", hint="Close Catchlight and run this again."
                ) from error
        with announced(f"Making an environment for Python {system_packages.PYTHON_VERSION} in .venv"):
            made = subprocess.run(
                [sys.executable, "-I", "-m", "venv", self.folder], capture_output=True, text=True, check=False
            )
            if made.returncode != 0:
                raise SetupFailed(f"It could not be made: {(made.stdout + made.stderr).strip()}")
        self._stamp = Stamp(made_for=made_for)
        self._save()

    def _install(self, step: str, wanted: str, files: tuple[Path, ...]) -> bool:
        """Install requirement files, then byte-compile: uncompiled imports take two and a half times as long."""

        def work() -> None:
            packages = sum(len(read_pins(file)) for file in files)
            with announced(f"Installing the {packages} packages that {_PURPOSES[step]}"):
                self._installer.install_pinned(*files)
                subprocess.run(
                    [self.python, "-I", "-m", "compileall", "-qq", "-j", "0", self.folder],
                    check=False,
                    capture_output=True,
                )

        return self._step(step, wanted, work)

    def _link(self) -> None:
        """Let `catchlight` be imported and called from this checkout's own files."""
        with announced("Putting the catchlight command into .venv"):
            self._installer.install_local("-e", str(self.project))

    def _add_annoy(self) -> bool:
        wanted = annoy_wheel.recipe()
        if self._stamp.done.get("annoy") == wanted:
            return False
        compiler = annoy_wheel.find_compiler()
        attempt = f"{wanted} {compiler.name if compiler else 'no compiler'} {datetime.now(UTC).date()}"
        if self._stamp.annoy_tried == attempt:
            warn(f"annoy could not be built on this machine today. {annoy_wheel.WITHOUT}")
            return False
        self._begin("annoy")
        if annoy_wheel.install_annoy(self.python, installer=self._installer):
            self._stamp.done["annoy"] = wanted
        else:
            self._stamp.annoy_tried = attempt
        self._end()
        return True

    def _check_libraries(self, *, window: bool) -> bool:
        """Check Qt's system libraries until they have been found once."""
        wanted = "window" if window else "offscreen"
        if self._stamp.done.get("libraries") in {wanted, "window"}:
            return False
        with announced("Checking that Qt starts"):
            system_packages.ensure_qt_libraries(self.python, window=window)
        complete = not system_packages.window_libraries_missing(self.python)
        self._stamp.done["libraries"] = "window" if complete else wanted
        self._save()
        return True

    def _step(self, name: str, wanted: str, work: Callable[[], None]) -> bool:
        """Do `work` unless it was done for the same `wanted`; return whether it was done now."""
        if self._stamp.done.get(name) == wanted:
            return False
        self._begin(name)
        try:
            work()
        except SetupFailed as failed:
            if not failed.half_done:  # it failed before anything was installed: what is there stays good
                self._end()
            raise
        self._stamp.done[name] = wanted
        self._end()
        return True

    def _begin(self, step: str) -> None:
        self._stamp.begun = step
        self._save()

    def _end(self) -> None:
        self._stamp.begun = None
        self._save()

    def _save(self) -> None:
        partial = self._stamp_file.with_suffix(".partial")
        partial.write_text(json.dumps(asdict(self._stamp), indent=2) + "\n", encoding="utf-8")
        partial.replace(self._stamp_file)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep two set-ups out of one `.venv`; the system frees the lock of one that was killed."""
        with (self.project / ".venv.lock").open("a+b") as lock:
            _lock(lock.fileno())
            yield


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # tries for ten seconds
            except OSError:
                say("Another set-up of this checkout is working; waiting for it.")
            else:
                return

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up of this checkout is working; waiting for it.")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
