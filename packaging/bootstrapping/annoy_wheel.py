"""Builds annoy, which has no wheels: with portable options, once per machine; the wheel is kept."""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bootstrapping import system_packages
from bootstrapping.console import SetupFailed, announced, say, warn
from bootstrapping.installer import Installer
from bootstrapping.pins import REQUIREMENTS, fingerprint

SOURCE = REQUIREMENTS / "annoy.txt"
ZIG = REQUIREMENTS / "compiler.txt"
WITHOUT = "Without annoy there is no instant preview of a search; everything else works."

_DEFINES = ("-D_CRT_SECURE_NO_WARNINGS", "-DANNOYLIB_MULTITHREADED_BUILD")
_OPTIMISED = (*_DEFINES, "-O3", "-std=c++14", "-fpermissive")


@dataclass(frozen=True)
class Compiler:
    """A C++ compiler and how annoy's build is told of it."""

    name: str
    command: str | None  # None: setuptools finds it by itself (Visual C++)
    options: tuple[str, ...]


def portable_options(machine: str) -> tuple[str, ...]:
    """Return compiler options for any processor of this kind; annoy's own are for the building machine alone."""
    return (*_OPTIMISED, "-msse4.2") if machine.lower() in {"x86_64", "amd64"} else _OPTIMISED


def recipe() -> str:
    """Return what a built wheel depends on, as a short hash: source, options, Python and machine."""
    parts = (
        fingerprint(SOURCE),
        *portable_options(platform.machine()),
        sys.implementation.cache_tag,
        sys.platform,
        platform.machine(),
    )
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]


def kept_wheels() -> Path:
    """Return the folder, per account of this machine, where the built wheel is kept."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Catchlight" / "Cache"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "catchlight"
    return base / "wheels" / recipe()


def find_compiler() -> Compiler | None:
    """Return the system's C++ compiler, or None."""
    if sys.platform == "win32":
        return Compiler("Visual C++", None, _DEFINES) if _has_visual_cpp() else None
    else:  # noqa: RET505 - tells mypy which half belongs to which system
        for name in (os.environ.get("CXX", ""), "g++", "c++", "clang++"):
            found = shutil.which(name) if name else None
            if found:
                return Compiler(Path(found).name, found, portable_options(platform.machine()))
        return None


def _has_visual_cpp() -> bool:
    vswhere = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "Microsoft Visual Studio" / "Installer" / "vswhere.exe"
    if not vswhere.is_file():
        return False
    component = "Microsoft.VisualStudio.Component.VC.Tools.x86.x64"
    question = [str(vswhere), "-products", "*", "-requires", component, "-property", "installationPath"]
    return bool(subprocess.run(question, capture_output=True, text=True, check=False).stdout.strip())


def install_annoy(python: Path, *, installer: Installer) -> bool:
    """Install annoy from the kept wheel, or build it; return whether it is there. Nothing else fails without it."""
    kept = kept_wheels()
    if any(_install_kept(python, wheel, installer=installer) for wheel in kept.glob("annoy-*.whl")):
        return True
    try:
        _build(installer, kept)
    except SetupFailed as failed:
        if failed.half_done:
            raise
        warn("\n".join(line for line in (f"annoy could not be built. {failed}", failed.hint, WITHOUT) if line))
        return False
    if not _works(python):
        warn(f"annoy was built but does not load. {WITHOUT}")
        return False
    return True


def _install_kept(python: Path, wheel: Path, *, installer: Installer) -> bool:
    """Install a kept wheel; one that is spoilt is thrown away."""
    try:
        installer.install_local(str(wheel))
        good = _works(python)
    except SetupFailed:
        good = False
    if not good:
        wheel.unlink()
    return good


def _works(python: Path) -> bool:
    command = [str(python), "-I", "-c", "import annoy; annoy.AnnoyIndex(2, 'dot')"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _build(installer: Installer, kept: Path) -> None:
    """Build annoy's wheel, install it, and keep it."""
    _require_headers()
    compiler = find_compiler() or _install_compiler()
    with tempfile.TemporaryDirectory(prefix="catchlight-annoy-") as folder:
        scratch = Path(folder)
        if compiler is None:
            compiler, environment = _fetch_zig(installer, scratch)
        else:
            environment = {"CC": compiler.command, "CXX": compiler.command} if compiler.command else {}
        environment["ANNOY_COMPILER_ARGS"] = ",".join(compiler.options)
        with announced(f"Building annoy with {compiler.name}"):
            installer.build_wheel(SOURCE, target=scratch / "wheel", environment=environment)
        wheel = next((scratch / "wheel").glob("annoy-*.whl"))
        installer.install_local(str(wheel))
        _keep(wheel, kept)


def _require_headers() -> None:
    package = system_packages.headers_package()
    debian = system_packages.is_debians_python()
    if system_packages.has_python_headers():
        return
    if debian and system_packages.install([package]) and system_packages.has_python_headers():
        return
    hint = f"Install them with:\n  {system_packages.install_command([package, 'g++'], root=False)}" if debian else ""
    raise SetupFailed("Python's header files are missing.", hint=hint)


def _install_compiler() -> Compiler | None:
    """Install g++ where that is allowed; None where it is not, or did not help."""
    try:
        if system_packages.install(["g++"]):
            return find_compiler()
    except SetupFailed as failed:
        warn(str(failed))
    if system_packages.is_debian():
        say(f"There is no C++ compiler. For the usual one:\n  {system_packages.install_command(['g++'], root=False)}")
    return None


def _fetch_zig(installer: Installer, scratch: Path) -> tuple[Compiler, dict[str, str]]:
    """Unpack the pinned ziglang wheel, used once as a C++ compiler; return it and the environment of its build."""
    folder = scratch / "zig"
    with announced("Fetching a C++ compiler (ziglang) to build annoy with"):
        installer.install_pinned(ZIG, options=["--target", str(folder)])
    machine = platform.machine()
    command = zig_command(Path(sys.executable), machine=machine)
    environment = {
        "PYTHONPATH": str(folder),
        "ZIG_GLOBAL_CACHE_DIR": str(scratch / "zig-cache"),
        "CC": command,
        "CXX": command,
        # Python's own link command may hold options that zig's linker refuses.
        "LDSHARED": f"{command} -shared",
        "LDCXXSHARED": f"{command} -shared",
    }
    if sys.platform == "win32":
        # setuptools would look for Visual C++; this names the kind of compiler that zig stands in for.
        settings = scratch / "compiler.cfg"
        settings.write_text("[build_ext]\ncompiler = mingw32\n", encoding="utf-8")
        environment["DIST_EXTRA_CONFIG"] = str(settings)
    return Compiler("ziglang", command, portable_options(machine)), environment


def zig_command(python: Path, *, machine: str) -> str:
    """Return zig's C++ compiler as one command line; untold, it compiles for this machine's own processor."""
    processor = " -mcpu=x86_64_v2" if machine.lower() in {"x86_64", "amd64"} else ""
    return f'"{python.as_posix()}" -m ziglang c++{processor}'


def _keep(wheel: Path, kept: Path) -> None:
    """Copy a built wheel to where the next environment finds it; a half-copied one is never seen there."""
    partial = kept / f"{wheel.name}.partial"
    try:
        kept.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(wheel, partial)
        partial.replace(kept / wheel.name)
    except OSError as error:
        warn(f"The built annoy could not be kept for the next environment: {error}")
