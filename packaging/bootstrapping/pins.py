"""Reads the hash-pinned requirement files."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"


@dataclass(frozen=True)
class Pin:
    """One package at one version, as it stands in a requirement file."""

    requirement: str  # "numpy==2.4.6 ; python_full_version < '3.12'"
    hashes: tuple[str, ...]  # "sha256:..."
    text: str  # the lines as they stand in the file

    @property
    def name(self) -> str:
        """The package's name."""
        return re.split(r"[=<>!~ ;\[]", self.requirement, maxsplit=1)[0]


def read_pins(path: Path) -> list[Pin]:
    """Return the pins of one requirement file, in its order."""
    pins = []
    for block in re.findall(r"^[^\s#].*(?:\n[ \t].*)*\n?", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        requirement = re.split(r"\s*\\?\n|\s+--hash", block, maxsplit=1)[0].strip()
        pins.append(Pin(requirement, tuple(re.findall(r"--hash=(\S+)", block)), block))
    return pins


def fingerprint(*paths: Path) -> str:
    """Return one SHA-256 (hex) over the pins of requirement files; comments and line ends do not count."""
    digest = hashlib.sha256()
    for path in paths:
        for pin in read_pins(path):
            digest.update(f"{pin.requirement} {' '.join(sorted(pin.hashes))}\n".encode())
    return digest.hexdigest()
