"""What the operating system must bring: Qt's libraries, Python's venv and headers. On Debian, root gets them."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from bootstrapping.console import SetupFailed, announced

# Library that Qt or OpenCV loads -> Debian package. Without these nothing starts.
OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
# Without these no window opens under X11.
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
PYTHON_VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"

_LOAD_EACH = """
import ctypes, json, sys
missing = []
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        missing.append(name)
print(json.dumps(missing))
"""
_START_QT = "import cv2\nfrom PySide6.QtWidgets import QApplication\nQApplication([])"


def install_command(packages: Iterable[str], *, root: bool) -> str:
    """Return the one command that installs Debian packages."""
    return f"{'' if root else 'sudo '}apt-get install -y {' '.join(sorted(set(packages)))}"


def missing_library_message(missing: Iterable[str], packages: Iterable[str], *, debian: bool) -> tuple[str, str]:
    """Return what to say about missing libraries, and what to do."""
    message = f"Qt cannot start: this system lacks {', '.join(sorted(missing))}."
    if debian:
        return message, f"Install them with:\n  {install_command(packages, root=False)}"
    return message, f"Install the packages that hold them; on Debian they are {' '.join(sorted(set(packages)))}."


def is_debian() -> bool:
    """Say whether Debian's packages can be installed here (Debian and its children)."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def is_root() -> bool:
    """Say whether this process may install system packages."""
    return sys.platform != "win32" and os.geteuid() == 0


def is_debians_python() -> bool:
    """Say whether the running Python is the system's own, so that Debian's packages complete it."""
    return is_debian() and sys.base_prefix == "/usr"


def install(packages: Iterable[str]) -> bool:
    """Install Debian packages when root; return whether that was done."""
    if not (is_debian() and is_root()):
        return False
    names = sorted(set(packages))
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *names]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with announced(f"Installing system packages: {' '.join(names)}"):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:  # the package lists may be missing or old
            subprocess.run(["apt-get", "update", "-q"], env=environment, capture_output=True, check=False)
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return True
    reason = (done.stderr or done.stdout).strip().splitlines()
    raise SetupFailed(
        f"The system packages could not be installed: {reason[-1] if reason else 'apt-get failed'}",
        hint=f"Run this yourself, then set up again:\n  {install_command(names, root=True)}",
    )


def require_venv() -> None:
    """Make sure that this Python can make virtual environments.

    Raises:
        SetupFailed: it cannot, and this process may not install the missing part.
    """
    if _has_ensurepip():
        return
    package = f"python{PYTHON_VERSION}-venv"
    if is_debians_python() and install([package]) and _has_ensurepip():
        return
    if is_debians_python():
        hint = f"Install the missing part with:\n  {install_command([package], root=False)}"
    else:
        hint = "Use a complete Python 3.11 to 3.13."
    raise SetupFailed("This Python cannot make virtual environments (it has no ensurepip).", hint=hint)


def _has_ensurepip() -> bool:
    command = [sys.executable, "-I", "-c", "import venv; from ensurepip import version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def has_python_headers() -> bool:
    """Say whether an extension can be compiled for this Python."""
    return (Path(sysconfig.get_path("include")) / "Python.h").exists()


def headers_package() -> str:
    """Return the Debian package with Python's headers."""
    return f"python{PYTHON_VERSION}-dev"


def ensure_qt_libraries(python: Path, *, window: bool) -> None:
    """Make sure that Qt and OpenCV load; install what is missing when root on Debian.

    Args:
        python: the environment's interpreter, with PySide6 installed.
        window: a real window is wanted; without, its libraries are installed where possible but not insisted on.

    Raises:
        SetupFailed: libraries are missing and this process may not install them.
    """
    if sys.platform == "linux":
        packages = {**OFFSCREEN_LIBRARIES, **WINDOW_LIBRARIES}
        missing = _missing(python, packages)
        if missing and install(packages[name] for name in missing):
            missing = _missing(python, packages)
        needed = [name for name in missing if window or name in OFFSCREEN_LIBRARIES]
        if needed:
            message, hint = missing_library_message(needed, [packages[name] for name in missing], debian=is_debian())
            raise SetupFailed(message, hint=hint)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    started = subprocess.run(
        [python, "-I", "-c", _START_QT], env=environment, capture_output=True, text=True, check=False
    )
    if started.returncode != 0:
        reason = started.stderr.strip().splitlines()
        raise SetupFailed(
            f"Qt does not start: {reason[-1] if reason else f'it ended with code {started.returncode}'}",
            hint="On Windows, the Microsoft Visual C++ runtime may be missing." if sys.platform == "win32" else "",
        )


def window_libraries_missing(python: Path) -> list[str]:
    """Return the libraries that a window under X11 needs and that do not load here."""
    return _missing(python, WINDOW_LIBRARIES) if sys.platform == "linux" else []


def _missing(python: Path, libraries: Iterable[str]) -> list[str]:
    found = subprocess.run([python, "-I", "-c", _LOAD_EACH, *libraries], capture_output=True, text=True, check=True)
    missing: list[str] = json.loads(found.stdout)
    return missing
